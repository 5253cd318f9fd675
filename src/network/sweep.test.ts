/** The sweep against a count by hand: repeats, ties, one large object, threads, little memory. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { type ActionColumns, InterruptedError, quietContext, UsageError } from "../model/index.js";
import { random } from "../stats/index.js";
import { type SweepResult, sweep } from "./sweep.js";

type Row = readonly [account: number, object: number, time: number];

const columnsOf = (rows: readonly Row[], accountCount: number, objectCount: number): ActionColumns => ({
  accountCount,
  objectCount,
  account: Int32Array.from(rows, (r) => r[0]),
  object: Int32Array.from(rows, (r) => r[1]),
  time: Float64Array.from(rows, (r) => r[2]),
});

function byHand(
  x: ActionColumns,
  windowSeconds: number,
  minimumSupport: number,
): Omit<SweepResult, "minimumSupport"> {
  const objects = new Map<string, Set<number>>();
  let eventsInWindow = 0;
  for (let i = 0; i < x.account.length; i++)
    for (let j = 0; j < x.account.length; j++) {
      if (x.account[i] >= x.account[j] || x.object[i] !== x.object[j]) continue;
      const gap = Math.abs(Math.round(x.time[i] * 1e6) - Math.round(x.time[j] * 1e6));
      if (gap > Math.round(windowSeconds * 1e6)) continue;
      eventsInWindow++;
      const key = `${x.account[i]} ${x.account[j]}`;
      if (!objects.has(key)) objects.set(key, new Set());
      objects.get(key)!.add(x.object[i]);
    }
  const list = [...objects]
    .map(([key, set]) => [...key.split(" ").map(Number), set.size])
    .sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const kept = list.filter((p) => p[2] >= minimumSupport);
  return {
    a: Int32Array.from(kept, (p) => p[0]),
    b: Int32Array.from(kept, (p) => p[1]),
    support: Int32Array.from(kept, (p) => p[2]),
    eventsInWindow,
    pairs: list.length,
    pairsOfSupport2: list.filter((p) => p[2] >= 2).length,
  };
}

const options = { windowSeconds: 10, minimumSupport: 1, workers: 1, memoryBytes: 1e9 };

it("equals a count by hand on any rows, with repeats and ties, whole and broken seconds", async () => {
  const time = fc.oneof(
    fc.integer({ min: 0, max: 60 }),
    fc.integer({ min: 0, max: 60_000 }).map((ms) => ms / 1000),
    fc.integer({ min: 0, max: 9 }).map((n) => 1.7e9 + n * 10 + 1e-6),
  );
  const row = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 5 }), time);
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { maxLength: 60 }),
      fc.constantFrom(0, 1, 10, 0.5, 10.000001, 1e9),
      fc.constantFrom(1, 2, 3),
      fc.constantFrom(1, 1e9),
      async (rows, windowSeconds, minimumSupport, memoryBytes) => {
        const x = columnsOf(rows, 9, 6);
        const { minimumSupport: used, ...result } = await sweep(
          x,
          { windowSeconds, minimumSupport, workers: 1, memoryBytes },
          quietContext(),
        );
        expect(result).toEqual(byHand(x, windowSeconds, minimumSupport));
        expect(used).toBe(minimumSupport);
      },
    ),
    { numRuns: 300 },
  );
});

it("sorts objects of every size, at every scale of time", async () => {
  const r = random(11);
  for (const scale of [1, 1e-3, 1e-6, 3e5]) {
    const rows: Row[] = Array.from({ length: 900 }, () => [
      r.integer(40),
      r.integer(20) === 0 ? r.integer(30) : 30,
      1e9 + Math.round((r.integer(100_000) * scale) / 1e-6) * 1e-6,
    ]);
    const x = columnsOf(rows, 40, 31);
    const windowSeconds = 700 * scale;
    const { minimumSupport: _, ...result } = await sweep(x, { ...options, windowSeconds }, quietContext());
    expect(result).toEqual(byHand(x, windowSeconds, 1));
  }
});

/** A large table with repeats and one object of a third of all rows, and its answer from a map of pairs. */
function large(seed: number, rows: number): { columns: ActionColumns; support: Map<number, number> } {
  const r = random(seed);
  const accounts = 3000;
  const x = columnsOf(
    Array.from(
      { length: rows },
      () =>
        [
          r.integer(accounts),
          r.integer(3) === 0 ? 0 : 1 + r.integer(rows / 30),
          1.7e9 + r.integer(200_000),
        ] as const,
    ),
    accounts,
    1 + rows / 30,
  );
  const byObject = new Map<number, number[]>();
  for (const o of x.object) byObject.set(o, []);
  for (let i = 0; i < rows; i++) byObject.get(x.object[i])!.push(i);
  const support = new Map<number, number>();
  for (const list of byObject.values()) {
    list.sort((p, q) => x.time[p] - x.time[q]);
    const here = new Set<number>();
    for (let i = 0; i < list.length; i++)
      for (let j = i + 1; j < list.length && x.time[list[j]] - x.time[list[i]] <= 60; j++) {
        const [p, q] = [x.account[list[i]], x.account[list[j]]];
        if (p !== q) here.add(Math.min(p, q) * accounts + Math.max(p, q));
      }
    for (const key of here) support.set(key, (support.get(key) ?? 0) + 1);
  }
  return { columns: x, support };
}

