/** Bytes to records: encodings, compression, dialects, and streams cut at any byte. */

import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tableHead } from "./dialect.js";
import { jsonDocument, RECORD_PATHS } from "./json-document.js";
import { jsonLines } from "./json-lines.js";
import { parsedJson } from "./json-text.js";
import { openText } from "./open-text.js";
import { StageFiles } from "./stage-files.js";
import { stageTable } from "./stage-table.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "claque-files-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Takes a stream as slowly as it likes: what is read ahead must not touch the block at hand. */
async function slowly(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const blocks: Buffer[] = [];
  for await (const block of bytes) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    blocks.push(Buffer.from(block));
  }
  return Buffer.concat(blocks);
}

async function whole(content: Buffer | string) {
  const path = join(folder, "file");
  await writeFile(path, content);
  const open = await openText({ path });
  const blocks: Buffer[] = [];
  for await (const block of open.bytes) blocks.push(Buffer.from(block));
  return {
    text: Buffer.concat(blocks).toString("utf8"),
    encoding: open.encoding(),
    compression: open.compression,
    layout: open.layout,
    digest: await open.digest(),
  };
}

/** Blocks as a file gives them: what stood in a block is gone once the next one is asked for. */
async function* pieces(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  const block = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    const piece = block.subarray(0, bytes.copy(block, 0, at, at + size));
    yield piece;
    block.fill('"');
  }
}

const TEXT = "account,text\na,Zürich – Grüße\nb,Ärger\n";
const CYRILLIC = "account,text\na,Привет мир\nb,Новости\n";
const utf16 = (text: string, big: boolean) =>
  big ? Buffer.from(text, "utf16le").swap16() : Buffer.from(text, "utf16le");
const windows1252 = (text: string) => Buffer.from(text.replace("–", "-"), "latin1");
const windows1251 = (text: string) =>
  Buffer.from(
    [...text].map((c) => (c >= "А" && c <= "я" ? c.charCodeAt(0) - 0x410 + 0xc0 : c.charCodeAt(0))),
  );

