/**
 * The rules that all readings share, and the words for their numbers. Conservative towards the innocent: a reading fits on
 * the point estimate, and is ruled out only where even the upper bound of what was seen stays far below that.
 */
import { probability } from "../../model/index.js";
import { clopperPearson } from "../../stats/index.js";
import type { Finding, ReadingState } from "./reading.js";

/** Share of moments (or members) from which a reading fits. */
export const FITS_FROM = 0.5;
/** Share that the 95 % upper bound must stay below for a reading to be ruled out. */
export const RULED_OUT_BELOW = 0.25;
/** Share up to which a sign counts as absent where all members are looked at, and no bound is needed. */
export const ABSENT_UP_TO = 0.2;
/** Fewest moments or repetitions that can show anything. */
export const FEWEST = 5;
/** p up to which a pattern is more than chance. */
export const SIGNIFICANT = 0.01;

/** Upper 95 % bound of the share that was seen in `count` of `trials`. */
export const upperBound = (count: number, trials: number): number =>
  clopperPearson(count, trials, 0.95).upper;

/** The state of a sign that shows in `count` of `trials` moments. */
export function stateOfShare(count: number, trials: number): ReadingState {
  if (trials >= FEWEST && count >= FITS_FROM * trials) return "fits";
  return upperBound(count, trials) < RULED_OUT_BELOW ? "ruled-out" : "not-measurable";
}

/** A finding that says why the data cannot answer. */
export const notMeasurable = (groupId: string, note: string): Finding => ({
  groupId,
  state: "not-measurable",
  testable: false,
  value: null,
  controlValue: null,
  pValue: null,
  note,
});

/** A whole number with separators. */
export const whole = (n: number): string => n.toLocaleString("en");

/** A count of its total. */
export const outOf = (count: number, total: number): string => `${whole(count)} of ${whole(total)}`;

/** A share in percent; below 10 % with one decimal. */
export const percent = (share: number): string =>
  `${(100 * share).toFixed(share > 0 && share < 0.0995 ? 1 : 0)} %`;

/** Seconds as a person says them. */
export const duration = (seconds: number): string =>
  seconds < 120 ? `${Number(seconds.toFixed(seconds < 10 ? 1 : 0))} s` : `${Math.round(seconds / 60)} min`;

/** A p-value as the report writes it; never 0. */
export const chance = (p: number): string => (p < 1e-12 ? "p < 10⁻¹²" : `p = ${probability(Math.log10(p))}`);

/** A number as the table keeps it: six digits after the point, so that the order of a sum does not show. */
export const rounded = (value: number | null | undefined): number | null =>
  value === null || value === undefined || !Number.isFinite(value) ? null : Math.round(value * 1e6) / 1e6;
