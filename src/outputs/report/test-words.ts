/** The group test in words: what was tried, what passed, how strong the evidence for one group is, and what escapes. */
import { type Dossier, type GroupTest, lacksPower, type ReportInput } from "../../model/index.js";
import { clock, count, counted, share, windowWords } from "../text/format.js";
import { type Html, html } from "../text/html.js";

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

/** The false discovery rate in percent: "5 %". */
export const ratePercent = ({ alpha }: Pick<GroupTest, "alpha">): string =>
  `${Number((100 * alpha).toPrecision(2))} %`;

/** What the test says of a group that passed; null for one that did not. */
export function testSentence(dossier: Dossier): string | null {
  const { log10E } = dossier;
  return log10E === null
    ? null
    : `On data that did not find it, chance gives evidence this strong ${onceIn(log10E)}.`;
}

/** Since when the evidence was there, and since when the group could have been known. */
export function sinceWhen({ evidenceFrom, standsFrom }: Dossier): string {
  const evidence = evidenceFrom
    ? `With its members known, the evidence was there by ${clock(evidenceFrom, "minute")} UTC.`
    : "Only the data as a whole shows it; no day can be named by which the evidence was there.";
  return standsFrom
    ? `${evidence} A search of the past alone finds the group from ${clock(standsFrom, "minute")} UTC on.`
    : evidence;
}

/** What would have to be otherwise for the finding to fall. */
export const WOULD_CHANGE =
  "What would change this: a source that all of these accounts read and that acts first, data of more accounts active at the same moments, or an innocent explanation that turns out to be true.";

/** What was tried and what passed, in the words of the method. */
export function testOutcome({ groupTest }: ReportInput): string {
  const { tested, confirmed, unresolved } = groupTest;
  if (tested === 0)
    return "Nothing could be tested: neither half of the time shows three accounts that keep meeting.";
  const passed = confirmed === 0 && unresolved === 0 ? "none passed" : `${count(confirmed)} passed`;
  const more =
    unresolved > 0
      ? ` ${count(unresolved)} more ${unresolved === 1 ? "shows" : "show"} a signal of the group, but too few accounts in ${unresolved === 1 ? "it" : "them"} stand by themselves; they are not shown.`
      : "";
  return `${counted(tested, "set")} of accounts from one half of the time ${tested === 1 ? "was" : "were"} tested on the other at a false discovery rate of ${ratePercent(groupTest)}: ${passed}${confirmed > 1 ? "; those that share members are shown as one" : ""}.${more}${powerNotice(groupTest)}`;
}

/** Says so where the test could see next to nothing. */
function powerNotice(groupTest: GroupTest): string {
  if (!lacksPower(groupTest)) return "";
  const lost = share(groupTest.saturated, Math.max(1, groupTest.saturated + groupTest.chances));
  return ` At ${lost} of the moments nobody else, or nobody at all of the group, was active, so the test could see little: what did not pass may still act together.`;
}

const SLOW_MINUTES = 120;

/** What would have escaped, in plain words. */
export function detectionLimit({ groupTest, plan }: ReportInput): Html {
  const widest = Math.max(...plan.windowsSeconds);
  const power = groupTest.chances + groupTest.saturated;
  const lost =
    power > 0 ? ` (${share(groupTest.saturated, power)} of the moments looked at could say nothing)` : "";
  const slower =
    widest / 60 < SLOW_MINUTES
      ? html` Slower groups may show with a wider window beside the usual ones, which errs more often: <code>--window 60s --window 5m --window 30m --window 2h</code>.`
      : false;
  return html`Accounts that leave more than ${windowWords(widest)} between their acts, groups of fewer than ${count(plan.minGroup)}, times in which few others are active${lost}, and groups that own nearly all activity around them.${slower}`;
}
