/** Rows of a table as records: flattened columns, printed objects, and whatever else stands in cells. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { recordOfCells } from "./cell-records.js";

const json = (cells: Record<string, string>): unknown => JSON.parse(JSON.stringify(recordOfCells(cells)));

it("puts flattened columns together, places of lists in their order, however many", () => {
  expect(
    json({
      id: "1400029422714617857",
      "a/b/c": "x",
      "a.b.d": "y",
      "tags/10/name": "k",
      "tags/2/name": "c",
      isAd: "False",
    }),
  ).toEqual({
    id: "1400029422714617857",
    a: { b: { c: "x", d: "y" } },
    tags: [{ name: "c" }, { name: "k" }],
    isAd: false,
  });
});

it("reads what JSON and Python print into a cell, numbers as text, and leaves texts alone", () => {
  expect(
    json({
      user: "User(username='a', id=1400029422714617857, created=datetime.datetime(2012, 3, 4, tzinfo=datetime.timezone.utc))",
      tags: '["x", 1400029422714617857]',
      media: "[Photo(fullUrl='https://e.org/m')]",
      text: "[a] list, no list",
      place: "Berlin (Mitte)",
      cut: "[{'name': 'x'",
    }),
  ).toEqual({
    user: { username: "a", id: "1400029422714617857", created: "2012-03-04T00:00:00Z" },
    tags: ["x", "1400029422714617857"],
    media: [{ fullUrl: "https://e.org/m" }],
    text: "[a] list, no list",
    place: "Berlin (Mitte)",
    cut: "[{'name': 'x'",
  });
});

it("never throws, and reaches no prototype", () => {
  const name = fc.oneof(
    fc.constantFrom(
      "a",
      "a/b",
      "a/0",
      "a/0/b",
      "a.1",
      "__proto__",
      "__proto__/x",
      "constructor/prototype/x",
      "/",
      ".",
      "0",
    ),
    fc.string({ maxLength: 6 }),
  );
  const cell = fc.oneof(
    fc.constantFrom(
      "{'__proto__': {'x': 1}}",
      '{"__proto__": {"x": 1}}',
      "User(",
      "[[[",
      "A(B(C()))",
      "{}",
      "[]",
    ),
    fc.string({ maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.dictionary(name, cell), (cells) => {
      recordOfCells(cells);
      expect(({} as { x?: unknown }).x).toBeUndefined();
    }),
    { numRuns: 2000 },
  );
});
