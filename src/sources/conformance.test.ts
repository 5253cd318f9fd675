/**
 * What every source that reads JSON promises, whatever a record looks like: it never throws, it says of each record what became
 * of it, it hands over text, and one record of its own turned strange does not stop it.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsedJson } from "../files/index.js";
import { SOURCES } from "./index.js";
import { RAW_FIELDS } from "./raw-rows.js";
import type { FileHead, RecordRows, Source } from "./source.js";

const FIXTURES = fileURLToPath(new URL("../../test/fixtures/", import.meta.url));
const MAPPING = { account: "author.id", time: "time", text: "text" };

/** What cannot be made a text by the engine itself: it calls what stands there, or itself over and over. */
const NO_TEXT = { toString: 1, valueOf: null };
const DEEP_LIST = JSON.parse(`${"[".repeat(5_000)}${"]".repeat(5_000)}`);

const headOf = (records: readonly unknown[]): FileHead => ({
  layout: "records",
  columns: [],
  records,
  headerDoubt: false,
  context: {},
});

/** The records of the JSON lines among the fixtures of a source, each as the fixture test reads it. */
async function ownRecords(id: string): Promise<unknown[]> {
  const files = (await readdir(join(FIXTURES, id))).filter((file) => /\.(?:ndjson|jsonl)$/.test(file));
  const texts = await Promise.all(files.map((file) => readFile(join(FIXTURES, id, file), "utf8")));
  return texts
    .flatMap((text) => text.split("\n"))
    .flatMap((line) => {
      try {
        return [parsedJson(line)];
      } catch {
        return [];
      }
    });
}

function checked(source: Source, record: unknown): RecordRows {
  source.recognise(headOf([record]));
  const found = source.rows!(record, {}, MAPPING);
  expect(found.rows.length + found.skipped + found.rejected.length).toBeGreaterThan(0);
  for (const row of found.rows)
    for (const [field, value] of Object.entries(row)) {
      expect(RAW_FIELDS).toContain(field);
      expect(["string", "undefined", "object"]).toContain(typeof value);
      expect(typeof value === "object" && value !== null).toBe(false);
    }
  return found;
}

/** The record with the value at one place replaced by another. */
function turned(record: unknown, place: number, value: unknown): unknown {
  let left = place;
  const walk = (node: unknown): unknown => {
    if (left-- === 0) return value;
    if (Array.isArray(node)) return node.map(walk);
    if (node === null || typeof node !== "object") return node;
    return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, walk(child)]));
  };
  return walk(record);
}

const readers = SOURCES.filter((source) => source.rows);

describe.each(readers.map((source) => [source.id, source] as const))("source %s", (id, source) => {
  it("says of any JSON what became of it", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (record) => void checked(source, record)),
      { numRuns: 300, seed: 4 },
    );
  });

  it("stands a record of its own with one value turned strange", async () => {
    const records = await ownRecords(id);
    if (!records.length) return;
    const strange = fc.oneof(
      fc.constantFrom(null, "", 0, -1, 1e300, [], {}, [[null]], "\u0000", true, NO_TEXT, DEEP_LIST),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...records), fc.nat(60), strange, (record, place, value) => {
        checked(source, turned(record, place, value));
      }),
      { numRuns: 1500, seed: 4 },
    );
  });

  it("stands a record that is nested a hundred thousand deep", () => {
    for (const key of ["replies", "parent", "thread", "data", "reblog"]) {
      let deep: unknown = {};
      for (let i = 0; i < 100_000; i++) deep = key === "replies" ? { [key]: [deep] } : { [key]: deep };
      checked(source, deep);
      checked(source, { thread: deep });
    }
  });
});
