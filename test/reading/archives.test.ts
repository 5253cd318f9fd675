/** Workbooks and zip archives: cells are the text that is written in them, each member is a file, and what swells is refused. */
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ClaqueError } from "../../src/model/index.js";
import { inputFiles } from "../../src/pipeline/inputs.js";
import { packedMember, sheetRow, workbookOf, zipOf } from "../support/zip.js";
import { inFolder, type ReadTestOptions, readPaths } from "./read.js";

const HEADER = "object_id,account_id,content_id,timestamp_share\n";
const row = (n: number) => `o1,a${n},c${n},${1623881091 + n}\n`;

/** Reads a file of this name as a command would: archives as their members, workbooks as their sheets. */
const read = (name: string, bytes: Buffer, options: ReadTestOptions = {}) =>
  inFolder(async (folder) => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return await readPaths(await inputFiles([path]), { maxRejected: 1, timezone: "UTC", ...options });
  });

const refusal = async (name: string, bytes: Buffer): Promise<string> => {
  const cause = await read(name, bytes).catch((error: unknown) => error);
  expect(cause).toBeInstanceOf(ClaqueError);
  return (cause as Error).message;
};

describe("a workbook", () => {
  const NAMES = sheetRow("account", "post", "time", "text");

  it("gives identifiers as they are written and dates as their format shows them", async () => {
    const { events } = await read(
      "posts.xlsx",
      workbookOf({
        Posts: `${NAMES}${sheetRow("a1", "=1400029422714617857", "=44349.416666666664@1", "one")}${sheetRow("a2", "12", "=44349@2", "two")}${sheetRow("a3", "=1.2E+3", "2021-06-02T12:00:00Z", "three")}`,
      }),
    );
    expect(events.map(({ post_id, time_raw }) => [post_id, time_raw])).toEqual([
      ["1400029422714617857", "2021-06-02 10:00:00"],
      ["12", "2021-06-02"],
      ["1200", "2021-06-02T12:00:00Z"],
    ]);
  });

  it("counts days as old Macs did where it says so", async () => {
    const { events } = await read(
      "posts.xlsx",
      workbookOf({ Posts: `${NAMES}${sheetRow("a1", "1", "=42887.5@1", "one")}` }, {}, 'date1904="1"'),
    );
    expect(events[0].time_raw).toBe("2021-06-02 12:00:00");
  });

  it("quarantines identifiers that it has rounded, and names their cells", async () => {
    const { events, rejected } = await read(
      "posts.xlsx",
      workbookOf({
        Posts: `${NAMES}${sheetRow("a1", "=1.40002942271462E+18", "=44349.5@1", "one")}${sheetRow("=1.36e18", "7", "=44349.5@1", "two")}${sheetRow("a3", "8", "=44349.5@1", "three")}`,
      }),
    );
    expect(events).toHaveLength(1);
    expect(rejected.map(({ line, reason, detail }) => [line, reason, detail])).toEqual([
      [2, "damaged-id", "post=1.40002942271462E+18 in B2"],
      [3, "damaged-id", "account=1.36E+18 in A3"],
    ]);
  });

  it("numbers its rows as the spreadsheet does, whatever stands in the cells", async () => {
    const { events } = await read(
      "posts.xlsx",
      workbookOf({
        Posts: `<row r="1"><c t="inlineStr"><is><t>a title</t></is></c></row><row r="3">${NAMES.slice(5, -6)}</row>${sheetRow("a1", "1", "2021-06-02T10:00:00Z", "one\ntwo\nthree")}<row r="9">${sheetRow("a2", "2", "2021-06-02T10:00:01Z", "&quot;quoted&quot;, and all").slice(5, -6)}</row>`,
      }),
    );
    expect(events.map(({ source_line, text }) => [source_line, text])).toEqual([
      [4, "one\ntwo\nthree"],
      [9, '"quoted", and all'],
    ]);
  });

  it("with several sheets is several inputs", async () => {
    const book = workbookOf({
      First: `${NAMES}${sheetRow("a1", "1", "2021-06-02T10:00:00Z", "one")}`,
      Nothing: "",
      "And second": `${NAMES}${sheetRow("a2", "2", "2021-06-02T10:00:01Z", "two")}`,
    });
    const { events, report } = await read("posts.xlsx", book);
    expect(events).toHaveLength(2);
    expect(report.inputs.map(({ path }) => path.replace(/^.*\//, ""))).toEqual(["First", "And second"]);
    const sha256 = createHash("sha256").update(book).digest("hex");
    expect(report.inputs.map((input) => input.sha256)).toEqual([sha256, sha256]);
  });

  it.each([
    ["broken XML", workbookOf({ Posts: "<row><c><v>1</row>" })],
    ["entities that would swell", workbookOf({ Posts: "<row><c><v>&lol;</v></c></row>" })],
    ["a row beyond all rows", workbookOf({ Posts: '<row r="1000000000"><c><v>1</v></c></row>' })],
    ["a column beyond all columns", workbookOf({ Posts: '<row><c r="ZZZ1"><v>1</v></c></row>' })],
    ["no cells", workbookOf({ Posts: "" })],
    ["a shared text that is not there alone", workbookOf({ Posts: '<row><c t="s"><v>9</v></c></row>' })],
  ])("with %s is refused in words", async (_, bytes) => {
    expect(await refusal("posts.xlsx", bytes)).toMatch(/^read: .*posts\.xlsx/);
  });
});

describe("a zip archive", () => {
  it("is its members, each a file with its own hash, and no more", async () => {
    const [one, two] = [HEADER + row(1), HEADER + row(2)];
    const archive = zipOf({
      "data/one.csv": one,
      "two.csv": two,
      "README.txt": "about",
      "__MACOSX/._two.csv": "x",
      "picture.png": "x",
    });
    const { report, events } = await read("case.zip", archive);
    expect(events).toHaveLength(2);
    expect(report.inputs.map(({ path, sha256 }) => [path.replace(/^.*case\.zip/, ""), sha256])).toEqual([
      ["!/data/one.csv", createHash("sha256").update(one).digest("hex")],
      ["!/two.csv", createHash("sha256").update(two).digest("hex")],
    ]);
  });

  it("may hold packed members, and a folder that looks like another archive", async () => {
    const { report } = await read(
      "case.zip",
      zipOf({ "a.zip!/b.csv": HEADER + row(1), "c.csv.gz": packedMember(gzipSync(HEADER + row(2))) }),
    );
    expect(report.events).toBe(2);
    expect(report.inputs.map(({ compression }) => compression)).toEqual([null, "gzip"]);
  });

  it("that overlaps itself is refused before it is unpacked", async () => {
    const kernel = packedMember("x".repeat(5_000_000));
    const members = Object.fromEntries(
      Array.from({ length: 50 }, (_, n) => [`${n}.csv`, { ...kernel, at: 0 }]),
    );
    const message = await refusal("bomb.zip", zipOf({ "first.csv": kernel, ...members }));
    expect(message).toContain("its members overlap");
  });

  it("that swells four hundred times is refused", async () => {
    const swelling = packedMember("a,b\n".repeat(30_000_000));
    expect(swelling.size / swelling.packed.length).toBeGreaterThan(400);
    expect(await refusal("bomb.zip", zipOf({ "posts.csv": swelling }))).toMatch(
      /swells to \d+ times its size/,
    );
  });

  it("that lies about the size of a member is refused as damaged", async () => {
    const member = { ...packedMember(HEADER + row(1).repeat(1000)), size: 100 };
    expect(await refusal("bomb.zip", zipOf({ "posts.csv": member }))).toContain("damaged");
  });

  it("with a password, with nothing in it, cut short, or with pictures alone is refused in words", async () => {
    const locked = zipOf({ "posts.csv": { ...packedMember(HEADER + row(1)), flags: 1 } });
    expect(await refusal("locked.zip", locked)).toContain("password");
    expect(await refusal("cut.zip", zipOf({ "posts.csv": HEADER + row(1) }).subarray(0, -30))).toContain(
      "damaged",
    );
    expect(await refusal("pictures.zip", zipOf({ "a.png": "x", "b.png": "y" }))).toContain("holds no CSV");
    expect(await refusal("names.zip", zipOf({ "../../up.csv": HEADER + row(1) }))).toContain("damaged");
  });

  it("holds X's own archive, whose other files are left alone", async () => {
    const tweets = `window.YTD.tweets.part0 = ${JSON.stringify([{ tweet: { id_str: "1400029422714617857", created_at: "Wed Jun 02 10:00:00 +0000 2021", full_text: "words" } }])}`;
    const { accounts } = await read(
      "twitter-zorp5.zip",
      zipOf({
        "data/tweets.js": tweets,
        "data/account.js": "window.YTD.account.part0 = []",
        "Your archive.html": "x",
      }),
    );
    expect(accounts.map(({ account_id }) => account_id)).toEqual(["x::archive twitter-zorp5"]);
  });
});
