/** Sorting of hashes against the language's own, where they lie evenly and where they do not. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { random } from "./random.js";
import { sortHashes } from "./sort-hashes.js";

const sorted = (numbers: Uint32Array, length = numbers.length) => {
  const copy = numbers.slice();
  return [...copy.subarray(0, sortHashes(copy, length))];
};

const exact = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);

test("numbers ascend and stand once, however they lie", () => {
  const numbers = fc.oneof(
    fc.array(fc.nat(2 ** 32 - 1), { maxLength: 400 }),
    fc.array(fc.nat(50), { maxLength: 400 }),
    fc.array(
      fc.nat(9).map((low) => 2 ** 32 - 1 - low),
      { maxLength: 400 },
    ),
  );
  fc.assert(
    fc.property(numbers, (list) => {
      expect(sorted(Uint32Array.from(list))).toEqual(exact(list));
    }),
  );
});

test("what lies behind the length is left alone", () => {
  const numbers = Uint32Array.of(9, 3, 9, 1, 7);
  expect(sortHashes(numbers, 3)).toBe(2);
  expect([...numbers]).toEqual([3, 9, 9, 1, 7]);
});

test("many numbers, evenly spread or all in one corner", () => {
  const chance = random(1);
  for (const below of [2 ** 32, 2 ** 16]) {
    const list = Array.from({ length: 20_000 }, () => chance.integer(below));
    expect(sorted(Uint32Array.from(list))).toEqual(exact(list));
  }
});
