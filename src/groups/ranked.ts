/** Puts groups in order and says by which trace and window each stands out. */
import { logPoissonUpperTail } from "../stats/index.js";
import { BACKGROUND_TRACE } from "./background.js";
import { LIBERAL_P } from "./liberal-graph.js";
import type { TraceCounts } from "./observed.js";
import { pairKey, type StrongestPairs } from "./strongest-pairs.js";
import type { TestOutcome } from "./test-outcome.js";

/** A group before it has a rank. */
export interface CountedGroup {
  /** Ascending. */
  readonly accounts: readonly string[];
  readonly counts: readonly TraceCounts[];
  readonly strongestPairs: StrongestPairs;
  readonly beatsVolume: boolean;
  /** What the group test said; null for candidates. */
  readonly test: TestOutcome | null;
}

/**
 * Against which mean a group stands out: that of the very hour, or only that of the hour of day with all days pooled. With
 * `rhythm` the hour explains the meetings, or the group's own actions fill its hours: the data cannot tell which.
 */
export type Contrast = "hour" | "rhythm";

/** A group with its place. */
export interface RankedGroup extends CountedGroup {
  /** `g-001` is the strongest. */
  readonly id: string;
  readonly rank: number;
  readonly contrast: Contrast;
  /** One pair makes more than half of the meetings under the lead trace and window. */
  readonly mostlyOnePair: boolean;
  /** The trace and window with the largest log-likelihood ratio; ties go to the earlier trace and the narrower window. */
  readonly lead: TraceCounts;
  /** Traces in which the members meet more than chance by `contrast`, or by the test, in the order counted. */
  readonly traces: readonly string[];
}

/**
 * Orders groups. Those that passed the group test come first: by status, then by e-value. Then the candidates: those that stand out against the hour first, then those that do so against the rhythm alone; within each
 * those first of which no pair makes more than half of the meetings: a pair with hangers-on is no group, and accounts that
 * merely touch it must not head a list. Then by the log-likelihood ratio of their lead trace and window, then by size, then by their first account. A trace and window can
 * lead only where at least `minGroup` members meet; candidates that stand out nowhere (Poisson upper tail of the mean below .02,
 * the liberal bound of the graph) are left out. The background level neither leads nor keeps a group.
 *
 * Of a group that passed the test, the trace with the largest e-value leads, whatever the counts say: a group that owns its hours in the trace
 * in which it acts does not stand out there, and one count of twenty is above chance somewhere else.
 */
export function rankedGroups(groups: readonly CountedGroup[], minGroup: number): RankedGroup[] {
  const placed = groups.flatMap(
    (group) =>
      (group.test ? placedByTest(group, group.test, minGroup) : placedByCounts(group, minGroup)) ?? [],
  );
  placed.sort(
    (x, y) =>
      standing(y) - standing(x) ||
      (y.test?.log10E ?? 0) - (x.test?.log10E ?? 0) ||
      (x.contrast === y.contrast ? 0 : x.contrast === "hour" ? -1 : 1) ||
      Number(x.mostlyOnePair) - Number(y.mostlyOnePair) ||
      ratioOf(y.lead, y.contrast) - ratioOf(x.lead, x.contrast) ||
      y.accounts.length - x.accounts.length ||
      (x.accounts[0] < y.accounts[0] ? -1 : 1),
  );
  const digits = Math.max(3, String(placed.length).length);
  return placed.map((group, i) => ({
    ...group,
    rank: i + 1,
    id: `g-${String(i + 1).padStart(digits, "0")}`,
  }));
}

type Placed = Omit<RankedGroup, "id" | "rank">;

const placedByCounts = (group: CountedGroup, minGroup: number): Placed | null =>
  placedBy(group, "hour", minGroup) ?? placedBy(group, "rhythm", minGroup);

function placedBy(group: CountedGroup, contrast: Contrast, minGroup: number): Placed | null {
  const standing = group.counts.filter(
    (count) => count.accounts >= minGroup && standsOut(count, contrast, LIBERAL_P),
  );
  const lead = standing.reduce<TraceCounts | null>(
    (best, count) => (!best || ratioOf(count, contrast) > ratioOf(best, contrast) ? count : best),
    null,
  );
  if (!lead) return null;
  const strongest = group.strongestPairs.get(pairKey(lead.trace, lead.windowSeconds)) ?? 1;
  return {
    ...group,
    contrast,
    mostlyOnePair: 2 * strongest > lead.observed,
    lead,
    traces: [...new Set(standing.map((count) => count.trace))],
  };
}

/**
 * A group that passed the test keeps its place even where its counts do not stand out: it may own its hours. Its traces are those
 * that pass alone, and those in which it meets more than chance with all its counts reckoned in.
 */
function placedByTest(group: CountedGroup, { byTrace }: TestOutcome, minGroup: number): Placed | null {
  const counts = group.counts.filter((count) => count.trace !== BACKGROUND_TRACE && count.observed > 0);
  if (counts.length === 0) return null;
  const evidence = ({ trace }: TraceCounts) => byTrace.get(trace) ?? 0;
  const { trace } = counts.reduce((best, count) => (evidence(count) > evidence(best) ? count : best));
  const inLead = counts.filter((count) => count.trace === trace);
  const most = inLead.reduce((best, count) => (count.ratioRhythm > best.ratioRhythm ? count : best));
  const { contrast, lead, mostlyOnePair } = placedByCounts({ ...group, counts: inLead }, minGroup) ?? {
    contrast: "rhythm" as const,
    lead: most,
    mostlyOnePair: false,
  };
  const strict = LIBERAL_P / counts.length;
  const shows = counts.filter(
    (count) =>
      count.trace === trace ||
      evidence(count) >= PASSES_ALONE ||
      (count.accounts >= minGroup && standsOut(count, contrast, strict)),
  );
  return {
    ...group,
    contrast,
    mostlyOnePair,
    lead,
    traces: [...new Set(shows.map((count) => count.trace))],
  };
}

/** log10 e-value from which on a trace is one of a tested group's without the others: 20. */
const PASSES_ALONE = Math.log10(20);

const standing = ({ test }: { readonly test: TestOutcome | null }): number =>
  test === null ? 0 : test.level === "volume" ? 1 : 2;

const ratioOf = (count: TraceCounts, contrast: Contrast): number =>
  contrast === "hour" ? count.ratio : count.ratioRhythm;

function standsOut(count: TraceCounts, contrast: Contrast, p: number): boolean {
  const mean = Math.max(contrast === "hour" ? count.expected : count.expectedRhythm, 1e-9);
  return (
    count.trace !== BACKGROUND_TRACE &&
    count.observed >= 2 &&
    count.observed > mean &&
    logPoissonUpperTail(count.observed, mean) < Math.log(p)
  );
}
