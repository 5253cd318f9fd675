/** The group test in words: what it had, what passed, and how strong the evidence for one group is. */
import { type Dossier, type GroupStatus, lacksPower, type ReportInput } from "../../model/index.js";
import { clock, count, counted, expectedCount, share, windowWords } from "../text/format.js";

/** Groups of a status, of those with a dossier. */
export const ofStatus = ({ dossiers }: ReportInput, ...statuses: GroupStatus[]): readonly Dossier[] =>
  dossiers.filter((dossier) => statuses.includes(dossier.status));

const LARGEST_PLAIN = 9;

/**
 * "once in 1,000 times at most" for an e-value of 1,000: the bound that Markov's inequality gives. Beyond a billion the number says more
 * of the model than of the world, and is not given.
 */
export function onceIn(log10E: number): string {
  if (log10E <= 0) return "any time";
  return log10E <= LARGEST_PLAIN
    ? `once in ${count(roundDown(10 ** log10E))} times at most`
    : "less than once in a billion times";
}

/** Two leading digits, never more than the number. */
function roundDown(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.floor(value / unit) * unit;
}

/** What the test says of a group; null for a group that did not pass it. */
export function testSentence(dossier: Dossier): string | null {
  const { log10E, candidatesTested, level } = dossier;
  if (log10E === null) return null;
  return `Found on one half of the time and tested on the other: chance gives evidence this strong ${onceIn(log10E)} (one of ${counted(candidatesTested ?? 1, "candidate")} tested). ${LADDER[level]} ${JUDGED}${followedSentence(dossier)}${sinceWhen(dossier)}`;
}

const JUDGED =
  "Every account listed follows the group more often than accounts outside that were active at the same moments.";

/** What decided, in numbers. */
function followedSentence({ followed, followedExpected, windowSeconds }: Dossier): string {
  if (followed === null || followedExpected === null) return "";
  return ` Members acted within ${windowWords(windowSeconds)} of another member on the same thing ${followed === 1 ? "once" : `${count(followed)} times`}; had those acts been dealt among all accounts present, by their posts and habits, ${expectedCount(followedExpected)} would be expected.`;
}

function sinceWhen({ evidenceFrom, standsFrom }: Dossier): string {
  const evidence = evidenceFrom
    ? ` With its members known, the evidence was there by ${clock(evidenceFrom, "minute")} UTC.`
    : " Only the data as a whole shows it: no single day can be named by which the evidence was there.";
  const stood = standsFrom
    ? ` A search of the past alone finds the group from ${clock(standsFrom, "minute")} UTC on.`
    : "";
  return `${evidence}${stood}`;
}

/** The same in one sentence; null for a group that did not pass. */
export const testInShort = ({ log10E }: Dossier): string | null =>
  log10E === null
    ? null
    : `On data that did not find the group, chance gives evidence this strong ${onceIn(log10E)}.`;

const LADDER: Readonly<Record<Dossier["level"], string>> = {
  none: "",
  volume:
    "Held against how often the same accounts come to the same things at any distance in time, little is left: read it as a shared audience.",
  audience:
    "It also stands once the accounts' taste for the same things at any distance in time is held fixed.",
  attention:
    "It also stands against taste, and against the haste with which the same accounts come to the same things within half an hour.",
};

/** What would have to be otherwise for the finding to fall. */
export const WOULD_CHANGE =
  "What would change this: a source that all of these accounts read and that acts first, data of more accounts active at the same moments, or an innocent reading below that turns out to be true.";

/** The whole test in a few sentences, with its limit. */
export function testLead(input: ReportInput): string {
  const { groupTest } = input;
  if (groupTest.tested === 0)
    return "No group could be tested: neither half of the time shows three accounts that keep meeting.";
  const rate = share(groupTest.alpha, 1);
  const passed =
    groupTest.confirmed === 0 && groupTest.unresolved === 0
      ? "none passed"
      : `${count(groupTest.confirmed)} passed`;
  const merged = groupTest.confirmed > 0 ? " (those that overlap are shown as one)" : "";
  const unresolved =
    groupTest.unresolved > 0
      ? ` ${count(groupTest.unresolved)} more ${groupTest.unresolved === 1 ? "shows" : "show"} a signal of the group, but too few accounts in ${groupTest.unresolved === 1 ? "it" : "them"} stand by themselves; they are not shown.`
      : "";
  return `${counted(groupTest.tested, "candidate")} from one half of the time ${groupTest.tested === 1 ? "was" : "were"} tested on the other at a false discovery rate of ${rate}: ${passed}${merged}.${unresolved}${powerNotice(input)}`;
}

