/**
 * What no export should hold and some do: tables without one of their columns, and JSON in which a field is absent or of
 * another type. Nothing may crash, and every row is accounted for. Made from the fixtures.
 */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parsedJson } from "../files/index.js";
import { quietContext } from "../model/index.js";
import { Store } from "../store/index.js";
import { readInputs, SOURCES } from "./index.js";

const FIXTURES = fileURLToPath(new URL("../../test/fixtures/", import.meta.url));
const files = (await readdir(FIXTURES, { recursive: true })).filter(
  (file) => /[/\\]/.test(file) && !/\.(?:expected|options|expected-changed)\.json$/.test(file),
);
const sourceOf = (file: string) => SOURCES.find((source) => source.id === file.split(/[/\\]/)[0])!;

let store: Store;
let workFolder: string;

beforeAll(async () => {
  workFolder = await mkdtemp(join(tmpdir(), "claque-strange-"));
  store = await Store.open({ memoryBytes: 500e6, threads: 1 });
});

afterAll(async () => {
  store.close();
  await rm(workFolder, { recursive: true });
});

/** Cells of a well-formed CSV. */
function cells(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === "\n") rows.push([]);
  }
  return rows.filter((row) => row.length === rows[0].length);
}

const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\n");

const tables = files.filter((file) => file.endsWith(".csv") && !sourceOf(file).byMapping);

describe.each(tables)("%s", (file) => {
  it("is read without any one of its columns, or refused in words", async () => {
    const [header, ...rows] = cells(await readFile(join(FIXTURES, file), "utf8"));
    const path = join(workFolder, "table.csv");
    for (const absent of header.keys()) {
      const without = (row: readonly string[]) => row.filter((_, i) => i !== absent);
      await writeFile(path, csv([header, ...rows].map(without)));
      const read = { source: null, map: {}, timezone: null, maxRejected: 1 };
      const job = { inputs: [{ path, name: "table" }], read, workFolder };
      const found = await readInputs(store, job, quietContext()).catch((cause) => cause);
      if (found instanceof Error) expect(found).toMatchObject({ code: "usage" });
      else if (sourceOf(file).recordOf) expect(found).toMatchObject([{ rowsRead: rows.length }]);
      else expect(found).toMatchObject([{ rowsRead: rows.length, rowsKept: rows.length }]);
    }
  });
});

const STRANGE = [
  null,
  "",
  "x",
  5,
  1e300,
  true,
  [],
  {},
  [null],
  { id: null },
  [[["x"]]],
  ["x", 5, {}],
  "\ud800",
];

/** The value with whatever stands at `path` (numbers of keys, modulo how many there are) replaced or removed. */
function changed(value: unknown, path: readonly number[], by: unknown): unknown {
  if (!path.length || value === null || typeof value !== "object") return by;
  const keys = Object.keys(value);
  if (!keys.length) return by;
  const key = keys[path[0] % keys.length];
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...value };
  if (by === undefined && path.length === 1) delete copy[key];
  else copy[key] = changed((value as Record<string, unknown>)[key], path.slice(1), by);
  return copy;
}

const documents = files.filter((file) => /json\w*$/.test(file) && !sourceOf(file).byMapping);

describe.each(documents)("%s", (file) => {
  it("with any field absent or of another type gives rows or a reason", async () => {
    const text = await readFile(join(FIXTURES, file), "utf8");
    const lines = file.endsWith(".json") ? [text] : text.trim().split("\n");
    const whole = lines.map((line) => parsedJson(line) as { messages?: unknown[] });
    const records = whole.flatMap((value) => value.messages ?? value);
    const source = sourceOf(file);
    fc.assert(
      fc.property(
        fc.constantFrom(...records),
        fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(undefined, ...STRANGE),
        (record, path, by) => {
          const { rows, skipped, rejected } = source.rows!(
            JSON.parse(JSON.stringify(changed(record, path, by) ?? null)),
            {},
            {},
          );
          expect(rows.length + skipped + rejected.length).toBeGreaterThan(0);
          for (const row of rows)
            for (const value of Object.values(row))
              expect(value === null || typeof value === "string").toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
