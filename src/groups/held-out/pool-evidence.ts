/** Evidence of a group, and of its members, against the pool: all traces at once, each post bet on once. */
import { logEOf, TiltedBets } from "../../stats/index.js";
import { type Blend, blended } from "./blend.js";
import {
  chancesOf,
  DIRECTIONS,
  type Direction,
  type GroupInDeal,
  labelsLeft,
  type NearChances,
  nearChances,
  Remaining,
} from "./chances.js";
import { inside, ticksOf, tilted } from "./group-e-value.js";
import {
  bettor,
  chanceTable,
  ENOUGH,
  MemberBets,
  strataOf,
  type TableBets,
  withEarlier,
} from "./member-bets.js";
import type { Pool, PoolHalf } from "./pool.js";

/** What is tested. */
export interface PoolQuestion {
  readonly pool: Pool;
  readonly half: PoolHalf;
  readonly group: GroupInDeal;
  /** Whether each trace of the pool is looked at, and the odds of taste in it. */
  readonly looked: readonly boolean[];
  readonly odds: readonly number[];
  /** Windows of a trace to test. */
  readonly windows: (windowsSeconds: readonly number[]) => readonly number[];
}

/** Chances within a window of those within the widest. */
export interface Reach {
  readonly near: NearChances;
  readonly ticks: number;
}

/**
 * A way to bet: the n-th narrowest windows in one direction, with the chances of all traces together (a post in several counts in the
 * first) or of one trace alone. The stakes say which are worth it.
 */
export interface Lane {
  readonly direction: Direction;
  readonly chances: readonly (Reach | null)[];
}

/** Every way to bet on a question; see `Lane`. The lane of all traces of a step comes first, those of one trace after it. */
export function lanesOf({ half, group, ...question }: PoolQuestion): Lane[] {
  const perTrace = ticksByTrace(question);
  const near = DIRECTIONS.map((direction) =>
    half.deals.map((deal, trace) => {
      const ticks = Math.max(...perTrace[trace]);
      return ticks >= 0 && question.looked[trace]
        ? nearChances(deal, group, ticks, direction, half.scratch)
        : null;
    }),
  );
  return stepsOf(question).flatMap(({ direction, ticks }) => {
    const found = near[DIRECTIONS.indexOf(direction)];
    const chances = ticks.map((own, trace) => (own === null ? null : { near: found[trace]!, ticks: own }));
    return [
      { direction, chances },
      ...alone(chances).map((trace) => ({
        direction,
        chances: chances.map((own, i) => (i === trace ? own : null)),
      })),
    ];
  });
}

/** The n-th narrowest windows of all traces, in one direction; null for a trace that is not looked at. */
interface Step {
  readonly direction: Direction;
  readonly ticks: readonly (number | null)[];
}

type Windows = Pick<PoolQuestion, "pool" | "looked" | "windows">;

/** Windows of each trace, ascending, in ticks. */
const ticksByTrace = ({ pool, windows }: Windows): number[][] =>
  pool.traces.map(({ windowsSeconds }) =>
    windows(windowsSeconds)
      .map(ticksOf)
      .sort((x, y) => x - y),
  );

/** Forward and backward, n by n. */
function stepsOf(question: Windows): Step[] {
  const perTrace = ticksByTrace(question);
  const count = Math.max(...perTrace.map((list) => list.length));
  return Array.from({ length: count }, (_, n) =>
    DIRECTIONS.map((direction) => ({
      direction,
      ticks: perTrace.map((list, trace) =>
        question.looked[trace] ? (list[Math.min(n, list.length - 1)] ?? null) : null,
      ),
    })),
  ).flat();
}

/** The traces that have a lane of their own: all that are looked at, where there are two or more. */
function alone(perTrace: readonly unknown[]): number[] {
  const looked = [...perTrace.keys()].filter((trace) => perTrace[trace] !== null);
  return looked.length > 1 ? looked : [];
}

/** Wealth by lane and trace, as logarithms, and what the chances could say. */
export interface PoolLanes {
  readonly logs: readonly (readonly number[])[];
  readonly chances: number;
  readonly saturated: number;
}

/**
 * Bets of a group against the pool, lane by lane. A post that is a chance in several traces is bet on in the
 * first of them (that on rarer objects), so that one meeting counts once, and the wealth of the traces may be multiplied. Cost: as
 * `groupEvidence`, and the strata of the chances.
 */
