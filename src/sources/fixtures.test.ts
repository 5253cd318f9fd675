/** Walks the fixtures: every file in `test/fixtures/<source>/` beside the JSON that says what must come of it. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quietContext, type ReadPlan } from "../model/index.js";
import { Store } from "../store/index.js";
import { readInputs, SOURCES } from "./index.js";

const FIXTURES = fileURLToPath(new URL("../../test/fixtures/", import.meta.url));

let store: Store;
let workFolder: string;

beforeAll(async () => {
  workFolder = await mkdtemp(join(tmpdir(), "claque-fixtures-"));
  store = await Store.open({ memoryBytes: 500e6, threads: 1 });
});

afterAll(async () => {
  store.close();
  await rm(workFolder, { recursive: true });
});

async function readFixture(folder: string, file: string): Promise<unknown> {
  const path = join(FIXTURES, folder, file);
  const options = await readFile(path.replace(/\.[a-z]+$/, ".options.json"), "utf8").catch(() => "{}");
  const read: ReadPlan = {
    source: null,
    map: {},
    timezone: null,
    maxRejected: 1,
    ...(JSON.parse(options) as Partial<ReadPlan>),
  };
  const [input] = await readInputs(
    store,
    { inputs: [{ path, name: file }], read, workFolder },
    quietContext(),
  );
  const rows = await store.rows("SELECT * EXCLUDE (source_file) FROM raw ORDER BY source_line, source_part");
  const rejected = await store.rows(
    "SELECT source_line AS line, reason, detail FROM rejected ORDER BY source_line, reason",
  );
  const { rowsRead, rowsKept, rowsRejected, rowsSkipped } = input;
  const present = rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
  );
  return {
    source: input.source,
    recognisedBy: input.recognisedBy,
    encoding: input.encoding,
    delimiter: input.delimiter,
    counts: { rowsRead, rowsKept, rowsRejected, rowsSkipped },
    rejected,
    rows: present,
  };
}

describe.each(SOURCES.map((source) => source.id))("source %s", async (id) => {
  const files = (await readdir(join(FIXTURES, id))).filter(
    (file) => !/\.(?:expected|options|expected-changed)\.json$/.test(file),
  );

  it.each(files)("reads %s as its expected JSON says", async (file) => {
    const found = await readFixture(id, file);
    const base = join(FIXTURES, id, file.replace(/\.[a-z]+$/, ""));
    const expected = await readFile(`${base}.expected.json`, "utf8").catch(() => "null");
    if (JSON.stringify(found) !== JSON.stringify(JSON.parse(expected)))
      await writeFile(`${base}.expected-changed.json`, `${JSON.stringify(found, null, 1)}\n`);
    expect(found).toEqual(JSON.parse(expected));
  });
});
