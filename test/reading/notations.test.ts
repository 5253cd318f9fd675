/** One table in which each row writes its lists and its clock in another notation: all come to the same. */
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { readPaths } from "./read.js";

it("reads four notations of lists and five of clocks, in UTF-16", async () => {
  const path = fileURLToPath(new URL("../fixtures/generic/lists.tsv", import.meta.url));
  const { events, report } = await readPaths([path]);
  const both = ["https://example.org/a", "https://example.org/b"];
  expect(events.map((event) => event.links)).toEqual([both, both, both, both, []]);
  expect(events.map((event) => event.hashtags)).toEqual([
    ["one", "two"],
    ["one", "it's"],
    ["one", "two"],
    ["one", "two"],
    [],
  ]);
  expect(events.map((event) => event.time_precision)).toEqual([
    "second",
    "millisecond",
    "microsecond",
    "millisecond",
    "second",
  ]);
  expect(new Set(events.map((event) => String(event.time_utc).slice(0, 19))).size).toBe(1);
  expect(String(events[0].time_utc)).toMatch(/^2021-07-06.16:45:20/);
  expect([report.events, report.inputs[0].encoding, report.inputs[0].delimiter]).toEqual([
    5,
    "utf-16le",
    "\t",
  ]);
});
