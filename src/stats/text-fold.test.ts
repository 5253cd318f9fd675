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
  ["Cyrillic yo", "Ещё ёлка", "еще елка"],
  ["Latin letters hidden in Cyrillic words", "Pоccия и Мocквa", "россия и москва"],
  ["Latin words beside Cyrillic ones, and words of both", "Россия Pace iPhoneом", "россия pace iphoneом"],
  [
    "Arabic alef and teh marbuta",
    "\u0623\u062E\u0628\u0627\u0631 \u0627\u0644\u0645\u062F\u064A\u0646\u0629",
    "\u0627\u062E\u0628\u0627\u0631 \u0627\u0644\u0645\u062F\u06CC\u0646\u0647",
  ],
  ["alef with a hamza of its own", "\u0627\u0654\u062E\u0628\u0627\u0631", "\u0627\u062E\u0628\u0627\u0631"],
  ["Persian heh with yeh", "\u062E\u0627\u0646\u06C0", "\u062E\u0627\u0646\u0647"],
  ["Turkish i with and without its dot", "İSTANBUL Işık istanbul", "istanbul işik istanbul"],
  ["German sharp s", "Straße STRASSE", "strasse strasse"],
  ["Greek sigma at the end", "ΛΟΓΟΣ λόγος", "λογοσ λόγοσ"],
  ["Chinese, full width and punctuation", "今天，天气很好！ＡＢＣ１２３", "今天 天气很好 abc123"],
  ["accents in Latin, put together or not", "Cafe\u0301 Café", "café café"],
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

test("a text of ASCII alone folds as it does beside a word that is not", () => {
  const piece = fc.constantFrom(
    "RT ",
    "@who",
    "p:0123456789abcdef",
    "https://a.b/c?d",
    "www.x",
    "_",
    "it's",
    "A1",
    "\u0000",
    "\n",
    " ",
    "#tag",
    "rt @a",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: "grapheme-ascii" }))), (pieces) => {
      const text = pieces.join("");
      expect(foldText(`${text} é`)).toBe(`${foldText(text)} é`.trim());
    }),
  );
});
