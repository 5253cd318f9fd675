/** Zstd: frames of raw blocks are written by hand here; what the reference program packed is told by its hash. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openText } from "../open-text.js";
import { nodeZstd, unpackedZstd } from "./unpack-zstd.js";

/** A frame of raw blocks, at most 100 bytes each, that asks for a window of 2^windowLog bytes. */
function frame(text: string, windowLog = 17): Buffer {
  const content = Buffer.from(text);
  const parts = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, (windowLog - 10) << 3])];
  for (let at = 0; at < content.length; at += 100) {
    const block = content.subarray(at, at + 100);
    const header = (block.length << 3) | (at + 100 >= content.length ? 1 : 0);
    parts.push(Buffer.from([header & 255, (header >> 8) & 255, header >> 16]), block);
  }
  return Buffer.concat(parts);
}

async function* blocks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function unpacked(bytes: Buffer, size = 1 << 20, node = false): Promise<string> {
  const found: Buffer[] = [];
  for await (const block of unpackedZstd(blocks(bytes, size), node ? nodeZstd() : null)) found.push(block);
  return Buffer.concat(found).toString();
}

const TEXT = Array.from({ length: 400 }, (_, i) => `${i},line ${i}\n`).join("");

it.each([1, 7, 2048, 1 << 20])("unpacks what comes in pieces of %i bytes", async (size) => {
  expect(await unpacked(frame(TEXT), size)).toBe(TEXT);
});

it("unpacks frames one after the other, with a frame between them that is to be skipped", async () => {
  const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
  expect(await unpacked(Buffer.concat([frame(TEXT), skippable, frame(TEXT)]))).toBe(TEXT + TEXT);
});

it("takes memory for what was unpacked, not for the window of 2 GiB that the data asks for", async () => {
  expect(await unpacked(frame(TEXT, 31))).toBe(TEXT);
});

it.each([5, 8, 9, 500, 4500])(
  "says that a file is cut short after %i bytes, whoever unpacks it",
  async (bytes) => {
    const cut = frame(TEXT).subarray(0, bytes);
    await expect(unpacked(cut)).rejects.toThrow(/unexpected end/);
    await expect(unpacked(cut, 7, true)).rejects.toThrow(/unexpected end/);
  },
);

it("refuses what is no frame behind a frame", async () => {
  await expect(unpacked(Buffer.concat([frame(TEXT), Buffer.from("rest")]))).rejects.toThrow(/no frame where/);
});

it("serves every text format, with a window of 2 GiB", async () => {
  const folder = await mkdtemp(join(tmpdir(), "claque-zstd-"));
  try {
    const path = join(folder, "table.csv.zst");
    await writeFile(path, frame(`id,text\n${TEXT}`, 31));
    const open = await openText({ path });
    let read = 0;
    for await (const block of open.bytes) read += block.length;
    expect([open.layout, open.compression, read]).toEqual(["table", "zstd", TEXT.length + 8]);
    await writeFile(path, frame(TEXT).subarray(0, 500));
    await expect(openText({ path })).rejects.toThrow(/^read: the zstd file is cut short, .*copy it again\.$/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