/** Says so where the test could see next to nothing. */
function powerNotice({ groupTest }: ReportInput): string {
  if (!lacksPower(groupTest)) return "";
  const lost = `at ${share(groupTest.saturated, groupTest.saturated + groupTest.chances)} of the moments nobody else, or nobody at all of the group, was active within the quarter of an hour`;
  if (groupTest.confirmed > 0)
    return ` What did not pass may still act together: ${lost}, so the test could see little there.`;
  return ` The test has no power at this resolution: ${lost}. That nothing passed says nothing; the candidates are leads without any error rate.`;
}

/** What would have escaped, in plain words. */
export function detectionLimit({ groupTest, plan }: ReportInput): string {
  const widest = Math.max(...plan.windowsSeconds) / 60;
  const power = groupTest.chances + groupTest.saturated;
  const lost = power > 0 ? share(groupTest.saturated, power) : "all";
  return `What escapes this test: accounts that leave more than ${count(widest)} minutes between their acts; groups of fewer than ${count(plan.minGroup)} accounts; groups that act together on one half of the days only; periods in which few others are active (${lost} of the moments looked at could say nothing); and groups that own nearly all activity around them.${slowerWords(widest)}`;
}

/** Where to look for what is slower than the windows, up to the widest that was tried. */
const slowerWords = (widestMinutes: number): string =>
  widestMinutes < SLOW_MINUTES
    ? " Slower groups may show in a further run with a wider window beside the usual ones: --window 60s --window 5m --window 30m --window 2h. That errs more often: of 100 simulated worlds in which nobody acts in concert it named accounts in 4, each time beside an innocent reading, where the usual windows named nobody; and more honest accounts stand beside those that act in concert."
    : "";

const SLOW_MINUTES = 120;

/** The test for the methods paragraph. */
export function groupTestMethod({ groupTest, plan }: ReportInput): string {
  return `What decides is a test on data that did not find the group. Time was cut into two halves, day by day at the quietest hour (data of less than four days: into eighths). On each half, communities of the liberal graph, window by window, and their dense cores made ${counted(groupTest.tested, "candidate")}, which were tested on the other half. There, at each post on a thing on which another of the group had acted within the window before, the chance that the author belongs to the group is the group’s share of the labels left among posts of the same quarter of an hour, the same popularity class and a like number of things (up to three, or more); a post with several things counts once. Bets on these outcomes (odds tilted by 2, 5, 20, 100 and 500; windows and both directions of time averaged) multiply to an e-value, which exceeds 1/α with a probability of at most α if chance rules. Traces are fused by the mean of their e-values. Where a trace is at most half of all posts, the same bets are also made against the pool of everything posted in that time (quarters of an hour; up to four hours where fewer than 30 posts were made), each account’s labels weighed by its habit of doing such things (of wordings: by its posts that stand alone within the widest window), each post bet on once over all traces, with stakes learnt on the half that found the candidate; the e-value is then the mean of both. The pool’s habits are an estimate, so its error rate is measured and not proven. Candidates stand by the e-BH procedure at ${share(groupTest.alpha, 1)} over all of them, and again without the members of other groups that stand. “Audience” repeats the test with the odds multiplied by the group’s taste: how much more often than chance its accounts come to public things that it has touched at distances from the widest window to half a day. “Attention” does the same for the narrowest window against distances of five to thirty times it. Members stay who stand by themselves (e-value above 5), or, where the group holds more than 70 % of the chances around them, against accounts outside it (above 5; above 2 from 85 % on); these bounds are empirical. Then both halves are put together: an account whose evidence in both passes the e-BH procedure at ${share(groupTest.alpha, 1)} over all accounts of the groups’ candidates stays or comes back; where both halves found the group, one that a single half proposes stays from an e-value of ${count(1 / groupTest.alpha)} on. Groups of fewer than ${count(plan.minGroup)} such accounts are not shown.`;
}
