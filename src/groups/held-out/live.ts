/** When a group would first have stood, had the test run while the posts came in. */
import { logMeanExp, logWeightedMeanExp } from "../../stats/index.js";
import { blended, blendOf } from "./blend.js";
import { type Candidate, testFold } from "./candidate.js";
import { labelsLeft, type NearChances, nearChances, postsWithin, Remaining } from "./chances.js";
import type { Deal } from "./deal.js";
import { poolQuestion } from "./evidence.js";
import { inside, ticksOf } from "./group-e-value.js";
import { type Lab, TEST_BIN_SECONDS } from "./lab.js";
import { Ledger } from "./ledger.js";
import { POOL_MOST_SECONDS, type Pool } from "./pool.js";
import { lanesOf, type PoolQuestion, type WorkedChances, workedOut } from "./pool-evidence.js";

/**
 * The moment (microseconds since 1970) from which the forward e-value, with popularity and habits so far, reached the logarithm
 * `bound`; null where it never did. By Ville's inequality a crossing of K/α is good evidence at any time. Only forward bets count, so
 * a group can stand in the end without a moment. The group is taken as known, and so is what depends on no act of a later
 * day: where the day is cut, which traces have a pool. All else is of that moment: posts that come later do not move it. Moments
 * from `until` on are not looked at.
 */
export function detectedAt(
  lab: Lab,
  candidate: Candidate,
  bound: number,
  until = Number.POSITIVE_INFINITY,
): number | null {
  const cells = cellLedger(lab, candidate, until);
  const pooled = lab.pool && PoolWealth.of(lab.pool, candidate, until);
  for (const moment of moments(cells.ledger, pooled?.tested ?? null)) {
    cells.ledger.advance(moment);
    pooled?.advance(moment);
    const inCells = cells.logE();
    if ((pooled ? logMeanExp([inCells, pooled.logE]) : inCells) >= bound) return moment;
  }
  return null;
}

const moments = (cells: Ledger, pooled: Ledger | null): number[] =>
  [...new Set([...cells.moments(), ...(pooled?.moments() ?? [])])].sort((x, y) => x - y);

function cellLedger(lab: Lab, candidate: Candidate, until: number): { ledger: Ledger; logE: () => number } {
  const ledger = new Ledger(until);
  const lanes = lab.traces.map((_, trace): number[] => {
    if (candidate.weights[trace] === 0) return [];
    const { deal, scratch } = lab.bench(trace, testFold(candidate), "live");
    const group = lab.group(trace, candidate.accounts);
    const own = new Remaining(deal, group.members);
    const { windowsSeconds } = lab.traces[trace];
    const near = before(
      until,
      deal,
      nearChances(deal, group, ticksOf(Math.max(...windowsSeconds)), "forward", scratch),
    );
    return windowsSeconds.map((windowSeconds) => {
      const lane = ledger.open();
      for (const post of postsWithin(near, ticksOf(windowSeconds))) {
        const labels = own.at(post, "forward");
        const left = labelsLeft(deal, post, "forward");
        if (labels.count === 0 || labels.count === left.count) continue;
        const known = knownAt(deal, post, TEST_BIN_SECONDS);
        const hit = group.isMember[deal.account[post]] === 1;
        ledger.add({ known, lane, w: inside(labels.weight / left.weight), hit });
      }
      return lane;
    });
  });
  const logOf = (own: readonly number[]) =>
    own.length > 0 ? logMeanExp(own.map((lane) => ledger.logE(lane))) : 0;
  return { ledger, logE: () => logWeightedMeanExp(lanes.map(logOf), candidate.weights) };
}

/**
 * Wealth in the pool. Before each moment stakes are laid anew, by what the days before it gave on the half that found the group; the
 * wealth then grows as that blend does from there on, so it stays a martingale whatever the stakes were.
 */
class PoolWealth {
  logE = 0;

  private constructor(
    readonly tested: Ledger,
    private readonly found: Ledger,
    private readonly lanes: readonly (readonly number[])[],
  ) {}

  static of(pool: Pool, candidate: Candidate, until: number): PoolWealth | null {
    if (!pool.traces.some(({ trace }) => candidate.weights[trace] > 0)) return null;
    const tested = poolLedger(poolQuestion(pool, candidate, testFold(candidate), { live: true }), until);
    const found = poolLedger(poolQuestion(pool, candidate, candidate.foundOn, { live: true }), until);
    return new PoolWealth(tested.ledger, found.ledger, tested.lanes);
  }

  advance(moment: number): void {
    const stakes = blendOf(this.logs(this.found));
    const before = blended(this.logs(this.tested), stakes);
    this.tested.advance(moment);
    this.logE += blended(this.logs(this.tested), stakes) - before;
    this.found.advance(moment);
  }

  private logs(ledger: Ledger): number[][] {
    return this.lanes.map((own) => own.map((lane) => ledger.logE(lane)));
  }
}

function poolLedger(
  question: PoolQuestion,
  until: number,
): { ledger: Ledger; lanes: readonly (readonly number[])[] } {
  const { pool, half, group } = question;
  const remaining = new Remaining(half.deals[0], group.members);
  const ledger = new Ledger(until);
  // Which trace a post of several counts for must not hang on how popular objects become later.
  const order = [...half.deals.keys()].sort((x, y) => pool.traces[x].trace - pool.traces[y].trace);
  const forward = lanesOf(question).filter(({ direction }) => direction === "forward");
  const worked = new Map<NearChances, NearChances & WorkedChances>();
  const workedOf = (found: NearChances, trace: number) => {
    const known = worked.get(found);
    if (known) return known;
    const near = before(until, half.deals[trace], found);
    const own = remaining.weighedBy(half.deals[trace]);
    const made = { ...near, ...workedOut(question, near, { trace, direction: "forward", own, gone: null }) };
    worked.set(found, made);
    return made;
  };
  const lanes = forward.map(({ chances }) => {
    const { seen } = half.scratch;
    const stamp = ++half.scratch.stamp;
    return order.map((trace) => {
      const lane = ledger.open();
      const found = chances[trace];
      if (!found) return lane;
      const { posts, distance, w, hit } = workedOf(found.near, trace);
      for (let n = 0; n < posts.length; n++) {
        const post = posts[n];
        if (distance[n] > found.ticks || seen[post] === stamp) continue;
        seen[post] = stamp;
        const known = knownAt(half.deals[trace], post, POOL_MOST_SECONDS);
        if (!Number.isNaN(w[n])) ledger.add({ known, lane, w: w[n], hit: hit[n] === 1 });
      }
      return lane;
    });
  });
  return { ledger, lanes };
}

/** The chances before a moment: nothing later can be known by then. */
function before(until: number, { ticks }: Deal, { posts, distance }: NearChances): NearChances {
  let count = posts.length;
  while (count > 0 && ticks[posts[count - 1]] >= until) count--;
  return { posts: posts.subarray(0, count), distance: distance.subarray(0, count) };
}

/** A bet is known at the end of its time bin (of a pool: of the longest), since its labels are. */
const knownAt = ({ ticks }: Deal, post: number, binSeconds: number): number =>
  (Math.floor(ticks[post] / (binSeconds * 1e6)) + 1) * binSeconds * 1e6;
