/** Tables for R, Python and a spreadsheet: what `claque export` writes, and that `--json` has the tables' own names. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { claque, desk } from "./program.js";

const LEADS = [
  "=cmd|' /C calc'!A0",
  "+1+1",
  "-1+1",
  "@SUM(1)",
  "＝1",
  " =1",
  "\u00a0=1",
  "\u200b=1",
  "\ufeffx;=1",
];

let at: ReturnType<typeof desk>;
beforeAll(async () => {
  at = desk();
  const rows = Array.from({ length: 160 }, (_, i) => ({
    account: `${LEADS[i % LEADS.length]}${i % 16}`,
    time: 1_714_550_400 + Math.floor(i / 16) * 7207 + ((i * 37) % 50),
    post: String(1_623_881_091_234_567_890n + BigInt(i)),
    text: `${LEADS[i % LEADS.length]} and words`,
    links: [`https://e.org/${Math.floor(i / 16)}`, "https://e.org/=1"],
    permalink: i % 2 ? `https://social.example/posts/${1_623_881_091_234_567_890n + BigInt(i)}` : "",
  }));
  const bad = { account: "late", time: "soon", text: "-2+3" };
  writeFileSync(at.path("in.ndjson"), [...rows, bad].map((row) => JSON.stringify(row)).join("\n"));
  const plain = ["analyze", "in.ndjson", "--out", "case", "--identity", "plain", "--purpose", "a test"];
  const ended = await claque(at.folder, [...plain, "--quiet"]);
  if (ended.code !== 0) throw new Error(ended.stderr);
}, 60_000);
afterAll(() => at.remove());

const run = async (...args: string[]) => {
  const ended = await claque(at.folder, args);
  expect(ended.code, ended.stderr).toBe(0);
  return ended.stdout;
};

/** Cells of a file by header, as a reader of RFC 4180 takes them. */
function read(path: string, separator = ","): Record<string, string>[] {
  const text = readFileSync(at.path(path), "utf8").replace(/^\ufeff/, "");
  const rows: string[][] = [[]];
  const cell = new RegExp(`("(?:[^"]|"")*"|[^"${separator}\\r\\n]*)(${separator}|\\r\\n)`, "gy");
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    rows.at(-1)!.push(found[1].startsWith('"') ? found[1].slice(1, -1).replaceAll('""', '"') : found[1]);
    if (found[2] === "\r\n") rows.push([]);
  }
  const [header, ...cells] = rows.slice(0, -1);
  return cells.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]])));
}

