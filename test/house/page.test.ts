/**
 * The workbench's page keeps to itself: it knows the server by the types of its contract alone, asks nobody else, and never reads
 * text of others as markup.
 */
import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { filesUnder, pageFiles, readJson, readText } from "../../scripts/lib/project.mjs";
import { globals, imports, lineOf, nodes, parsed } from "../../scripts/lib/source.mjs";

const CONTRACT = "src/server/api.js";
/** What the page shares with the report: pictures and the words of numbers, pure functions (docs/decisions/0022-pictures-on-the-page.md). */
const SHARED = ["src/outputs/pictures/index.js", "src/outputs/text/format.js"];
const RINGS_OF_SHARED = /^src\/(outputs\/(pictures|text)|model)\//;
/** The one file that makes elements of a picture's markup. */
const DRAWN = "web/src/pictures/drawn.tsx";
const paths: string[] = pageFiles();
const manifest = readJson("package.json");
const listed = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
const packageOf = (name: string): string => name.split("/", name.startsWith("@") ? 2 : 1).join("/");

interface Import {
  readonly path: string;
  readonly target: string;
  readonly where: string;
}

const all: Import[] = paths.flatMap((path) =>
  imports(parsed(path)).map(({ name, line }: { name: string; line: number }) => ({
    path,
    target: name.startsWith(".") ? posix.join(posix.dirname(path), name) : packageOf(name),
    where: `${path}:${line} imports ${name}`,
  })),
);
const breaches = (isBreach: (item: Import) => boolean): string[] =>
  all.filter(isBreach).map(({ where }) => where);
const usesOf = (name: string, ...allowed: readonly string[]): string[] =>
  paths
    .filter((path) => !allowed.includes(path))
    .flatMap((path) => globals(parsed(path), name).map((line: number) => `${path}:${line} uses ${name}`));

describe("the page", () => {
  it("imports itself, packages that package.json lists, the contract and what it shares with the report", () => {
    const allowed = [CONTRACT, ...SHARED, ...listed];
    expect(breaches(({ target }) => !target.startsWith("web/") && !allowed.includes(target))).toEqual([]);
  });

  it("shares what is pure: nothing behind it touches Node, a store, a stage or a door", () => {
    const behind = new Set<string>();
    const found: string[] = [];
    const visit = (file: string): void => {
      if (behind.has(file)) return;
      behind.add(file);
      if (!RINGS_OF_SHARED.test(file)) found.push(`${file} is none of pictures, text and model`);
      for (const { name } of imports(parsed(file))) {
        if (name.startsWith(".")) visit(posix.join(posix.dirname(file), name).replace(/\.js$/, ".ts"));
        else if (!listed.includes(packageOf(name))) found.push(`${file} imports ${name}`);
      }
      for (const name of ["process", "Buffer", "require"])
        if (globals(parsed(file), name).length > 0) found.push(`${file} uses ${name}`);
    };
    for (const file of SHARED) visit(file.replace(/\.js$/, ".ts"));
    expect(found).toEqual([]);
    expect(behind.size).toBeGreaterThan(20);
  });

  it("takes types of the contract and nothing else", () => {
    const values = paths.flatMap((path) => {
      const { program, text } = parsed(path);
      return [...nodes(program)]
        .map(([node]) => node)
        .filter(
          ({ type, source, importKind }) =>
            type === "ImportDeclaration" && source.value.endsWith("server/api.js") && importKind !== "type",
        )
        .map(({ start }) => `${path}:${lineOf(text, start)}`);
    });
    expect(values).toEqual([]);
  });

  it("asks its own server in two places", () => {
    expect(usesOf("fetch", "web/src/state/ask.ts")).toEqual([]);
    expect(usesOf("EventSource", "web/src/state/session.ts")).toEqual([]);
    expect(
      ["XMLHttpRequest", "WebSocket", "Worker", "importScripts"].flatMap((name) => usesOf(name)),
    ).toEqual([]);
  });

  it("makes elements of markup in one place, which takes pictures only", () => {
    expect(usesOf("DOMParser", DRAWN)).toEqual([]);
    const parsedThere = readText(DRAWN)
      .split("\n")
      .filter((line: string) => line.includes("DOMParser"));
    expect(parsedThere).toEqual([expect.stringContaining("parseFromString(markup,")]);
    expect(readText(DRAWN)).toContain("const { markup } = picture;");
    expect(readText(DRAWN)).toMatch(/useDrawn<[^(]*\(\s*picture: Html,?\s*\)/);
    const madeByHand = paths.filter((path) => /new Html\(/.test(readText(path)));
    expect(madeByHand).toEqual([]);
  });

  it("reads no text as markup and names no address outside", () => {
    const files = [...paths, ...filesUnder("web").filter((path: string) => /\.(css|html|svg)$/.test(path))];
    const found = files.flatMap((path) =>
      readText(path)
        .split("\n")
        .flatMap((line: string, i: number) =>
          /dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe|srcdoc|document\.write|\beval\(|https?:\/\/(?!www\.w3\.org\/)/.test(
            line,
          )
            ? [`${path}:${i + 1}`]
            : [],
        ),
    );
    expect(found).toEqual([]);
  });
});
