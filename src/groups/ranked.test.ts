/** The order of groups, and which of their counts leads. */
import { expect, test } from "vitest";
import type { TraceCounts } from "./observed.js";
import { rankedGroups } from "./ranked.js";
import { logLikelihoodRatio } from "./score.js";

const count = (
  trace: string,
  windowSeconds: number,
  observed: number,
  expected: number,
  { expectedRhythm = expected, accounts = 4 } = {},
): TraceCounts => ({
  trace,
  windowSeconds,
  observed,
  expected,
  expectedRhythm,
  ratio: logLikelihoodRatio(observed, expected),
  ratioRhythm: logLikelihoodRatio(observed, expectedRhythm),
  objects: 1,
  accounts,
  actions: 4,
  firstTick: 0,
  lastTick: 1,
  medianGapSeconds: 1,
});

const group = (first: string, counts: TraceCounts[]) => ({
  accounts: [first, `${first}x`, `${first}y`, `${first}z`],
  counts,
  strongestPairs: new Map<string, number>(),
  beatsVolume: false,
  test: null,
});

test("the likelihood ratio is 0 at or below chance, finite at no chance, and known in between", () => {
  expect(logLikelihoodRatio(5, 5)).toBe(0);
  expect(logLikelihoodRatio(3, 5)).toBe(0);
  expect(logLikelihoodRatio(10, 2)).toBeCloseTo(10 * Math.log(5) - 8, 12);
  expect(Number.isFinite(logLikelihoodRatio(2, 0))).toBe(true);
});

test("much above chance goes before tiny and before crowded", () => {
  const ranked = rankedGroups(
    [
      group("a", [count("co-link", 60, 3, 0.03)]),
      group("b", [count("co-link", 60, 5000, 4800)]),
      group("c", [count("co-link", 60, 400, 40)]),
    ],
    4,
  );
  expect(ranked.map((g) => [g.id, g.accounts[0]])).toEqual([
    ["g-001", "c"],
    ["g-002", "a"],
    ["g-003", "b"],
  ]);
});

test("the strongest trace and window leads; the background never does", () => {
  const [first] = rankedGroups(
    [
      group("a", [
        count("co-link", 60, 20, 5),
        count("co-link", 300, 60, 10),
        count("co-hashtag", 300, 9, 8),
        count("co-post", 300, 900, 10),
      ]),
    ],
    4,
  );
  expect(first.lead).toMatchObject({ trace: "co-link", windowSeconds: 300 });
  expect(first.traces).toEqual(["co-link"]);
});

test("a pair with hangers-on comes after groups, however striking it is", () => {
  const ranked = rankedGroups(
    [
      { ...group("a", [count("co-link", 300, 237, 13)]), strongestPairs: new Map([["co-link 300", 229]]) },
      { ...group("b", [count("co-link", 60, 12, 3)]), strongestPairs: new Map([["co-link 60", 6]]) },
      group("c", [count("co-text", 60, 300, 299, { expectedRhythm: 3 })]),
    ],
    4,
  );
  expect(ranked.map((g) => [g.accounts[0], g.mostlyOnePair])).toEqual([
    ["b", false],
    ["a", true],
    ["c", false],
  ]);
});

test("groups that meet no more than chance are left out; ties go to the smaller identifier", () => {
  const same = [count("co-link", 60, 20, 5)];
  const ranked = rankedGroups(
    [group("b", same), group("a", same), group("c", [count("co-link", 60, 6, 5)])],
    4,
  );
  expect(ranked.map((g) => g.accounts[0])).toEqual(["a", "b"]);
});

test("a group that only its hours explain comes last and says so; a trace in which too few members meet does not lead", () => {
  const ranked = rankedGroups(
    [
      group("a", [count("co-text", 60, 300, 299, { expectedRhythm: 3 })]),
      group("b", [count("co-link", 60, 500, 2, { accounts: 3 }), count("co-link", 300, 12, 3)]),
    ],
    4,
  );
  expect(ranked.map((g) => [g.accounts[0], g.contrast, g.lead.windowSeconds])).toEqual([
    ["b", "hour", 300],
    ["a", "rhythm", 60],
  ]);
});

const tested = (byTrace: Readonly<Record<string, number>>) => ({
  accounts: [],
  level: "attention" as const,
  log10E: 12,
  byTrace: new Map(Object.entries(byTrace)),
  members: [],
  evidenceTick: null,
  standsTick: null,
  followed: { trace: "co-link", windows: [] },
  occasions: [],
});

test("a tested group is shown by the trace with the most evidence, not by a count that is above chance somewhere", () => {
  const counts = [
    count("co-domain", 300, 11, 5.3),
    count("co-reply", 60, 221, 225, { expectedRhythm: 210 }),
    count("co-reply", 1800, 2367, 2342, { expectedRhythm: 2219 }),
    count("co-post", 1800, 711, 580),
  ];
  const [first] = rankedGroups(
    [{ ...group("a", counts), test: tested({ "co-reply": 12, "co-domain": 0.4 }) }],
    4,
  );
  expect(first).toMatchObject({ contrast: "rhythm", lead: { trace: "co-reply", windowSeconds: 1800 } });
  expect(first.traces).toEqual(["co-reply"]);
});

test("traces of a tested group: those that pass alone, and those above chance with all its counts reckoned in", () => {
  const counts = [
    count("co-link", 60, 40, 5),
    count("co-domain", 60, 11, 5.3),
    count("co-hashtag", 60, 60, 10),
    count("co-text", 60, 5, 5),
  ];
  const [first] = rankedGroups([{ ...group("a", counts), test: tested({ "co-link": 9, "co-text": 2 }) }], 4);
  expect(first).toMatchObject({ contrast: "hour", lead: { trace: "co-link" } });
  expect(first.traces).toEqual(["co-link", "co-hashtag", "co-text"]);
});
