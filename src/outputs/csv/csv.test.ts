/** Separated values: quoting, the guard against formulas and how to undo it, locales, lists. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell, csvFormat, csvLines, csvRow, PLAIN_CSV } from "./index.js";

const GERMAN = csvFormat({ locale: "de" });

describe("the guard against formulas", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(1)", "＝1", "＋1", "－1", "＠x", "﹦1", "\rx", "\nx", "\tx"])(
    "%j",
    (text) => {
      expect(unquoted(csvCell(text))).toBe(`'${text}`);
    },
  );

  it.each([
    ["space", " "],
    ["no-break space", "\u00a0"],
    ["ideographic space", "\u3000"],
    ["zero-width space", "\u200b"],
    ["word joiner", "\u2060"],
    ["byte order mark", "\ufeff"],
    ["right-to-left mark", "\u200f"],
    ["soft hyphen", "\u00ad"],
    ["NUL", "\0"],
    ["quote", '"'],
    ["several", " \u200b\ufeff\t\u00a0"],
  ])("behind %s", (_, before) => {
    expect(unquoted(csvCell(`${before}=1`)).startsWith("'")).toBe(true);
  });

  it("where another separator would begin a cell", () => {
    expect(unquoted(csvCell("a;=1"))).toBe("a;'=1");
    expect(unquoted(csvCell('a;"=1"'))).toBe(`a;'"=1"`);
    expect(unquoted(csvCell("a\n =1\r\n-b"))).toBe("a\n' =1\r'\n'-b");
    expect(csvCell("a,b=1; c")).toBe('"a,b=1; c"');
    expect(unquoted(csvCell("a,=1", GERMAN))).toBe("a,'=1");
    expect(unquoted(csvCell("a,=1"))).toBe("a,=1");
  });

  it("leaves numbers of numeric columns as numbers, and text as it is", () => {
    expect(csvCell(-1.5)).toBe("-1.5");
    expect(csvCell(-1.5, GERMAN)).toBe("-1,5");
    expect(csvCell("-9007199254740993", PLAIN_CSV, "BIGINT")).toBe("-9007199254740993");
    expect(csvCell("-9007199254740993", PLAIN_CSV, "VARCHAR")).toBe("'-9007199254740993");
    for (const text of ["a=b", "a - b", "1623881091234567890", "x:@:peter", "p:00ab", ""])
      expect(csvCell(text)).toBe(text);
  });

  it("can be undone exactly, whatever the text", () => {
    const part = fc.constantFrom(
      "=",
      "+",
      "-",
      "@",
      "＝",
      "'",
      '"',
      ";",
      ",",
      "\n",
      "\r",
      "\t",
      " ",
      "\ufeff",
      "a",
      "1",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        expect(asItStood(unquoted(csvCell(text)))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it("passes over a long run of nothing once", () => {
    csvCell(`${"\n ".repeat(200_000)}x=`);
    csvCell(`${"'\t;".repeat(200_000)}x`);
    expect(csvCell("\n=")).toBe(`"'\n'="`);
  });
});

describe("a row", () => {
  it("is what a reader of RFC 4180 reads back", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), (cells) => {
        expect(parsed(csvRow(cells)).map(asItStood)).toEqual(cells);
      }),
    );
  });
});

describe("a locale", () => {
  it.each([
    ["de", ";", ","],
    ["de_DE", ";", ","],
    ["de-CH", ",", "."],
    ["fr", ";", ","],
    ["pt-BR", ";", ","],
    ["ru", ";", ","],
    ["en-GB", ",", "."],
    ["ja", ",", "."],
    ["ar", ",", "."],
  ])("%s separates by %s and writes 1%s5", (locale, separator, decimal) => {
    expect(csvFormat({ locale })).toMatchObject({ separator, decimal, spreadsheet: true });
  });

  it("that is none is refused", () => {
    for (const locale of ["", "xx-klingon-1", "german", "12"])
      expect(() => csvFormat({ locale })).toThrow(/--locale: no such language/);
    expect(() => csvFormat({ lists: "yaml" })).toThrow(/--lists: no such form/);
  });

  it("keeps digits that are text from being taken for numbers", () => {
    for (const text of ["1623881091234567890", "0049", "12e5", " 1623881091234 "])
      expect(unquoted(csvCell(text, GERMAN))).toBe(`'${text}`);
    for (const text of ["1623881091", "0", "x:1623881091234567890", "2024-05-01"])
      expect(csvCell(text, GERMAN)).toBe(text);
    expect(csvCell(1623881091234, GERMAN, "BIGINT")).toBe("1623881091234");
  });
});

describe("csvLines", () => {
  const columns = [
    { name: "id", type: "BIGINT", about: "" },
    { name: "at", type: "TIMESTAMP", about: "" },
    { name: "who", type: "VARCHAR", about: "" },
    { name: "tags", type: "VARCHAR[]", about: "" },
    { name: "p", type: "DOUBLE", about: "" },
  ];
  async function* rows() {
    yield { id: "-9007199254740993", at: "2024-05-01T10:00:00.000001Z", who: "=cmd", tags: ["x", "y"], p: 1 };
    yield { p: -3.5, id: 2, at: null, who: "a;b", tags: null };
  }
  const text = async (format: typeof PLAIN_CSV) => {
    let all = "";
    for await (const piece of csvLines(rows(), columns, format)) all += piece;
    return all;
  };

  it("writes a table for programs", async () => {
    expect(await text(PLAIN_CSV)).toBe(
      `id,at,who,tags,p\r\n-9007199254740993,2024-05-01T10:00:00.000001Z,'=cmd,"[""x"",""y""]",1\r\n2,,a;b,,-3.5\r\n`,
    );
  });

  it("writes it for a spreadsheet", async () => {
    expect(await text(csvFormat({ locale: "de", lists: "joined" }))).toBe(
      `\ufeffid;at;who;tags;p\r\n-9007199254740993;2024-05-01T10:00:00.000001Z;'=cmd;x | y;1\r\n2;;"a;b";;-3,5\r\n`,
    );
  });
});

const SIGN = "[=+\\-@＝＋－＠﹦﹢﹣﹫]";
const PASSED =
  "['\";\\s\\x00-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}]*";

/** The undoing that docs/tables.md gives. */
const asItStood = (text: string): string =>
  text
    .replace(new RegExp(`^'(?=${PASSED}${SIGN}|'*[\\t\\r\\n])`, "u"), "")
    .replace(new RegExp(`([;\\t\\r\\n\\v\\f\\x85\\u2028\\u2029])'(?=${PASSED}${SIGN})`, "gu"), "$1");

const unquoted = (cell: string): string =>
  cell.startsWith('"') && cell.endsWith('"') && cell.length > 1
    ? cell.slice(1, -1).replaceAll('""', '"')
    : cell;

function parsed(row: string): string[] {
  const cells: string[] = [];
  const pattern = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n$)/gy;
  for (let match = pattern.exec(row); match; match = pattern.exec(row))
    cells.push(match[1].startsWith('"') ? match[1].slice(1, -1).replaceAll('""', '"') : match[1]);
  return cells;
}
