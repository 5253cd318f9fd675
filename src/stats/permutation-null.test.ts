/** The null model against its definition: shuffled labels, plain sums, shifted days. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { ActionColumns } from "../model/index.js";
import { permutationNull } from "./permutation-null.js";
import { type Random, random } from "./random.js";
import { strata, strataOfActions, stratification } from "./strata.js";

const HOUR = 3600;

function world(r: Random, accounts: number, objects: number, rows: number, span: number): ActionColumns {
  const seen = new Map<string, [number, number, number]>();
  for (let n = 0; n < rows; n++) {
    const [o, a] = [r.integer(objects), r.integer(accounts)];
    if (!seen.has(`${o} ${a}`))
      seen.set(`${o} ${a}`, [o, 1.6e9 + Math.round(r.float() * span * 1e6) / 1e6, a]);
  }
  const list = [...seen.values()].sort((x, y) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2]);
  return {
    accountCount: accounts,
    objectCount: objects,
    object: Int32Array.from(list, (x) => x[0]),
    time: Float64Array.from(list, (x) => x[1]),
    account: Int32Array.from(list, (x) => x[2]),
  };
}

function meetings(x: ActionColumns, account: Int32Array, window: number): Map<string, number> {
  const found = new Map<string, number>();
  for (let i = 0; i < account.length; i++)
    for (let j = i + 1; j < account.length && x.object[j] === x.object[i]; j++)
      if (
        Math.abs(Math.round(x.time[i] * 1e6) - Math.round(x.time[j] * 1e6)) <= window * 1e6 &&
        account[i] !== account[j]
      ) {
        const key = [account[i], account[j]].sort((p, q) => p - q).join(" ");
        found.set(key, (found.get(key) ?? 0) + 1);
      }
  return found;
}

function dealt(account: Int32Array, of: Int32Array, count: number, r: Random): Int32Array {
  const rows: number[][] = Array.from({ length: count }, () => []);
  for (const [i, s] of of.entries()) rows[s].push(i);
  const result = account.slice();
  for (const list of rows)
    for (const [n, label] of r.shuffle(list.map((i) => account[i])).entries()) result[list[n]] = label;
  return result;
}

it("is the mean over random permutations of labels inside strata", () => {
  const r = random(5);
  for (const [windowSeconds, binSeconds] of [
    [600, HOUR],
    [5400, HOUR],
    [7000, 900],
  ]) {
    const x = world(r, 6, 7, 70, 3 * HOUR);
    const options = { windowSeconds, binSeconds, popularityCap: 12 };
    const cut = stratification(x, options);
    const [of, { count }] = [strataOfActions(cut), cut];
    const total = new Map<string, number>();
    const rounds = 6000;
    for (let n = 0; n < rounds; n++)
      for (const [key, k] of meetings(x, dealt(x.account, of, count, r), windowSeconds))
        total.set(key, (total.get(key) ?? 0) + k);
    const model = permutationNull(x, options);
    for (let i = 0; i < 6; i++)
      for (let j = i + 1; j < 6; j++) {
        const mean = (total.get(`${i} ${j}`) ?? 0) / rounds;
        expect(Math.abs(model.expectedPair(i, j) - mean)).toBeLessThan(6 * Math.sqrt((mean + 0.5) / rounds));
      }
  }
}, 60_000);

it("agrees with the formula written out", () => {
  // Stratum A (hour 0): times 0, 10 on object 0 and 20 on object 1; object 1 continues in hour 1.
  const x: ActionColumns = {
    accountCount: 3,
    objectCount: 2,
    object: Int32Array.of(0, 0, 1, 1),
    time: Float64Array.of(0, 10, 3590, 3610),
    account: Int32Array.of(0, 1, 0, 2),
  };
  const model = permutationNull(x, { windowSeconds: 60, binSeconds: HOUR, popularityCap: 12 });
  expect(model.expectedPair(0, 1)).toBeCloseTo((1 * 2 * 2 * 1) / (3 * 2), 14);
  expect(model.expectedPair(0, 2)).toBeCloseTo((1 * 2 * 1) / (3 * 1), 14);
  expect(model.expectedPair(1, 2)).toBeCloseTo(1 / 3, 14);
});

it("gives a group the sum of its pairs, in bulk and one by one, whichever order the members stand in", () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.constantFrom(60, 1800, 4000),
      fc.constantFrom(900, HOUR, 86400),
      (seed, windowSeconds, binSeconds) => {
        const r = random(seed);
        const x = world(r, 12, 9, 120, 20 * HOUR);
        const model = permutationNull(x, { windowSeconds, binSeconds, popularityCap: 12 });
        const members = r.shuffle(Int32Array.from({ length: 12 }, (_, i) => i)).slice(0, 7);
        const pairs = [...members].flatMap((a, n) => [...members.slice(n + 1)].map((b) => [a, b]));
        const bulk = model.expectedPairs(
          Int32Array.from(pairs, (p) => p[0]),
          Int32Array.from(pairs, (p) => p[1]),
        );
        let sum = 0;
        pairs.forEach(([a, b], n) => {
          expect(bulk[n]).toBe(model.expectedPair(a, b));
          expect(bulk[n]).toBeCloseTo(model.expectedPair(b, a), 12);
          sum += bulk[n];
        });
        expect(model.expectedGroup(members)).toBeCloseTo(sum, 10);
        expect(model.expectedGroup(members.slice().sort())).toBeCloseTo(sum, 10);
      },
    ),
    { numRuns: 40 },
  );
});

it("keeps the number of meetings: all accounts together expect what the window sweep sees, less same-account pairs", () => {
  const x = world(random(3), 40, 5, 150, 5 * HOUR);
  const options = { windowSeconds: 900, binSeconds: HOUR, popularityCap: 12 };
  const {
    meetings: inStrata,
    column,
    rowStart,
    count,
  } = strata(stratification(x, options), options.windowSeconds);
  let total = 0;
  for (let s = 0; s < count; s++)
    for (let e = rowStart[s]; e < rowStart[s + 1]; e++) total += inStrata[e] / (column[e] === s ? 1 : 2);
  let seen = 0;
  for (const k of meetings(x, x.account, 900).values()) seen += k;
  expect(total).toBe(seen);
  expect(
    permutationNull(x, options).expectedGroup(Int32Array.from({ length: 40 }, (_, i) => i)),
  ).toBeLessThanOrEqual(total);
});

it("does not move when the clock is shifted by whole days", () => {
  const x = world(random(8), 20, 10, 200, 40 * HOUR);
  const later = { ...x, time: x.time.map((t) => t + 17 * 86400) };
  for (const binSeconds of [900, HOUR, 86400]) {
    const options = { windowSeconds: 300, binSeconds, popularityCap: 12 };
    const a = Int32Array.from({ length: 19 }, (_, i) => i);
    const b = a.map((i) => i + 1);
    expect(permutationNull(later, options).expectedPairs(a, b)).toEqual(
      permutationNull(x, options).expectedPairs(a, b),
    );
  }
});

it("takes an empty table and refuses options without sense", () => {
  const empty: ActionColumns = {
    accountCount: 0,
    objectCount: 0,
    object: new Int32Array(0),
    time: new Float64Array(0),
    account: new Int32Array(0),
  };
  const options = { windowSeconds: 60, binSeconds: HOUR, popularityCap: 12 };
  expect(permutationNull(empty, options).expectedGroup(new Int32Array(0))).toBe(0);
  expect(() => permutationNull(empty, { ...options, binSeconds: 0 })).toThrow(/wider than 0/);
  expect(() => permutationNull(empty, { ...options, windowSeconds: -1 })).toThrow(/0 seconds or more/);
});
