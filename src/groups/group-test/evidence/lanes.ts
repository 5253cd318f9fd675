/**
 * Evidence of a group: bets at its chances, trace by trace and window by window. A post that is a chance in several traces is bet on once,
 * in the trace on rarer objects, so that one meeting counts once and the wealth of traces may be multiplied.
 */
import { TILTS, TiltedBets } from "../../../stats/index.js";
import type { Fold } from "../presence/folds.js";
import type { Direction } from "../presence/habits.js";
import type { GroupHere, Presence } from "../presence/presence.js";
import { CLASSES, classSoFar } from "./bins.js";
import { type Chances, chancesOf, DIRECTIONS, placesOfMembers, type Scratch, ticksOf } from "./chances.js";
import { Labels } from "./labels.js";
import { GroupUrn, tilted } from "./urn.js";

/** What is tested. Lists go by the traces of the presence. */
export interface Question {
  readonly presence: Presence;
  readonly scratch: Scratch;
  readonly group: GroupHere;
  /** Whether each trace is looked at, and the odds of taste in it. */
  readonly looked: readonly boolean[];
  readonly odds: readonly number[];
  /** Windows of a trace to test. */
  readonly windows: (windowsSeconds: readonly number[]) => readonly number[];
  /** The half that tests each post, and the half that is asked. On the other stakes are learnt, for which labels count alike. */
  readonly folds: Uint8Array;
  readonly fold: Fold;
}

/**
 * Chances of a trace in one direction within the widest window, worked out: the group's share of each (NaN where nothing can be learnt, −∞ where the group has
 * nobody left), whether a member acted, and the class of the object.
 */
export interface WorkedChances extends Chances {
  readonly share: Float64Array;
  readonly hit: Uint8Array;
  readonly class: Uint8Array;
}

/** Two accounts. */
export type Pair = readonly [number, number];

/** The n-th narrowest windows of all traces, in one direction; null for a trace that is not looked at. */
export interface Step {
  readonly direction: Direction;
  readonly ticks: readonly (number | null)[];
}

/** Wealth by lane (a step and a tilt) and bin, as logarithms, and what the chances could say. */
export interface LaneWealth {
  readonly logs: readonly (readonly number[])[];
  readonly chances: number;
  readonly saturated: number;
}

/** Windows of the traces that are looked at, from the narrowest on: the n-th of each, the widest again where a trace has fewer. */
export function windowsByRank({
  presence,
  looked,
  windows,
}: Pick<Question, "presence" | "looked" | "windows">): (number | null)[][] {
  const perTrace = presence.traces.map(({ windowsSeconds }, i) =>
    looked[i]
      ? windows(windowsSeconds)
          .map(ticksOf)
          .sort((x, y) => x - y)
      : [],
  );
  const count = Math.max(0, ...perTrace.map((list) => list.length));
  return Array.from({ length: count }, (_, n) =>
    perTrace.map((list) => list[Math.min(n, list.length - 1)] ?? null),
  );
}

/** Forward and backward, from the narrowest windows on. */
export const stepsOf = (question: Pick<Question, "presence" | "looked" | "windows">): Step[] =>
  windowsByRank(question).flatMap((ticks) => DIRECTIONS.map((direction) => ({ direction, ticks })));

/** Bets of one lane, made bin by bin when there is something to bet on. */
export class LaneBets {
  private readonly bins: (TiltedBets | undefined)[];

  constructor(traces: number) {
    this.bins = new Array<TiltedBets | undefined>(traces * CLASSES).fill(undefined);
  }

  /** Bets of a trace and class. */
  at(trace: number, ofClass: number): TiltedBets {
    const bin = trace * CLASSES + ofClass;
    this.bins[bin] ??= new TiltedBets();
    return this.bins[bin];
  }

  /** Forgets all outcomes. */
  clear(): void {
    for (const bets of this.bins) bets?.clear();
  }

  /** Logarithms of wealth: for each tilt a list by bin. */
  logs(): number[][] {
    const byBin = this.bins.map((bets) => bets?.byTilt());
    return TILTS.map((_, k) => byBin.map((own) => own?.[k] ?? 0));
  }
}

/** A post that no half tests. */
const NO_FOLD = 2;
/** Chances of a trace and direction that are worked out, at most; of more, those of posts spread evenly, which no label chooses. */
const MOST_CHANCES = 12_000;

/** The share of a group's labels among those left, each counted alike; −∞ where it has none or all. */
function bareShare(
  { posts: { span, start } }: Presence,
  labels: Labels,
  post: number,
  direction: Direction,
): number {
  const own = labels.left(post, direction);
  const all = direction === "forward" ? start[span[post] + 1] - post : post - start[span[post]] + 1;
  return own === 0 || own === all ? Number.NEGATIVE_INFINITY : own / all;
}

