import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UsageError } from "../model/index.js";
import { inputFiles } from "./inputs.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "claque-inputs-"));
  for (const name of ["a1.csv", "b1.csv", "c.ndjson", "notes.pdf", "x[1.csv", "x+y.csv"])
    writeFileSync(join(folder, name), "x");
  mkdirSync(join(folder, "sub.csv"));
  symlinkSync("a1.csv", join(folder, "link.csv"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = async (pattern: string): Promise<string[]> =>
  (await inputFiles([join(folder, pattern)])).map((path) => basename(path));

describe("inputFiles", () => {
  it.each([
    ["", ["a1.csv", "b1.csv", "c.ndjson", "link.csv", "x+y.csv", "x[1.csv"]],
    ["[ab]1.csv", ["a1.csv", "b1.csv"]],
    ["[!a]1.*", ["b1.csv"]],
    ["?.nd*", ["c.ndjson"]],
    ["x+*", ["x+y.csv"]],
    ["x[*", ["x[1.csv"]],
  ])("reads %j of a folder", async (pattern, expected) => expect(await names(pattern)).toEqual(expected));

  it("names a pattern that matches nothing, whatever it holds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[-*?[\]!^\\().a-z]{1,12}$/), async (pattern) => {
        const found = await inputFiles([join(folder, `${pattern}[q`)]).catch((cause: unknown) => cause);
        expect(found).toBeInstanceOf(UsageError);
      }),
    );
  });
});
