/** The table of the signals benchmark: a row a world and signal. */
import { uniformTest } from "../../stats/index.js";
import type { SignalsRun } from "./run-signals.js";

/** p up to which a group stands apart. */
export const APART = 0.01;

/** One signal over the runs of one world. */
export interface SignalRow {
  readonly scenario: string;
  readonly signal: string;
  readonly runs: number;
  /** Runs in which it could be measured, and of these the share in which the labelled group stands apart. */
  readonly measured: number;
  readonly apart: number | null;
  readonly medianValue: number | null;
  readonly medianControl: number | null;
  /** On drawn groups: share that stands apart, and the p-value of uniformity (Kolmogorov-Smirnov) of their p-values. */
  readonly drawn: number;
  readonly drawnApart: number | null;
  readonly uniform: number | null;
  /** Seconds of one measurement, median. */
  readonly seconds: number | null;
}

/** Rows in the order of the runs. */
export function signalRows(runs: readonly SignalsRun[]): SignalRow[] {
  return [...new Set(runs.map(({ scenario }) => scenario))].flatMap((scenario) => {
    const own = runs.filter((run) => run.scenario === scenario);
    const signals = [...new Set(own.flatMap(({ group }) => Object.keys(group)))];
    return signals.map((signal) => rowOf(scenario, signal, own));
  });
}

function rowOf(scenario: string, signal: string, runs: readonly SignalsRun[]): SignalRow {
  const group = runs.flatMap((run) => (run.group[signal] ? [run.group[signal]] : []));
  const measured = group.filter(({ measurable }) => measurable);
  const drawn = runs.flatMap((run) => (run.drawn[signal]?.measurable ? [run.drawn[signal]] : []));
  const apart = (list: typeof measured) =>
    list.length === 0 ? null : list.filter(({ pValue }) => pValue! <= APART).length / list.length;
  return {
    scenario,
    signal,
    runs: group.length,
    measured: measured.length,
    apart: apart(measured),
    medianValue: median(measured.map(({ value }) => value!)),
    medianControl: median(measured.map(({ controlValue }) => controlValue!)),
    drawn: drawn.length,
    drawnApart: apart(drawn),
    uniform: drawn.length === 0 ? null : uniformTest(drawn.map(({ tieBroken }) => tieBroken!)).pValue,
    seconds: median(group.map(({ seconds }) => seconds)),
  };
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((x, y) => x - y);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.floor(sorted.length / 2)]) / 2;
}

/** The rows as cells for a terminal. */
export function signalCells(rows: readonly SignalRow[]): Record<string, string | number>[] {
  const digits = (value: number | null) => (value === null ? "" : Number(value.toPrecision(3)).toString());
  const percent = (share: number | null) => (share === null ? "" : `${Math.round(100 * share)} %`);
  return rows.map((row) => ({
    world: row.scenario,
    signal: row.signal,
    measured: `${row.measured} of ${row.runs}`,
    "stands apart": percent(row.apart),
    group: digits(row.medianValue),
    controls: digits(row.medianControl),
    "drawn groups": row.drawn,
    "of them apart": percent(row.drawnApart),
    "uniform p": digits(row.uniform),
    seconds: digits(row.seconds),
  }));
}
