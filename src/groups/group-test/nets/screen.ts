/**
 * Which sets of accounts are worth a test. Nets bring in hundreds, most of them nearly the same or held together by nothing; on the half that found
 * them they are held against the bare number of posts, the hopeless are dropped, and of those that are nearly the same the strongest stays. The half that
 * tests is not looked at, so that only what is kept is counted.
 */
import { TiltedBets } from "../../../stats/index.js";
import { chancesOf, type Scratch, ticksOf } from "../evidence/chances.js";
import { Labels } from "../evidence/labels.js";
import { within } from "../evidence/urn.js";
import type { Presence } from "../presence/presence.js";
import type { Candidate } from "./candidate.js";
import { tightPart } from "./tight-part.js";

/** Natural logarithm below which a set does not even stand out where it was found. */
const HOPELESS = Math.log(20);
/** Accounts in common, of those in either, from which on two sets are nearly the same. */
const NEARLY_SAME = 0.7;
/** Sets of a half that are tested, at most. */
export const MOST_TESTED = 48;

/** The candidates of one half that are worth a test and their tight parts, the strongest first. */
export function worthTesting(
  candidates: readonly Candidate[],
  presence: Presence,
  scratch: Scratch,
): Candidate[] {
  const loose = strongest(candidates, presence, scratch);
  const tight = loose.flatMap((candidate) => tightPart(candidate, presence) ?? []);
  return strongest([...loose, ...tight], presence, scratch);
}

function strongest(candidates: readonly Candidate[], presence: Presence, scratch: Scratch): Candidate[] {
  const strength = candidates.map((candidate) => strengthOf(candidate, presence, scratch));
  const order = [...candidates.keys()]
    .filter((i) => strength[i] >= HOPELESS)
    .sort(
      (x, y) =>
        strength[y] - strength[x] || candidates[y].accounts.length - candidates[x].accounts.length || x - y,
    );
  const kept: { readonly candidate: Candidate; readonly accounts: ReadonlySet<string> }[] = [];
  for (const i of order) {
    const { accounts } = candidates[i];
    if (kept.some((other) => isNearly(other.accounts, accounts))) continue;
    kept.push({ candidate: candidates[i], accounts: new Set(accounts) });
    if (kept.length === MOST_TESTED) break;
  }
  return kept.map(({ candidate }) => candidate);
}

/** The largest e-value of any trace and window on the half that found it, each account weighing as its posts in the span do, as a natural logarithm. */
function strengthOf(
  { accounts, scheme, foundOn, weights }: Candidate,
  presence: Presence,
  scratch: Scratch,
): number {
  const group = presence.group(accounts);
  const labels = Labels.of(presence.posts, group.members);
  const folds = presence.testFolds(scheme);
  const { span, start } = presence.posts;
  let best = Number.NEGATIVE_INFINITY;
  for (const [i, trace] of presence.traces.entries()) {
    if (weights[presence.order[i]] === 0) continue;
    const windows = trace.windowsSeconds.map(ticksOf);
    const { posts, distance } = chancesOf(trace, group, Math.max(...windows), "forward", scratch);
    const bets = windows.map(() => new TiltedBets());
    for (let n = 0; n < posts.length; n++) {
      const post = posts[n];
      if (folds[post] !== foundOn) continue;
      const own = labels.left(post, "forward");
      const all = start[span[post] + 1] - post;
      if (own === 0 || own === all) continue;
      const hit = group.isMember[trace.account[post]] === 1;
      for (let w = 0; w < windows.length; w++)
        if (distance[n] <= windows[w]) bets[w].add(within(own / all), hit);
    }
    for (const own of bets) best = Math.max(best, own.logE());
  }
  return best;
}

function isNearly(earlier: ReadonlySet<string>, accounts: readonly string[]): boolean {
  const [less, more] = [earlier.size, accounts.length].sort((x, y) => x - y);
  if (less < NEARLY_SAME * more) return false;
  const shared = accounts.reduce((sum, account) => sum + Number(earlier.has(account)), 0);
  return shared >= NEARLY_SAME * (less + more - shared);
}
