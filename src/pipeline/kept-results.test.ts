/** Results that outlive an interruption: given back exactly, never after a torn line, never for another plan. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { KEPT_FILE, KeptResults } from "./kept-results.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "claque-kept-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const fails = (): never => {
  throw new Error("made again");
};

async function keepThree(of = "plan"): Promise<void> {
  const results = KeptResults.open(folder, of);
  for (const [name, value] of Object.entries(VALUES)) await results.keep(name, () => value);
  results.close();
}
const VALUES = {
  a: [Number.NEGATIVE_INFINITY, -0, 0.1 + 0.2],
  b: { logE: Number.NaN, list: ["x\ny", null] },
  c: 3,
};

it("gives back what was made, to the last bit, and makes what was not", async () => {
  await keepThree();
  const results = KeptResults.open(folder, "plan");
  expect(results.size).toBe(3);
  for (const [name, value] of Object.entries(VALUES)) expect(await results.keep(name, fails)).toEqual(value);
  expect(await results.keep("d", () => 4)).toBe(4);
  results.close();
  expect(KeptResults.open(folder, "plan").size).toBe(4);
});

it("keeps nothing of a failure", async () => {
  const results = KeptResults.open(folder, "plan");
  await expect(results.keep("a", fails)).rejects.toThrow("made again");
  expect(await results.keep("a", () => 1)).toBe(1);
  results.close();
});

it("begins anew for another plan, and after a line that was torn or changed leaves that one out", async () => {
  await keepThree();
  const path = join(folder, KEPT_FILE);
  truncateSync(path, readFileSync(path).length - 2);
  const torn = KeptResults.open(folder, "plan");
  expect(torn.size).toBe(2);
  torn.close();
  appendFileSync(path, "0123456789abcdefnot what was written\n");
  expect(KeptResults.open(folder, "plan").size).toBe(2);
  expect(KeptResults.open(folder, "other plan").size).toBe(0);
});
