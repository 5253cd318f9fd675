/** What broke the peers, as far as a whole run is concerned; the faults of reading are in `test/reading/peers-faults.test.ts`. */
import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { claque, desk } from "./program.js";

let at: ReturnType<typeof desk>;
beforeEach(() => {
  at = desk();
});
afterEach(() => at.remove());

const HOUR = 3600;
const rowsOf = (stdout: string) =>
  stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

it("two posts a second apart meet, whatever full minute, hour or day lies between them", async () => {
  const begin = 1_630_000_800 - (1_630_000_800 % (24 * HOUR));
  const rows = Array.from({ length: 40 }, (_, i) => begin + (i + 1) * HOUR * 6).flatMap((full, i) => [
    `o${i},early,c${i}-1,${full - 1}`,
    `o${i},late,c${i}-2,${full}`,
    `n${i},other${i % 5},d${i},${full + 1800}`,
  ]);
  writeFileSync(at.path("a.csv"), `object_id,account_id,content_id,timestamp_share\n${rows.join("\n")}\n`);
  const ended = await claque(at.folder, [
    ...["analyze", "a.csv", "--out", "case", "--window", "1s"],
    ...["--identity", "plain", "--purpose", "a test", "--quiet"],
  ]);
  expect(ended.code, ended.stderr).toBe(0);
  const shown = await claque(at.folder, ["show", "case", "edges", "--json", "--limit", "all"]);
  expect(rowsOf(shown.stdout).filter((edge) => edge.trace === "co-share")).toMatchObject([
    { account_a: "unknown::early", account_b: "unknown::late", window_seconds: 1, support: 40 },
  ]);
});

it("an empty cell in place of every link is shared by nobody", async () => {
  const rows = Array.from({ length: 60 }, (_, i) => `a${i % 6},p${i},${1_630_000_000 + i},words ${i},`);
  writeFileSync(at.path("a.csv"), `account,post,time,text,links\n${rows.join("\n")}\n`);
  const ended = await claque(at.folder, ["inspect", "a.csv", "--json"]);
  expect(ended.code, ended.stderr).toBe(0);
  expect(JSON.parse(ended.stdout).traces).not.toEqual(expect.arrayContaining(["co-link"]));
});

it("what was dropped is said on the terminal: reason, rows, file and line", async () => {
  const rows = Array.from({ length: 60 }, (_, i) => `o${i % 4},a${i % 6},c${i},${1_630_000_000 + i}`);
  writeFileSync(
    at.path("a.csv"),
    `object_id,account_id,content_id,timestamp_share\n${rows.join("\n")}\no1,a1\no1,a1,c99,never\n`,
  );
  const ended = await claque(at.folder, ["inspect", "a.csv"]);
  expect(ended.stdout).toMatch(/62 read = 60 kept \+ 2 quarantined/);
  expect(ended.stdout).toMatch(/1 too-few-cells: .*\(a\.csv:62 /);
  expect(ended.stdout).toMatch(/1 bad-time: .*\(a\.csv:63 time=never\)/);
});
