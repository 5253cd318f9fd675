/** The summary of random worlds on runs written by hand: which row a world falls into, and what is counted there. */
import { expect, it } from "vitest";
import type { BenchRun } from "../ledger.js";
import { figuresOf } from "../scores.js";
import { randomSummary, summaryCells } from "./summary.js";

const ACCOUNTS = [..."abcdefghijklmnopqrst"];
const OPERATION = {
  size: 10,
  tasks: 20,
  joinShare: 0.5,
  joinSpread: 0,
  gapSeconds: 60,
  ownShare: 1,
  freeActs: 0,
  days: "all",
  activeShare: 1,
  hours: "any",
  zone: 0,
} as const;

/** A world of ten planted accounts among twenty, and whom two detectors name. */
function run(
  part: "operations" | "empty",
  named: { claque: string; counted: string },
  seed: number,
): BenchRun {
  const groups = part === "empty" ? [] : [ACCOUNTS.slice(0, 10)];
  const figures = (accounts: string) => ({
    ...figuresOf(
      {
        groups: accounts === "" ? [] : [{ accounts: [...accounts], score: 1, status: "coordinated" }],
        accountScores: new Map(),
      },
      { groups, accounts: ACCOUNTS },
    ),
    seconds: 1,
  });
  return {
    set: part,
    seed,
    actions: 100,
    accounts: ACCOUNTS.length,
    traces: ["co-share"],
    detectors: { claque: figures(named.claque), "best-fixed": figures(named.counted) },
    world: {
      part,
      days: 20,
      clockSeconds: 1,
      plantedShare: 0.2,
      operations: groups.map(() => OPERATION),
      othersPresent: groups.map((_, n) => (seed % 2 ? 30 : 3) + n),
      readings: [],
    },
  };
}

const CLAIM = { accounts: 12, planted: 0, readings: ["feed"] };

const WHOLE = "abcdefghij";

it("asks for as much as counting reaches where counting suffices, and for more where it does not", () => {
  const runs = [
    run("operations", { claque: WHOLE, counted: WHOLE }, 1),
    run("operations", { claque: "abcde", counted: WHOLE }, 2),
    run("operations", { claque: "abcdefghi", counted: "abcde" }, 3),
  ];
  const rows = randomSummary(runs, ["claque", "best-fixed"]);
  const row = (words: string, measure: string) =>
    rows.find((one) => one.row.includes(words) && one.measure.startsWith(measure))!;
  expect(row(", countable", "solved")).toMatchObject({ of: 2, values: { claque: { value: 0.5 } } });
  expect(row(", countable", "mean recall").values).toMatchObject({
    claque: { value: 0.75 },
    "best-fixed": { value: 1 },
  });
  expect(row("20 others or more, countable", "solved")).toMatchObject({
    of: 1,
    values: { claque: { value: 1 } },
  });
  expect(row("not countable", "mean F").of).toBe(1);
  expect(row("not countable", "mean F").values.claque.value).toBeCloseTo(18 / 19, 12);
  expect(row("mean gap: to 2 min", "mean recall").of).toBe(3);
});

it("tells worlds in which nobody is planted by who is named there, with the bound", () => {
  const runs = [1, 2, 3, 4].map((seed) =>
    run("empty", { claque: seed === 1 ? "xyz" : "", counted: "" }, seed),
  );
  const [row] = randomSummary(runs, ["claque"]);
  expect(row).toMatchObject({ of: 4, values: { claque: { count: 1, value: 0.25 } } });
  expect(row.values.claque.upper).toBeCloseTo(0.7514, 4);
  expect(summaryCells([row], ["claque"])[0].claque).toBe("1 (bound .751)");
});

it("tells of honest crowds whether they are called coordinated, and whether a reading names their reason", () => {
  const crowd = (
    seed: number,
    claims: readonly { status: string; readings: readonly string[] }[],
  ): BenchRun => {
    const one = run("empty", { claque: "", counted: "" }, seed);
    const claque = { ...one.detectors.claque, claims: claims.map((claim) => ({ ...CLAIM, ...claim })) };
    return {
      ...one,
      set: "crowd-declared-automation",
      detectors: { claque },
      world: { ...(one.world as object), part: "crowds", readings: ["feed", "scheduler"] },
    };
  };
  const rows = randomSummary(
    [
      crowd(1, [{ status: "contested", readings: ["trending", "feed"] }]),
      crowd(2, [{ status: "open", readings: [] }]),
      crowd(3, [{ status: "coordinated", readings: [] }]),
      crowd(4, []),
    ],
    ["claque"],
  );
  const of = (measure: string) => rows.find((one) => one.measure.includes(measure))!.values.claque;
  expect(of("with a coordinated group")).toMatchObject({ count: 1, value: 0.25 });
  expect(of("names the reason")).toMatchObject({ count: 1, of: 3 });
});

it("tells by which status planted groups among full posts are told", () => {
  const one = run("operations", { claque: WHOLE, counted: WHOLE }, 1);
  const claque = {
    ...one.detectors.claque,
    claims: [
      { ...CLAIM, status: "open", planted: 12 },
      { ...CLAIM, status: "contested", planted: 7 },
      { ...CLAIM, status: "contested", planted: 2 },
    ],
  };
  const posts = { ...one, detectors: { claque }, world: { ...(one.world as object), part: "posts" } };
  const rows = randomSummary([posts], ["claque"]);
  const of = (measure: string) => rows.find((row) => row.measure.includes(measure))!.values.claque;
  expect(of("coordinated or open")).toMatchObject({ count: 1, of: 2 });
  expect(of("as contested")).toMatchObject({ count: 1, of: 2 });
});
