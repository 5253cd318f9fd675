/** Figures by hand on a world of ten accounts with two planted groups. */
import { describe, expect, it } from "vitest";
import { bestAnswer, figuresOf, majorityOf, median, toDetection, weightedPrecision } from "./scores.js";

const TRUTH = {
  groups: [
    ["a", "b", "c", "d"],
    ["e", "f"],
  ],
  accounts: ["a", "b", "c", "d", "e", "f", "u", "v", "w", "x"],
};
const group = (accounts: string, status = "found", detectedAt?: number) => ({
  accounts: [...accounts],
  score: 1,
  status,
  detectedAt,
});

describe("figuresOf", () => {
  const found = figuresOf(
    {
      groups: [group("abcu"), group("vw"), group("ef", "candidate"), group("dx", "unresolved")],
      accountScores: new Map([..."abcu"].map((name) => [name, 2])),
      pairs: 7,
    },
    TRUTH,
  );

  it("counts groups by what was claimed of them", () => {
    expect(found).toMatchObject({ candidates: 4, confirmed: 3, reported: 2, trueGroups: 1 });
    expect(found).toMatchObject({ groupsFound: 1, plantedGroups: 2, pairs: 7 });
  });

  it("scores accounts of reported groups", () => {
    expect(found).toMatchObject({ flagged: 6, truePositives: 3, planted: 6, accounts: 10 });
    expect(found.weightedPrecision).toBeCloseTo(3 / 6, 12);
    expect(found.bCubedPrecision).toBeCloseTo((3 * (3 / 4)) / 6, 12);
    expect(found.bCubedRecall).toBeCloseTo((3 * (3 / 4)) / 6, 12);
  });

  it("ranks all accounts, those without a score last", () => {
    // Three of the first four, then the other six together: .5 * 3/4 + .5 * 6/10
    expect(found.averagePrecision).toBeCloseTo(0.5 * 0.75 + 0.5 * 0.6, 12);
    expect(found.recallAt1e3).toBeNull();
  });

  it("has nothing to divide by where nothing is planted or found", () => {
    const honest = figuresOf({ groups: [], accountScores: new Map() }, { groups: [], accounts: ["a"] });
    expect(honest).toMatchObject({ weightedPrecision: null, bCubedF: null, averagePrecision: null });
    expect(figuresOf({ groups: [], accountScores: new Map() }, TRUTH).bCubedF).toBe(0);
  });

  it("measures the delay of true groups only", () => {
    const day = 86_400_000;
    const timed = figuresOf(
      {
        groups: [group("abc", "coordinated", 3 * day), group("uv", "coordinated", day)],
        accountScores: new Map(),
      },
      TRUTH,
      (accounts) => accounts.map((_, i) => i * 2 * day),
    );
    expect(timed).toMatchObject({ daysToDetection: 3, actionsToDetection: 2 });
  });
});

describe("parts", () => {
  it("asks for more than half", () => {
    expect(majorityOf({ accounts: [..."abuv"] }, TRUTH)).toBe(-1);
    expect(majorityOf({ accounts: [..."efu"] }, TRUTH)).toBe(1);
  });

  it("weighs groups by size", () => {
    expect(weightedPrecision([[..."abcd"], [..."uv"]], TRUTH)).toBeCloseTo(4 / 6, 12);
    expect(weightedPrecision([], TRUTH)).toBeNaN();
  });

  it("counts acts up to the detection", () => {
    expect(toDetection([86_400_000, 0, 200_000_000], 172_800_000)).toEqual({ days: 2, actions: 2 });
  });

  it("takes the middle", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([])).toBeNull();
  });
});

describe("bestAnswer", () => {
  const answer = (accounts: string) => ({ groups: [group(accounts)], accountScores: new Map() });

  it("keeps the answer that fits the labels best, the first of equals", () => {
    const answers = [answer("abuv"), answer("abcdef"), answer("abcdef")];
    expect(bestAnswer(answers, TRUTH)).toBe(answers[1]);
  });

  it("names nobody where nobody is planted or nothing fits", () => {
    expect(bestAnswer([answer("ab")], { groups: [], accounts: ["a", "b"] }).groups).toEqual([]);
    expect(
      bestAnswer([{ groups: [], accountScores: new Map() }], { groups: [], accounts: [] }).groups,
    ).toEqual([]);
    expect(bestAnswer([answer("uv")], TRUTH).groups).toEqual([]);
  });
});
