/** The table of traps: each form of export has a row, and every test that a row names is there under that title. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT, readText } from "../../scripts/lib/project.mjs";
import { SOURCES } from "../../src/sources/index.js";

const rows = readText("docs/sources/traps.md")
  .split("\n")
  .filter((line: string) => /^\| (?!---|source |duty |fault )/.test(line) && !line.startsWith("|---"))
  .map((line: string) => line.slice(2, -2).split(" | "));

/** Files of a row, each with the title behind it. */
const named = (cell: string) =>
  [...cell.matchAll(/`([^`]+)`(?: "([^"]+)")?/g)].map(([, file, title]) => ({ file, title }));

describe("the table of traps", () => {
  it("has a row for each form of export", () => {
    const sources = new Set(rows.map(([source]: string[]) => source.replaceAll("`", "")));
    expect(SOURCES.map(({ id }) => id).filter((id) => !sources.has(id))).toEqual([]);
  });

  it.each(rows)("%s: %s", (...cells: string[]) => {
    expect(cells).toHaveLength(4);
    const tests = named(cells[3]);
    expect(tests.length).toBeGreaterThan(0);
    for (const { file, title } of tests) {
      expect(existsSync(join(ROOT, file)), file).toBe(true);
      expect(file).toMatch(/\.test\.ts$|^test\/fixtures\//);
      if (title) expect(readText(file).includes(title), `${file} has no test "${title}"`).toBe(true);
    }
  });
});
