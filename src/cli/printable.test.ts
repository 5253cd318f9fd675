/** What leaves a command: one line, no control, and as JSON the same value. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { shellWord } from "../model/index.js";
import { jsonText, printable, shown } from "./printable.js";

const RAW = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
const texts = fc.string({
  unit: fc.oneof(
    fc.constantFrom("\n", "\r", "\t", "\u001b", "\u009b", "\u202e", "\u2028", "\u0000", "\ufeff"),
    fc.string({ unit: "binary", maxLength: 1 }),
  ),
});

it("a name shows its line breaks and controls as what they are", () => {
  expect(printable("a\nb\r\t\u001b[31m\u202etxt")).toBe("a\\nb\\r\\t\\u001b[31m\\u202etxt");
  expect(printable("👩\u200d👩 ok")).toBe("👩\u200d👩 ok");
});

it("nothing is raw in a text, in JSON, in a value that words are made of, or in a command to type", () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const one of [
        printable(text),
        jsonText({ [text]: [text] }),
        JSON.stringify(shown({ [text]: [text] })),
        shellWord(text),
      ])
        expect(one).not.toMatch(RAW);
      expect(JSON.parse(jsonText({ [text]: [text] }))).toEqual({ [text]: [text] });
      expect(printable(printable(text))).toBe(printable(text));
    }),
  );
});
