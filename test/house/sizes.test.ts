/**
 * Sizes and names: files that fit a screen or two, functions that fit one, names in kebab-case. Long files are where
 * stages start to know each other.
 */
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { filesUnder, pageFiles, readText, sourceFiles } from "../../scripts/lib/project.mjs";
import { lineCount, lineOf, nodes, parsed } from "../../scripts/lib/source.mjs";

const LONGEST_FILE = 500;
const LONGEST_FUNCTION = 60;
const USUAL_FILE = { median: 100, p90: 300 };

const typescript = (folder: string): string[] =>
  filesUnder(folder).filter((path: string) => path.endsWith(".ts"));
const product: string[] = [...sourceFiles(), ...pageFiles()];
const everything = [
  ...typescript("src"),
  ...typescript("test"),
  ...filesUnder("web"),
  ...filesUnder("scripts"),
];
const lines = (path: string): number => lineCount(readText(path));

describe("files", () => {
  it(`hold at most ${LONGEST_FILE} lines`, () => {
    const long = everything.filter((path) => lines(path) > LONGEST_FILE);
    expect(long.map((path) => `${path}: ${lines(path)} lines`)).toEqual([]);
  });

  it("are short as a rule", () => {
    const sizes = product.map(lines).sort((a: number, b: number) => a - b);
    const share = (part: number): number => sizes[Math.floor(part * (sizes.length - 1))];
    expect(share(0.5)).toBeLessThanOrEqual(USUAL_FILE.median);
    expect(share(0.9)).toBeLessThanOrEqual(USUAL_FILE.p90);
  });

  it("have kebab-case names", () => {
    const odd = everything.filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/.test(basename(path)));
    expect(odd).toEqual([]);
  });
});

describe("functions", () => {
  it(`hold at most ${LONGEST_FUNCTION} lines`, () => {
    expect(product.flatMap(longFunctions)).toEqual([]);
  });
});

const FUNCTIONS = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);

function longFunctions(path: string): string[] {
  const { program, text } = parsed(path);
  return [...nodes(program)]
    .filter(([node]) => FUNCTIONS.has(node.type))
    .map(([node]) => ({ from: lineOf(text, node.start), to: lineOf(text, node.end) }))
    .filter(({ from, to }) => to - from + 1 > LONGEST_FUNCTION)
    .map(({ from, to }) => `${path}:${from}: ${to - from + 1} lines`);
}
