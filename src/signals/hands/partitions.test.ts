/** Counting hands: pairs that fit one hand are put together, and a stop comes through. */
import { expect, test } from "vitest";
import { InterruptedError } from "../../model/index.js";
import { pairAt } from "./pair-gaps.js";
import { handCounts } from "./partitions.js";

/** Thirty accounts, three to a hand. */
const ACCOUNTS = 30;
const ratio = new Float64Array((ACCOUNTS * (ACCOUNTS - 1)) / 2);
for (let j = 1; j < ACCOUNTS; j++)
  for (let i = 0; i < j; i++) ratio[pairAt(i, j)] = Math.floor(i / 3) === Math.floor(j / 3) ? 20 : -20;
const options = { seed: 1, temper: 0.5, alone: 1 };

test("clear pairs are counted as the hands they are", async () => {
  const counts = await handCounts(ratio, ACCOUNTS, { ...options, signal: new AbortController().signal });
  expect(counts[Math.floor(counts.length / 2)]).toBe(10);
});

test("a stop comes through between two sweeps", async () => {
  const stop = new AbortController();
  const counted = handCounts(ratio, ACCOUNTS, { ...options, signal: stop.signal });
  stop.abort(new InterruptedError());
  await expect(counted).rejects.toThrow(InterruptedError);
});
