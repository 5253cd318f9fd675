/** Bad inputs: each ends in one clear message with the next step, or in the quarantine with its line. */
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { assertQuality } from "../../src/events/index.js";
import { DataQualityError, InputError, UsageError } from "../../src/model/index.js";
import { inFolder, readPaths, readText, sharesCsv } from "./read.js";

const SOME = sharesCsv(
  Array.from({ length: 200 }, (_, i) => [`o${i % 7}`, `a${i}`, `c${i}`, 1623881091 + i]),
);

const refusal = async (promise: Promise<unknown>): Promise<Error> => {
  try {
    await promise;
  } catch (cause) {
    return cause as Error;
  }
  throw new Error("was not refused");
};

describe("inputs that cannot be read at all", () => {
  it.each([
    ["an empty file", "", /^read: the file is empty, .*\. Export it again\.$/],
    ["blank lines alone", "\n \n\t\n", /^read: the file holds blank lines alone, .*\. Export it again\.$/],
    [
      "a header alone",
      "object_id,account_id,content_id,timestamp_share\n",
      /^read: the file has a header and no rows, .*object_id.*\. Export it again\.$/,
    ],
    [
      "a header and blank lines",
      "object_id,account_id,content_id,timestamp_share\n\n\n",
      /^read: the file holds no rows, /,
    ],
    [
      "bytes that are no text",
      Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)),
      /^read: the file is no text, .*CSV, TSV, JSON, NDJSON or Parquet\.$/,
    ],
    [
      "a workbook or an archive that is none",
      Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(500, 7)]),
      /^read: the archive is damaged or cut short, .*unpack it and name the files\.$/,
    ],
    [
      "a truncated .gz",
      gzipSync(SOME).subarray(0, 700),
      /^read: the gzip file is cut short, .*\. Download or copy it again\.$/,
    ],
    [
      "a damaged .gz",
      Buffer.concat([gzipSync(SOME).subarray(0, 300), Buffer.alloc(300, 85)]),
      /^read: the gzip file is (?:damaged|cut short), /,
    ],
    [
      "a truncated document",
      '{"name":"x","type":"public_channel","id":1,"messages":[{"id":1,"type":"message","date":"2021-01-01T00:00:00","from":"a","from_id":"user1","text":"x"},{"id":2,',
      /^read: the JSON document is cut short, /,
    ],
    ["a document that is no JSON", "{ hello }", /^read: the file is not valid JSON, /],
    [
      "damaged Parquet",
      Buffer.concat([Buffer.from("PAR1"), Buffer.alloc(200, 1)]),
      /^read: the Parquet file is damaged or cut short, /,
    ],
  ])("refuses %s", async (_, content, message) => {
    const cause = await refusal(readText(content));
    expect(cause).toBeInstanceOf(InputError);
    expect(cause.message).toMatch(message);
  });

  it("refuses an absent file and a folder", async () => {
    await inFolder(async (folder) => {
      expect((await refusal(readPaths([join(folder, "absent.csv")]))).message).toMatch(
        /^read: no such file, .*absent\.csv\. Check the path\.$/,
      );
      expect((await refusal(readPaths([folder]))).message).toMatch(
        /^read: this is a folder, .*\. Name the files in it\.$/,
      );
    });
  });

  it.skipIf(process.getuid?.() === 0)("refuses a file without permission", async () => {
    await inFolder(async (folder) => {
      const path = join(folder, "secret.csv");
      await writeFile(path, SOME);
      await chmod(path, 0);
      expect((await refusal(readPaths([path]))).message).toMatch(
        /^read: no permission, .*secret\.csv\. Ask for read access or copy the file\.$/,
      );
    });
  });

  it("refuses a table that nothing recognises, with the columns found and the mapping to type", async () => {
    const cause = await refusal(readText("who,when,what\na,1623881091,x\n"));
    expect(cause).toBeInstanceOf(UsageError);
    expect(cause.message).toMatch(
      /Columns found: who, when, what\. No column says by its name who acted: .*\. Say what stands where: --map account=COLUMN --map time=when --map object=COLUMN$/,
    );
  });

  it("refuses a missing column and names the nearest", async () => {
    const map = { account: "account_id", time: "timestamp_share", object: "objekt_id" };
    const cause = await refusal(readText(SOME, { map }));
    expect(cause.message).toMatch(
      /^read: no such column, objekt_id \(--map object=objekt_id\) in .*Columns found: object_id, .* Did you mean --map object=object_id\?$/,
    );
  });

  it("says to give --map once for each field where one holds them all", async () => {
    const map = { account: "account_id,time=timestamp_share, object=object_id" };
    const cause = await refusal(readText(SOME, { map }));
    expect(cause).toBeInstanceOf(UsageError);
    expect(cause.message).toBe(
      "read: several columns in one --map, account=account_id,time=timestamp_share, object=object_id. Give --map once for each: --map account=account_id --map time=timestamp_share --map object=object_id",
    );
  });

  it("says that a header is missing", async () => {
    const cause = await refusal(readText("1,2,3\n4,5,6\n"));
    expect(cause.message).toContain(
      "The first row looks like data: add a row with the names of the columns.",
    );
  });

  it("refuses an unknown source and a wrong source", async () => {
    expect(await refusal(readText(SOME, { source: "y-api" }))).toBeInstanceOf(UsageError);
    expect((await refusal(readText(SOME, { source: "x-api" }))).message).toMatch(
      /^read: the file is not of the source x-api/,
    );
  });

  it("refuses an unknown zone", async () => {
    expect((await refusal(readText(SOME, { timezone: "Mars/Olympus" }))).message).toBe(
      "read: no such time zone, Mars/Olympus. Use a name such as Europe/Berlin, or an offset such as +02:00.",
    );
  });

  it("stops at a clock without a zone, with examples", async () => {
    const cause = await refusal(
      readText("account,time,object\na,2021-07-06 16:45:20,o\nb,2021-07-06 16:45:25,o\n"),
    );
    expect(cause).toBeInstanceOf(InputError);
    expect(cause.message).toBe(
      'read: the clock carries no zone, 2 of 2 rows (input line 2: "2021-07-06 16:45:20"; input line 3: "2021-07-06 16:45:25"). Say which zone it shows, for example --timezone Europe/Berlin or --timezone UTC.',
    );
  });
});

