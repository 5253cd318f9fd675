/** Whatever the table, every row is accounted for: read = kept + rejected + skipped, lines are right, nothing crashes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ClaqueError } from "../../src/model/index.js";
import { readText } from "./read.js";

const cell = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom(
    "",
    "a",
    "o1",
    "1623881091",
    "2021-07-06T16:45:20Z",
    '"',
    '""',
    'say "x"',
    "line\nbreak",
    "cr\r\nlf",
    "\0",
    "\u001f",
    "\u001e",
    "é",
    "語",
    "🙂",
    "'",
    "[a, b]",
    "=1+1",
  ),
);
const row = fc.array(cell, { minLength: 1, maxLength: 6 });
const delimiter = fc.constantFrom(",", ";", "\t", "|");
const newline = fc.constantFrom("\n", "\r\n");

const quotedCell = (text: string, always: boolean): string =>
  always || /["\r\n,;\t|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

describe("tables", () => {
  it("account for every row, quoted well or badly", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 20 }),
        delimiter,
        newline,
        fc.boolean(),
        fc.constantFrom("well", "always", "never"),
        async (rows, mark, end, bom, quoting) => {
          const lines = [["account", "time", "post", "object"], ...rows].map((cells) =>
            cells
              .map((text) => (quoting === "never" ? text : quotedCell(text, quoting === "always")))
              .join(mark),
          );
          try {
            const { report, rejected } = await readText((bom ? "\ufeff" : "") + lines.join(end));
            expect(report.rowsRead).toBe(report.rowsKept + report.rowsRejected + report.rowsSkipped);
            expect(report.rowsKept).toBe(report.events + report.duplicates);
            expect(report.rowsRejected).toBe(rejected.length);
            for (const input of report.inputs)
              expect(input.rowsRead).toBe(input.rowsKept + input.rowsRejected + input.rowsSkipped);
          } catch (cause) {
            if (!(cause instanceof ClaqueError) || cause.code === "query" || cause.code === "internal")
              throw cause;
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it("give back every cell and its line when quoted well", async () => {
    const safe = fc
      .string({ unit: "grapheme", maxLength: 10 })
      .filter(
        (text) =>
          !["\0", "\u001e", "\u001f", "\r"].some((mark) => text.includes(mark)) && text.isWellFormed(),
      );
    await fc.assert(
      fc.asyncProperty(fc.array(safe, { minLength: 1, maxLength: 15 }), delimiter, async (texts, mark) => {
        const head = ["account", "time", "post", "text"].join(mark);
        let line = 2;
        const lines: number[] = [];
        const rows = texts.map((text, i) => {
          lines.push(line);
          const written = [`a${i}`, String(1623881091 + i), `p${i}`, `"${text.replaceAll('"', '""')}"`].join(
            mark,
          );
          line += written.split("\n").length;
          return written;
        });
        const { events } = await readText([head, ...rows].join("\n"));
        expect(events.map((event) => event.source_line)).toEqual(lines);
        expect(events.map((event) => event.text ?? "")).toEqual(texts);
      }),
      { numRuns: 60 },
    );
  });

  it("read JSON lines without a crash, every line accounted for", async () => {
    const record = fc.oneof(
      fc
        .record({
          account: fc.oneof(fc.string(), fc.integer(), fc.constant(null)),
          time: fc.oneof(fc.constant(1623881091), fc.string(), fc.object()),
          text: fc.string(),
          links: fc.anything(),
        })
        .map((value) => JSON.stringify(value)),
      fc.json(),
      fc.string().map((text) => text.replace(/[\r\n]/g, "")),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 12 }), async (records) => {
        const lines = ['{"account":"a","time":1623881091,"text":"x"}', ...records];
        const { report } = await readText(lines.join("\n"), { source: "generic" });
        expect(report.rowsRead).toBe(lines.filter((text) => /\S/.test(text)).length);
        expect(report.rowsRead).toBe(report.rowsKept + report.rowsRejected + report.rowsSkipped);
      }),
      { numRuns: 100 },
    );
  });
});
