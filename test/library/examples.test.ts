/** Examples in the comments and in the pages of the docs do what they say: each is run, and what it prints is compared with what stands there. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesUnder, readText, sourceFiles } from "../../scripts/lib/project.mjs";
import { blocks, type Place, place } from "./place.js";

let at: Place;
beforeAll(async () => {
  at = await place();
}, 60_000);
afterAll(() => at.remove());

/** Code of each `@example`, with the file that it stands in. */
const examples: [string, string][] = sourceFiles().flatMap((path: string) =>
  [...readText(path).matchAll(/^ \* @example\n((?: \*.*\n)+)/gm)].flatMap(([, comment]) =>
    blocks(comment.replace(/^ \* ?/gm, "")).map(({ code }): [string, string] => [path, code]),
  ),
);

/** What the code says that it prints: what stands behind an arrow. */
const promised = (code: string): string[] => [...code.matchAll(/\/\/ → (.*)$/gm)].map(([, text]) => text);

describe("examples in comments", () => {
  it("are there", () => {
    expect(examples.length).toBeGreaterThanOrEqual(7);
  });

  it.each(examples)("%s", (_, code) => {
    expect(promised(code).length).toBeGreaterThan(0);
    expect(at.run(code).trim().split("\n")).toEqual(promised(code));
  });
});

const MARK = "----";

describe("examples in pages", () => {
  const pages: string[] = filesUnder("docs/examples").filter(
    (path: string) => path.endsWith(".md") && !path.endsWith("README.md"),
  );

  it.each(pages)("%s", (path: string) => {
    const found = blocks(readText(path));
    expect(found.length).toBeGreaterThan(0);
    for (const { code } of found.filter(({ language }) => language === "sh"))
      for (const line of code.trim().split("\n")) at.claque(line);
    const cells = found.filter(({ language }) => language === "js");
    if (cells.length === 0) return;
    const printed = at
      .run(cells.map(({ code }) => `${code}\nconsole.log("${MARK}");\n`).join(""))
      .split(`${MARK}\n`);
    const shown = found.flatMap(({ language }, i) =>
      language === "js" ? [found[i + 1]?.language === "text" ? found[i + 1].code : ""] : [],
    );
    expect(printed.slice(0, -1)).toEqual(shown);
  });

  it("leave the files that they name", () => {
    for (const name of ["edges-for-gephi.csv", "nodes-for-gephi.csv", "week.csv"])
      expect(existsSync(join(at.folder, name)), name).toBe(true);
  });
});
