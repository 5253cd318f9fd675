/** The table of the signals benchmark: a row a world and signal. */
import { uniformTest } from "../../stats/index.js";
import type { SignalRun } from "./measure.js";
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
    const signals = signalsIn(own);
    return signals.map((signal) => rowOf(scenario, signal, own));
  });
}

function rowOf(scenario: string, signal: string, runs: readonly SignalsRun[]): SignalRow {
  const group = runs.flatMap((run) => (run.group[signal] ? [run.group[signal]] : []));
  const measured = group.filter(({ measurable }) => measurable);
  const drawn = drawnOf(runs, signal);
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
    uniform: uniformity(drawn),
    seconds: median(group.map(({ seconds }) => seconds)),
  };
}

/** One signal over the drawn groups of all worlds. */
export interface DrawnRow {
  readonly signal: string;
  readonly worlds: number;
  readonly drawn: number;
  /** Drawn groups that stand apart, and that have p up to .05. */
  readonly apart: number;
  readonly upTo05: number;
  /** Mean p, and p-values of uniformity: of all drawn groups, and of one a world, since groups of one world depend on each other. */
  readonly mean: number | null;
  readonly uniform: number | null;
  readonly uniformOneEach: number | null;
}

/** Rows in the order of the signals. */
export function drawnRows(runs: readonly SignalsRun[]): DrawnRow[] {
  return signalsIn(runs).map((signal) => {
    const drawn = drawnOf(runs, signal);
    const worlds = runs.map((run) => drawnOf([run], signal)).filter((own) => own.length > 0);
    return {
      signal,
      worlds: worlds.length,
      drawn: drawn.length,
      apart: drawn.filter(({ pValue }) => pValue! <= APART).length,
      upTo05: drawn.filter(({ pValue }) => pValue! <= 0.05).length,
      mean:
        drawn.length === 0 ? null : drawn.reduce((sum, { tieBroken }) => sum + tieBroken!, 0) / drawn.length,
      uniform: uniformity(drawn),
      uniformOneEach: uniformity(worlds.map(([first]) => first)),
    };
  });
}

const signalsIn = (runs: readonly SignalsRun[]): string[] => [
  ...new Set(runs.flatMap(({ group, drawn }) => [group, ...drawn].flatMap((one) => Object.keys(one)))),
];

const drawnOf = (runs: readonly SignalsRun[], signal: string): SignalRun[] =>
  runs.flatMap(({ drawn }) => drawn.flatMap((one) => (one[signal]?.measurable ? [one[signal]] : [])));

const apart = (list: readonly SignalRun[]): number | null =>
  list.length === 0 ? null : list.filter(({ pValue }) => pValue! <= APART).length / list.length;

const uniformity = (list: readonly SignalRun[]): number | null =>
  list.length === 0 ? null : uniformTest(list.map(({ tieBroken }) => tieBroken!)).pValue;

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((x, y) => x - y);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.floor(sorted.length / 2)]) / 2;
}

const digits = (value: number | null) => (value === null ? "" : Number(value.toPrecision(3)).toString());

/** The rows of drawn groups as cells for a terminal. */
export const drawnCells = (rows: readonly DrawnRow[]): Record<string, string | number>[] =>
  rows.map((row) => ({
    signal: row.signal,
    worlds: row.worlds,
    "drawn groups": row.drawn,
    apart: row.apart,
    "p up to .05": row.upTo05,
    "mean p": digits(row.mean),
    "uniform p": digits(row.uniform),
    "one a world": digits(row.uniformOneEach),
  }));

/** The rows as cells for a terminal. */
export function signalCells(rows: readonly SignalRow[]): Record<string, string | number>[] {
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
