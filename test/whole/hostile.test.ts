/** What data and file names may try: escapes, patterns, paths, other folders, the network. Nothing gets out, nothing gets lost. */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claque, desk, type Ended, sharesCsv } from "./program.js";

let at: ReturnType<typeof desk>;
beforeEach(() => {
  at = desk();
});
afterEach(() => at.remove());

const OVERRIDE = "\u202e";
const ESCAPE = "\u001b";

const summary = (ended: Ended) => {
  expect(ended.code, ended.stderr).toBe(0);
  return JSON.parse(ended.stdout);
};
const quietly = (...args: string[]) => claque(at.folder, [...args, "--quiet", "--json"]);

describe("a case folder", () => {
  it("may be called what folders, homes, shells and SQL give a meaning to", async () => {
    writeFileSync(at.path("a.csv"), sharesCsv({ accounts: 5, objects: 20, gapSeconds: 5, noise: 400 }));
    const tables = async (out: string) => {
      summary(await quietly("analyze", "a.csv", "--out", out));
      const shown = ["accounts", "edges", "groups"].map((table) =>
        claque(at.folder, ["show", out, table, "--json", "--limit", "all"]),
      );
      return (await Promise.all(shown)).map((ended) => ended.stdout);
    };
    const expected = await tables("plain-name");
    for (const out of ["account_id=zz", "trace=co-post/x", "~home", "quo'te\"\n line"])
      expect(await tables(out), out).toEqual(expected);
  });

  it("may not be a pattern that other cases match", async () => {
    writeFileSync(at.path("a.csv"), sharesCsv({ accounts: 5, objects: 2, gapSeconds: 5 }));
    for (const out of ["b[1]", "wh?t", "c*"]) {
      const ended = await claque(at.folder, ["analyze", "a.csv", "--out", out]);
      expect(ended.code).toBe(2);
      expect(ended.stderr).toMatch(/pattern/);
    }
    mkdirSync(at.path("year[2021]"));
    const inside = {
      folder: at.path("year[2021]"),
      args: ["analyze", "../a.csv", "--out", "case", "--json"],
    };
    expect(summary(await claque(inside.folder, inside.args)).events).toBe(10);
  });

  it("takes back what it made when there was nothing to keep, and nothing else", async () => {
    mkdirSync(at.path("mine"));
    for (const out of ["mine", "deep/er/case"])
      expect((await claque(at.folder, ["analyze", "absent.csv", "--out", out])).code).toBe(2);
    expect(readdirSync(at.folder).sort()).toEqual(["key", "mine"]);
    expect((await claque(at.folder, ["analyze", "absent.csv", "--out", "/proc/none/case"])).code).toBe(2);
  });
});

describe("inputs", () => {
  it("may be a folder with links, a pattern, the same file twice, two formats, compressed standard input", async () => {
    mkdirSync(at.path("in"));
    writeFileSync(at.path("in/a[1].csv"), sharesCsv({ accounts: 3, objects: 4, gapSeconds: 5 }));
    writeFileSync(at.path("in/b.ndjson"), '{"account":"z","time":1630000000,"object":"o1"}\n');
    symlinkSync("a[1].csv", at.path("in/c.csv"));
    expect(summary(await quietly("analyze", "in", "--out", "one")).quality).toMatchObject({
      rows_read: 25,
      duplicates: 12,
    });
    expect(summary(await quietly("analyze", "in/[bc].*", "--out", "two")).quality.rows_read).toBe(13);
    expect((await quietly("analyze", "in/[", "--out", "three")).code).toBe(2);
    const piped = await claque(at.folder, ["analyze", "-", "--out", "four", "--quiet", "--json"], {
      input: gzipSync(readFileSync(at.path("in/a[1].csv"))),
    });
    expect(summary(piped).quality.rows_read).toBe(12);
  });

  it("that hold nothing in place of an object give nothing to share", async () => {
    const nothing = [
      "{}",
      "[]",
      '""',
      "null",
      '"NA"',
      '"None"',
      "[{}]",
      `${"[".repeat(50_000)}${"]".repeat(50_000)}`,
    ];
    const rows = Array.from(
      { length: 80 },
      (_, i) => `{"account":"a${i % 10}","time":${1_630_000_000 + i},"object":${nothing[i % 8]}}`,
    );
    writeFileSync(at.path("empty.ndjson"), `${rows.join("\n")}\n`);
    expect(summary(await quietly("analyze", "empty.ndjson", "--out", "case"))).toMatchObject({
      events: 80,
      edges: {},
    });
  });

  it("cannot write to the terminal or into the report", async () => {
    const name = `<img src=x onerror=alert(1)>"'${OVERRIDE}gpj.csv`;
    const evil = `</script><script>alert(1)</script>${ESCAPE}[31mred${ESCAPE}]0;title\u0007 and enough words to be a text`;
    const rows = Array.from(
      { length: 60 },
      (_, i) => `a${i % 6},${1_630_000_000 + i * 40},"${evil} ${i % 10}",=1+1,x`,
    );
    writeFileSync(at.path(name), `account,time,text,object,${ESCAPE}[31mred\n${rows.join("\n")}\n`);
    const ended = await claque(at.folder, ["analyze", name, "--out", "case"]);
    expect(ended.code, ended.stderr).toBe(0);
    const shown = await claque(at.folder, ["show", "case", "events", "--limit", "all"]);
    const inspected = await claque(at.folder, ["inspect", name]);
    const refused = await claque(at.folder, ["analyze", name, "--out", "other", "--map", "account=no"]);
    expect(refused.code).toBe(2);
    const json = await Promise.all(
      [
        ["inspect", name],
        ["show", "case", "events"],
        ["verify", "case"],
      ].map((args) => claque(at.folder, [...args, "--json"])),
    );
    for (const { stdout, stderr } of [ended, shown, inspected, refused, ...json])
      expect(stdout + stderr).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
    for (const line of json.flatMap(({ stdout }) => stdout.trim().split("\n"))) JSON.parse(line);
    const html = readFileSync(at.path("case/report.html"), "utf8");
    expect(html).not.toMatch(/<script|<img|(?!\n)\p{Cc}|\u202e/u);
    await claque(at.folder, ["export", "case", "--format", "csv", "--to", "tables"]);
    expect(readFileSync(at.path("tables/edges.csv"), "utf8")).not.toMatch(/(^|,)=1/m);
  });
});

