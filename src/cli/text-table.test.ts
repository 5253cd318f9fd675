/** Tables in the terminal: what is left out is named, what is cut can still be told apart. */
import { expect, test } from "vitest";
import { filledColumns, textTable } from "./text-table.js";

const rows = [
  { account: "unknown::fb_17402", seen: "2021-08-16T13:02:37.000Z", note: null, n: 2 },
  { account: "unknown::fb_456", seen: "2021-08-16T13:02:37.250Z", note: "", n: 11 },
];

test("columns without any value are left out and named", () => {
  const { rows: filled, empty } = filledColumns(rows);
  expect(empty).toEqual(["note"]);
  expect(Object.keys(filled[0])).toEqual(["account", "seen", "n"]);
});

test("whole seconds read as a clock, finer ones stay, numbers stand to the right", () => {
  expect(textTable(filledColumns(rows).rows, 200).split("\n")).toEqual([
    "account            seen                       n",
    "─────────────────  ────────────────────────  ──",
    "unknown::fb_17402  2021-08-16 13:02:37Z       2",
    "unknown::fb_456    2021-08-16T13:02:37.250Z  11",
  ]);
});

test("a long identifier keeps both ends, a long text its beginning", () => {
  const [, , row] = textTable(
    [{ id: "abcdefghijklmnopqrstuvwxyz", text: "many words that go on and on" }],
    22,
  ).split("\n");
  expect(row).toMatch(/^a\S+…\S*xyz {2}many w/);
});

test("a table without rows says so: a benchmark can be stopped before its first", () => {
  expect(textTable([], 80)).toBe("no rows");
});
