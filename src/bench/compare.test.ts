/** Both benchmarks from data to table on small samples: files, resumption, interruption, rows. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { quietContext, SILENT, UsageError } from "../model/index.js";
import { fixedCounts } from "./baselines/fixed-counts.js";
import { calibrationCells, calibrationRows } from "./calibration.js";
import { claqueCandidates, claqueTested } from "./claque.js";
import { compare } from "./compare.js";
import { type SampleMaker, sampleStore } from "./data/sample.js";
import { labelledMaker, worldMaker } from "./data/worlds.js";
import { benchDetection, detectionCells, detectionRows } from "./detection.js";
import type { Detector } from "./detectors.js";
import type { BenchFile } from "./ledger.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "claque-compare-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const GIVEN = { threads: 1, memoryBytes: 5e8, machine: null, notes: [], resume: false };
const TRACE = { id: "co-share", windowsSeconds: [60] };

/** Four accounts on three objects at once; `made` counts how often a sample was made. */
const maker = (made: number[]): SampleMaker => ({
  id: "tiny",
  title: "a tiny set",
  async make(seed, options) {
    made.push(seed);
    const rows = ["a", "b", "c", "x"].flatMap((account) =>
      ["1", "2", "3"].map((object) => ({ account, object })),
    );
    const trace = {
      trace: TRACE,
      account: rows.map(({ account }) => account),
      object: rows.map(({ object }) => object),
      event: rows.map((_, n) => n + 1),
      time: rows.map((_, n) => 1_700_000_000 + n),
    };
    return {
      store: await sampleStore([trace], options),
      traces: [TRACE],
      truth: { groups: [["a", "b", "c"]], accounts: ["a", "b", "c", "x", "y"] },
      actions: rows.length,
    };
  },
});

const options = (made: number[], to: string | null) => ({
  ...GIVEN,
  benchmark: "tiny",
  makers: [maker(made)],
  detectors: [fixedCounts(2, 60)],
  seeds: [1, 2],
  to,
  rowsOf: () => [],
});

describe("compare", () => {
  it("writes every run with its figures, and says with what", async () => {
    const to = join(folder, "out.json");
    const file = await compare(options([], to), quietContext());
    expect(JSON.parse(readFileSync(to, "utf8"))).toEqual(file);
    expect(file).toMatchObject({
      benchmark: "tiny",
      complete: true,
      seeds: [1, 2],
      sets: { tiny: "a tiny set" },
    });
    expect(file.runs.map(({ set, seed }) => [set, seed])).toEqual([
      ["tiny", 1],
      ["tiny", 2],
    ]);
    expect(file.runs[0].detectors["fixed-2-60"]).toMatchObject({ flagged: 4, truePositives: 3, planted: 3 });
  });

  it("goes on where an interrupted run stopped", async () => {
    const to = join(folder, "out.json");
    const controller = new AbortController();
    const stopping: Detector = {
      ...fixedCounts(2, 60),
      detect(...given) {
        if (given[2].seed === 2) controller.abort();
        return fixedCounts(2, 60).detect(...given);
      },
    };
    const made: number[] = [];
    const stopped = await compare(
      { ...options(made, to), detectors: [stopping, fixedCounts(3, 60)] },
      { signal: controller.signal, progress: SILENT },
    );
    expect(stopped.complete).toBe(false);
    expect((JSON.parse(readFileSync(to, "utf8")) as BenchFile).runs).toHaveLength(1);
    const resumed = await compare({ ...options(made, to), resume: true }, quietContext());
    expect(made).toEqual([1, 2, 2]);
    expect(resumed).toMatchObject({ complete: true });
    expect(resumed.runs).toHaveLength(2);
  });

  it("does not go on with the file of something else", async () => {
    const to = join(folder, "other.json");
    writeFileSync(to, '{"benchmark":"speed"}');
    await expect(compare({ ...options([], to), resume: true }, quietContext())).rejects.toThrow(UsageError);
  });

  it("reads worlds with other windows where they are asked for, and does not mix runs of both", async () => {
    const to = join(folder, "wide.json");
    const seen: (readonly number[])[] = [];
    const looking: Detector = {
      ...fixedCounts(2, 60),
      async detect(_store, traces) {
        seen.push(...traces.map((trace) => trace.windowsSeconds));
        return { groups: [], accountScores: new Map() };
      },
    };
    const makers = [worldMaker("small-farm", (planted) => planted > 0)];
    const wide = {
      ...options([], to),
      makers,
      detectors: [looking],
      seeds: [1],
      windowsSeconds: [300, 7200],
    };
    expect(await compare(wide, quietContext())).toMatchObject({ windowsSeconds: [300, 7200] });
    expect(new Set(seen.map(String))).toEqual(new Set(["300,7200"]));
    const usual = { ...wide, windowsSeconds: undefined, resume: true };
    await expect(compare(usual, quietContext())).rejects.toThrow(/--resume.*other windows.*--windows/);
  });
});

