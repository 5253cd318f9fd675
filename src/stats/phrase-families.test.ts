/** Retellings: what of a text is a phrase, how often phrases are counted, who is put together and who never is. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { LEAST_COMMON, LEAST_SHARE, PhraseFamilies } from "./phrase-families.js";
import { PhraseCounts, phrases } from "./phrases.js";
import { type Random, random } from "./random.js";

const words = fc.array(fc.constantFrom(..."abcdefghij"), { maxLength: 40 });

test("phrases are pairs of neighbouring words, ascending, each once; four characters where a script has no spaces", () => {
  fc.assert(
    fc.property(words, (list) => {
      const set = phrases(list.join(" "));
      const pairs = new Set(list.slice(1).map((word, i) => `${list[i]} ${word}`));
      expect(set.length).toBe(pairs.size);
      expect([...set]).toEqual([...set].sort((x, y) => x - y));
    }),
  );
  expect(phrases("word")).toHaveLength(0);
  expect(phrases("one two")).not.toEqual(phrases("two one"));
  expect(phrases("今日はとても良い天気です")).toHaveLength(9);
});

test("a phrase is never counted too seldom, and seldom too often", () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (texts) => {
      const counts = new PhraseCounts(texts.length);
      const exact = new Map<number, number>();
      for (const text of texts) {
        const set = phrases(text.join(" "));
        counts.add(set);
        for (const phrase of set) exact.set(phrase, (exact.get(phrase) ?? 0) + 1);
      }
      expect(counts.texts).toBe(texts.length);
      for (const [phrase, times] of exact) expect(counts.of(phrase)).toBeGreaterThanOrEqual(times);
    }),
  );
  const counts = new PhraseCounts(5000);
  const chance = random(1);
  const singles = Array.from({ length: 5000 }, () => {
    const set = Uint32Array.from({ length: 20 }, () => chance.integer(2 ** 32)).sort();
    counts.add(set);
    return set;
  });
  const often = singles.flatMap((set) => [...set]).filter((phrase) => counts.of(phrase) > 1).length;
  expect(often / 100_000).toBeLessThan(0.15);
  for (let i = 0; i < 300_000; i++) counts.add(Uint32Array.of(77));
  expect(counts.of(77)).toBeGreaterThan(200_000);
  expect(counts.of(77)).toBeLessThan(450_000);
});

const text = (length: number, chance: Random) => Array.from({ length }, () => `w${chance.integer(20_000)}`);

const retold = (base: readonly string[], share: number, chance: Random) =>
  base.map((word) => (chance.float() < share ? `w${chance.integer(20_000)}` : word));

function placed(texts: readonly (readonly string[])[], similarity = 0.2) {
  const sets = texts.map((list) => phrases(list.join(" ")));
  const families = new PhraseFamilies(similarity, texts.length);
  for (const set of sets) families.take(set);
  const founders = sets.flatMap((_, i) => (families.found(i) ? [i] : []));
  const places = sets.map((_, i) => {
    const place = families.place(i);
    if (place && place.family === founders.length) founders.push(i);
    return place;
  });
  const { counts } = families;
  const stories = families.stories();
  const joined = places.flatMap((place, i) => (place && founders[place.family] !== i ? [i] : []));
  return { places, founders, stories, joined, sets, counts };
}

test("texts of which everybody changes a fifth of the words are found among thousands of others", () => {
  const chance = random(7);
  const base = text(20, chance);
  const own = Array.from({ length: 40 }, () => retold(base, 0.2, chance));
  const others = Array.from({ length: 4000 }, () => text(20, chance));
  const { places, stories, joined } = placed([...own, ...others]);
  const sizes = new Map<number, number>();
  for (const place of places.slice(0, 40))
    if (place) sizes.set(stories[place.family], (sizes.get(stories[place.family]) ?? 0) + 1);
  expect(Math.max(...sizes.values())).toBeGreaterThanOrEqual(38);
  expect(joined.filter((i) => i >= 40)).toEqual([]);
});

test("nobody joins whose similarity to the first text, worked out on its own, is below the bound", () => {
  const chance = random(8);
  const bases = Array.from({ length: 8 }, () => text(24, chance));
  const texts = Array.from({ length: 400 }, (_, i) =>
    retold(bases[i % 8], 0.1 * Math.floor(chance.float() * 8), chance),
  );
  const { places, founders, sets, counts } = placed(texts);
  let checked = 0;
  for (const [i, place] of places.entries()) {
    if (!place) continue;
    if (founders[place.family] === i) expect(place.similarity).toBe(1);
    else {
      const weight = (list: readonly number[]) =>
        list.reduce((sum, phrase) => sum + Math.log1p(400 / counts.of(phrase)), 0);
      const known = (n: number) => [...sets[n]].filter((phrase) => counts.of(phrase) > 1);
      const founder = new Set(known(founders[place.family]));
      const common = known(i).filter((phrase) => founder.has(phrase));
      const exact = weight(common) / weight([...new Set([...founder, ...known(i)])]);
      expect(common.length).toBeGreaterThanOrEqual(LEAST_COMMON);
      expect(place.similarity).toBeCloseTo(exact, 9);
      expect(exact).toBeGreaterThanOrEqual(0.2);
      for (const n of [i, founders[place.family]])
        expect(weight(common) / weight([...sets[n]])).toBeGreaterThanOrEqual(LEAST_SHARE);
      checked++;
    }
  }
  expect(checked).toBeGreaterThan(100);
});

test("common turns of phrase hold nothing together", () => {
  const chance = random(9);
  const texts = Array.from({ length: 600 }, () => [
    ..."once upon a time there was".split(" "),
    ...text(14, chance),
  ]);
  expect(placed(texts).joined).toEqual([]);
});

test("two founders of one story are one, however its texts are shared between them", () => {
  const chance = random(10);
  const bases = Array.from({ length: 5 }, () => text(20, chance));
  const texts = Array.from({ length: 3000 }, (_, i) =>
    i < 200 ? retold(bases[i % 5], 0.2, chance) : text(20, chance),
  );
  const { places, stories } = placed(texts);
  for (const base of bases.keys()) {
    const sizes = new Map<number, number>();
    for (let i = base; i < 200; i += 5) {
      const place = places[i];
      if (place) sizes.set(stories[place.family], (sizes.get(stories[place.family]) ?? 0) + 1);
    }
    expect(Math.max(...sizes.values())).toBeGreaterThanOrEqual(36);
  }
  for (const [family, story] of stories.entries()) expect(stories[story]).toBeLessThanOrEqual(family);
});

test("a founder stays in its family, whoever is listed after it", () => {
  const chance = random(12);
  const turns = Array.from({ length: 6 }, () => text(4, chance));
  const texts = Array.from({ length: 2000 }, () => turns.flatMap((turn) => [...turn, ...text(2, chance)]));
  const { places, founders } = placed(texts, 0.9);
  expect(founders.length).toBeGreaterThan(100);
  for (const [family, i] of founders.entries())
    expect(places[i]).toEqual({ family, similarity: 1, founder: true });
});
