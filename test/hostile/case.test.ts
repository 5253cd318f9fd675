/**
 * Posts that are hostile in every field, read and analyzed as a file of a stranger: report, tables for a spreadsheet, terminal, JSON and workbench
 * hold what was written, and nothing of it does anything.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonLine } from "../../src/cli/json-text.js";
import { textTable } from "../../src/cli/text-table.js";
import { analyze } from "../../src/pipeline/analyze.js";
import { openCase } from "../../src/pipeline/case.js";
import { exportCase } from "../../src/pipeline/export.js";
import { KEY, type SmallCase, smallCase, smallPosts } from "../support/small-case.js";
import { serve } from "../workbench/http-page.js";
import { anatomy } from "./markup.js";
import { found, hostileTexts } from "./strings.js";

const ACTS = /(?!\n)\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;
const FORMULA = /^[\s\p{Cc}\p{Cf}"]*[=+\-@＝＋－＠﹦﹢﹣﹫]/u;
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]\d+)?$/;

/** The small world with a hostile text in each field that holds words; who meets whom on what stays. */
function hostilePosts(): string {
  const next = hostileTexts(3);
  const of = new Map<string, string>();
  const steady = (name: string) => of.get(name) ?? of.set(name, next()).get(name)!;
  return smallPosts()
    .trim()
    .split("\n")
    .map((line) => {
      const row = JSON.parse(line) as { account: string; links: string[]; platform: string; post: string };
      const post = {
        ...row,
        account: steady(row.account),
        links: row.links.map((link) => `${link}?${steady(link)}`),
        handle: steady(`@${row.account}`),
        name: next(),
        bio: next(),
        text: next(),
        hashtags: [next(), next()],
        mentions: [next()],
        media: [next()],
        client: next(),
        lang: next(),
        permalink: next(),
      };
      return `${JSON.stringify(post)}\n`;
    })
    .join("");
}

let small: SmallCase;
const cases: Record<"plain" | "pseudonymous", string> = { plain: "", pseudonymous: "" };

beforeAll(async () => {
  small = await smallCase();
  const input = small.path("hostile.ndjson");
  writeFileSync(input, hostilePosts());
  for (const name of ["plain", "pseudonymous"] as const) {
    cases[name] = small.path(name);
    const identity = name === "plain" ? ({ identity: "plain", purpose: "<script>a test" } as const) : {};
    await analyze({
      inputs: [input],
      out: cases[name],
      key: KEY,
      ...identity,
      threads: 1,
      selfCheck: 0,
      memory: "1GB",
      trace: ["co-link"],
      window: ["60s"],
      signals: ["name-template", "profile-reuse"],
      maxRejected: 1,
    });
  }
}, 60_000);
afterAll(() => small.remove());

const report = (folder: string) => readFileSync(`${folder}/report.html`, "utf8");

describe.each(["plain", "pseudonymous"] as const)("a %s case of hostile posts", (name) => {
  it("has a report of our own elements only", () => {
    const { alive, parts, styles } = anatomy(report(cases[name]));
    const harmless = anatomy(report(small.folder));
    expect(alive).toEqual([]);
    expect(
      [...parts].filter((part) => /^(?:script|iframe|object|embed|link|base|form|input|img)\b/.test(part)),
    ).toEqual([]);
    expect(styles).toBe(harmless.styles);
  });

  it("exports tables in which no cell is a formula", async () => {
    const to = small.path(`${name}-tables`);
    await exportCase(cases[name], { format: "csv", to });
    for (const file of readdirSync(to))
      for (const cell of cells(readFileSync(`${to}/${file}`, "utf8")))
        for (const part of NUMBER.test(cell) ? [] : cell.split(/[;\t\r\n]/))
          expect(part, file).not.toMatch(FORMULA);
    if (name === "plain") expect(found(readFileSync(`${to}/events.csv`, "utf8")).size).toBeGreaterThan(5000);
  });

  it("is shown in the terminal, and as JSON that reads back", async () => {
    const opened = await openCase(cases[name]);
    for (const table of opened.tables) {
      const rows: Record<string, unknown>[] = [];
      for await (const row of opened.rows(table, { limit: 300 })) rows.push(row);
      expect(textTable(rows, 160)).not.toMatch(ACTS);
      for (const row of rows) {
        expect(jsonLine(row)).not.toMatch(ACTS);
        JSON.parse(jsonLine(row));
      }
    }
    opened.close();
  });

  it("is answered by the workbench as JSON and downloads, never as a page", async () => {
    const { server, page, faults } = await serve(cases[name]);
    const asked: [string, unknown?][] = [
      ...["session", "case", "file", "windows", "network", "decisions", "groups/g-001"].map(
        (path): [string] => [path],
      ),
      ["groups", {}],
      ["activity", { groups: ["g-001"] }],
      ["evidence", { group: "g-001" }],
      ["rows", { table: "events", limit: 200 }],
      ["export/labels"],
      ["export/report"],
    ];
    for (const [path, body] of asked) {
      const { status, headers, text } = await page.answer(`/api/${path}`, body);
      expect(status, `${path} ${text.slice(0, 200)}`).toBe(200);
      expect(headers["x-content-type-options"], path).toBe("nosniff");
      expect(headers["content-security-policy"], path).toMatch(/^default-src 'none'/);
      if (path.startsWith("export/")) expect(headers["content-disposition"], path).toMatch(/^attachment/);
      else expect(headers["content-type"], path).toMatch(/^application\/json/);
    }
    for (const text of hostile(40)) {
      const answer = await page.answer(`/api/groups/${encodeURIComponent(text)}`);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.headers["content-type"]).toMatch(/^application\/json|^text\/plain/);
    }
    await server.close();
    expect(faults).toEqual([]);
  });
});

it("under pseudonyms no account, handle or name stands as it was written", () => {
  const rows = hostilePosts().trim().split("\n");
  const written = rows.slice(0, 200).flatMap((line) => {
    const { account, handle, name } = JSON.parse(line) as Record<string, string>;
    return [account, handle, name].flatMap((text) => text.match(/q\d+z$/) ?? []);
  });
  const shown = found(report(cases.pseudonymous));
  expect(written.filter((number) => shown.has(number))).toEqual([]);
});

/** Texts that are well formed, so that they can stand in an address. */
function hostile(count: number): string[] {
  const next = hostileTexts(4);
  return Array.from({ length: count }, () => next().toWellFormed());
}

/** Cells of a CSV as a reader of RFC 4180 takes them. */
function* cells(text: string): Generator<string> {
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy;
  for (let part = cell.exec(text); part; part = cell.exec(text))
    yield part[1].startsWith('"') ? part[1].slice(1, -1).replaceAll('""', '"') : part[1];
}