it("gives the same with one thread, two threads, and passes forced by little memory", async () => {
  const { columns, support } = large(4, 300_000);
  for (const [workers, memoryBytes, smallRows] of [
    [1, 1e9, 1e6],
    [1, 1e9, 0],
    [2, 1e9, 0],
    [2, 2e6, 0],
  ]) {
    const result = await sweep(
      columns,
      { windowSeconds: 60, minimumSupport: 2, workers, memoryBytes, smallRows },
      quietContext(),
    );
    expect(result.pairs).toBe(support.size);
    let n = 0;
    for (const k of support.values()) if (k >= 2) n++;
    expect(result.a.length).toBe(n);
    expect(result.pairsOfSupport2).toBe(n);
    let last = -1;
    for (let i = 0; i < n; i++) {
      const key = result.a[i] * 3000 + result.b[i];
      if (support.get(key) !== result.support[i] || key <= last)
        expect.fail(`pair ${result.a[i]} ${result.b[i]}`);
      last = key;
    }
  }
});

it("raises the support where the list would not fit, and says so", async () => {
  const r = random(2);
  const rows: Row[] = Array.from({ length: 9000 }, () => [r.integer(2500), r.integer(3), 0]);
  const notes: string[] = [];
  const run = {
    ...quietContext(),
    progress: { start() {}, advance() {}, end() {}, note: (line: string) => notes.push(line) },
  };
  const x = columnsOf(rows, 2500, 3);
  const all = await sweep(x, { ...options, minimumSupport: 1 }, run);
  expect(all.a.length).toBeGreaterThan(1_000_000);
  const some = await sweep(x, { ...options, minimumSupport: 1, memoryBytes: 1e6 }, run);
  expect(some.minimumSupport).toBeGreaterThan(1);
  expect(some.pairs).toBe(all.pairs);
  expect(some.a.length).toBe(all.support.filter((k) => k >= some.minimumSupport).length);
  expect(notes.join()).toMatch(/raise --memory/);
});

it("stops when asked, in this thread and in others", async () => {
  const { columns } = large(1, 300_000);
  for (const rows of [1000, 300_000]) {
    const controller = new AbortController();
    const part = {
      ...columns,
      account: columns.account.slice(0, rows),
      object: columns.object.slice(0, rows),
      time: columns.time.slice(0, rows),
    };
    const running = sweep(
      part,
      { ...options, workers: 2, windowSeconds: 1e9, smallRows: 1000 },
      { ...quietContext(), signal: controller.signal },
    );
    controller.abort();
    await expect(running).rejects.toThrow(InterruptedError);
  }
});

it("takes an empty table and refuses options without sense", async () => {
  const empty = columnsOf([], 0, 0);
  expect((await sweep(empty, options, quietContext())).pairs).toBe(0);
  await expect(sweep(empty, { ...options, windowSeconds: Number.NaN }, quietContext())).rejects.toThrow(
    UsageError,
  );
  await expect(sweep(empty, { ...options, minimumSupport: 0 }, quietContext())).rejects.toThrow(UsageError);
});
