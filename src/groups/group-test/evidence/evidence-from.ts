/** Since when the evidence against a group was there. */
import { type Candidate, testFold } from "../nets/candidate.js";
import { chancesAndStakes, type Here } from "./candidate-evidence.js";
import { LaneBets, stepsOf } from "./lanes.js";
import { staked } from "./stakes.js";

/**
 * The moment (microseconds since 1970, the end of a span) from which the e-value reached the logarithm `bound`, its posts taken in order of time; null where it
 * never did. The group, habits and stakes are those of the whole data: it dates the evidence, and not what a user could have known by then.
 */
export function evidenceFrom(here: Here, candidate: Candidate, bound: number): number | null {
  const { presence } = here;
  const { chances, stakes } = chancesAndStakes(here, candidate);
  if (!stakes) return null;
  const folds = presence.testFolds(candidate.scheme);
  const fold = testFold(candidate);
  const looked = presence.order.map((trace) => candidate.weights[trace] > 0);
  const lanes = stepsOf({ presence, looked, windows: (all) => all }).map((step) => ({
    step,
    bets: new LaneBets(presence.traces.length),
  }));
  const bySpan = new Map<number, (() => void)[]>();
  for (const { step, bets } of lanes)
    chances.each(step, (trace, n, { posts, share, hit, class: ofClass }) => {
      if (folds[posts[n]] !== fold || !(share[n] > 0)) return;
      const span = presence.posts.span[posts[n]];
      const own = bySpan.get(span) ?? [];
      own.push(() => bets.at(trace, ofClass[n]).add(share[n], hit[n] === 1));
      bySpan.set(span, own);
    });
  for (const span of [...bySpan.keys()].sort((x, y) => x - y)) {
    for (const bet of bySpan.get(span)!) bet();
    if (
      staked(
        lanes.flatMap(({ bets }) => bets.logs()),
        stakes,
      ) >= bound
    )
      return presence.posts.ticks[presence.posts.start[span + 1] - 1];
  }
  return null;
}