describe("calibrationRows", () => {
  const run = (seed: number, confirmed: number) => ({
    set: "s",
    seed,
    actions: 1,
    accounts: 9,
    traces: [],
    detectors: { d: { ...FIGURES, confirmed, flagged: 3 * confirmed, seconds: 1 } },
  });

  it("bounds the share of runs with a claim, and says what that means", () => {
    const fine = Array.from({ length: 100 }, (_, n) => run(n, 0));
    const [row] = calibrationRows(fine, [{ id: "d", nominal: 0.05 }]);
    expect(row).toMatchObject({ runs: 100, runsConfirmed: 0, verdict: "holds", falseAccounts: 0 });
    expect(row.upper).toBeCloseTo(1 - 0.05 ** 0.01, 9);
    const bad = fine.map((one, n) => (n < 20 ? run(n, 2) : one));
    expect(calibrationRows(bad, [{ id: "d", nominal: 0.05 }])[0]).toMatchObject({
      verdict: "fails",
      falseGroups: 40,
      falseAccounts: 1.2,
    });
    expect(calibrationRows([run(1, 1)], [{ id: "d", nominal: 0.05 }])[0].verdict).toBe("open");
    expect(calibrationRows([run(1, 1)], [{ id: "d" }])[0].verdict).toBeNull();
  });

  it("pools sets in a last row, and prints one line a row", () => {
    const rows = calibrationRows([run(1, 0), { ...run(1, 1), set: "t" }], [{ id: "d" }]);
    expect(rows.map(({ set, runsConfirmed }) => [set, runsConfirmed])).toEqual([
      ["s", 0],
      ["t", 1],
      ["all", 1],
    ]);
    expect(calibrationCells(rows)[2]).toMatchObject({ set: "all", "runs claiming": "1 of 2" });
  });
});

describe("detection", () => {
  it("pools accounts over runs and leaves unknown figures out of means", () => {
    const one = { ...FIGURES, flagged: 4, truePositives: 3, planted: 6, bCubedF: 0.5, seconds: 1 };
    const two = { ...FIGURES, flagged: 0, planted: 6, bCubedF: null, seconds: 3 };
    const base = { set: "w", actions: 5, accounts: 10, traces: [] };
    const rows = detectionRows(
      [
        { ...base, seed: 1, detectors: { d: one } },
        { ...base, seed: 2, detectors: { d: two } },
      ],
      [{ id: "d", nominal: 0.05 }],
    );
    expect(rows[0].detectors.d).toMatchObject({
      precision: 0.75,
      recall: 0.25,
      f: 6 / 16,
      bCubedF: 0.5,
      seconds: 2,
    });
    expect(detectionCells(rows, ["d"])[0].d).toBe(".75 .25 .38");
  });

  it("finds the planted group of a simulated world, read as a user's file is, and reads labelled files", async () => {
    const world = worldMaker("small-farm", (planted) => planted > 0);
    const given = { ...GIVEN, detectors: [claqueCandidates, claqueTested], seeds: [1], to: null };
    const { runs } = await benchDetection({ ...given, makers: [world] }, quietContext());
    expect(runs[0]).toMatchObject({ set: "small-farm", seed: 1 });
    expect(runs[0].detectors["claque-candidates"].truePositives).toBeGreaterThan(10);
    expect(runs[0].detectors.claque.candidates).toBeGreaterThan(0);
    const honest = worldMaker("honest-plain", (planted) => planted > 0);
    expect((await benchDetection({ ...given, makers: [honest] }, quietContext())).runs).toEqual([]);
    const data = join(folder, "posts.csv");
    const labels = join(folder, "labels.csv");
    const acts = ["p1", "p2", "p3", "p4", "q"].flatMap((account, a) =>
      [1, 2, 3].map(
        (n) => `o${n},${account},${account}-${n},${1_700_000_000 + 5000 * n + a + (a === 4 ? 900 : 0)}`,
      ),
    );
    writeFileSync(data, `object_id,account_id,content_id,timestamp_share\n${acts.join("\n")}\n`);
    writeFileSync(
      labels,
      "account,label,group\np1,planted,g\np2,planted,g\np3,planted,g\np4,planted,g\nq,honest,\n",
    );
    const own = await benchDetection(
      { ...given, detectors: [fixedCounts(3, 60)], makers: [labelledMaker(data, labels)] },
      quietContext(),
    );
    expect(own.runs[0].detectors["fixed-3-60"]).toMatchObject({
      flagged: 4,
      truePositives: 4,
      groupsFound: 1,
    });
  });
});

const FIGURES = {
  candidates: 1,
  confirmed: 0,
  reported: 0,
  uncontested: 0,
  trueGroups: 0,
  groupsFound: 0,
  plantedGroups: 0,
  flagged: 0,
  truePositives: 0,
  planted: 0,
  accounts: 10,
  pairs: null,
  weightedPrecision: null,
  bCubedPrecision: null,
  bCubedRecall: null,
  bCubedF: null,
  averagePrecision: null,
  recallAt1e3: null,
  recallAt1e4: null,
  daysToDetection: null,
  actionsToDetection: null,
  groupRecalls: [],
  claims: [],
};
