/** Lists in one cell: four notations, the same elements. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Store } from "../store/index.js";
import { linksInText, trimmedLink } from "./from-text.js";
import { foldedHashtag } from "./hashtag.js";
import { type ListKind, listCell, listElements } from "./list-cells.js";

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

  it.each<[string, ListKind, string[]]>([
    ["[{'text': 'alpha', 'indices': [3, 9]}]", "hashtags", ["alpha"]],
    [
      "[{'url': 'https://t.co/a', 'expanded_url': 'https://example.org/a', 'indices': [1, 24]}]",
      "links",
      ["https://example.org/a"],
    ],
    ["[{'screen_name': 'p1', 'name': 'N One', 'id': '11'}]", "mentions", ["11 @p1"]],
    ["('a', 'b')", "objects", ["a", "b"]],
    ["('a',)", "objects", ["a"]],
    ["{'a', 'b'}", "hashtags", ["a", "b"]],
    ["{'text': 'alpha', 'indices': (3, 9)}", "hashtags", ["alpha"]],
    ['{"tag": "alpha", "start": 3}', "hashtags", ["alpha"]],
    ["[{'text': \"it's\", 'indices': [1, 2]}, {'text': 'b', 'indices': [4, 5]}]", "hashtags", ["it's", "b"]],
    ["\"['a', 'b']\"", "hashtags", ["a", "b"]],
    ['[""a"", ""b""]', "hashtags", ["a", "b"]],
    ['[\\"a\\", \\"b\\"]', "hashtags", ["a", "b"]],
    ['["{\\"text\\": \\"a\\"}"]', "hashtags", ["a"]],
    ['"a";"b"', "objects", ["a", "b"]],
    ["a; b;c", "objects", ["a", "b", "c"]],
    ["one; two", "hashtags", ["one", "two"]],
    [
      "https://example.org/a;b; https://example.org/c",
      "links",
      ["https://example.org/a;b", "https://example.org/c"],
    ],
    [
      "[https://example.org/a,b, https://example.org/c]",
      "links",
      ["https://example.org/a,b", "https://example.org/c"],
    ],
    ["['a' 'b'\n 'c']", "hashtags", ["a", "b", "c"]],
    [
      "[Hashtag(text='alpha', indices=[3, 9]), Hashtag(text='b', indices=(1, 2))]",
      "hashtags",
      ["alpha", "b"],
    ],
    [
      "[snscrape.modules.twitter.User(username='p1', id=11, created=datetime.datetime(2015, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))]",
      "mentions",
      ["11 @p1"],
    ],
    ["array(['a', 'b'], dtype=object)", "hashtags", ["a", "b"]],
    ['c("a", "b")', "hashtags", ["a", "b"]],
    ["[{text=alpha, indices=[3, 9]}, {text=b, indices=[1, 2]}]", "hashtags", ["alpha", "b"]],
    ["{a,b}", "hashtags", ["a", "b"]],
    ['{"a b",c}', "objects", ["a b", "c"]],
    ["{'hashtags': [{'text': 'alpha'}], 'urls': []}", "hashtags", ["alpha"]],
    ["{'0': 'a', '1': 'b'}", "objects", ["a", "b"]],
    ["one picture.jpg, two.jpg", "media", ["one picture.jpg", "two.jpg"]],
  ])("read what programs print: %s", (cell, kind, expected) => {
    expect(listCell(cell, kind)).toEqual({ elements: expected, unread: false });
  });

  it.each<[string, ListKind, string[]]>([
    ["['unclosed, b", "objects", []],
    ["[{'text': 'alpha', 'indices': [3, 9", "hashtags", []],
    ["[{'text': 'alpha' 'indices' 3}]", "hashtags", []],
    ["[('alpha', 3), ('beta', 4)]", "hashtags", []],
    ['[{"other": 1}, {"text": "b"}]', "hashtags", ["b"]],
    ['{"alpha": 3, "beta": 4}', "hashtags", []],
  ])("are empty and counted where they cannot be read: %s", (cell, kind, expected) => {
    expect(listCell(cell, kind)).toEqual({ elements: expected, unread: true });
  });

  it.each([
    "A title, with a comma; and more",
    "[Update] what happened, in words",
    "(2021) a year, a title",
    "[New this week: one, two]",
    "foo(bar)",
    "(hello)",
    "it's one",
    "'tis one, too",
    "a|b",
  ])("leave a text whole that is one object: %s", (text) => {
    expect(listCell(text, "objects")).toEqual({ elements: [text], unread: false });
  });

  it("give no element of their own notation, however a list is printed and cut", () => {
    const word = fc.stringMatching(/^[a-z]{3,8}$/);
    const record = fc.record({ text: word, start: fc.nat(99), flag: fc.boolean() });
    const python = (value: unknown): string =>
      Array.isArray(value)
        ? `[${value.map(python).join(", ")}]`
        : typeof value === "object"
          ? `{${Object.entries(value as object)
              .map(([k, v]) => `'${k}': ${python(v)}`)
              .join(", ")}}`
          : typeof value === "string"
            ? `'${value}'`
            : typeof value === "boolean"
              ? value
                ? "True"
                : "False"
              : String(value);
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), fc.nat(200), (records, cut) => {
        for (const printed of [python(records), JSON.stringify(records)]) {
          const words = [...new Set(records.map(({ text }) => text))];
          expect(listCell(printed, "hashtags")).toEqual({ elements: words, unread: false });
          const { elements } = listCell(printed.slice(0, 2 + (cut % (printed.length - 1))), "hashtags");
          expect(elements.filter((element) => !words.includes(element))).toEqual([]);
        }
      }),
    );
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
    for (const mark of ["[", "[{'a':", '["', "(", "{'a':[", "c(", "[a=("])
      expect(listElements(mark.repeat(50_000), "hashtags").length).toBeLessThan(2);
    expect(listElements(`${"[".repeat(9999)}"a"${"]".repeat(9999)}`, "hashtags")).toEqual([]);
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
