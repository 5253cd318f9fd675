/** Drawn groups: all of them count, those that could not be measured do not, and one a world is told apart. */
import { expect, test } from "vitest";
import type { SignalRun } from "./measure.js";
import type { SignalsRun } from "./run-signals.js";
import { drawnRows, signalRows } from "./table.js";

const said = (p: number | null): SignalRun => ({
  measurable: p !== null,
  value: p,
  controlValue: p,
  pValue: p,
  tieBroken: p,
  note: "",
  seconds: 1,
});
const world = (scenario: string, seed: number, drawn: readonly (number | null)[]): SignalsRun => ({
  scenario,
  seed,
  accounts: 100,
  group: { shift: said(0.005) },
  drawn: drawn.map((p) => ({ shift: said(p) })),
  truth: null,
});

test("drawn groups of all worlds, and the first of each", () => {
  const runs = [
    world("farm", 1, [0.01, 0.5, null]),
    world("farm", 2, [0.9]),
    world("like-fans", 1, [0.04, 0.6]),
  ];
  const [row] = drawnRows(runs);
  expect(row).toMatchObject({ signal: "shift", worlds: 3, drawn: 5, apart: 1, upTo05: 2 });
  expect(row.mean).toBeCloseTo(2.05 / 5);
  expect(row.uniform).toBeGreaterThan(0.1);
  expect(row.uniformOneEach).toBeGreaterThan(0);
  expect(signalRows(runs).map(({ drawn, drawnApart }) => [drawn, drawnApart])).toEqual([
    [3, 1 / 3],
    [2, 0],
  ]);
});

test("without the labelled group the rows of drawn groups stay", () => {
  const runs = [{ ...world("farm", 1, [0.2, 0.7]), group: {} }];
  expect(signalRows(runs)).toMatchObject([{ signal: "shift", runs: 0, measured: 0, apart: null, drawn: 2 }]);
});