/** The chances of a group, worked out once for both halves and all windows. Cost: the posts within the widest window of the group's, and the spans they lie in. */
export class GroupChances {
  private readonly worked: readonly (readonly (WorkedChances | null)[])[];

  constructor(private readonly question: Question) {
    const { presence, scratch, group, looked, odds, windows, folds, fold } = question;
    this.worked = DIRECTIONS.map((direction) =>
      presence.traces.map((trace, i) => {
        const ticks = Math.max(...windows(trace.windowsSeconds).map(ticksOf));
        if (!looked[i] || !(ticks >= 0)) return null;
        const found = chancesOf(trace, group, ticks, direction, scratch);
        const places = placesOfMembers(trace, group.members);
        const urn = new GroupUrn(trace, group);
        const labels = Labels.of(presence.posts, group.members);
        const share = new Float64Array(found.posts.length).fill(Number.NEGATIVE_INFINITY);
        const [hit, ofClass] = [new Uint8Array(share.length), new Uint8Array(share.length)];
        const every = Math.ceil(share.length / MOST_CHANCES);
        for (let n = 0; n < share.length; n++) {
          const post = found.posts[n];
          if (folds[post] === NO_FOLD || (every > 1 && post % every !== 0)) continue;
          const own =
            folds[post] === fold ? urn.share(post, direction) : bareShare(presence, labels, post, direction);
          share[n] = own > 0 ? tilted(own, odds[i]) : own;
          hit[n] = group.isMember[trace.account[post]];
          ofClass[n] = own > 0 ? classSoFar(trace, places, post, direction) : 0;
        }
        return { ...found, share, hit, class: ofClass };
      }),
    );
  }

  /** Chances of a trace in a direction; null where it is not looked at. */
  of(direction: Direction, trace: number): WorkedChances | null {
    return this.worked[DIRECTIONS.indexOf(direction)][trace];
  }

  /**
   * Wealth in a half, lane by lane. `without`: hits that one of the two took after the other count as if nothing had been
   * there.
   */
  wealth(fold: Fold, without: Pair | null = null): LaneWealth {
    const { question } = this;
    const { folds } = question;
    let [chances, saturated] = [0, 0];
    const logs = stepsOf(question).flatMap((step) => {
      const bets = new LaneBets(question.presence.traces.length);
      this.each(step, (trace, n, worked) => {
        if (folds[worked.posts[n]] !== fold) return;
        const share = worked.share[n];
        if (Number.isNaN(share)) saturated++;
        if (!(share > 0)) return;
        const isHit = worked.hit[n] === 1;
        if (isHit && without && this.isOf(without, trace, n, worked)) return;
        chances++;
        bets.at(trace, worked.class[n]).add(share, isHit);
      });
      return bets.logs();
    });
    return { logs, chances, saturated };
  }

  /** Calls with each chance of a step, a post once: in the first of the traces in which it is one. */
  each({ direction, ticks }: Step, call: (trace: number, n: number, worked: WorkedChances) => void): void {
    const { scratch } = this.question;
    const stamp = ++scratch.stamp;
    const { seen } = scratch;
    for (const [trace, widest] of ticks.entries()) {
      const worked = this.of(direction, trace);
      if (widest === null || !worked) continue;
      for (let n = 0; n < worked.posts.length; n++) {
        if (worked.distance[n] > widest || seen[worked.posts[n]] === stamp) continue;
        seen[worked.posts[n]] = stamp;
        call(trace, n, worked);
      }
    }
  }

  /** The two accounts of which one took most hits after the other, of equal pairs that which posted first; null where there is no hit. */
  strongestPair(): Pair | null {
    const { folds, fold } = this.question;
    const { traces, posts } = this.question.presence;
    const first = (account: number) => posts.postsOf[posts.postStart[account]];
    const hits = new Map<number, number>();
    let [best, most] = [-1, 0];
    for (const [trace, { account }] of traces.entries())
      for (const direction of DIRECTIONS) {
        const worked = this.of(direction, trace);
        if (!worked) continue;
        for (let n = 0; n < worked.posts.length; n++) {
          if (worked.hit[n] === 0 || !(worked.share[n] > 0) || folds[worked.posts[n]] !== fold) continue;
          const [x, y] = [first(worked.giver[n]), first(account[worked.posts[n]])];
          const key = Math.min(x, y) * posts.posts + Math.max(x, y);
          const count = (hits.get(key) ?? 0) + 1;
          hits.set(key, count);
          if (count > most || (count === most && key < best)) [best, most] = [key, count];
        }
      }
    return best < 0
      ? null
      : [posts.account[Math.floor(best / posts.posts)], posts.account[best % posts.posts]];
  }

  private isOf([x, y]: Pair, trace: number, n: number, { giver, posts }: WorkedChances): boolean {
    const by = this.question.presence.traces[trace].account[posts[n]];
    return (giver[n] === x && by === y) || (giver[n] === y && by === x);
  }
}
