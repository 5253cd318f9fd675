/** What the same search finds in a shuffled copy of the data, in words: the yardstick beside candidates. */
import { type Dossier, type ReportInput, type SelfCheck, strongestByChance } from "../../model/index.js";
import { count, counted, expectedCount, listed, windowWords } from "../text/format.js";
import { numberWord, traceTitle } from "./words.js";

/** Whether a group passed the test or stands out more than every candidate of the shuffled copies; null where none was searched. */
export function beatsCopies(dossier: Dossier, check: SelfCheck | null): boolean | null {
  if (!check) return null;
  return dossier.status !== "candidate" || dossier.score > strongestByChance(check, dossier.contrast);
}

/** Groups that a reader should look at: those above the yardstick, all where there is none. */
export const worthALook = ({ dossiers, selfCheck }: ReportInput): readonly Dossier[] =>
  dossiers.filter((dossier) => beatsCopies(dossier, selfCheck) !== false);

/** The yardstick in a sentence; says so where it was not taken. */
export function yardstick({ selfCheck, totals: { leads, byStatus } }: ReportInput): string {
  if (!selfCheck)
    return "no shuffled copy of the data was searched for comparison (claque analyze … --self-check 5 does it).";
  const { candidate } = byStatus;
  const most = "stands out more than what the same search finds in shuffled copies of the data";
  if (leads === 0) return candidate === 1 ? `it does not stand out: nothing here ${most}.` : `none ${most}.`;
  if (leads === candidate) return candidate === 1 ? `it ${most}.` : `each ${most}.`;
  return `${numberWord(leads)} of them ${leads === 1 ? most : most.replace("stands", "stand")}; the others do not.`;
}

/** The check for the method, with the strongest group of each copy. */
export function selfCheckMethod({ selfCheck, traces }: ReportInput): string | null {
  if (!selfCheck) return null;
  const { copies, takenOut } = selfCheck;
  const numbers = copies.map((copy) => count(copy.groups));
  const passed = copies.reduce((sum, copy) => sum + copy.confirmed + copy.unresolved, 0);
  const firsts = copies.map(({ first }) =>
    first
      ? `${counted(first.size, "account")} by “${traceTitle(traces, first.trace)}” within ${windowWords(first.windowSeconds)}, ${counted(first.observed, "meeting")} where ${expectedCount(first.expected)} are expected`
      : "none",
  );
  const one = copies.length === 1;
  return `As a yardstick, ${one ? "a copy" : `${count(copies.length)} copies`} of ${takenOut.accounts === 0 ? "the data" : "the rest of the data"} went through the same search: accounts exchanged at random among posts of the same hour, the same popularity and a like number of things. It put together ${listed(numbers)} ${one && copies[0].groups === 1 ? "candidate" : "candidates"}, of which ${passed === 0 ? "none" : count(passed)} passed the test${passed === 0 ? "" : "; what passes there is an error, or the rest of a group that fills its moments by itself"}. The strongest: ${listed(firsts)}.${takenOutWords(selfCheck)} Chance alone puts the strongest candidate of the data above ${one ? "it every second time" : `all of them once in ${count(copies.length + 1)} times`}, and honest crowds that act in concert stand above it too.`;
}

/** What was done before the copies were made, and what they can no longer show. */
function takenOutWords({ takenOut: { accounts, rest } }: SelfCheck): string {
  if (accounts === 0) return "";
  return ` The rest is the data without ${counted(accounts, "account")} for whom some evidence was found, since a group that fills its moments survives an exchange within the hour${rest ? " (something still stood when that was given up)" : ""}; so the copies tell how often the test errs there, and not whether what stands is right.`;
}
