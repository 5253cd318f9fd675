/** Near hashes against comparing every pair, and the promise that there are no chains. */
import { describe, expect, it } from "vitest";
import { NearHashes } from "./near-hashes.js";
import { type Random, random } from "./random.js";

const hex = (bits: Uint8Array): string => {
  let text = "";
  for (let i = 0; i < bits.length; i += 4)
    text += ((bits[i] << 3) | (bits[i + 1] << 2) | (bits[i + 2] << 1) | bits[i + 3]).toString(16);
  return text;
};
const drawn = (bits: number, draw: Random) => Uint8Array.from({ length: bits }, () => draw.integer(2));
const changed = (bits: Uint8Array, most: number, draw: Random) => {
  const copy = bits.slice();
  for (let n = draw.integer(most + 1); n > 0; n--) copy[draw.integer(copy.length)] ^= 1;
  return copy;
};
const distanceOf = (a: string, b: string): number =>
  [...a].reduce((sum, digit, i) => {
    const differs = Number.parseInt(digit, 16) ^ Number.parseInt(b[i], 16);
    return sum + differs.toString(2).replaceAll("0", "").length;
  }, 0);

/** The same clustering by comparing with every founder. */
function slowly(hashes: readonly string[], distance: number): { family: number; distance: number }[] {
  const founders: string[] = [];
  return hashes.map((hash) => {
    let [family, least] = [-1, distance + 1];
    for (const [f, founder] of founders.entries()) {
      const differs = distanceOf(hash, founder);
      if (differs < least) [family, least] = [f, differs];
    }
    if (family >= 0) return { family, distance: least };
    founders.push(hash);
    return { family: founders.length - 1, distance: 0 };
  });
}

describe.each([
  [256, 31],
  [256, 0],
  [64, 7],
  [64, 3],
])("hashes of %i bits within %i", (bits, distance) => {
  it("find the same families as comparing every pair", () => {
    const draw = random(bits + distance);
    const seeds = Array.from({ length: 40 }, () => drawn(bits, draw));
    const hashes = Array.from({ length: 600 }, () =>
      hex(changed(seeds[draw.integer(seeds.length)], Math.ceil(distance * 1.4) + 2, draw)),
    );
    const index = new NearHashes(bits, distance);
    expect(
      hashes.map((hash) => index.add(hash)).map(({ family, distance: d }) => ({ family, distance: d })),
    ).toEqual(slowly(hashes, distance));
  });
});

it("finds the nearest among thousands that came long before and just before", () => {
  const draw = random(7);
  const seeds = Array.from({ length: 7000 }, () => drawn(256, draw));
  const index = new NearHashes(256, 31);
  for (const [family, bits] of seeds.entries())
    expect(index.add(hex(bits))).toEqual({ family, founder: true, distance: 0 });
  for (const [family, bits] of seeds.entries()) {
    const copy = hex(changed(bits, 31, draw));
    expect(index.add(copy)).toEqual({ family, founder: false, distance: distanceOf(copy, hex(bits)) });
  }
});

it("does not chain: what lies beyond the distance of the founder founds anew", () => {
  const step = (n: number) => hex(Uint8Array.from({ length: 256 }, (_, i) => (i < n ? 1 : 0)));
  const index = new NearHashes(256, 31);
  expect([0, 20, 40, 60].map((n) => index.add(step(n)))).toEqual([
    { family: 0, founder: true, distance: 0 },
    { family: 0, founder: false, distance: 20 },
    { family: 1, founder: true, distance: 0 },
    { family: 1, founder: false, distance: 20 },
  ]);
});

it("refuses a distance that its bands cannot find", () => {
  expect(() => new NearHashes(256, 32)).toThrow(RangeError);
  expect(() => new NearHashes(64, 8)).toThrow(RangeError);
});
