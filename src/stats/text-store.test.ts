/** Texts come back as they went in, whatever letters they are of and however many blocks they fill. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { TextStore } from "./text-store.js";

test("texts come back as they went in", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 80 })), (texts) => {
      const store = new TextStore();
      expect(texts.map((text) => store.push(text))).toEqual([...texts.keys()]);
      expect(texts.map((_, number) => store.at(number))).toEqual(texts);
      expect(store.size).toBe(texts.length);
    }),
  );
});

test("many blocks, and a text that is larger than one", () => {
  const store = new TextStore();
  const texts = Array.from({ length: 3000 }, (_, i) => `${i} ${"ж".repeat(i)}`);
  texts.push("x".repeat(9_000_000));
  for (const text of texts) store.push(text);
  expect(texts.every((text, number) => store.at(number) === text)).toBe(true);
});
