/** Texts are numbered as a map of them would number them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TextNumbers } from "./text-numbers.js";

describe("TextNumbers", () => {
  test("numbers as a map does, in order of first appearance", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.string(), fc.constantFrom("a", "b", "aa", "ab", "ba", "", "\u0000", "\u0000\u0000")),
        ),
        (texts) => {
          const known = new Map<string, number>();
          const numbers = new TextNumbers();
          for (const text of texts) {
            if (!known.has(text)) known.set(text, known.size);
            expect(numbers.of(text)).toBe(known.get(text));
          }
          expect(numbers.size).toBe(known.size);
        },
      ),
    );
  });

  test("tells 300,000 texts apart that differ in little, and finds them again", () => {
    const numbers = new TextNumbers();
    const text = (i: number) => `story ${i % 547} told by ${Math.floor(i / 547)}`;
    for (let i = 0; i < 300_000; i++) numbers.of(text(i));
    expect(numbers.size).toBe(300_000);
    for (let i = 0; i < 300_000; i += 977) expect(numbers.of(text(i))).toBe(i);
  });
});
