/** Hostile text in a cell, a line of JSON and a table of the terminal: whole, and nothing that a spreadsheet or a terminal would run. */
import { describe, expect, it } from "vitest";
import { jsonLine } from "../../src/cli/json-text.js";
import { printable } from "../../src/cli/printable.js";
import { textTable } from "../../src/cli/text-table.js";
import { csvFormat, csvRow, PLAIN_CSV } from "../../src/outputs/csv/index.js";
import { HOW_MANY, hostileTexts } from "./strings.js";

const next = hostileTexts(2);
const TEXTS: readonly string[] = Array.from({ length: HOW_MANY }, next);

/** What begins a formula in a spreadsheet, behind what stands unseen before it. */
const FORMULA = /^[\s\p{Cc}\p{Cf}"]*[=+\-@＝＋－＠﹦﹢﹣﹫]/u;
/** Line breaks of a table alone may act on a terminal. */
const ACTS = /(?!\n)\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;

/** Cells of a row as a reader of RFC 4180 takes them. */
function cells(row: string, separator: string): string[] {
  const read: string[] = [];
  const cell = new RegExp(`("(?:[^"]|"")*"|[^"${separator}\\r\\n]*)(${separator}|\\r\\n$)`, "gy");
  for (let part = cell.exec(row); part; part = cell.exec(row))
    read.push(part[1].startsWith('"') ? part[1].slice(1, -1).replaceAll('""', '"') : part[1]);
  return read;
}

/** The text as it stood before the guard: an apostrophe out before each place where a cell would have begun. */
const letters = (text: string): string => text.replaceAll("'", "");

describe(`${HOW_MANY} hostile texts`, () => {
  it.each([
    ["for programs", PLAIN_CSV],
    ["for a German spreadsheet", csvFormat({ locale: "de" })],
  ])("in CSV %s: as many cells as were written, whole, and no formula", (_, format) => {
    for (let i = 0; i < TEXTS.length; i += 3) {
      const texts = TEXTS.slice(i, i + 3);
      const read = cells(csvRow(texts, format), format.separator);
      expect(read.map(letters)).toEqual(texts.map(letters));
      for (const cell of read) for (const part of cell.split(/[;\t\r\n]/)) expect(part).not.toMatch(FORMULA);
    }
  });

  it("in JSON: one line that reads back as the same", () => {
    for (const text of TEXTS) {
      const line = jsonLine({ text, list: [text], map: { [text]: 1 } });
      expect(line.slice(0, -1)).not.toMatch(/\n/);
      expect(line).not.toMatch(ACTS);
      expect(JSON.parse(line)).toMatchObject({ text, list: [text] });
    }
  });

  it("in the terminal: nothing moves the cursor, begins a line or turns the direction", () => {
    for (const text of TEXTS) {
      expect(printable(text)).not.toMatch(/\n/);
      expect(printable(text)).not.toMatch(ACTS);
    }
    for (let i = 0; i < TEXTS.length; i += 20) {
      const rows = TEXTS.slice(i, i + 20).map((text, n) => ({ n, text, list: [text, text] }));
      const table = textTable(rows, 120);
      expect(table).not.toMatch(ACTS);
      expect(table.split("\n")).toHaveLength(rows.length + 2);
      for (const line of table.split("\n")) expect(line.length).toBeLessThanOrEqual(130);
    }
  });
});
