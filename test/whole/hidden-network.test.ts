/** `claque network` shows names to those alone who say why; plain names that come from a configuration are told in the terminal. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { claque, desk, sharesCsv } from "./program.js";

const at = desk();
beforeAll(() => {
  writeFileSync(at.path("shares.csv"), sharesCsv({ accounts: 5, objects: 12, gapSeconds: 5, noise: 300 }));
});
afterAll(() => at.remove());

const network = (to: string, ...more: string[]) =>
  claque(at.folder, [
    "network",
    "shares.csv",
    "--compat",
    "coortweet",
    "--to",
    `${to}.csv`,
    "--pairs-to",
    `${to}-pairs.csv`,
    ...more,
  ]);
const lines = (file: string) => readFileSync(at.path(file), "utf8").trim().split("\n").slice(1);
/** The numbers of a CSV: cells without names. */
const numbers = (file: string) =>
  lines(file)
    .map((line) =>
      line
        .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
        .filter((cell) => /^-?[\d.]*$/.test(cell) || /^(?:NA|true|false)$/i.test(cell))
        .join(" "),
    )
    .sort();

describe("a peer's network", () => {
  it("is of pseudonyms, the same as in a case, with the numbers of the plain one", async () => {
    expect((await network("hidden")).code).toBe(0);
    const why = ["--identity", "plain", "--purpose", "comparing with a peer"];
    expect((await network("plain", ...why)).code).toBe(0);
    const [hidden, plain] = ["hidden.csv", "plain.csv"].map((file) => lines(file));
    expect(plain.join("\n")).toMatch(/\ba0,/);
    expect(hidden).toHaveLength(plain.length);
    for (const file of ["hidden.csv", "hidden-pairs.csv"])
      expect(readFileSync(at.path(file), "utf8")).not.toMatch(/\b[abcdno]\d+(?:-\d+)?\b(?=[,"\n])/);
    expect(numbers("hidden.csv")).toEqual(numbers("plain.csv"));
    await claque(at.folder, ["analyze", "shares.csv", "--out", "case", "--quiet"]);
    const accounts = (await claque(at.folder, ["show", "case", "accounts", "--limit", "all", "--json"]))
      .stdout;
    expect(accounts).toContain(hidden[0].split(",")[0].replaceAll('"', ""));
  });

  it("is plain for a purpose only, whatever a configuration says", async () => {
    const ended = await network("none", "--identity", "plain");
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/--purpose/);
    writeFileSync(
      at.path("claque.config.json"),
      JSON.stringify({ identity: "plain", purpose: "set long ago" }),
    );
    expect((await network("again")).code).toBe(0);
    expect(readFileSync(at.path("again.csv"), "utf8")).toBe(readFileSync(at.path("hidden.csv"), "utf8"));
  });

  it.each([[[]], [["--quiet"]]])("a case that is plain by a configuration says so (%s)", async (more) => {
    writeFileSync(
      at.path("claque.config.json"),
      JSON.stringify({ identity: "plain", purpose: "set long ago" }),
    );
    const args = ["analyze", "shares.csv", "--out", `plain-case${more.length}`, ...more];
    expect((await claque(at.folder, args)).stderr).toMatch(
      /Names will be shown: identity is plain, set by claque\.config\.json, for the purpose "set long ago"/,
    );
    const flagged = await claque(at.folder, [
      ...args.slice(0, 3),
      "other",
      "--quiet",
      "--identity",
      "pseudonym",
    ]);
    expect(flagged.stderr).not.toMatch(/Names will be shown/);
  });

  it("reads clocks as a case does: asks for a zone and for the order of dates, and takes both", async () => {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `o${i % 8},a${i % 5},c${i},0${1 + (i % 4)}/02/2024 10:0${i % 8}:0${i % 5}`,
    );
    writeFileSync(
      at.path("local.csv"),
      `object_id,account_id,content_id,timestamp_share\n${rows.join("\n")}\n`,
    );
    rmSync(at.path("claque.config.json"), { force: true });
    const local = (...more: string[]) =>
      claque(at.folder, [
        "network",
        "local.csv",
        "--compat",
        "coortweet",
        "--to",
        "local-edges.csv",
        ...more,
      ]);
    const asked = await local();
    expect([asked.code, asked.stderr]).toEqual([3, expect.stringMatching(/--timezone|--date-order/)]);
    const told = await local("--timezone", "Europe/Berlin", "--date-order", "dmy");
    expect(told.code, told.stderr).toBe(0);
    expect(lines("local-edges.csv").length).toBeGreaterThan(0);
  });
});
