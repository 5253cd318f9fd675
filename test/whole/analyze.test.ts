/** The main job through the built program: finds, explains, resumes, replays the same, and keeps the contract's faces. */
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claque, desk, sharesCsv, start } from "./program.js";

let at: ReturnType<typeof desk>;
beforeEach(() => {
  at = desk();
  writeFileSync(at.path("a.csv"), sharesCsv({ accounts: 6, objects: 30, gapSeconds: 7, noise: 3000 }));
});
afterEach(() => at.remove());

const lines = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((l) => JSON.parse(l));

describe("claque analyze", () => {
  it("puts the six accounts that act together into one group, and the report stands alone", async () => {
    const ended = await claque(at.folder, ["analyze", "a.csv", "--out", "case", "--json"]);
    expect(ended.code, ended.stderr).toBe(0);
    const summary = JSON.parse(ended.stdout);
    expect(summary.strongest[0]).toMatchObject({
      group_id: "g-001",
      size: 6,
      status: "open",
      lead_trace: "co-share",
    });
    const html = readFileSync(at.path("case/report.html"), "utf8");
    expect(html).not.toMatch(/<script|https?:\/\/(?!doi\.org)[^"' ]+\.(js|css|woff)/);
    expect(html).toContain("g-001");
  });

  it("gives the same tables byte for byte from shuffled rows, another format of the same rows, and one thread", async () => {
    const [header, ...rows] = sharesCsv({ accounts: 6, objects: 30, gapSeconds: 7, noise: 3000 })
      .trim()
      .split("\n");
    writeFileSync(at.path("b.csv.gz"), gzipSync(`${[header, ...rows.reverse()].join("\n")}\n`));
    for (const [file, out, threads] of [
      ["a.csv", "one", "2"],
      ["a.csv", "two", "1"],
      ["b.csv.gz", "three", "2"],
    ])
      expect(
        (await claque(at.folder, ["analyze", file, "--out", out, "--threads", threads, "--quiet"])).code,
      ).toBe(0);
    for (const table of ["events", "actions", "edges", "groups", "members", "group_traces", "meetings"])
      expect(
        readFileSync(at.path(`two/${table}.parquet`)).equals(readFileSync(at.path(`one/${table}.parquet`))),
        table,
      ).toBe(true);
    for (const table of ["edges", "groups", "members", "group_traces"]) {
      const show = async (folder: string) =>
        lines((await claque(at.folder, ["show", folder, table, "--json", "--limit", "all"])).stdout);
      expect(await show("three"), table).toEqual(await show("one"));
    }
  });

  it("finds the same groups whatever the accounts are called", async () => {
    const shapes: unknown[] = [];
    for (const key of ["0", "7"]) {
      writeFileSync(at.path("key"), `${key.repeat(64)}\n`);
      expect((await claque(at.folder, ["analyze", "a.csv", "--out", `case-${key}`, "--quiet"])).code).toBe(0);
      const rows = lines(
        (await claque(at.folder, ["show", `case-${key}`, "groups", "--json", "--limit", "all"])).stdout,
      );
      shapes.push(
        rows.map(({ size, lead_trace, observed, expected, objects }) => [
          size,
          lead_trace,
          observed,
          expected.toFixed(9),
          objects,
        ]),
      );
    }
    expect(shapes[0]).toEqual(shapes[1]);
  });

  it("reads standard input, speaks only on standard error when asked for JSON, and is quiet when asked", async () => {
    const ended = await claque(at.folder, ["analyze", "-", "--out", "case", "--quiet", "--json"], {
      input: readFileSync(at.path("a.csv")),
    });
    expect(ended.code, ended.stderr).toBe(0);
    expect(JSON.parse(ended.stdout).events).toBe(3180);
    expect(ended.stderr.split("\n").filter((l) => l && !/key was made/.test(l))).toEqual([]);
  });

  it("exits with 1 only when asked to fail on groups", async () => {
    expect((await claque(at.folder, ["analyze", "a.csv", "--out", "case", "--fail-on", "groups"])).code).toBe(
      1,
    );
    expect((await claque(at.folder, ["analyze", "a.csv", "--out", "case"])).code).toBe(0);
  });

  it("shows no identifier of the data without a purpose, and all of them with one", async () => {
    writeFileSync(
      at.path("a.csv"),
      sharesCsv({ accounts: 6, objects: 30, gapSeconds: 7, noise: 3000 }).replaceAll(/,a(\d)/g, ",person-$1"),
    );
    await claque(at.folder, ["analyze", "a.csv", "--out", "hidden", "--quiet"]);
    expect(readFileSync(at.path("hidden/report.html"), "utf8")).not.toContain("person-");
    expect(
      lines((await claque(at.folder, ["show", "hidden", "accounts", "--json"])).stdout).every((r) =>
        /^p:[0-9a-f]{16}$/.test(r.account_id),
      ),
    ).toBe(true);
    expect(
      (await claque(at.folder, ["analyze", "a.csv", "--out", "plain", "--identity", "plain"])).stderr,
    ).toContain("--purpose");
    await claque(at.folder, [
      "analyze",
      "a.csv",
      "--out",
      "plain",
      "--identity",
      "plain",
      "--purpose",
      "right of reply",
      "--quiet",
    ]);
    expect(readFileSync(at.path("plain/report.html"), "utf8")).toContain("person-");
    const members = await claque(at.folder, [
      "show",
      "plain",
      "members",
      "--json",
      "--where",
      "group_id=g-001",
    ]);
    expect(lines(members.stdout).map((m) => m.account_id)).toEqual(
      [0, 1, 2, 3, 4, 5].map((i) => `unknown::person-${i}`),
    );
    expect(JSON.parse(readFileSync(at.path("plain/manifest.json"), "utf8")).plan.identity.purpose).toBe(
      "right of reply",
    );
  });

  it("says what emptied the result when nothing is found", async () => {
    writeFileSync(at.path("quiet.csv"), sharesCsv({ accounts: 3, objects: 4, gapSeconds: 4000 }));
    const ended = await claque(at.folder, ["analyze", "quiet.csv", "--out", "case"]);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/No group: /);
  });
});

describe("a run that is stopped", () => {
  it("exits with 130, keeps what is finished, and the same command resumes", async () => {
    writeFileSync(
      at.path("big.csv"),
      sharesCsv({ accounts: 60, objects: 1200, gapSeconds: 3, noise: 200_000 }),
    );
    const args = ["analyze", "big.csv", "--out", "case"];
    const { child, ended } = start(at.folder, args);
    child.stderr?.on("data", (part) => {
      if (/Network/.test(String(part))) child.kill("SIGINT");
    });
    const stopped = await ended;
    expect(stopped.code, stopped.stderr).toBe(130);
    const manifest = JSON.parse(readFileSync(at.path("case/manifest.json"), "utf8"));
    expect(manifest.status).toBe("running");
    expect(manifest.stages.map((s: { name: string }) => s.name)).toContain("read");
    const read = statSync(at.path("case/events.parquet")).mtimeMs;
    const again = await claque(at.folder, args);
    expect(again.code, again.stderr).toBe(0);
    expect(again.stderr).toMatch(/Resuming/);
    expect(statSync(at.path("case/events.parquet")).mtimeMs).toBe(read);
  });
});

describe("claque verify, show and inspect", () => {
  it("verify names a file that has changed and exits with 2", async () => {
    await claque(at.folder, ["analyze", "a.csv", "--out", "case", "--quiet"]);
    expect((await claque(at.folder, ["verify", "case"])).code).toBe(0);
    writeFileSync(at.path("case/groups.parquet"), "no longer");
    const ended = await claque(at.folder, ["verify", "case"]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain("groups.parquet");
  });

  it("show names the tables when the table is unknown; a folder that is no case is said to be none", async () => {
    await claque(at.folder, ["analyze", "a.csv", "--out", "case", "--quiet"]);
    const ended = await claque(at.folder, ["show", "case", "bots"]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain("groups");
    expect((await claque(at.folder, ["show", "."])).stderr).toMatch(/not a case/);
  });

  it("inspect says the format, the fields and the counts, and writes nothing", async () => {
    const ended = await claque(at.folder, ["inspect", "a.csv"]);
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.stdout).toMatch(/shares/);
    expect(ended.stdout).toMatch(/3,180 read/);
    expect(ended.stdout).toMatch(/co-share/);
  });

  it("--help begins with examples; an unknown flag exits with 2", async () => {
    const help = await claque(at.folder, ["analyze", "--help"]);
    expect(help.code).toBe(0);
    expect(help.stdout.startsWith("Examples:")).toBe(true);
    expect((await claque(at.folder, ["analyze", "a.csv", "--no-such"])).code).toBe(2);
  });
});
