/** When a group would first have stood, had the test run while the posts came in. */
import { logMeanExp, logWeightedMeanExp, TiltedBets } from "../../stats/index.js";
import { type Candidate, testFold } from "./candidate.js";
import { chancesOf, postsLeft, Remaining } from "./chances.js";
import { ticksOf } from "./group-e-value.js";
import { type Lab, TEST_BIN_SECONDS } from "./lab.js";

interface Bet {
  /** End of the time bin, microseconds: its labels are known then. */
  readonly known: number;
  readonly lane: number;
  readonly w: number;
  readonly hit: boolean;
}

/**
 * The moment (microseconds since 1970) from which the forward e-value, with popularity so far, reached the logarithm `bound`;
 * null where it never did. By Ville's inequality a crossing of K/α is good evidence at any time. Only forward bets count, so
 * a group can stand in the end without a moment. The group is taken as known: it was found on the other half.
 */
export function detectedAt(lab: Lab, candidate: Candidate, bound: number): number | null {
  const bets: Bet[] = [];
  const lanes: { readonly trace: number; readonly wealth: TiltedBets }[] = [];
  for (const [trace, { windowsSeconds }] of lab.traces.entries()) {
    if (candidate.weights[trace] === 0) continue;
    for (const windowSeconds of windowsSeconds) {
      bets.push(...laneBets(lab, candidate, trace, windowSeconds, lanes.length));
      lanes.push({ trace, wealth: new TiltedBets() });
    }
  }
  bets.sort((x, y) => x.known - y.known || x.lane - y.lane);
  const fused = () =>
    logWeightedMeanExp(
      lab.traces.map((_, trace) => {
        const own = lanes.filter((lane) => lane.trace === trace);
        return own.length > 0 ? logMeanExp(own.map((lane) => lane.wealth.logE())) : 0;
      }),
      candidate.weights,
    );
  for (let i = 0; i < bets.length; i++) {
    lanes[bets[i].lane].wealth.add(bets[i].w, bets[i].hit);
    if (bets[i + 1]?.known !== bets[i].known && fused() >= bound) return bets[i].known;
  }
  return null;
}

function laneBets(lab: Lab, candidate: Candidate, trace: number, windowSeconds: number, lane: number): Bet[] {
  const { deal, scratch } = lab.bench(trace, testFold(candidate), "live");
  const group = lab.group(trace, candidate.accounts);
  const own = new Remaining(deal, group.members);
  const width = TEST_BIN_SECONDS * 1e6;
  const bets: Bet[] = [];
  for (const post of chancesOf(deal, group, ticksOf(windowSeconds), "forward", scratch, false).posts) {
    const labels = own.at(deal.stratum[post], deal.position[post], "forward");
    const all = postsLeft(deal, deal.stratum[post], deal.position[post], "forward");
    if (labels === 0 || labels === all) continue;
    const known = (Math.floor(deal.ticks[post] / width) + 1) * width;
    bets.push({ known, lane, w: labels / all, hit: group.isMember[deal.account[post]] === 1 });
  }
  return bets;
}