describe("encodings", () => {
  it.each<[string, Buffer, string, string]>([
    ["UTF-8", Buffer.from(TEXT), TEXT, "utf-8"],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${TEXT}`), TEXT, "utf-8"],
    ["UTF-16 LE with a mark", utf16(`\ufeff${TEXT}`, false), TEXT, "utf-16le"],
    ["UTF-16 BE with a mark", utf16(`\ufeff${TEXT}`, true), TEXT, "utf-16be"],
    ["UTF-16 LE without a mark", utf16(TEXT, false), TEXT, "utf-16le"],
    ["windows-1252", windows1252(TEXT), TEXT.replace("–", "-"), "windows-1252"],
    ["windows-1251", windows1251(CYRILLIC), CYRILLIC, "windows-1251"],
    [
      "windows-1251 behind 3 MB of ASCII",
      Buffer.concat([Buffer.from("a,b\n".repeat(800_000)), windows1251(CYRILLIC)]),
      "a,b\n".repeat(800_000) + CYRILLIC,
      "windows-1251",
    ],
  ])("reads %s", async (_, bytes, text, encoding) => {
    const found = await whole(bytes);
    expect(found.encoding).toBe(encoding);
    expect(found.text === text).toBe(true);
  });

  it("keeps UTF-8 when one row is broken", async () => {
    const { encoding } = await whole(
      Buffer.concat([Buffer.from(TEXT), Buffer.from([0xff, 0x2c, 0x41, 10]), Buffer.from(TEXT)]),
    );
    expect(encoding).toBe("utf-8");
  });
});

describe("bytes", () => {
  it("are unpacked, counted and hashed as they stand in the file", async () => {
    const packed = gzipSync(TEXT);
    const { text, compression, digest } = await whole(packed);
    expect([text, compression]).toEqual([TEXT, "gzip"]);
    expect(digest).toEqual({
      bytes: packed.length,
      sha256: createHash("sha256").update(packed).digest("hex"),
    });
  });

  it("come from standard input too", async () => {
    const open = await openText({
      path: "-",
      stdin: Readable.from([gzipSync(TEXT).subarray(0, 5), gzipSync(TEXT).subarray(5)]),
    });
    expect(open.head.toString()).toBe(TEXT);
  });

  it("of two gzip members are both read", async () => {
    expect((await whole(Buffer.concat([gzipSync("a,b\n"), gzipSync("1,2\n")]))).text).toBe("a,b\n1,2\n");
  });
});

describe("layouts", () => {
  it.each([
    ["a,b\n1,2\n", "table"],
    ['{"a":1}\n{"a":2}\n', "json-lines"],
    ['{\n "a": 1\n}', "json-document"],
    ['[{"a":1},{"a":2}]', "json-document"],
    ['{"a":1}', "json-document"],
    ['{\n "a": {"b": "}{"}\n}\n{\n "a": 2\n}\n', "json-sequence"],
    ['{"a":1}{"a":2}', "json-sequence"],
    ['{\n "a": 1\n}\n]', "json-document"],
  ])("%j is a %s", async (text, layout) => {
    expect((await whole(text)).layout).toBe(layout);
  });
});

describe("dialects", () => {
  const head = (text: string) => tableHead(Buffer.from(text), true);

  it.each([
    ["a,b,c\n1,2,3\n", ",", 0],
    ["a;b;c\n1,5;2,5;3\n", ";", 0],
    ["a\tb\n1\t2\n", "\t", 0],
    ["a|b|c\n1|2|3\n", "|", 0],
    ["Report 2021\n\na;b;c\n1;2;3\n4;5;6\n", ";", 2],
    ['"a","b"\n"1, 2","x\n y"\n"3","4"\n', ",", 0],
  ])("of %j", (text, delimiter, preambleLines) => {
    expect(head(text)).toMatchObject({ delimiter, preambleLines });
  });

  it("names columns: none empty, each once", () => {
    expect(head("a,,a,A,a_2\n1,2,3,4,5\n").columns).toEqual(["a", "column_2", "a_2", "A_3", "a_2_2"]);
  });

  it("keeps names on one line and knows a hundred thousand columns", () => {
    expect(head('"two\nlines",b\n1,2\n').columns).toEqual(["two lines", "b"]);
    const wide = Array.from({ length: 100_000 }, (_, i) => `k${i}`);
    expect(head(`${wide.join(",")}\n${wide.join(",")}\n`).columns).toHaveLength(100_000);
  });

  it("reads backslashes before quotes where a file has them", () => {
    expect(head('a,b\n"say \\"x\\", now",2\n"y",3\n').dialect.backslash).toBe(true);
  });

  it("takes quotes for letters in tables of tabs that are not quoted", () => {
    expect(head('a\tb\n"open\t2\nx\t3\n5" disk\t1\n').dialect.quoted).toBe(false);
  });
});

describe("blocks of a file", () => {
  it("stand until the next one is asked for", async () => {
    const content = Buffer.from(Array.from({ length: 900_000 }, (_, n) => `${n},x\n`).join(""));
    const path = join(folder, "blocks");
    await writeFile(path, content);
    const open = await openText({ path });
    expect((await slowly(open.bytes)).equals(content)).toBe(true);
    expect((await open.digest()).bytes).toBe(content.length);
  });
});

describe("staging", () => {
  it("gives up a line that is too long, once, and goes on behind it", async () => {
    const text = `a,b\n1,2\n${"x".repeat(3 << 20)},${"y".repeat(3 << 20)}\n"${'"'.repeat(3 << 20)}\n3,4\n`;
    const head = tableHead(Buffer.from("a,b\n1,2\n"), true);
    const rejected: [number, string][] = [];
    const path = join(folder, "stage");
    let staged = "";
    const counts = await stageTable(pieces(text, 1 << 18), {
      head,
      keep: [1],
      stage: new StageFiles(path, async (file) => {
        staged += await readFile(file, "utf8");
      }),
      between: async (list) => void rejected.push(...list.map((r): [number, string] => [r.line, r.reason])),
    });
    expect(counts).toMatchObject({ staged: 2, rejected: 2 });
    expect(rejected).toEqual([
      [3, "too-long"],
      [4, "too-long"],
    ]);
    expect(staged).toBe("2\u001f2\n5\u001f4\n");
  });

  it("loses no record wherever the stream is cut, at the end of one or within", async () => {
    const text = `a,b\n${Array.from({ length: 300 }, (_, n) => `${n},"x${n}"\n`).join("")}`;
    for (const size of [4, 8, 9, 10, 11, 64, 100, 4096]) {
      let staged = "";
      const counts = await stageTable(pieces(text, size), {
        head: tableHead(Buffer.from(text), true),
        keep: [1],
        stage: new StageFiles(join(folder, "cut"), async (file) => {
          staged += await readFile(file, "utf8");
        }),
        between: async () => {},
      });
      expect(counts).toEqual({ staged: 300, rejected: 0 });
      expect(staged).toBe(Array.from({ length: 300 }, (_, n) => `${n + 2}\u001fx${n}\n`).join(""));
    }
  });

  it("keeps long cells behind cells that are too long", async () => {
    const cell = (size: number) => `"${"x".repeat(size)}",1\n`;
    const text = `a,b\n1,2\n${[1_100_000, 1_000_000, 1_100_000, 1_000_000, 1_100_000, 1_000_000].map(cell).join("")}`;
    const counts = await stageTable(pieces(text, 1 << 18), {
      head: tableHead(Buffer.from("a,b\n1,2\n"), true),
      keep: [1],
      stage: new StageFiles(join(folder, "long"), async () => {}),
      between: async () => {},
    });
    expect(counts).toMatchObject({ staged: 4, rejected: 3 });
  });
});

