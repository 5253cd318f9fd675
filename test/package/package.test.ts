/** The package as `npm pack` makes it, unpacked into an empty folder: it runs, its entry points load, its types compile, and nothing is in it that should not be. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { laidOut, packageFaults, packed } from "../../scripts/lib/package.mjs";
import { ROOT, readJson, readText } from "../../scripts/lib/project.mjs";

const manifest = readJson("package.json");
let folder: string;
let at: string;
let pack: ReturnType<typeof packed>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "claque-package-"));
  pack = packed(folder);
  const names = ["@types/node", "undici-types", ...Object.keys(manifest.dependencies)];
  at = laidOut(
    pack.file,
    folder,
    names.filter((name) => existsSync(join(ROOT, "node_modules", name))),
  );
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });

describe("the package", () => {
  it("holds no test, no map, no path of a machine, runs nothing while it installs, and keeps to its budget", () => {
    expect(packageFaults(pack, at)).toEqual([]);
  });

  it("brings the command, which knows its version", () => {
    const { stdout, stderr } = node(join(at, manifest.bin.claque), "--version");
    expect(stderr).toBe("");
    expect(stdout.trim()).toBe(manifest.version);
  });

  it("loads by each of its names; words and mathematics come without the store", () => {
    const names = ["claque", "claque/read", "claque/model", "claque/stats"];
    const list = names.map((name) => `Object.keys(await import("${name}")).length`).join(", ");
    const all = node("--input-type=module", "-e", `console.log([${list}].every((n) => n > 5))`);
    expect(all.stdout + all.stderr).toBe("true\n");
    const light = `await import("claque/model"); await import("claque/stats"); console.log(Object.keys(process.report.getReport().sharedObjects.filter((f) => f.includes("duckdb"))).length)`;
    expect(node("--input-type=module", "-e", light).stdout).toBe("0\n");
    expect(node("--input-type=module", "-e", 'await import("claque/pipeline/run.js")').status).not.toBe(0);
  });

  it("has types that a strict compiler takes, and refuses what they refuse", () => {
    writeFileSync(join(folder, "use.ts"), readText("test/package/use.txt"));
    const options =
      "--noEmit --strict --target es2023 --module nodenext --types node --skipLibCheck false".split(" ");
    const { stdout, status } = node(join(ROOT, "node_modules/typescript/bin/tsc"), ...options, "use.ts");
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  it("has a manual page and the list of changes", () => {
    expect(readFileSync(join(at, manifest.man), "utf8")).toContain(".SS claque analyze");
    expect(readFileSync(join(at, "CHANGELOG.md"), "utf8")).toContain("# Changelog");
  });
});
