/** Lists in one cell: four notations, the same elements. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Store } from "../store/index.js";
import { linksInText, trimmedLink } from "./from-text.js";
import { foldedHashtag } from "./hashtag.js";
import { listElements } from "./list-cells.js";

describe("list cells", () => {
  it.each([
    ['["a", "b"]', ["a", "b"]],
    ["['a', 'b']", ["a", "b"]],
    ["['it\\'s', \"he said\", u'c']", ["it's", "he said", "c"]],
    ["[a, b]", ["a", "b"]],
    ["a, b", ["a", "b"]],
    ["a", ["a"]],
    ["[9007199254740993, 2]", ["9007199254740993", "2"]],
    ["[1234567890123456789]", ["1234567890123456789"]],
    ["['a', 'a', '', None, nan]", ["a"]],
    ["[]", []],
    ["", []],
    ["nan", []],
    ["['unclosed, b", ["unclosed, b"]],
    ['[{"id": "x"}, {"other": 1}, null, "y"]', ["x", "y"]],
  ])("%s", (cell, expected) => {
    expect(listElements(cell, "objects")).toEqual(expected);
  });

  it("keeps commas inside of links, and reads objects of entities", () => {
    expect(listElements("https://example.org/a,b https://example.org/c, www.example.org", "links")).toEqual([
      "https://example.org/a,b",
      "https://example.org/c",
      "www.example.org",
    ]);
    expect(
      listElements('[{"url": "https://t.co/x", "expanded_url": "https://example.org"}]', "links"),
    ).toEqual(["https://example.org"]);
    expect(listElements('[{"start": 1, "tag": "One"}]', "hashtags")).toEqual(["One"]);
  });

  it("never throws, and finds again what it is given as JSON", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.boolean(),
        (text, bracket) => void listElements(bracket ? `[${text}` : text, "links"),
      ),
      { numRuns: 1000 },
    );
    const word = fc.stringMatching(/^[a-z]{2,8}x$/);
    fc.assert(
      fc.property(fc.uniqueArray(word), (words) => {
        expect(listElements(JSON.stringify(words), "objects")).toEqual(words);
      }),
    );
  });
});

describe("hashtags and links in text", () => {
  it("sets the links of Markdown apart", async () => {
    const store = await Store.open({ memoryBytes: 1e8, threads: 1 });
    const text = "[👉 ](https://t.me/a)[Read on](https://t.me/b)**or** [c.org/d](https://c.org/d_(e)).";
    const row = await store.row<{ links: string }>(
      `SELECT ${linksInText("words")} AS links FROM (SELECT ? AS words)`,
      [text],
    );
    store.close();
    expect((JSON.parse(row?.links ?? "[]") as string[]).map(trimmedLink)).toEqual([
      "https://t.me/a",
      "https://t.me/b",
      "https://c.org/d_(e)",
    ]);
  });

  it.each([
    ["#Tag", "tag"],
    ["＃Ｔａｇ", "tag"],
    ["#نمی\u200cخواهیم", "نمی\u200cخواهیم"],
    ["हिन्दी", "हिन्दी"],
    ["#café", "café"],
    ["#cafe\u0301", "café"],
    ["#", null],
    ["#!!", null],
  ])("folds %s", (text, expected) => {
    expect(foldedHashtag(text)).toBe(expected);
  });

  it.each([
    ["https://example.org/a.", "https://example.org/a"],
    ["https://example.org/a),", "https://example.org/a"],
    ["https://en.wikipedia.org/wiki/Owl_(bird)", "https://en.wikipedia.org/wiki/Owl_(bird)"],
    ["https://example.org/a?!…", "https://example.org/a"],
    ["https://example.org/a)**Next", "https://example.org/a"],
    ["https://example.org/a)👈", "https://example.org/a"],
    ["https://example.org/a](https://example.org/a)", "https://example.org/a"],
    ["https://example.org/a_(b).)", "https://example.org/a_(b)"],
  ])("trims %s", (text, expected) => {
    expect(trimmedLink(text)).toBe(expected);
  });
});
