/** When a group would first have stood, had the test run while the posts came in. */
import { logMeanExp, logWeightedMeanExp, TiltedBets } from "../../stats/index.js";
import { blended } from "./blend.js";
import { type Candidate, testFold } from "./candidate.js";
import { chancesOf, type GroupInDeal, labelsLeft, Remaining } from "./chances.js";
import type { Deal } from "./deal.js";
import { poolBlend, poolQuestion } from "./evidence.js";
import { inside, ticksOf } from "./group-e-value.js";
import { type Lab, TEST_BIN_SECONDS } from "./lab.js";
import { POOL_MOST_SECONDS, type Pool } from "./pool.js";
import { lanesOf } from "./pool-evidence.js";

interface Bet {
  /** End of the time bin (of a pool: of the longest), microseconds: its labels are known then. */
  readonly known: number;
  readonly lane: number;
  readonly w: number;
  readonly hit: boolean;
}

/** Wealth of a trace in one window: by itself, or as a factor of the pool's. */
interface Lane {
  readonly trace: number;
  /** Place of the lane in the pool; null for cells. */
  readonly pooled: number | null;
  readonly wealth: TiltedBets;
}

/**
 * The moment (microseconds since 1970) from which the forward e-value, with popularity and habits so far, reached the logarithm
 * `bound`; null where it never did. By Ville's inequality a crossing of K/α is good evidence at any time. Only forward bets count, so
 * a group can stand in the end without a moment. The group is taken as known: it was found on the other half.
 */
export function detectedAt(lab: Lab, candidate: Candidate, bound: number): number | null {
  const bets: Bet[] = [];
  const lanes: Lane[] = [];
  for (const [trace, { windowsSeconds }] of lab.traces.entries()) {
    if (candidate.weights[trace] === 0) continue;
    const { deal, scratch } = lab.bench(trace, testFold(candidate), "live");
    const group = lab.group(trace, candidate.accounts);
    const own = new Remaining(deal, group.members);
    for (const windowSeconds of windowsSeconds) {
      const { posts } = chancesOf(deal, group, ticksOf(windowSeconds), "forward", scratch, false);
      const width = TEST_BIN_SECONDS * 1e6;
      for (const bet of betsOn(posts, { deal, group, own, width }, lanes.length)) bets.push(bet);
      lanes.push({ trace, pooled: null, wealth: new TiltedBets() });
    }
  }
  if (lab.pool) addPoolBets(lab.pool, candidate, bets, lanes);
  bets.sort((x, y) => x.known - y.known || x.lane - y.lane);
  const fused = fusedWealth(lab, candidate, lanes);
  for (let i = 0; i < bets.length; i++) {
    lanes[bets[i].lane].wealth.add(bets[i].w, bets[i].hit);
    if (bets[i + 1]?.known !== bets[i].known && fused() >= bound) return bets[i].known;
  }
  return null;
}

function addPoolBets(pool: Pool, candidate: Candidate, bets: Bet[], lanes: Lane[]): void {
  const question = poolQuestion(pool, candidate, testFold(candidate), { live: true });
  const { half, group } = question;
  const width = POOL_MOST_SECONDS * 1e6;
  const remaining = new Remaining(half.deals[0], group.members);
  const own = half.deals.map((deal) => remaining.weighedBy(deal));
  for (const [n, { direction, chances }] of lanesOf(question, false).entries()) {
    if (direction !== "forward") continue;
    const taken = new Set<number>();
    for (const [trace, deal] of half.deals.entries()) {
      const fresh = chances[trace]?.posts.filter((post) => !taken.has(post)) ?? new Int32Array(0);
      for (const post of fresh) taken.add(post);
      for (const bet of betsOn(fresh, { deal, group, own: own[trace], width }, lanes.length)) bets.push(bet);
      lanes.push({ trace: pool.traces[trace].trace, pooled: n, wealth: new TiltedBets() });
    }
  }
}

function betsOn(
  posts: Int32Array,
  where: {
    readonly deal: Deal;
    readonly group: GroupInDeal;
    readonly own: Remaining;
    readonly width: number;
  },
  lane: number,
): Bet[] {
  const { deal, group, own, width } = where;
  const bets: Bet[] = [];
  for (const post of posts) {
    const labels = own.at(post, "forward");
    const left = labelsLeft(deal, post, "forward");
    if (labels.count === 0 || labels.count === left.count) continue;
    const known = (Math.floor(deal.ticks[post] / width) + 1) * width;
    const hit = group.isMember[deal.account[post]] === 1;
    bets.push({ known, lane, w: inside(labels.weight / left.weight), hit });
  }
  return bets;
}

/** The logarithm of the e-value so far, put together as `candidateEvidence` does. */
function fusedWealth(lab: Lab, candidate: Candidate, lanes: readonly Lane[]): () => number {
  const cells = lab.traces.map((_, trace) =>
    lanes.filter((lane) => lane.trace === trace && lane.pooled === null),
  );
  const places = [...new Set(lanes.flatMap((lane) => lane.pooled ?? []))];
  const pooled = places.map((n) => lanes.filter((lane) => lane.pooled === n));
  const whole = lab.pool && poolBlend(lab.pool, candidate);
  const blend = whole && {
    lane: places.map((n) => whole.lane[n]),
    stake: places.map((n) => whole.stake[n]),
  };
  return () => {
    const inCells = logWeightedMeanExp(
      cells.map((own) => (own.length > 0 ? logMeanExp(own.map((lane) => lane.wealth.logE())) : 0)),
      candidate.weights,
    );
    if (!blend) return inCells;
    const inPool = pooled.map((own) => own.map((lane) => lane.wealth.logE()));
    return logMeanExp([inCells, blended(inPool, blend)]);
  };
}
