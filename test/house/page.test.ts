/**
 * The workbench's page keeps to itself: it knows the server by the types of its contract alone, asks nobody else, and never reads
 * text of others as markup.
 */
import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { filesUnder, pageFiles, readJson, readText } from "../../scripts/lib/project.mjs";
import { globals, imports, lineOf, nodes, parsed } from "../../scripts/lib/source.mjs";

const CONTRACT = "src/server/api.js";
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
  it("imports itself, packages that package.json lists, and the contract", () => {
    expect(
      breaches(({ target }) => !target.startsWith("web/") && target !== CONTRACT && !listed.includes(target)),
    ).toEqual([]);
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

  it("reads no text as markup and names no address outside", () => {
    const files = [...paths, ...filesUnder("web").filter((path: string) => /\.(css|html|svg)$/.test(path))];
    const found = files.flatMap((path) =>
      readText(path)
        .split("\n")
        .flatMap((line: string, i: number) =>
          /dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML|document\.write|\beval\(|https?:\/\/(?!www\.w3\.org\/)/.test(
            line,
          )
            ? [`${path}:${i + 1}`]
            : [],
        ),
    );
    expect(found).toEqual([]);
  });
});
