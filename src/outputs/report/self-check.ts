/** What the same search finds in a shuffled copy of the data, in words: the yardstick beside every candidate. */
import { type Dossier, type ReportInput, type SelfCheck, strongestByChance } from "../../model/index.js";
import { count, counted, expectedCount, listed, windowWords } from "../text/format.js";
import { traceTitle } from "./words.js";

/** Whether a group passed the test or stands out more than every candidate of the shuffled copies; null where none was searched. */
export function beatsCopies(dossier: Dossier, check: SelfCheck | null): boolean | null {
  if (!check) return null;
  return dossier.status !== "candidate" || dossier.score > strongestByChance(check, dossier.contrast);
}

/** Groups that a reader should look at: those above the yardstick, all where there is none. */
export const worthALook = ({ dossiers, selfCheck }: ReportInput): readonly Dossier[] =>
  dossiers.filter((dossier) => beatsCopies(dossier, selfCheck) !== false);

/** The yardstick in one or two sentences; says so where it was not taken. */
export function yardstick(input: ReportInput): string {
  const {
    selfCheck,
    totals: { candidates, leads },
  } = input;
  if (!selfCheck) return "No shuffled copy of the data was searched for comparison; --self-check 5 does it.";
  const shown = worthALook(input).filter((dossier) => dossier.status === "candidate").length;
  const copies = selfCheck.copies.length === 1 ? "a copy" : `${count(selfCheck.copies.length)} copies`;
  const numbers = selfCheck.copies.map((copy) => count(copy.groups));
  const passed = selfCheck.copies.reduce((sum, copy) => sum + copy.confirmed + copy.unresolved, 0);
  return `The same search on ${copies} of ${selfCheck.takenOut.accounts === 0 ? "this data" : "the rest"} with accounts exchanged at random within the hour put together ${listed(numbers)} ${selfCheck.copies.length === 1 && selfCheck.copies[0].groups === 1 ? "group" : "groups"}, of which ${passed === 0 ? "none" : count(passed)} passed the test.${passed === 0 ? "" : " What passes there is an error, or the rest of a group that fills its moments by itself: hold the groups here against it."}${takenOutWords(selfCheck)} Of the ${counted(candidates, "candidate")} here, ${leads === 0 ? "none stands" : `${count(leads)} ${leads === 1 ? "stands" : "stand"}`} out more than every one of those${shown < leads ? `; ${count(shown)} of them ${shown === 1 ? "is" : "are"} shown below` : ""}.`;
}

/** What was done before the copies were made, and what they can no longer show. */
function takenOutWords({ takenOut: { accounts, rest } }: SelfCheck): string {
  if (accounts === 0) return "";
  return ` The rest is the data without ${counted(accounts, "account")}: everybody for whom some evidence was found in a candidate that passed, also where they did not stay in a group or the group is not shown, and what passed when the search was repeated without them. They are taken out since a group that fills its moments by itself survives an exchange within the hour${rest ? " (something still stood when that was given up)" : ""}; so the copies tell how often the test errs there, and not whether what stands is right.`;
}

/** The same for the methods paragraph, with the strongest group of each copy. */
export function selfCheckMethod(input: ReportInput): string | null {
  const { selfCheck, traces } = input;
  if (!selfCheck) return null;
  const firsts = selfCheck.copies.map(({ first }) =>
    first
      ? `${counted(first.size, "account")} by “${traceTitle(traces, first.trace)}” within ${windowWords(first.windowSeconds)} with ${count(first.observed)} meetings where chance gives ${expectedCount(first.expected)}`
      : "none",
  );
  return `As a yardstick, ${counted(selfCheck.copies.length, "copy", "copies")} of ${selfCheck.takenOut.accounts === 0 ? "the data" : "the rest"} went through the same search.${takenOutWords(selfCheck)} In a copy, the accounts of posts are exchanged at random among posts of the same hour (bins moved by 20 minutes), of the same popularity class and of like number of things, trace by trace; a post stays whole. The strongest group there: ${listed(firsts)}. A group of the data that scores no higher than the best of the copies is marked as such. ${selfCheck.copies.length === 1 ? "One copy" : `A handful of copies`} is a yardstick and not a test: chance alone puts the strongest group of the data above ${selfCheck.copies.length === 1 ? "it every second time" : `all of them once in ${count(selfCheck.copies.length + 1)} times`}, and honest crowds that do act in concert stand above it too.`;
}
