/**
 * Damaged files: every fixture of every source, cut, mixed, re-encoded and filled with what does not belong there.
 * Each is refused by a typed error or read whole: rows read = kept + quarantined + skipped, and the rows of a plain text are
 * counted a second time without the readers. CLAQUE_FUZZ_FILES=10000 asks for ten thousand, CLAQUE_FUZZ_SEED for others.
 */
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeEvents } from "../../src/events/index.js";
import { ClaqueError, type IdentityPlan, quietContext, type ReadPlan } from "../../src/model/index.js";
import { readInputs } from "../../src/sources/index.js";
import { openInput } from "../../src/sources/open-input.js";
import { type Random, random } from "../../src/stats/index.js";
import { Store } from "../../src/store/index.js";
import { HEAVY_MUTATIONS, MUTATIONS, type Mutation } from "./mutations.js";

const FILES = Number(process.env.CLAQUE_FUZZ_FILES ?? 600);
const SEED = Number(process.env.CLAQUE_FUZZ_SEED ?? 1);
/** Files that are read together. */
const BATCH = 100;
/** No file here takes a second; a minute is a hang, on any machine. */
const HANG_MILLISECONDS = 60_000;
const FIXTURES = fileURLToPath(new URL("../fixtures/", import.meta.url));
const KEY = Buffer.alloc(32, 7);
const IDENTITIES: readonly IdentityPlan[] = [
  { mode: "plain", purpose: "a test", keyFingerprint: null },
  { mode: "pseudonym", purpose: null, keyFingerprint: "f" },
];

interface Fixture {
  readonly name: string;
  readonly bytes: Buffer;
  readonly options: Partial<ReadPlan>;
}

interface Fuzzed {
  readonly path: string;
  /** Fixture and damages, for the message of a failure. */
  readonly recipe: string;
  readonly bytes: Buffer;
}

const fixtures: readonly Fixture[] = readdirSync(FIXTURES).flatMap((folder) =>
  readdirSync(join(FIXTURES, folder))
    .filter((file) => !/\.(?:expected|options|expected-changed)\.json$/.test(file))
    .map((file) => {
      const path = join(FIXTURES, folder, file);
      return { name: `${folder}/${file}`, bytes: readFileSync(path), options: optionsBeside(path) };
    }),
);

function optionsBeside(path: string): Partial<ReadPlan> {
  try {
    return JSON.parse(readFileSync(path.replace(/\.[a-z]+$/, ".options.json"), "utf8"));
  } catch {
    return {};
  }
}

let store: Store;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "claque-fuzz-"));
  store = await Store.open({ memoryBytes: 1e9, threads: 1, temporaryDirectory: join(folder, "spill") });
});
afterAll(async () => {
  store.close();
  await rm(folder, { recursive: true });
});

function damaged(fixture: Fixture, draw: Random): { bytes: Buffer; names: string[] } {
  const heavy = draw.float() < 0.008;
  const some = (list: Readonly<Record<string, Mutation>>): [string, Mutation] =>
    Object.entries(list)[draw.integer(Object.keys(list).length)];
  const chosen = Array.from({ length: 1 + draw.integer(3) }, () => some(MUTATIONS));
  if (heavy) chosen.unshift(some(HEAVY_MUTATIONS));
  const other = fixtures[draw.integer(fixtures.length)].bytes;
  const start = draw.float() < 0.05 ? Buffer.concat([fixture.bytes, other]) : fixture.bytes;
  return {
    bytes: chosen.reduce((bytes, [, change]) => change(bytes, draw), start),
    names: chosen.map(([name]) => name),
  };
}

/** A typed refusal: its code. Anything else is a crash and fails the test. */
async function refusal(action: () => Promise<unknown>, recipe: string): Promise<string | null> {
  try {
    await action();
    return null;
  } catch (cause) {
    if (cause instanceof ClaqueError && (cause.code === "input" || cause.code === "usage")) return cause.code;
    throw new Error(`${recipe}: ${cause instanceof Error ? cause.stack : cause}`, { cause });
  }
}

