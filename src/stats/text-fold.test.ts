/** Folding: what people cannot see or would not call a difference is none. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { foldText, isUnspaced } from "./text-fold.js";

test.each([
  ["case, punctuation, spaces", "Hello,   WORLD — again!", "hello world again"],
  [
    "links and mentions",
    "see https://a.example/x?y=1 @name_1 @p:0123456789abcdef p:0123456789abcdef now",
    "see now",
  ],
  ["manual repost", "RT @someone: the text", "the text"],
  ["hashtag signs", "#Tag and ＃ｗｉｄｅ", "tag and wide"],
  ["Arabic yeh, kaf, tatweel, vowels", "كـــتابِي", "\u06A9تاب\u06CC"],
  [
    "Persian digits and non-joiner",
    "\u0645\u06CC\u200C\u0631\u0648\u0645 \u06F1\u06F2",
    "\u0645\u06CC \u0631\u0648\u0645 12",
  ],
  ["bidi controls and soft hyphens", "a\u202Eb\u2066c\u00ADd", "abcd"],
  ["emoji", "well \u{1F44D}\u{1F3FD} done", "well done"],
  ["Cyrillic", "Привет, МИР!", "привет мир"],
])("%s", (_, text, folded) => {
  expect(foldText(text)).toBe(folded);
});

test("folding leaves words and single spaces, whatever comes in", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      const once = foldText(text);
      expect(once).toMatch(/^$|^[\p{L}\p{M}\p{N}]+( [\p{L}\p{M}\p{N}]+)*$/u);
    }),
  );
});

test("scripts without spaces are recognised", () => {
  expect(isUnspaced(foldText("今日はとても良い天気です"))).toBe(true);
  expect(isUnspaced(foldText("สวัสดีชาวโลก"))).toBe(true);
  expect(isUnspaced(foldText("good morning 世界"))).toBe(false);
});
