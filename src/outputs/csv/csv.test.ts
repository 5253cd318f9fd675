/** CSV: quoting, the formula guard, and a table from a store. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Table } from "../../model/index.js";
import { createTable, Store } from "../../store/index.js";
import { csvCell, csvRow, writeCsv } from "./index.js";

describe("csvCell", () => {
  it("guards what a spreadsheet would run", () => {
    for (const start of ["=", "+", "-", "@"]) expect(csvCell(`${start}1`)).toBe(`'${start}1`);
    expect(csvCell("\t=1")).toBe(`'\t=1`);
    expect(csvCell('=HYPERLINK("x","y")')).toBe(`"'=HYPERLINK(""x"",""y"")"`);
    expect(csvCell(-1.5)).toBe("-1.5");
    expect(csvCell("a=b")).toBe("a=b");
  });

  it("writes what a reader of RFC 4180 reads back", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), (cells) => {
        const guarded = cells.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell));
        expect(parsed(csvRow(cells))).toEqual(guarded);
      }),
    );
  });
});

function parsed(row: string): string[] {
  const cells: string[] = [];
  const pattern = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n$)/gy;
  for (let match = pattern.exec(row); match; match = pattern.exec(row))
    cells.push(match[1].startsWith('"') ? match[1].slice(1, -1).replaceAll('""', '"') : match[1]);
  return cells;
}

describe("writeCsv", () => {
  it("writes a table in its order, clocks to the microsecond, numbers without a guard", async () => {
    const columns = [
      { name: "id", type: "BIGINT", about: "" },
      { name: "at", type: "TIMESTAMP", about: "" },
      { name: "who", type: "VARCHAR", about: "" },
      { name: "tags", type: "VARCHAR[]", about: "" },
      { name: "p", type: "DOUBLE", about: "" },
    ];
    const table: Table = { name: "odd name", about: "", columns, order: ["id"] };
    const folder = await mkdtemp(join(tmpdir(), "claque-csv-"));
    const store = await Store.open({ memoryBytes: 2e8, threads: 1 });
    try {
      await createTable(store, table);
      await store.run(
        `INSERT INTO "odd name" VALUES (2, NULL, 'a,b', NULL, -3.5), (-9007199254740993, '2024-05-01 10:00:00.000001', '=cmd', ['x', 'y'], 1)`,
      );
      const bytes = await writeCsv(store, table, join(folder, "t.csv"));
      const text = await readFile(join(folder, "t.csv"), "utf8");
      expect(text).toBe(
        `id,at,who,tags,p\r\n-9007199254740993,2024-05-01T10:00:00.000001Z,'=cmd,"[""x"",""y""]",1\r\n2,,"a,b",,-3.5\r\n`,
      );
      expect(bytes).toBe(Buffer.byteLength(text));
    } finally {
      store.close();
      await rm(folder, { recursive: true });
    }
  });
});
