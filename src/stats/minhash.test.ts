/** Near-duplicate search against exact computation: what it must find, and what it must never join. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { minhash, sketchSimilarity } from "./minhash.js";
import { SimilarFamilies } from "./minhash-families.js";
import { jaccard, shingles } from "./minhash-shingles.js";
import { random } from "./random.js";
import { Digests } from "./sketch-digest.js";

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

/** Takes all sets and places all. */
function placedBy(families: SimilarFamilies, list: readonly Uint32Array[]) {
  for (const set of list) families.take(set);
  return list.map((_, number) => families.place(number));
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
    const firsts: Uint32Array[] = [];
    const seconds: Uint32Array[] = [];
    for (let i = 0; i < 1000; i++) {
      const [a, b] = pair(size, 0.8, chance);
      firsts.push(a);
      seconds.push(b);
    }
    const places = placedBy(new SimilarFamilies(0.7, 5, expected), [...firsts, ...seconds]);
    const found = places.slice(1000).filter(({ family }, i) => family === i).length;
    expect(found).toBeGreaterThanOrEqual(980);
  },
);

test("nobody joins below the bound, whatever the bands say", () => {
  const chance = random(9);
  const families = new SimilarFamilies(0.7, 5);
  const list = Array.from({ length: 500 }, () => pair(80, 0.6, chance)).flat();
  expect(placedBy(families, list).every(({ founder }) => founder)).toBe(true);
  expect(families.size).toBe(1000);
});

test("the most similar founder wins, the older of equals", () => {
  const set = (from: number, to: number) =>
    Uint32Array.from({ length: to - from }, (_, i) => (from + i) * 7919);
  const places = placedBy(new SimilarFamilies(0.5, 1), [
    set(0, 100),
    set(40, 160),
    set(42, 160),
    set(0, 99),
    set(0, 100),
  ]);
  expect(places.map(({ family }) => family)).toEqual([0, 1, 1, 0, 0]);
  expect(places[4]).toEqual({ family: 0, similarity: 1, founder: false });
});

test("families survive the growth of the index, and a set that comes late is refused", () => {
  const chance = random(4);
  const families = new SimilarFamilies(0.7, 2);
  const all = Array.from({ length: 3000 }, () =>
    Uint32Array.from({ length: 40 }, () => chance.integer(2 ** 32)).sort(),
  );
  const places = placedBy(families, [...all, ...all]);
  expect(places.every(({ family }, i) => family === i % 3000)).toBe(true);
  expect(() => families.take(all[0])).toThrow("after the search");
});

test("the founder of a large family is found by all, whoever comes between", () => {
  const chance = random(11);
  const base = Uint32Array.from({ length: 100 }, () => chance.integer(2 ** 32));
  const alike = Array.from({ length: 3000 }, () =>
    Uint32Array.from(base, (hash) => (chance.float() < 0.08 ? chance.integer(2 ** 32) : hash)).sort(),
  );
  const places = placedBy(new SimilarFamilies(0.7, 2), [base.slice().sort(), ...alike]);
  const missed = places
    .slice(1)
    .filter(({ family }, i) => jaccard(alike[i], base.slice().sort()) >= 0.8 && family !== 0);
  expect(missed).toEqual([]);
});

test("sets may be kept elsewhere", () => {
  const chance = random(8);
  const list = Array.from({ length: 400 }, () => pair(60, chance.float(), chance)).flat();
  const hands = [new Uint32Array(100), new Uint32Array(100)];
  const elsewhere = (number: number, hand: 0 | 1) => {
    hands[hand].set(list[number]);
    return hands[hand].subarray(0, list[number].length);
  };
  expect(placedBy(new SimilarFamilies(0.7, 3, 0, elsewhere), list)).toEqual(
    placedBy(new SimilarFamilies(0.7, 3), list),
  );
});

test("no digest of small sets turns away a pair at the bound", () => {
  fc.assert(
    fc.property(sets, sets, fc.double({ min: 0.05, max: 1, noNaN: true }), (a, b, bound) => {
      const digests = new Digests(bound, 2);
      for (const [n, set] of [a, b].entries()) digests.write(n, set, minhash(set, 1));
      if (jaccard(a, b, bound) > 0) expect(digests.unlike(0, 1)).toBe(false);
    }),
  );
});

test("a digest turns away what is unlike; nothing that is alike where sets are small, next to nothing where they are large", () => {
  const chance = random(6);
  const turnedAway = (size: number, similarity: number) => {
    let away = 0;
    for (let i = 0; i < 2000; i++) {
      const digests = new Digests(0.7, 2);
      for (const [n, set] of pair(size, similarity, chance).entries()) digests.write(n, set, minhash(set, 1));
      if (digests.unlike(0, 1)) away++;
    }
    return away / 2000;
  };
  for (const size of [10, 40, 100, 250]) expect(turnedAway(size, 0.72)).toBe(0);
  for (const size of [400, 1000]) expect(turnedAway(size, 0.72)).toBeLessThan(0.002);
  for (const size of [40, 100, 200, 400, 1000]) expect(turnedAway(size, 0.1)).toBeGreaterThan(0.95);
});
