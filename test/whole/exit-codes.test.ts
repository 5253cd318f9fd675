/** Every exit code that README promises, each by a command that a user types. */
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { claque, desk, sharesCsv, start } from "./program.js";

let at: ReturnType<typeof desk>;
beforeAll(() => {
  at = desk();
  writeFileSync(at.path("a.csv"), sharesCsv({ accounts: 6, objects: 40, gapSeconds: 5, noise: 600 }));
  writeFileSync(at.path("empty.csv"), "");
});
afterAll(() => at.remove());

const code = async (...args: string[]) => (await claque(at.folder, args)).code;

it("0: done, with groups or without; help and version are done, too", async () => {
  expect(await code("analyze", "a.csv", "--out", "done", "--quiet")).toBe(0);
  for (const args of [["--help"], ["analyze", "--help"], ["--version"], ["show", "done"], ["verify", "done"]])
    expect(await code(...args)).toBe(0);
});

it("1: groups were found, and --fail-on asked for it; 0 where none of that sort was", async () => {
  expect(await code("analyze", "a.csv", "--out", "done", "--quiet", "--fail-on", "groups")).toBe(1);
  writeFileSync(at.path("b.csv"), sharesCsv({ accounts: 2, objects: 3, gapSeconds: 4000 }));
  expect(await code("analyze", "b.csv", "--out", "none", "--quiet", "--fail-on", "groups")).toBe(0);
});

it.each([
  ["an unknown command", ["analyse", "a.csv"]],
  ["an unknown flag", ["analyze", "a.csv", "--no-such"]],
  ["no --out", ["analyze", "a.csv"]],
  ["a window that is none", ["analyze", "a.csv", "--out", "c", "--window", "soon"]],
  ["an absent input", ["inspect", "nowhere.csv"]],
  ["a folder that is no case", ["show", "."]],
  ["a table that is none", ["export", "done", "--format", "csv", "--table", "none", "--to", "x"]],
])("2: %s", async (_, args) => {
  expect(await code(...args)).toBe(2);
});

it("3: the input was refused", async () => {
  for (const args of [
    ["inspect", "empty.csv"],
    ["analyze", "empty.csv", "--out", "c"],
  ])
    expect(await code(...args)).toBe(3);
  const broken = readFileSync(at.path("a.csv"), "utf8").replaceAll(/,16\d{8}\n/g, ",soon\n");
  writeFileSync(at.path("broken.csv"), broken);
  expect(await code("analyze", "broken.csv", "--out", "c")).toBe(3);
  expect(await code("network", "broken.csv", "--compat", "coortweet", "--to", "e.csv")).toBe(3);
});

it("4: a fault of claque, told as one", async () => {
  writeFileSync(
    at.path("fault.mjs"),
    "process.resourceUsage = () => { throw new TypeError('a fault that was put in'); };",
  );
  const ended = await claque(at.folder, ["analyze", "a.csv", "--out", "faulty"], {
    env: { NODE_OPTIONS: `--import ${at.path("fault.mjs")}` },
  });
  expect(ended.code).toBe(4);
  expect(ended.stderr).toMatch(/This is a fault of claque, not of your data/);
});

it("130: stopped by the user; the same command resumes", async () => {
  writeFileSync(
    at.path("long.csv"),
    sharesCsv({ accounts: 60, objects: 3000, gapSeconds: 5, noise: 60_000 }),
  );
  const { child, ended } = start(at.folder, ["analyze", "long.csv", "--out", "stopped"]);
  child.stderr?.once("data", () => child.kill("SIGINT"));
  expect((await ended).code).toBe(130);
});
