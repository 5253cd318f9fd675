/**
 * Files that unpack to far more than they are, and shapes at the edge: hundreds of megabytes in one cell, one line, one record;
 * a million columns. Each ends in words or in the quarantine, in bounded memory. (What unpacks to more than the disk holds
 * ends in the error of a full disk.)
 */
import { createGzip, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ClaqueError } from "../../src/model/index.js";
import { readText } from "./read.js";

const MEGABYTE = 1 << 20;
const HEADER = "object_id,account_id,content_id,timestamp_share\n";
const ROW = "o,a,c,1623881091\n";

/** A packed file: a beginning, a filling repeated up to so many megabytes, an end. */
async function packed(begin: string, filling: string, megabytes: number, end = ""): Promise<Buffer> {
  const gzip = createGzip({ level: 1 });
  const parts: Buffer[] = [];
  gzip.on("data", (part: Buffer) => parts.push(part));
  const done = new Promise((resolve) => gzip.on("end", resolve));
  const block = Buffer.from(filling.repeat(Math.ceil(MEGABYTE / Buffer.byteLength(filling))));
  gzip.write(begin);
  for (let n = 0; n < megabytes; n++)
    if (!gzip.write(block)) await new Promise((resolve) => gzip.once("drain", resolve));
  gzip.end(end);
  await done;
  return Buffer.concat(parts);
}

const outcome = async (bytes: Buffer | string) => {
  const before = process.memoryUsage().rss;
  try {
    const { report, rejected } = await readText(bytes);
    expect(report.rowsRead).toBe(report.rowsKept + report.rowsRejected + report.rowsSkipped);
    return { kept: report.rowsKept, reasons: rejected.map((row) => row.reason) };
  } catch (cause) {
    if (!(cause instanceof ClaqueError)) throw cause;
    return { refused: cause.code, message: cause.message };
  } finally {
    expect(process.memoryUsage().rss - before).toBeLessThan(1.5e9);
  }
};

describe("a .gz that unpacks to 400 MB", () => {
  it("of zeros is no text", async () => {
    expect(await outcome(await packed("", "\0", 400))).toMatchObject({ refused: "input" });
  });

  it("of one cell is one quarantined row", async () => {
    const bomb = await packed(`${HEADER}${ROW}"`, "x", 400, `",a,b,1623881092\n${ROW.replace("c", "d")}`);
    expect(bomb.length).toBeLessThan(4 * MEGABYTE);
    const { kept, reasons } = (await outcome(bomb)) as { kept: number; reasons: string[] };
    expect(kept).toBe(2);
    expect(reasons).toEqual(["too-long"]);
  });

  it("of blank lines is the rows around them", async () => {
    const bomb = await packed(HEADER + ROW, "\n", 40, ROW.replace("c", "d"));
    expect(await outcome(bomb)).toEqual({ kept: 2, reasons: [] });
  });

  it("of one JSON line is one quarantined line", async () => {
    const line = '{"account":"a","time":1623881091,"text":"x"}\n';
    const bomb = await packed(`${line}{"account":"`, "x", 400, `"}\n${line.replace("x", "y")}`);
    expect(await outcome(bomb)).toEqual({ kept: 2, reasons: ["too-long"] });
  });

  it("of one JSON value is refused", async () => {
    expect(await outcome(await packed('{"a":"', "x", 400, '"}'))).toMatchObject({ refused: "input" });
  });

  it("of one record of a document is one quarantined record", async () => {
    const message = (id: number, text: string) =>
      `{"id":${id},"type":"message","date":"2021-01-01T00:00:00","date_unixtime":"1609459200","from":"A","from_id":"user1","text":"${text}`;
    const begin = `{"name":"c","type":"public_channel","id":1,"messages":[${message(1, 'x"},')}${message(2, "")}`;
    const bomb = await packed(begin, "x", 400, `"},${message(3, 'x"}')}]}`);
    expect(await outcome(bomb)).toEqual({ kept: 2, reasons: ["too-long"] });
  });
});

describe("shapes at the edge", () => {
  it("a million columns are refused in words, or read", async () => {
    const names = Array.from({ length: 1_000_000 }, (_, i) => `c${i}`).join(",");
    const cells = ",1".repeat(999_999);
    const found = await outcome(`${names}\n1${cells}\n1${cells}\n`);
    expect(found).toMatchObject({ refused: expect.stringMatching(/^(?:input|usage)$/) });
  });

  it("a quarter of a million columns of one name end soon", async () => {
    const begin = performance.now();
    expect(await outcome(`${'a"b,'.repeat(262_500)}z\n1,2\n`)).toMatchObject({ refused: "usage" });
    expect(performance.now() - begin).toBeLessThan(20_000);
  });

  it("a gzip inside a gzip is no text", async () => {
    expect(await outcome(gzipSync(gzipSync(HEADER + ROW.repeat(50))))).toMatchObject({ refused: "input" });
  });

  it("JSON a million levels deep is quarantined, and its neighbours are kept", async () => {
    const line = (text: string) => `{"account":"a","time":1623881091,"post":${text}}`;
    const deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);
    const { kept, reasons } = (await outcome([line('"1"'), line(deep), line('"2"')].join("\n"))) as {
      kept: number;
      reasons: string[];
    };
    expect(kept + reasons.length).toBe(3);
    expect(kept).toBeGreaterThanOrEqual(2);
  });
});