describe("export --format csv", () => {
  beforeAll(async () => {
    await run("export", "case", "--format", "csv", "--to", "tables");
    await run("export", "case", "--format", "csv", "--to", "german", "--locale", "de", "--lists", "joined");
  });

  it("holds results, events, the quarantine, the quality report and the codebook", () => {
    const names = readdirSync(at.path("tables"));
    for (const name of ["groups", "members", "edges", "events", "rejected", "quality", "codebook"])
      expect(names).toContain(`${name}.csv`);
    expect(read("tables/rejected.csv")).toMatchObject([{ reason: "bad-time", source_line: "161" }]);
    const quality = read("tables/quality.csv");
    expect(quality).toContainEqual({ input: "", measure: "rows_rejected", key: "", value: "1", words: "" });
    expect(quality.find(({ measure }) => measure === "rejected")).toMatchObject({
      key: "bad-time",
      value: "1",
    });
  });

  it("has no cell that a spreadsheet would run, at any separator, and numbers below zero", () => {
    for (const name of readdirSync(at.path("tables")))
      for (const row of read(`tables/${name}`))
        for (const [column, cell] of Object.entries(row)) {
          const number = /^-?\d+(?:\.\d+)?(?:e[+-]\d+)?$/.test(cell);
          for (const part of cell.split(/[;\t\r\n]/))
            expect(
              number || !/^['"\s\u200b\ufeff]*[=+\-@＝＋－＠]/.test(part) || /^'/.test(part),
              `${column}: ${cell}`,
            ).toBe(true);
        }
    const edges = read("tables/edges.csv");
    expect(edges.length).toBeGreaterThan(0);
    expect(Number(edges[0].log10_p)).toBeLessThan(0);
  });

  it("names every column in the codebook, and says of every column that has empty cells what they mean", () => {
    const codebook = read("tables/codebook.csv");
    for (const name of readdirSync(at.path("tables")).filter((file) => file !== "codebook.csv")) {
      const table = name.replace(".csv", "");
      for (const row of read(`tables/${name}`))
        for (const [column, cell] of Object.entries(row)) {
          const entry = codebook.find((e) => e.table === table && e.column === column);
          expect(entry?.meaning, `${table}.${column}`).toBeTruthy();
          if (cell === "")
            expect(entry?.missing, `${table}.${column}`).not.toMatch(/no row is without|empty list/);
        }
    }
  });

  it("writes for a spreadsheet: byte order mark, semicolons, decimal commas, joined lists, identifiers whole", () => {
    expect(readFileSync(at.path("german/events.csv"), "utf8")[0]).toBe("\ufeff");
    const [event] = read("german/events.csv", ";");
    expect(event.post_id).toBe("'1623881091234567890");
    expect(event.links).toBe("https://e.org/0 | https://e.org/=1");
    expect(read("german/edges.csv", ";")[0].log10_p).toMatch(/^-\d+,\d+$/);
    expect(read("tables/events.csv")[0].post_id).toBe("1623881091234567890");
  });

  it("takes tables by name", async () => {
    await run("export", "case", "--format", "csv", "--table", "groups", "--table", "actions", "--to", "two");
    expect(readdirSync(at.path("two")).sort()).toEqual(["actions.csv", "codebook.csv", "groups.csv"]);
  });

  it("refuses what makes no sense, and writes nothing", async () => {
    const cases = [
      [["--format", "xls"], /--format: no such format/],
      [["--format", "csv", "--table", "posts"], /--table: no such table, "posts"\. Tables: groups/],
      [["--format", "csv", "--locale", "klingonish"], /--locale: no such language/],
      [["--format", "csv", "--lists", "yaml"], /--lists: no such form/],
      [["--format", "parquet", "--locale", "de"], /--locale: of no use/],
    ] as const;
    for (const [args, words] of cases) {
      const ended = await claque(at.folder, ["export", "case", ...args, "--to", "none"]);
      expect([ended.code, existsSync(at.path("none"))]).toEqual([2, false]);
      expect(ended.stderr).toMatch(words);
    }
  });
});

describe("other formats", () => {
  it("parquet has the same tables", async () => {
    const files = await run("export", "case", "--format", "parquet", "--to", "parquet");
    for (const name of ["events", "rejected", "quality"]) expect(files).toContain(`${name}.parquet`);
  });

  it("codebook is a file by itself, also in a folder that is not there yet", async () => {
    await run("export", "case", "--format", "codebook", "--to", "new/codebook.csv");
    expect(read("new/codebook.csv").find((e) => e.column === "window_seconds")).toMatchObject({
      table: "edges",
      type: "number",
      unit: "seconds",
    });
  });
});

describe("--json", () => {
  /** Every name of a field at any depth. */
  const names = (value: unknown): string[] =>
    value === null || typeof value !== "object"
      ? []
      : Object.entries(value).flatMap(([key, child]) => [
          ...(Array.isArray(value) ? [] : [key]),
          ...names(child),
        ]);

  it("has names in snake_case, whatever the command", async () => {
    const outputs = [
      await run("inspect", "in.ndjson", "--json", "--quiet"),
      await run("analyze", "in.ndjson", "--out", "again", "--json", "--quiet"),
      await run("show", "case", "quality", "--json"),
      await run("show", "case", "events", "--json"),
      await run("verify", "case", "--json"),
    ];
    for (const output of outputs)
      for (const line of output.trim().split("\n"))
        expect(names(JSON.parse(line)).filter((name) => /[a-z][A-Z]/.test(name))).toEqual([]);
    expect(JSON.parse(outputs[0]).quality).toMatchObject({ rows_read: 161 });
    expect(JSON.parse(outputs[1])).toMatchObject({ quality: { rows_rejected: 1 }, group_test: {} });
  });

  it("shows every row unless a limit is given", async () => {
    const rows = async (...args: string[]) =>
      (await run("show", "case", "events", "--json", ...args)).trim().split("\n");
    expect(await rows()).toHaveLength(160);
    expect(await rows("--limit", "7")).toHaveLength(7);
    expect(await run("show", "case", "events")).toMatch(/Cut at 20 rows\. --limit all shows every row\./);
  });
});

describe("the address of a post", () => {
  it("stands in a plain case where the data gives one, and never in a pseudonymous one", async () => {
    const addresses = async (folder: string) =>
      (await run("show", folder, "events", "--json"))
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).permalink);
    const plain = await addresses("case");
    expect(plain.filter((address) => address === null)).toHaveLength(80);
    expect(plain).toContain("https://social.example/posts/1623881091234567891");
    expect(new Set(await addresses("again"))).toEqual(new Set([null]));
    for (const file of readdirSync(at.path("again")))
      expect(readFileSync(at.path(`again/${file}`)).includes("social.example/posts"), file).toBe(false);
  });
});
