/**
 * Recognition over all fixtures at once: each is taken for what it is, nothing else is surer of it, and `inspect` shows its
 * format, the reason, the mapping and first rows.
 */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quietContext } from "../model/index.js";
import { Store } from "../store/index.js";
import { inspectInput, SOURCES } from "./index.js";

const FIXTURES = fileURLToPath(new URL("../../test/fixtures/", import.meta.url));
const folders = (await readdir(FIXTURES, { recursive: true })).filter(
  (file) => /[/\\]/.test(file) && !/\.(?:expected|options|expected-changed)\.json$/.test(file),
);

let store: Store;
let workFolder: string;

beforeAll(async () => {
  workFolder = await mkdtemp(join(tmpdir(), "claque-recognition-"));
  store = await Store.open({ memoryBytes: 500e6, threads: 1 });
});

afterAll(async () => {
  store.close();
  await rm(workFolder, { recursive: true });
});

const optionsOf = async (file: string): Promise<object> =>
  JSON.parse(
    await readFile(join(FIXTURES, file.replace(/\.[a-z]+$/, ".options.json")), "utf8").catch(() => "{}"),
  );

const inspected = async (file: string) => {
  const read = { source: null, map: {}, timezone: null, maxRejected: 1, ...(await optionsOf(file)) };
  const input = { path: join(FIXTURES, file), name: file };
  return await inspectInput(store, { input, read, workFolder }, quietContext());
};

describe.each(folders.map((file) => [file.split(/[/\\]/)[0], file]))("source %s", (id, file) => {
  it(`is recognised in ${file}, and surer than any other`, async () => {
    const { candidates, source, recognisedBy, mapping, rows } = await inspected(file);
    expect(source).toBe(id);
    const [best, ...others] = candidates;
    if ("map" in (await optionsOf(file))) expect(recognisedBy).toMatch(/^--map /);
    else expect([best.source, best.because]).toEqual([id, recognisedBy]);
    expect(others.filter(({ confidence }) => confidence >= (best?.confidence ?? 0))).toEqual([]);
    expect(Object.keys(mapping)).toEqual(expect.arrayContaining(["account", "time"]));
    expect(rows.length).toBeGreaterThan(0);
  });
});

it("every source has a fixture", () => {
  const seen = new Set(folders.map((file) => file.split(/[/\\]/)[0]));
  expect(SOURCES.map((source) => source.id).filter((id) => !seen.has(id))).toEqual([]);
});

it.each(SOURCES.map((source) => source.id))("%s has its page, which the index names", async (id) => {
  const docs = fileURLToPath(new URL("../../docs/sources/", import.meta.url));
  const page = await readFile(join(docs, `${id}.md`), "utf8");
  expect(page).toContain(id);
  expect(await readFile(join(docs, "README.md"), "utf8")).toContain(`(${id}.md)`);
  const file = folders.find((name) => name.split(/[/\\]/)[0] === id)!;
  const { account, post, time } = (await inspected(file)).mapping;
  const words = [account, post, time].flatMap((column) => column?.match(/[A-Za-z_]{4,}/g) ?? []);
  if (!SOURCES.find((source) => source.id === id)?.byMapping)
    expect(words.filter((word) => word !== "else" && !page.includes(word))).toEqual([]);
});
