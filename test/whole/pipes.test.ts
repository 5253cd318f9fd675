/** Inputs that can be read once, and paths that are no files: read once or refused, and no later command waits for them. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claque, desk, sharesCsv, start } from "./program.js";

let at: ReturnType<typeof desk>;
beforeEach(() => {
  at = desk();
  execFileSync("mkfifo", [at.path("pipe")]);
});
afterEach(() => at.remove());

const TEXT = sharesCsv({ accounts: 5, objects: 20, gapSeconds: 5, noise: 400 });

/** Writes into the pipe once somebody reads it. */
async function feed(text: string): Promise<void> {
  const file = await open(at.path("pipe"), "w");
  await file.writeFile(text).catch(() => {});
  await file.close();
}

describe("a named pipe", () => {
  it("is analyzed as the file would be, and no later command waits for it", async () => {
    writeFileSync(at.path("a.csv"), TEXT);
    expect((await claque(at.folder, ["analyze", "a.csv", "--out", "plain"])).code).toBe(0);
    const [ended] = await Promise.all([claque(at.folder, ["analyze", "pipe", "--out", "case"]), feed(TEXT)]);
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stderr).toMatch(/pipe is a pipe: it is read once/);
    for (const table of ["edges", "groups", "members"])
      expect(
        readFileSync(at.path(`case/${table}.parquet`)).equals(
          readFileSync(at.path(`plain/${table}.parquet`)),
        ),
      ).toBe(true);
    const verified = await claque(at.folder, ["verify", "case"]);
    expect(verified.code, verified.stderr).toBe(0);
    expect(verified.stdout).toMatch(/^not a file +input +pipe$/m);
    for (const args of [
      ["show", "case"],
      ["analyze", "pipe", "--out", "case"],
      ["export", "case", "--format", "csv", "--to", "out"],
    ])
      expect((await claque(at.folder, args)).code, args.join(" ")).toBe(0);
    const named = await claque(at.folder, ["reveal", "case", "g-001", "--purpose", "asking them"]);
    expect(named.stderr).toMatch(/add --input with the path of the same file/);
    rmSync(at.path("pipe"));
    expect((await claque(at.folder, ["verify", "case"])).code).toBe(0);
  });

  it("is not given out as the case of another text", async () => {
    await Promise.all([claque(at.folder, ["analyze", "pipe", "--out", "case"]), feed(TEXT)]);
    const [other] = await Promise.all([
      claque(at.folder, ["analyze", "pipe", "--out", "case"]),
      feed(TEXT.slice(0, TEXT.lastIndexOf("\n", TEXT.length - 2) + 1)),
    ]);
    expect(other.code).toBe(2);
    expect(other.stderr).toMatch(/pipe has changed/);
  });

  it("is inspected", async () => {
    const [ended] = await Promise.all([claque(at.folder, ["inspect", "pipe"]), feed(TEXT)]);
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stdout).toMatch(/500 read = 500 kept/);
  });

  it("that nobody writes into is not waited for without end, and Ctrl-C ends the wait", async () => {
    const { child, ended } = start(at.folder, ["analyze", "pipe", "--out", "case"]);
    child.stderr?.on("data", (part) => {
      if (/it is read once/.test(String(part))) child.kill("SIGINT");
    });
    expect((await ended).code).toBe(130);
    const alone = await claque(at.folder, ["inspect", "pipe"]);
    expect(alone.code).toBe(2);
    expect(alone.stdout).toMatch(/nobody writes into the pipe, pipe\. Start what writes first/);
  });

  it("may not hold what must be read in any order", async () => {
    writeFileSync(at.path("a.csv"), TEXT);
    await claque(at.folder, ["analyze", "a.csv", "--out", "case"]);
    const bytes = readFileSync(at.path("case/edges.parquet"));
    const write = async () => {
      const file = await open(at.path("pipe"), "w");
      await file.writeFile(bytes).catch(() => {});
      await file.close();
    };
    const [ended] = await Promise.all([claque(at.folder, ["analyze", "pipe", "--out", "other"]), write()]);
    expect(ended.code).toBe(3);
    expect(ended.stderr).toMatch(/Parquet cannot be read from a stream/);
  });
});

describe("what is neither a file nor a pipe", () => {
  it("is refused: a device, and a case whose files are pipes", async () => {
    for (const path of ["/dev/zero", "/dev/null"]) {
      const ended = await claque(at.folder, ["analyze", path, "--out", "case"]);
      expect(ended.code).toBe(3);
      expect(ended.stderr).toMatch(/neither a file nor a pipe/);
    }
    mkdirSync(at.path("trap"));
    execFileSync("mkfifo", [at.path("trap/manifest.json"), at.path("checks")]);
    for (const args of [
      ["show", "trap"],
      ["verify", "trap"],
      ["export", "trap", "--format", "csv", "--to", "out"],
    ])
      expect((await claque(at.folder, args)).code, args.join(" ")).toBe(2);
    writeFileSync(at.path("a.csv"), TEXT);
    const checked = await claque(at.folder, ["analyze", "a.csv", "--out", "case", "--fact-checks", "checks"]);
    expect(checked.code).toBe(2);
    expect(checked.stderr).toMatch(/--fact-checks: no file, checks/);
  });
});

it("a file whose name is not UTF-8 is refused with what to do, alone and in a folder", async () => {
  mkdirSync(at.path("in"));
  const name = Buffer.concat([Buffer.from(`${at.path("in")}/caf`), Buffer.from([0xe9]), Buffer.from(".csv")]);
  writeFileSync(name, TEXT);
  for (const input of ["in", "in/caf\ufffd.csv"]) {
    const ended = await claque(at.folder, ["analyze", input, "--out", "case"]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/the name of the file is not UTF-8, in\/caf\ufffd\.csv\. Rename it/);
  }
});
