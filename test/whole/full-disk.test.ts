/** A disk that is full, for every command that writes: one clear message, nothing half-written, and the same command works once there is room. */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { smallDisk } from "../support/small-disk.js";
import { claque, desk, sharesCsv } from "./program.js";

const at = desk();
let disk: ReturnType<typeof smallDisk> = null;
beforeAll(async () => {
  disk = smallDisk(at.path("small"), "200k");
  writeFileSync(at.path("a.csv"), sharesCsv({ accounts: 6, objects: 60, gapSeconds: 5, noise: 5000 }));
  const ended = await claque(at.folder, ["analyze", "a.csv", "--out", "case"]);
  expect(ended.code, ended.stderr).toBe(0);
}, 60_000);
afterAll(() => {
  disk?.remove();
  at.remove();
});

it.each([
  ["export csv", ["export", "case", "--format", "csv", "--to", "small/out"]],
  ["export parquet", ["export", "case", "--format", "parquet", "--to", "small/tables"]],
  ["export report", ["export", "case", "--format", "report", "--to", "small/report.html"]],
  ["simulate", ["simulate", "small-farm", "--out", "small/world"]],
  [
    "network",
    [
      "network",
      "a.csv",
      "--compat",
      "coortweet",
      "--to",
      "small/edges.csv",
      "--pairs-to",
      "small/pairs.csv",
      "--window",
      "1h",
    ],
  ],
])("%s", async (_, args, context?: unknown) => {
  if (!disk)
    return void (context as { skip?: (why: string) => void })?.skip?.("no permission to mount a small disk");
  disk.grow("200k");
  writeFileSync(at.path("small/full"), Buffer.alloc(180_000));
  const ended = await claque(at.folder, args);
  expect(ended.stderr).toMatch(/no room left on the disk of small\/\S+\. Free space/);
  expect(ended.code).toBe(2);
  expect(readdirSync(at.path("small"))).toEqual(["full"]);
  disk.grow("100m");
  const again = await claque(at.folder, args);
  expect(again.code, again.stderr).toBe(0);
  for (const name of readdirSync(at.path("small"))) spawnSync("rm", ["-r", at.path(`small/${name}`)]);
});

it("the pseudonym key is written whole or not at all", async (context) => {
  if (!disk) return context.skip("no permission to mount a small disk");
  disk.grow("100m");
  writeFileSync(at.path("small/full"), Buffer.alloc(4096));
  disk.grow("4k");
  const env = { CLAQUE_KEY_FILE: at.path("small/key") };
  const ended = await claque(at.folder, ["analyze", "a.csv", "--out", "keyed"], { env });
  expect(ended.code).toBe(2);
  expect(ended.stderr).toMatch(/key: .*small\/key cannot be written, .*no space/i);
  expect(readdirSync(at.path("small"))).toEqual(["full"]);
  disk.grow("100m");
  expect((await claque(at.folder, ["analyze", "a.csv", "--out", "keyed", "--quiet"], { env })).code).toBe(0);
  expect(readFileSync(at.path("small/key"), "utf8")).toMatch(/^[0-9a-f]{64}\n$/);
  expect(readdirSync(at.path("small")).sort()).toEqual(["full", "key"]);
});

it("the log of reveals keeps no half line", async (context) => {
  if (!disk) return context.skip("no permission to mount a small disk");
  disk.grow("100m");
  spawnSync("cp", ["-r", at.path("case"), at.path("small/case")]);
  const reveal = ["reveal", "small/case", "g-001", "--purpose", `a purpose ${"that is long ".repeat(600)}`];
  expect((await claque(at.folder, reveal)).code).toBe(0);
  const before = readFileSync(at.path("small/case/reveals.ndjson"), "utf8");
  const used = Number(
    spawnSync("du", ["-sk", at.path("small")])
      .stdout.toString()
      .split("\t")[0],
  );
  disk.grow(`${used + 4}k`);
  const ended = await claque(at.folder, reveal);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toMatch(/Nothing was revealed/);
  expect(readFileSync(at.path("small/case/reveals.ndjson"), "utf8")).toBe(before);
  expect((await claque(at.folder, ["verify", "small/case"])).code).toBe(0);
});

it.skipIf(!existsSync("/dev/full"))(
  "standard output that takes no more is said, and is no fault of claque",
  () => {
    const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
    const ended = spawnSync(process.execPath, [main, "show", "case", "events", "--limit", "all"], {
      cwd: at.folder,
      stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
    });
    expect(ended.status).toBe(2);
    expect(String(ended.stderr)).toMatch(/standard output: cannot be written, no room left/);
  },
);

it("a device is written to and not replaced, and what a killed export left goes with the next", async () => {
  const to = ["network", "a.csv", "--compat", "coortweet", "--to"];
  expect((await claque(at.folder, [...to, "/dev/null"])).code).toBe(0);
  mkdirSync(at.path("tables.part-abc123"));
  expect((await claque(at.folder, ["export", "case", "--format", "csv", "--to", "tables"])).code).toBe(0);
  expect(readdirSync(at.folder)).not.toContain("tables.part-abc123");
});