describe("JSON", () => {
  it("keeps long integers and repairs \\x escapes", () => {
    expect(
      parsedJson('{"id":9007199254740993,"n":-12345678901234567890,"s":"12345678901234567890","f":1.5}'),
    ).toEqual({ id: "9007199254740993", n: "-12345678901234567890", s: "12345678901234567890", f: 1.5 });
    expect(parsedJson('{"t":"a\\x0Ab \\\\x41 \\"","id":12345678901234567}')).toEqual({
      t: 'a\nb \\x41 "',
      id: "12345678901234567",
    });
    expect(() => parsedJson("{")).toThrow(SyntaxError);
  });

  it("lines have exact numbers wherever the stream is cut", async () => {
    const text = '{"a":1}\n\n{"a":"é\\n"}\r\nnot json\n{"a":3}';
    for (const size of [1, 2, 3, 7, 100]) {
      const records: [number, unknown][] = [];
      const bad: number[] = [];
      for await (const batch of jsonLines(pieces(text, size))) {
        for (const { line, value } of batch.records) records.push([line, value]);
        for (const { line } of batch.rejected) bad.push(line);
      }
      expect(records).toEqual([
        [1, { a: 1 }],
        [3, { a: "é\n" }],
        [5, { a: 3 }],
      ]);
      expect(bad).toEqual([4]);
    }
  });

  it("documents are split into their records wherever the stream is cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.string(), fc.jsonValue())),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(undefined, 1),
        async (messages, size, indent) => {
          const text = JSON.stringify(
            {
              name: 'a "chat" ]}',
              about: { x: [1, { y: "[" }] },
              id: 9007199254740993n.toString(),
              messages,
            },
            null,
            indent,
          );
          const found: unknown[] = [];
          for await (const batch of jsonDocument(pieces(text, size), RECORD_PATHS, "x")) {
            for (const { value, context } of batch.records) {
              found.push(value);
              expect(context).toMatchObject({ name: 'a "chat" ]}', id: "9007199254740993" });
            }
          }
          expect(found).toEqual(messages.map((message) => parsedJson(JSON.stringify(message))));
        },
      ),
      { numRuns: 100 },
    );
  });

  it("documents one after another are records, each at the line on which it begins", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 2 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(undefined, 1),
        async (documents, size, indent) => {
          const texts = documents.map((document) => JSON.stringify(document, null, indent));
          const found: [number, unknown][] = [];
          for await (const batch of jsonDocument(pieces(texts.join("\n"), size), null, "x"))
            for (const { line, value } of batch.records) found.push([line, value]);
          const linesOf = (text: string) => text.split("\n").length;
          let line = 1;
          const expected = texts.map((text) => {
            const at = line;
            line += linesOf(text);
            return [at, parsedJson(text)];
          });
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("what stands between documents is refused, not lost", async () => {
    const found: unknown[] = [];
    for await (const { records, rejected } of jsonDocument(
      pieces('{"a":1}\nno, "json"\n{"a":2}\n7 ', 3),
      null,
      "x",
    ))
      found.push(
        ...records.map(({ line, value }) => [line, value]),
        ...rejected.map(({ line, reason, raw }) => [line, reason, raw]),
      );
    expect(found).toEqual([
      [1, { a: 1 }],
      [2, "bad-json", 'no, "json"'],
      [3, { a: 2 }],
      [4, 7],
    ]);
  });

  it("documents give each record before the next block is asked for, so that none is held in memory", async () => {
    let asked = 0;
    const message = (id: number) =>
      `${id ? "," : ""}{"id":${id},"type":"message","text":"${"x".repeat(200)}"}`;
    const blocks = (async function* () {
      yield Buffer.from('{"contacts":{"list":[{"user_id":1}]},"chats":{"list":[{"id":5,"messages":[');
      for (; asked < 50; asked++) yield Buffer.from(message(asked));
      yield Buffer.from("]}]}}");
    })();
    const behind: number[] = [];
    for await (const batch of jsonDocument(blocks, RECORD_PATHS, "x"))
      for (const { value } of batch.records) behind.push(asked - (value as { id: number }).id);
    expect(behind).toEqual(Array(50).fill(0));
  });
});