export function poolLanes(question: PoolQuestion): PoolLanes {
  const { half, group } = question;
  const remaining = new Remaining(half.deals[0], group.members);
  const own = half.deals.map((deal) => remaining.weighedBy(deal));
  const out = group.leftOut && new Remaining(half.deals[0], marked(group.leftOut));
  const gone = out && half.deals.map((deal) => out.weighedBy(deal));
  const worked = new Map<NearChances, WorkedChances>();
  const workedOf = (found: NearChances, trace: number, direction: Direction) => {
    const known =
      worked.get(found) ??
      workedOut(question, found, { trace, direction, own: own[trace], gone: gone?.[trace] ?? null });
    worked.set(found, known);
    return known;
  };
  let [chances, saturated] = [0, 0];
  const logs = lanesOf(question).map(({ direction, chances: perTrace }) => {
    const { seen } = half.scratch;
    const stamp = ++half.scratch.stamp;
    return perTrace.map((found, trace) => {
      const bets = new TiltedBets();
      if (!found) return bets.logE();
      const { posts, distance } = found.near;
      const { w, hit } = workedOf(found.near, trace, direction);
      for (let n = 0; n < w.length; n++) {
        const post = posts[n];
        if (distance[n] > found.ticks || seen[post] === stamp) continue;
        seen[post] = stamp;
        if (Number.isNaN(w[n])) saturated++;
        else {
          chances++;
          bets.add(w[n], hit[n] === 1);
        }
      }
      return bets.logE();
    });
  });
  return { logs, chances, saturated };
}

/** What chances come to, by index: the share under chance (NaN where the stratum can say nothing), and whether a member acted. */
export interface WorkedChances {
  readonly w: Float64Array;
  readonly hit: Uint8Array;
}

/** Works out chances of a trace: `own` holds the labels of the group as that trace weighs them, `gone` those that are left out. */
export function workedOut(
  { half, group, odds }: PoolQuestion,
  { posts }: NearChances,
  {
    trace,
    direction,
    own,
    gone,
  }: { trace: number; direction: Direction; own: Remaining; gone: Remaining | null },
): WorkedChances {
  const deal = half.deals[trace];
  const w = new Float64Array(posts.length);
  const hit = new Uint8Array(posts.length);
  for (let n = 0; n < posts.length; n++) {
    const post = posts[n];
    const labels = own.at(post, direction);
    const left = labelsLeft(deal, post, direction);
    const without = gone?.at(post, direction);
    hit[n] = group.isMember[deal.account[post]];
    w[n] =
      labels.count === 0 || labels.count === left.count - (without?.count ?? 0)
        ? Number.NaN
        : tilted(inside(labels.weight / (left.weight - (without?.weight ?? 0))), odds[trace]);
  }
  return { w, hit };
}

/** Logarithms of e-values of each member, against all labels and against non-members only, by index of `group.members`. */
export interface PoolMembers {
  readonly logFull: Float64Array;
  readonly logOthers: Float64Array;
}

/**
 * E-values of each member, triggered by the others; see `memberEvidence`. Stakes are the group's. Cost: chances in the strata of each
 * member, until they are enough. `isKnown` says, by index of `group.members`, whose are not wanted: they are 1.
 */
export function poolMembers(
  question: PoolQuestion,
  blend: Blend,
  isKnown: (i: number) => boolean = () => false,
): PoolMembers {
  const { half, group } = question;
  const everybody = new Remaining(half.deals[0], group.members);
  const all = half.deals.map((deal) => everybody.weighedBy(deal));
  const wanted = strataOf(
    half.deals[0],
    group.members.filter((_, i) => !isKnown(i)),
  );
  const space = { wanted, soleOf: new Int32Array(half.deals[0].posts) };
  const steps = stepsOf(question).map(({ direction, ticks }) =>
    withEarlier(
      ticks.map((own, trace) => {
        if (own === null) return null;
        const deal = half.deals[trace];
        const found = chancesOf(deal, group, own, direction, half.scratch);
        return chanceTable(deal, found, all[trace], direction, space);
      }),
    ),
  );
  const width = half.deals.length;
  const tables = steps.flat();
  const lanesBy = alone(steps[0]);
  const value = (bets: readonly (TableBets | null)[], of: "full" | "others") =>
    blended(
      steps.flatMap((_, n) => memberLanes(bets.slice(n * width, (n + 1) * width), lanesBy, of)),
      blend,
    );
  const bets = new MemberBets(tables, group, (own) => ({
    full: value(own, "full") >= ENOUGH,
    others: value(own, "others") >= ENOUGH,
  }));
  const [logFull, logOthers] = [0, 0].map(() => new Float64Array(group.members.length));
  for (const [i, member] of group.members.entries()) {
    if (isKnown(i)) continue;
    const own = bets.on(bettor(half.deals[0], member), NOTHING_KNOWN);
    logFull[i] = value(own, "full");
    logOthers[i] = value(own, "others");
  }
  return { logFull, logOthers };
}

const NOTHING_KNOWN = { full: false, others: false };

/** Wealth of a member by trace, in the lanes of one step: a post that an earlier trace gave counts in the lanes of one trace only. */
const memberLanes = (
  bets: readonly (TableBets | null)[],
  lanesBy: readonly number[],
  of: "full" | "others",
): number[][] =>
  [null, ...lanesBy].map((trace) =>
    bets.map((own, i) => {
      if (!own || (trace !== null && i !== trace)) return 0;
      return logEOf(trace === null ? [own.fresh[of]] : [own.fresh[of], own.repeated[of]]);
    }),
  );

function* marked(marks: Uint8Array): Iterable<number> {
  for (let i = 0; i < marks.length; i++) if (marks[i]) yield i;
}