describe("rows that cannot be trusted", () => {
  it("quarantines too few and too many cells, an open quote and NUL bytes with their lines", async () => {
    const text = sharesCsv([
      ["o", "a", "c1", 1623881091],
      ["o", "b", "c2"],
      ["o", "b", "c2", 1623881091, 5],
      ['"o', "b", "c", 1],
      ["o", "x\0y", "c4", 1623881091],
      ["o", "d", "c5", 1623881099],
    ]);
    const { report, rejected } = await readText(text);
    expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [3, "too-few-cells"],
      [4, "too-many-cells"],
      [5, "broken-quote"],
      [6, "control-bytes"],
    ]);
    expect(report).toMatchObject({ rowsRead: 6, rowsKept: 2, rowsRejected: 4, rowsSkipped: 0, events: 2 });
    expect(rejected[0].raw).toBe("o,b,c2");
  });

  it("quarantines identifiers that a spreadsheet rounded, and joins on none of them", async () => {
    const rows = Array.from({ length: 40 }, (_, i) => [
      "o",
      i < 30 ? `113572012345${String(i).padStart(3, "0")}00` : `1135720123456${String(789 + i)}7`,
      `c${i}`,
      1623881091 + i,
    ]);
    const { report, accounts } = await readText(
      sharesCsv([
        ...rows,
        ["o", "1.35E+17", "c90", 1623881091],
        ["o", "1,35E+17", "c91", 1623881091].map((cell, i) => (i === 1 ? `"${cell}"` : cell)),
      ]),
    );
    expect(report.rejections[0]).toMatchObject({ reason: "damaged-id", rows: 32 });
    expect(accounts).toHaveLength(10);
    expect(report.rejections[0].examples[0]).toMatchObject({ line: 2 });
  });

  it("leaves identifiers alone whose zeros are chance", async () => {
    const { report } = await readText(
      sharesCsv(
        Array.from({ length: 300 }, (_, i) => [
          "o",
          `1135720123456${String(1000 + i * 7)}`,
          `c${i}`,
          1623881091 + i,
        ]),
      ),
    );
    expect(report.rowsRejected).toBe(0);
  });

  it("quarantines nobody, and clocks that are none", async () => {
    const { rejected } = await readText(
      sharesCsv([
        ["o", "", "c1", 1623881091],
        ["o", "[deleted]", "c2", 1623881091],
        ["o", "a", "c3", ""],
        ["o", "a", "c4", "soon"],
        ["o", "a", "c5", 12],
        ["o", "b", "c6", 1623881091],
      ]),
    );
    expect(rejected.map(({ reason, detail }) => [reason, detail])).toEqual([
      ["no-account", null],
      ["deleted-account", "account=[deleted]"],
      ["no-time", null],
      ["bad-time", "time=soon"],
      ["time-out-of-range", "time=12"],
    ]);
  });

  it("stops above the limit, after the report is complete", async () => {
    const { report } = await readText(
      sharesCsv([
        ["o", "a", "c1", 1623881091],
        ["o", "b"],
        ["o", "c"],
      ]),
    );
    expect(() => assertQuality(report, 0.7)).not.toThrow();
    expect(() => assertQuality(report, 0.05)).toThrow(DataQualityError);
    expect(() => assertQuality(report, 0.05)).toThrow(
      /^read: 66\.7 % of the rows were not trusted, 2 of 3: too-few-cells \(2\)\. .*Mend them, or raise --max-rejected/,
    );
  });

  it("does not let one stray quote swallow the file", async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => [
      i === 10 ? '"o' : "o",
      `a${i}`,
      `c${i}`,
      1623881091 + i,
    ]);
    const { report, rejected } = await readText(sharesCsv(rows));
    expect(report).toMatchObject({ rowsRead: 30_000, rowsKept: 29_999 });
    expect(rejected).toMatchObject([{ line: 12, reason: "broken-quote" }]);
  });
});
