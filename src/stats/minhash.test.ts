/** Near-duplicate search against exact computation: what it must find, and what it must never join. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { minhash, sketchSimilarity } from "./minhash.js";
import { SimilarFamilies } from "./minhash-families.js";
import { jaccard, shingles } from "./minhash-shingles.js";
import { random } from "./random.js";
import { DIGEST_WORDS, differing, digest, mostDiffering } from "./sketch-digest.js";

const sets = fc
  .uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 60 })
  .map((list) => Uint32Array.from(list).sort());

test("jaccard is the definition, and 0 below the bound", () => {
  fc.assert(
    fc.property(sets, sets, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, bound) => {
      const either = new Set([...a, ...b]).size;
      const exact = either === 0 ? 1 : a.filter((x) => b.includes(x)).length / either;
      expect(jaccard(a, b)).toBeCloseTo(exact, 12);
      if (Math.abs(exact - bound) > 1e-9)
        expect(jaccard(a, b, bound)).toBeCloseTo(exact >= bound ? exact : 0, 12);
    }),
  );
});

test("shingles ascend, each once; a short text is one shingle", () => {
  const set = shingles("the cat sat on the mat and the cat sat again");
  expect([...set]).toEqual([...new Set(set)].sort((x, y) => x - y));
  expect(shingles("abc").length).toBe(1);
  expect(shingles("").length).toBe(0);
  expect(shingles("今日はとても良い天気です").length).toBe(10);
});

/** Two sets of `size` elements in either with a share of `similarity` in both. */
function pair(
  size: number,
  similarity: number,
  chance: ReturnType<typeof random>,
): [Uint32Array, Uint32Array] {
  const pool = Uint32Array.from({ length: size }, () => chance.integer(2 ** 32));
  const common = Math.round(size * similarity);
  const half = common + Math.floor((size - common) / 2);
  const second = Uint32Array.from([...pool.subarray(0, common), ...pool.subarray(half)]);
  return [pool.slice(0, half).sort(), second.sort()];
}

test("a sketch estimates the similarity", () => {
  const chance = random(3);
  for (const similarity of [0.2, 0.5, 0.8]) {
    let sum = 0;
    for (let i = 0; i < 200; i++) {
      const [a, b] = pair(400, similarity, chance);
      sum += sketchSimilarity(minhash(a, i), minhash(b, i));
    }
    expect(sum / 200).toBeCloseTo(similarity, 1);
  }
});

test.each([
  [60, 0],
  [120, 0],
  [300, 0],
  [60, 600_000],
  [300, 600_000],
])(
  "finds at least .98 of the planted near-duplicates at a similarity of .8, sets of %i, where %i are expected",
  (size, expected) => {
    const chance = random(size);
    const families = new SimilarFamilies(0.7, 5, expected);
    const seconds: Uint32Array[] = [];
    for (let i = 0; i < 1000; i++) {
      const [a, b] = pair(size, 0.8, chance);
      families.add(a);
      seconds.push(b);
    }
    const found = seconds.filter((set, i) => families.add(set).family === i).length;
    expect(found).toBeGreaterThanOrEqual(980);
  },
);

test("nobody joins below the bound, whatever the bands say", () => {
  const chance = random(9);
  const families = new SimilarFamilies(0.7, 5);
  for (let i = 0; i < 500; i++)
    for (const set of pair(80, 0.6, chance)) expect(families.add(set).founder).toBe(true);
  expect(families.size).toBe(1000);
});

test("the most similar founder wins, the older of equals", () => {
  const families = new SimilarFamilies(0.5, 1);
  const set = (from: number, to: number) =>
    Uint32Array.from({ length: to - from }, (_, i) => (from + i) * 7919);
  families.add(set(0, 100));
  families.add(set(40, 160));
  expect(families.add(set(42, 160)).family).toBe(1);
  expect(families.add(set(0, 99)).family).toBe(0);
  expect(families.add(set(0, 100))).toEqual({ family: 0, similarity: 1, founder: false });
});

test("families survive the growth of the index", () => {
  const chance = random(4);
  const families = new SimilarFamilies(0.7, 2);
  const all = Array.from({ length: 3000 }, () =>
    Uint32Array.from({ length: 40 }, () => chance.integer(2 ** 32)).sort(),
  );
  for (const set of all) families.add(set);
  expect(all.every((set, i) => families.add(set).family === i)).toBe(true);
});

test("first sets may be kept elsewhere", () => {
  const chance = random(8);
  const kept: Uint32Array[] = [];
  const [own, other] = [
    new SimilarFamilies(0.7, 3),
    new SimilarFamilies(0.7, 3, 0, (family) => kept[family]),
  ];
  for (let i = 0; i < 400; i++)
    for (const set of pair(60, chance.float(), chance)) {
      const place = other.add(set);
      if (place.founder) kept.push(set);
      expect(place).toEqual(own.add(set));
    }
});

test("a digest turns away what is unlike, and next to nothing that is alike", () => {
  const chance = random(6);
  const turnedAway = (size: number, similarity: number) => {
    let away = 0;
    for (let i = 0; i < 2000; i++) {
      const digests = new Int32Array(2 * DIGEST_WORDS);
      for (const [n, set] of pair(size, similarity, chance).entries())
        digest(minhash(set, 1), digests.subarray(n * DIGEST_WORDS, (n + 1) * DIGEST_WORDS));
      if (differing(digests.subarray(0, DIGEST_WORDS), digests, 1) > mostDiffering(0.7)) away++;
    }
    return away / 2000;
  };
  for (const size of [40, 100, 300]) {
    expect(turnedAway(size, 0.72)).toBeLessThan(0.002);
    expect(turnedAway(size, 0.1)).toBeGreaterThan(0.95);
  }
});
