/**
 * What a file shows to others: named exports with a doc comment each, after an opening paragraph. The check is the one
 * that `npm run check` runs.
 */
import { describe, expect, it } from "vitest";
import { missingComments, missingCommentsIn } from "../../scripts/lib/doc-comments.mjs";
import { filesUnder, pageFiles, sourceFiles } from "../../scripts/lib/project.mjs";
import { globals, lineOf, nodes, parsed, parsedText } from "../../scripts/lib/source.mjs";

const scripts: string[] = [...filesUnder("scripts"), ...pageFiles()];

describe("exports", () => {
  it("have doc comments in files that open with a paragraph", () => {
    expect([...sourceFiles(), ...scripts].flatMap((path: string) => missingComments(path))).toEqual([]);
  });

  it("have names", () => {
    const defaults = [...sourceFiles(), ...scripts].flatMap((path: string) => {
      const { program, text } = parsed(path);
      return [...nodes(program)]
        .filter(([node]) => node.type === "ExportDefaultDeclaration")
        .map(([node]) => `${path}:${lineOf(text, node.start)}: export default`);
    });
    expect(defaults).toEqual([]);
  });
});

describe("tests", () => {
  it("print nothing", () => {
    const tests = [...filesUnder("src"), ...filesUnder("test")].filter((path: string) =>
      path.endsWith(".test.ts"),
    );
    const prints = tests.flatMap((path: string) =>
      globals(parsed(path), "console").map((line: number) => `${path}:${line} uses console`),
    );
    expect(prints).toEqual([]);
  });
});

describe("the comment check itself", () => {
  const faults = (text: string): string[] => missingCommentsIn(parsedText("a.ts", text));

  it("finds a file without an opening and an export without a comment", () => {
    expect(faults("export const a = 1;\n")).toEqual([
      "a.ts:1: no opening comment. Begin with a short paragraph: what it is and why it exists.",
      "a.ts:1: export a has no doc comment. Say what it is, its units, shape and errors.",
    ]);
  });

  it("is content with a comment on the first overload, and looks behind export lists", () => {
    const overloads =
      "export function f(a: 1): 1;\nexport function f(a: unknown): unknown {\n  return a;\n}\n";
    expect(faults(`/* x */\n/** F. */\n${overloads}`)).toEqual([]);
    expect(faults("/* x */\nconst b = 1;\nexport { b };\n")).toHaveLength(1);
    expect(faults("/* x */\n/** B. */\nconst b = 1;\nexport { b };\n")).toEqual([]);
  });

  it("does not take text for code", () => {
    expect(faults("/* x */\nconst s = `\nexport const c = 1;\n`;\nvoid s;\n")).toEqual([]);
  });
});
