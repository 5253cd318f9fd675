/** `claque reveal`: names of one group's members for whoever holds the key and the inputs, written down first, and nothing beside. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { claque, desk, sharesCsv } from "./program.js";

const at = desk();
const reveal = (...args: string[]) => claque(at.folder, ["reveal", "case", ...args]);
const FOR = ["--purpose", "asking the accounts"];

beforeAll(async () => {
  writeFileSync(at.path("shares.csv"), sharesCsv({ accounts: 6, objects: 40, gapSeconds: 5, noise: 3000 }));
  const ended = await claque(at.folder, ["analyze", "shares.csv", "--out", "case", "--window", "60s"]);
  expect(ended.code, ended.stderr).toBe(0);
});
afterAll(() => at.remove());

const members = async () => {
  const shown = await claque(at.folder, ["show", "case", "members", "--where", "group_id=g-001", "--json"]);
  return shown.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).account_id);
};

describe("the names of a group", () => {
  it("are asked for with a purpose", async () => {
    expect((await reveal("g-001")).code).toBe(2);
    const ended = await reveal("g-001", "--purpose", " ");
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/no purpose was given/);
    expect(existsSync(at.path("case/reveals.ndjson"))).toBe(false);
  });

  it("are those of its members, and each asking is written down, chained to the one before", async () => {
    const ended = await reveal("g-001", ...FOR, "--json");
    expect(ended.code, ended.stderr).toBe(0);
    const rows = ended.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(rows.map((row) => row.account).sort()).toEqual([0, 1, 2, 3, 4, 5].map((i) => `unknown::a${i}`));
    expect(rows.map((row) => row.account_id)).toEqual(await members());
    expect((await reveal("g-001", "--purpose", "a second look")).stdout).toContain("unknown::a3");
    const [first, second] = readFileSync(at.path("case/reveals.ndjson"), "utf8").trim().split("\n");
    expect(JSON.parse(first)).toMatchObject({
      group_id: "g-001",
      accounts: 6,
      purpose: "asking the accounts",
      previous_sha256: null,
    });
    expect(JSON.parse(second).previous_sha256).toBe(createHash("sha256").update(first).digest("hex"));
    expect(first).not.toContain("a3");
  });

  it("are told of groups alone: an account, or a group that is none, cannot be asked for", async () => {
    const [account] = await members();
    for (const asked of ["g-999", account, "unknown::b7", "%"]) {
      const ended = await reveal(asked, ...FOR);
      expect(ended.code).toBe(2);
      expect(ended.stderr).toMatch(/no group/);
    }
  });

  it("need the key of the case", async () => {
    writeFileSync(at.path("other"), `${"ab".repeat(32)}\n`);
    for (const [key, words] of [
      ["other", /not the one of case/],
      ["none", /there is no pseudonym key/],
    ] as const) {
      const ended = await claque(at.folder, ["reveal", "case", "g-001", ...FOR], {
        env: { CLAQUE_KEY_FILE: at.path(key) },
      });
      expect(ended.code).toBe(2);
      expect(ended.stderr).toMatch(words);
      expect(ended.stdout).toBe("");
    }
    expect(existsSync(at.path("none"))).toBe(false);
  });

  it("need the inputs as they were, wherever they lie now", async () => {
    renameSync(at.path("shares.csv"), at.path("moved.csv"));
    try {
      expect((await reveal("g-001", ...FOR)).stderr).toMatch(/shares\.csv is not where it was.*--input/);
      const ended = await reveal("g-001", ...FOR, "--input", "moved.csv");
      expect(ended.stdout).toContain("unknown::a5");
      writeFileSync(at.path("shares.csv"), "object_id,account_id,content_id,timestamp_share\n");
      expect((await reveal("g-001", ...FOR)).code).toBe(2);
    } finally {
      renameSync(at.path("moved.csv"), at.path("shares.csv"));
    }
  });

  it("are not told where the log cannot be written, or the members are not those of the manifest", async () => {
    const log = readFileSync(at.path("case/reveals.ndjson"));
    rmSync(at.path("case/reveals.ndjson"));
    const table = readFileSync(at.path("case/members.parquet"));
    writeFileSync(at.path("case/members.parquet"), readFileSync(at.path("case/accounts.parquet")));
    const ended = await reveal("g-001", ...FOR);
    expect([ended.code, ended.stdout]).toEqual([2, ""]);
    expect(existsSync(at.path("case/reveals.ndjson"))).toBe(false);
    writeFileSync(at.path("case/members.parquet"), table);
    writeFileSync(at.path("case/reveals.ndjson"), log);
  });

  it("stand in no file of the case, and the report says how to ask", () => {
    expect(readFileSync(at.path("case/report.html"), "utf8")).toMatch(
      /claque reveal CASE GROUP --purpose TEXT/,
    );
    expect(readFileSync(at.path("case/report.html"), "utf8")).not.toContain("unknown::a");
  });
});