/** Lines that are not blank, where the text is one record a line and nothing can hide a line end; null elsewhere. */
function linesOf(bytes: Buffer): number | null {
  const text = bytes.toString("utf8");
  if (bytes[0] === 0x1f || /["'\r\0\ufffd\ufeff]/.test(text)) return null;
  return text.split("\n").filter((line) => line !== "").length;
}

async function readBatch(batch: readonly Fuzzed[], read: ReadPlan, identity: IdentityPlan): Promise<void> {
  const inputs = batch.map(({ path }) => ({ path, name: "input" }));
  const context = quietContext();
  const quality = await readInputs(store, { inputs, read, workFolder: folder }, context);
  const report = await makeEvents(store, { read, identity, key: KEY }, quality, context);
  const refused = await store.rows<{ file: number; n: number }>(
    "SELECT source_file AS file, count(*) AS n FROM rejected GROUP BY 1",
  );
  const quarantined = new Map(refused.map(({ file, n }) => [file, n]));
  for (const [file, input] of report.inputs.entries()) {
    const { recipe, bytes } = batch[file];
    expect(input.rowsKept + input.rowsRejected + input.rowsSkipped, recipe).toBe(input.rowsRead);
    expect(quarantined.get(file) ?? 0, recipe).toBe(input.rowsRejected);
    const lines = input.delimiter === null ? null : linesOf(bytes);
    if (lines !== null && input.compression === null && input.encoding === "utf-8")
      expect(input.rowsRead, recipe).toBe(lines - 1 - linesBefore(bytes, input.preambleLines));
  }
  expect(report.rowsKept).toBe(report.events + report.duplicates);
  expect(report.rowsRead).toBe(report.rowsKept + report.rowsRejected + report.rowsSkipped);
}

const linesBefore = (bytes: Buffer, preamble: number): number =>
  bytes
    .toString("utf8")
    .split("\n")
    .slice(0, preamble)
    .filter((line) => line !== "").length;

/** Reads a batch; where all of it fails with a typed refusal, one file after the other. */
async function readAll(batch: readonly Fuzzed[], read: ReadPlan, identity: IdentityPlan): Promise<number> {
  const recipes = batch.map(({ recipe }) => recipe).join("\n");
  const code = await refusal(() => readBatch(batch, read, identity), recipes);
  if (code === null) return batch.length;
  if (batch.length === 1) return 0;
  const half = batch.length >> 1;
  return (
    (await readAll(batch.slice(0, half), read, identity)) + (await readAll(batch.slice(half), read, identity))
  );
}

it(
  `${FILES} damaged files: refused in words or read whole, none lost, none endless`,
  async () => {
    const draw = random(SEED);
    let [opened, read, slowest] = [0, 0, { milliseconds: 0, recipe: "" }];
    for (let batchNumber = 0; opened < FILES; batchNumber++) {
      const fixture = fixtures[(batchNumber * 7) % fixtures.length];
      const options = draw.float() < 0.7 ? fixture.options : {};
      const plan: ReadPlan = { source: null, map: {}, timezone: "UTC", maxRejected: 1, ...options };
      const alone = "source" in options || "map" in options;
      const batch: Fuzzed[] = [];
      const from = performance.now();
      for (let n = 0; n < BATCH && opened < FILES; n++, opened++) {
        // where a format or columns are told, files of this fixture alone; else files of every fixture in turn
        const one = alone ? fixture : fixtures[opened % fixtures.length];
        const { bytes, names } = damaged(one, draw);
        const path = join(folder, `${n}`);
        await writeFile(path, bytes);
        const recipe = `${one.name} (file ${opened} of seed ${SEED}): ${names.join(", ")}`;
        const open = async () => {
          const input = await openInput(store, { path, name: "input" }, plan);
          input.text.close();
          input.choose();
        };
        if ((await refusal(open, recipe)) === null) batch.push({ path, recipe, bytes });
      }
      if (batch.length) read += await readAll(batch, plan, IDENTITIES[batchNumber % 2]);
      const milliseconds = performance.now() - from;
      if (milliseconds > slowest.milliseconds) slowest = { milliseconds, recipe: batch[0]?.recipe ?? "" };
    }
    expect(slowest.milliseconds, slowest.recipe).toBeLessThan(HANG_MILLISECONDS);
    expect(read).toBeGreaterThan(FILES / 4);
    if (process.env.CLAQUE_FUZZ_SAY)
      process.stderr.write(
        `${opened} files, ${read} read, slowest batch ${slowest.milliseconds.toFixed(0)} ms: ${slowest.recipe}\n`,
      );
  },
  Math.max(600_000, FILES * 600),
);
