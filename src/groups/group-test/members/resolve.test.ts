/** Who stays once the halves have spoken, and what several of them say together. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fold } from "../presence/folds.js";
import { type HalfJudgement, overHalves, standing } from "./resolve.js";

/** What a candidate says on a half: accounts with these e-values. */
const half = (scheme: number, fold: Fold, values: Readonly<Record<string, number>>): HalfJudgement => ({
  scheme,
  fold,
  logE: new Map(Object.entries(values).map(([account, value]) => [account, Math.log(value)])),
});

const together = (...halves: HalfJudgement[]): Record<string, number> =>
  Object.fromEntries(overHalves(halves).map(({ account, logE }) => [account, Math.exp(logE)]));

const close = (got: Readonly<Record<string, number>>, want: Readonly<Record<string, number>>) => {
  expect(Object.keys(got)).toEqual(Object.keys(want));
  for (const [account, value] of Object.entries(want)) expect(got[account] / value).toBeCloseTo(1, 9);
};

describe("what the halves say together", () => {
  it("is the product of both halves of a scheme, and of one half its mean with 1", () => {
    close(together(half(0, 0, { a: 20, b: 20 }), half(0, 1, { a: 20, c: 0.5 })), {
      a: 400,
      b: 10.5,
      c: 0.75,
    });
  });

  it("is the mean over schemes, so that many schemes of one file make nothing stronger", () => {
    close(
      together(half(0, 0, { a: 30 }), half(0, 1, { a: 10 }), half(1, 0, { a: 50 }), half(1, 1, { a: 2 })),
      {
        a: 200,
      },
    );
  });

  it("is the mean over the candidates of a half", () => {
    close(together(half(0, 0, { a: 20, b: 4 }), half(0, 0, { a: 4 }), half(0, 1, { a: 2, b: 3 })), {
      a: 24,
      b: 12,
    });
  });

  it("counts a scheme that does not propose the account as 1", () => {
    close(together(half(0, 0, { a: 30 }), half(0, 1, { a: 10 }), half(1, 0, { b: 3 })), { a: 150.5, b: 1.5 });
  });

  it("falls where a half speaks against the account", () => {
    const alone = together(half(0, 0, { a: 100 }));
    const against = together(half(0, 0, { a: 100 }), half(0, 1, { a: 0.01 }));
    expect(against.a).toBeLessThan(alone.a);
  });

  it("keeps a mean of 1: e-values of independent halves become e-values", () => {
    const outcomes = [0, 4];
    let sum = 0;
    for (const first of outcomes)
      for (const second of outcomes)
        for (const other of outcomes) {
          const chance = [first, second, other].reduce((p, value) => p * (value === 4 ? 0.25 : 0.75), 1);
          sum +=
            chance *
            together(half(0, 0, { a: first }), half(0, 1, { a: second }), half(1, 0, { a: other })).a;
        }
    expect(sum).toBeCloseTo(1, 9);
  });
});

describe("who stands", () => {
  const judged = (values: readonly number[]) =>
    values.map((value, n) => ({ account: `a${String(n).padStart(3, "0")}`, logE: Math.log(value) }));

  it("the accounts that are beyond what so many proposed ones need", () => {
    const stay = (values: readonly number[]) => standing(judged(values), 0.05).length;
    expect(stay([1e6, 1e6, 1e6, 2])).toBe(3);
    expect(stay([19])).toBe(0);
    expect(stay([21])).toBe(1);
    expect(stay([300, ...Array.from({ length: 10 }, () => 1)])).toBe(1);
    expect(stay([300, ...Array.from({ length: 20 }, () => 1)])).toBe(0);
    expect(stay([])).toBe(0);
  });

  it("are those of the largest e-values, and more evidence for one never removes another", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1e-3, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 30 }),
        fc.nat(29),
        (values, which) => {
          const all = judged(values);
          const stay = standing(all, 0.05);
          const least = Math.min(...stay.map(({ logE }) => logE));
          for (const one of all) expect(stay.includes(one)).toBe(one.logE >= least);
          const raised = all.map((one, n) => (n === which ? { ...one, logE: one.logE + 3 } : one));
          const names = standing(raised, 0.05).map(({ account }) => account);
          for (const { account } of stay) expect(names).toContain(account);
        },
      ),
    );
  });
});