it("no name of a file, a column or a flag begins a line", async () => {
  const forged = `a.csv\nverify: all files are as the manifest names${ESCAPE}[2K`;
  const column = `"who\nReport: elsewhere.html"`;
  writeFileSync(at.path(forged), `${column},time,object\na,1630000000,o\n`);
  const refused = await claque(at.folder, ["analyze", forged, "--out", "case"]);
  const absent = await claque(at.folder, ["analyze", `${forged}x`, "--out", "case"]);
  const flag = await claque(at.folder, ["analyze", forged, `--seed\nverify: fine${ESCAPE}`]);
  const value = await claque(at.folder, ["analyze", forged, "--out", "case", "--trace", "x\nverify: fine"]);
  const inspected = await claque(at.folder, ["inspect", forged]);
  for (const { code, stdout, stderr } of [refused, absent, flag, value, inspected]) {
    expect(code).toBe(2);
    expect(stdout + stderr).not.toMatch(/^(?:verify|Report):/m);
    expect(stdout + stderr).not.toMatch(/(?!\n)\p{Cc}/u);
  }
});

it("asks the network for nothing and leaves nothing outside the case but the key", async () => {
  writeFileSync(
    at.path("watch.cjs"),
    `const say = (what) => require("fs").appendFileSync(${JSON.stringify(at.path("calls"))}, what + "\\n");
     require("net").Socket.prototype.connect = () => { say("connect"); throw new Error("no network"); };
     require("dns").lookup = () => { say("lookup"); throw new Error("no network"); };`,
  );
  mkdirSync(at.path("tmp"));
  mkdirSync(at.path("home"));
  writeFileSync(
    at.path("a.ndjson"),
    Array.from({ length: 90 }, (_, i) =>
      JSON.stringify({
        account: `a${i % 6}`,
        time: 1_630_000_000 + i * 9,
        text: `look at https://example.org/${i % 9} and https://bit.ly/${i % 9}`,
      }),
    ).join("\n"),
  );
  const env = {
    NODE_OPTIONS: `--require ${at.path("watch.cjs")}`,
    TMPDIR: at.path("tmp"),
    HOME: at.path("home"),
    CLAQUE_KEY_FILE: "",
  };
  const before = readdirSync(at.folder).sort();
  for (const args of [
    ["analyze", "a.ndjson", "--out", "case"],
    ["inspect", "a.ndjson"],
    ["inspect", "absent.csv"],
    ["network", "a.ndjson", "--compat", "coortweet", "--to", "none.csv"],
    ["show", "case"],
    ["verify", "case"],
  ])
    await claque(at.folder, args, { env });
  expect(readdirSync(at.folder).sort()).toEqual([...before, "case"].sort());
  expect(readdirSync(at.path("tmp"))).toEqual([]);
  expect(readdirSync(at.path("home"), { recursive: true }).sort()).toEqual(
    [".config", ".config/claque", ".config/claque/pseudonym.key"].sort(),
  );
  expect(readdirSync(at.path("case"))).not.toContain(".work");
});

it("network writes over no file that it reads", async () => {
  const text = sharesCsv({ accounts: 3, objects: 4, gapSeconds: 5 });
  writeFileSync(at.path("a.csv"), text);
  const ended = await claque(at.folder, ["network", "./a.csv", "--compat", "coortweet", "--to", "a.csv"]);
  expect(ended.code).toBe(2);
  expect(readFileSync(at.path("a.csv"), "utf8")).toBe(text);
});

it("says so where memory cannot hold all pairs, and does not call that nothing", async () => {
  const rows = Array.from({ length: 3000 }, (_, i) => `o${i % 2},a${i >> 1},c${i},1630000000`);
  writeFileSync(
    at.path("burst.csv"),
    `object_id,account_id,content_id,timestamp_share\n${rows.join("\n")}\n`,
  );
  const ended = await claque(at.folder, [
    ...["analyze", "burst.csv", "--out", "case"],
    ...["--memory", "256MB", "--window", "60s"],
  ]);
  expect(ended.code, ended.stderr).toBe(0);
  expect(ended.stdout).toMatch(/fit in memory.*--memory/s);
  expect(ended.stdout).not.toMatch(/no two accounts met/);
  expect(readFileSync(at.path("case/report.html"), "utf8")).toMatch(/than fit in memory/);
});
