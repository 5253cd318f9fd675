/**
 * The import rule: who may import whom, who may touch DuckDB, the network and the process. Read ARCHITECTURE.md for the
 * reasons; a breach names its file and line.
 */
import { builtinModules } from "node:module";
import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { readJson, sourceFiles } from "../../scripts/lib/project.mjs";
import { globals, imports, lineOf, nodes, parsed } from "../../scripts/lib/source.mjs";
import { folderOf, MAY_IMPORT, WITHOUT_CHANCE_OR_CLOCK } from "./rings.js";

interface Import {
  readonly path: string;
  readonly folder: string;
  readonly name: string;
  readonly where: string;
}

const paths: string[] = sourceFiles();
const all: Import[] = paths.flatMap((path) =>
  imports(parsed(path)).map(({ name, line }: { name: string; line: number }) => ({
    path,
    folder: folderOf(path),
    name,
    where: `${path}:${line} imports ${name}`,
  })),
);
const relative = all.filter(({ name }) => name.startsWith("."));
const outside = all.filter(({ name }) => !name.startsWith("."));
const bare = (name: string): string => name.replace(/^node:/, "");
const isBuiltIn = (name: string): boolean => name.startsWith("node:") || builtinModules.includes(name);
const packageOf = (name: string): string => name.split("/", name.startsWith("@") ? 2 : 1).join("/");
const target = ({ path, name }: Import): string => posix.join(posix.dirname(path), name);
const breaches = (list: readonly Import[], isBreach: (item: Import) => boolean): string[] =>
  list.filter(isBreach).map(({ where }) => where);

const isBenchChild = (path: string): boolean => /^src\/bench\/[\w-]+-child\.ts$/.test(path);
const usesOf = (name: string, allowed: (path: string) => boolean): string[] =>
  paths
    .filter((path) => !allowed(path))
    .flatMap((path) => globals(parsed(path), name).map((line: number) => `${path}:${line} uses ${name}`));

const EXPRESSIONS = new Set(["MemberExpression", "NewExpression", "CallExpression"]);

function expressions(path: string): { where: string; text: string }[] {
  const file = parsed(path);
  return [...nodes(file.program)]
    .map(([node]) => node)
    .filter((node) => EXPRESSIONS.has(node.type))
    .map((node) => ({
      where: `${path}:${lineOf(file.text, node.start)}`,
      text: file.text.slice(node.start, node.end),
    }));
}

describe("imports", () => {
  it("knows every folder of src/", () => {
    expect(paths.map(folderOf).filter((folder) => !(folder in MAY_IMPORT))).toEqual([]);
  });

  it("go down the rings only", () => {
    const isBreach = (item: Import): boolean => {
      const folder = folderOf(target(item));
      return (
        !target(item).startsWith("src/") ||
        (folder !== item.folder && !MAY_IMPORT[item.folder]?.includes(folder))
      );
    };
    expect(breaches(relative, isBreach)).toEqual([]);
  });

  it("never lead from one source to another", () => {
    const isBreach = (item: Import): boolean => {
      const [, , from, inside] = item.path.split("/");
      const [, , to, deeper] = target(item).split("/");
      return item.folder === "sources" && inside !== undefined && deeper !== undefined && from !== to;
    };
    expect(breaches(relative, isBreach)).toEqual([]);
  });

  it("reach DuckDB in src/store only", () => {
    expect(
      breaches(outside, ({ name, folder }) => name.startsWith("@duckdb/") && folder !== "store"),
    ).toEqual([]);
  });

  it("name packages that package.json lists as dependencies", () => {
    const listed = Object.keys(readJson("package.json").dependencies);
    expect(breaches(outside, ({ name }) => !isBuiltIn(name) && !listed.includes(packageOf(name)))).toEqual(
      [],
    );
  });

  it("open sockets in src/server only", () => {
    const sockets = new Set([
      "net",
      "tls",
      "http",
      "https",
      "http2",
      "dgram",
      "dns",
      "dns/promises",
      "inspector",
    ]);
    expect(breaches(outside, ({ name, folder }) => sockets.has(bare(name)) && folder !== "server")).toEqual(
      [],
    );
    expect(usesOf("fetch", (path) => path.startsWith("src/server/"))).toEqual([]);
    expect(usesOf("WebSocket", () => false)).toEqual([]);
  });

  it("start other programs in src/cli and src/bench only", () => {
    const doors = ["cli", "bench"];
    expect(
      breaches(outside, ({ name, folder }) => bare(name) === "child_process" && !doors.includes(folder)),
    ).toEqual([]);
  });
});

describe("the world outside", () => {
  const isDoor = (path: string): boolean => path.startsWith("src/cli/") || isBenchChild(path);

  it("is touched through process and console in src/cli only", () => {
    expect(["process", "console", "globalThis"].flatMap((name) => usesOf(name, isDoor))).toEqual([]);
    expect(
      breaches(outside, ({ name, path }) => /^(process|console)$/.test(bare(name)) && !isDoor(path)),
    ).toEqual([]);
  });
});

describe("chance and clock", () => {
  const inner = paths.filter((path) => WITHOUT_CHANCE_OR_CLOCK.includes(folderOf(path)));
  const patterns: readonly (readonly [string, RegExp])[] = [
    ["Math.random", /^Math\.random$/],
    ["Date.now", /^Date\.now$/],
    ["a clock", /^performance\.now$/],
    ["the time of day", /^new Date\(\)$/],
    ["chance", /(^|\.)(randomBytes|randomUUID|randomInt|getRandomValues)\(/],
  ];

  it.each(patterns)("%s stands nowhere in rings 0 to 3", (_, pattern) => {
    const uses = inner.flatMap((path) => expressions(path).filter(({ text }) => pattern.test(text)));
    expect(uses.map(({ where, text }) => `${where} uses ${text}`)).toEqual([]);
  });
});
