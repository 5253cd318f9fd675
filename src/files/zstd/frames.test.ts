/** The decoder against what the reference program packed (zstd 1.5.4), and against data that was damaged. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, it } from "vitest";
import { unpackedFrames } from "./frames.js";

const sample = (name: string): Promise<Buffer> =>
  readFile(fileURLToPath(new URL(`../../../test/samples/zstd/${name}.zst`, import.meta.url)));

/** Words drawn by a rule, so that the plain text need not be kept. */
function words(count: number): string {
  let state = 1;
  return Array.from({ length: count }, (_, i) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return `w${state >> (i % 3 ? 21 : 27)}`;
  }).join(" ");
}

async function unpacked(bytes: Buffer, size = 1 << 20): Promise<string> {
  const parts: Buffer[] = [];
  const pieces = (async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  })();
  for await (const part of unpackedFrames(pieces)) parts.push(part);
  return Buffer.concat(parts).toString();
}

it.each([
  ["words-1", words(3000)],
  ["words-19", words(70_000)],
  ["words-long", words(3000)],
  ["words-fast", words(3000)],
  ["zeros", "\0".repeat(300_000)],
  ["letters", "ab".repeat(500) + "abc".repeat(700) + "a".repeat(9)],
])("unpacks %s as the reference program does, whatever the pieces", async (name, text) => {
  const bytes = await sample(name);
  for (const size of [3, 1000, 1 << 20]) expect((await unpacked(bytes, size)) === text).toBe(true);
});

it("unpacks what looks back over many pages of its window", async () => {
  const noise = Buffer.from(Uint8Array.from({ length: 9 << 20 }, (_, i) => Math.imul(i, 2654435761) >>> 24));
  const parts = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, (31 - 10) << 3])];
  for (let at = 0; at < noise.length; at += 1 << 16)
    parts.push(Buffer.from([0, 0, 8]), noise.subarray(at, at + (1 << 16)));
  // One block: no literals, one sequence of code 22 for the distance and code 0 for the match: 3 bytes from 2^22 + 5 back.
  const value = 5 + 3;
  const bits = (1 << 22) | value;
  const block = Buffer.from([0, 1, 0x54, 0, 22, 0, bits & 255, (bits >> 8) & 255, bits >> 16]);
  parts.push(Buffer.from([(block.length << 3) | 5, 0, 0]), block);
  const text: Buffer[] = [];
  for await (const part of unpackedFrames(
    (async function* () {
      yield Buffer.concat(parts);
    })(),
  ))
    text.push(part);
  const from = noise.length - (1 << 22) - 5;
  expect(text.at(-1)).toEqual(noise.subarray(from, from + 3));
});

it("ends with an error or with other bytes, and never otherwise, where data is damaged", async () => {
  const bytes = await sample("words-1");
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1 }),
      async (hits) => {
        const damaged = Buffer.from(bytes);
        for (const [at, byte] of hits) damaged[at] = byte;
        await unpacked(damaged).catch((cause: Error) => {
          expect(cause.message).toMatch(/^zstd: |^unexpected end of data$/);
        });
      },
    ),
    { numRuns: 400, seed: 6 },
  );
});

it("says that a dictionary is needed, and that a frame is none", async () => {
  const needs = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x01, 0x38, 7, 1, 0, 0]);
  await expect(unpacked(needs)).rejects.toThrow("zstd: a dictionary is needed to unpack it");
  await expect(unpacked(Buffer.from("no frame"))).rejects.toThrow("zstd: no frame where one should begin");
});
