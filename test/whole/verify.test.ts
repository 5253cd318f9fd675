/** What `verify` knows of a case: its manifest, its inputs wherever they lie, its logs, and what somebody put beside them. */
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claque, desk, sharesCsv } from "./program.js";

let at: ReturnType<typeof desk>;
beforeEach(async () => {
  at = desk();
  mkdirSync(at.path("work"));
  writeFileSync(at.path("work/a.csv"), sharesCsv({ accounts: 6, objects: 30, gapSeconds: 5, noise: 900 }));
  const ended = await claque(at.path("work"), ["analyze", "a.csv", "--out", "case"]);
  expect(ended.code, ended.stderr).toBe(0);
});
afterEach(() => at.remove());

const verify = (folder = "work/case") => claque(at.folder, ["verify", folder]);

describe("verify", () => {
  it("finds an input that was moved together with the case, and reveal reads it there", async () => {
    renameSync(at.path("work"), at.path("elsewhere"));
    const ended = await verify("elsewhere/case");
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stdout).toMatch(/^moved +input +elsewhere\/a\.csv$/m);
    const named = await claque(at.folder, ["reveal", "elsewhere/case", "g-001", "--purpose", "asking them"], {
      env: { CLAQUE_KEY_FILE: at.path("elsewhere/key") },
    });
    expect(named.code, named.stderr).toBe(0);
    rmSync(at.path("elsewhere/a.csv"));
    expect((await verify("elsewhere/case")).stdout).toMatch(/^absent +input +a\.csv$/m);
  });

  it("sees a manifest that was changed, and says nothing of one of the first version that carries no hash", async () => {
    const path = at.path("work/case/manifest.json");
    const text = readFileSync(path, "utf8");
    expect((await verify()).stdout).toMatch(/^same +manifest +manifest\.json$/m);
    writeFileSync(path, text.replace('"rows": 1080', '"rows": 1081'));
    const changed = await verify();
    expect(changed.code).toBe(2);
    expect(changed.stdout).toMatch(/^changed +manifest +manifest\.json$/m);
    expect(changed.stderr).toMatch(/1 of \d+ files are not what the manifest names, manifest\.json\./);
    const { manifestSha256: _, ...rest } = JSON.parse(text);
    writeFileSync(path, JSON.stringify(rest));
    const old = await verify();
    expect(old.code, old.stderr).toBe(0);
    expect(old.stdout).toMatch(/^no hash +manifest/m);
  });

  it("names files that nobody of the case put there, a table above all", async () => {
    cpSync(at.path("work/case/edges.parquet"), at.path("work/case/events-2.parquet"));
    mkdirSync(at.path("work/case/notes"));
    const ended = await verify();
    expect(ended.code).toBe(2);
    expect(ended.stdout).toMatch(/^added +other +events-2\.parquet$/m);
    expect(ended.stderr).toMatch(/2 of \d+ files are none of the case, events-2\.parquet, notes\. Move/);
  });

  it("follows the log of reveals line by line", async () => {
    const reveal = ["reveal", "case", "g-001", "--purpose"];
    for (const purpose of ["first reason", "second reason"])
      expect((await claque(at.path("work"), [...reveal, purpose])).code).toBe(0);
    expect((await verify()).stdout).toMatch(/^same +log +reveals\.ndjson$/m);
    const path = at.path("work/case/reveals.ndjson");
    const text = readFileSync(path, "utf8");
    for (const damaged of [
      text.replace("first", "other"),
      text.slice(text.indexOf("\n") + 1),
      text.slice(0, -9),
    ]) {
      writeFileSync(path, damaged);
      const ended = await verify();
      expect(ended.code).toBe(2);
      expect(ended.stdout).toMatch(/^changed +log +reveals\.ndjson$/m);
    }
  });
});

it("a case behind a link is the case: shown, verified, exported, resumed", async () => {
  symlinkSync("work/case", at.path("link"));
  for (const args of [
    ["show", "link"],
    ["verify", "link"],
    ["export", "link", "--format", "csv", "--to", "out"],
  ])
    expect((await claque(at.path(""), args)).code, args.join(" ")).toBe(0);
  symlinkSync("case", at.path("work/link"));
  expect((await claque(at.path("work"), ["analyze", "a.csv", "--out", "link"])).code).toBe(0);
});
