/**
 * Words that the program may not say and traces that a repository may not keep: no verdict about an account in any text
 * of the program, no path of somebody's machine and no private registry in any file.
 */
import { describe, expect, it } from "vitest";
import { filesUnder, pageFiles, readJson, readText, sourceFiles } from "../../scripts/lib/project.mjs";
import { parsed, strings } from "../../scripts/lib/source.mjs";

const VERDICT = /\b(bot|troll|fake|sockpuppet|inauthentic)s?\b/i;
const MACHINE_PATH = /(?:^|[\s"'`(=:])\/(?:work|home|root|Users)\/\w[\w.-]*/;
const REGISTRY = /^\s*(?:@[\w-]+:)?registry\s*=/m;
const TEXT_FILE = /\.(tsx?|mjs|js|json|md|cff|yml|yaml|sh|html|css|txt|csv|ndjson|svg)$|(^|\/)[^.]+$/;

interface Allowed {
  readonly file: string;
  readonly text: string;
  readonly why: string;
}

const allowed: readonly Allowed[] = readJson("test/house/allowed-words.json");
interface Said {
  readonly path: string;
  readonly value: string;
  readonly line: number;
}

const verdicts: readonly Said[] = [...sourceFiles(), ...pageFiles()].flatMap((path: string) =>
  strings(parsed(path))
    .filter(({ value }: { value: string }) => VERDICT.test(value))
    .map(({ value, line }: { value: string; line: number }): Said => ({ path, value, line })),
);
const isAllowed = (path: string, value: string): boolean =>
  allowed.some(({ file, text }) => file === path && value.includes(text));

describe("the program", () => {
  it("never calls an account a bot, a troll or a fake", () => {
    const said = verdicts.filter(({ path, value }) => !isAllowed(path, value));
    expect(said.map(({ path, line, value }) => `${path}:${line}: ${value.trim().slice(0, 80)}`)).toEqual([]);
  });

  it("has no exception that nothing needs", () => {
    const idle = allowed.filter(
      ({ file, text }) => !verdicts.some(({ path, value }) => path === file && value.includes(text)),
    );
    expect(idle).toEqual([]);
  });
});

describe("the repository", () => {
  const files: string[] = filesUnder(".").filter((path: string) => TEXT_FILE.test(path));

  it("names no path of anybody's machine", () => {
    const found = files.flatMap((path) =>
      readText(path)
        .split("\n")
        .flatMap((text: string, index: number) => (MACHINE_PATH.test(text) ? [`${path}:${index + 1}`] : [])),
    );
    expect(found).toEqual([]);
  });

  it("names no registry of its own", () => {
    expect(
      files.filter((path) => /(^|\/)\.(npmrc|yarnrc)/.test(path) && REGISTRY.test(readText(path))),
    ).toEqual([]);
  });
});
