/** Every fixture is recognised for what it is, and shown: source, reason, fields, first rows, nothing to type. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { quietContext } from "../../src/model/index.js";
import { inspectInput, SOURCES } from "../../src/sources/index.js";
import { Store } from "../../src/store/index.js";
import { inFolder } from "./read.js";

const FIXTURES = fileURLToPath(new URL("../fixtures/", import.meta.url));
const files = SOURCES.filter((source) => !source.byMapping).flatMap(({ id }) =>
  readdirSync(join(FIXTURES, id))
    .filter((name) => !/\.(?:expected|expected-changed|options)\.json$/.test(name))
    .map((name) => [id, name] as const),
);

it.each(files)("%s: %s", async (id, name) => {
  const store = await Store.open({ memoryBytes: 2e8, threads: 1 });
  try {
    const found = await inFolder((workFolder) =>
      inspectInput(
        store,
        {
          input: { path: join(FIXTURES, id, name), name },
          read: { source: null, map: {}, timezone: null, maxRejected: 1 },
          workFolder,
        },
        quietContext(),
      ),
    );
    expect([found.source, found.hint, found.candidates[0].source]).toEqual([id, null, id]);
    expect(found.recognisedBy).toMatch(/\d of|: /);
    expect(found.rows.length).toBeGreaterThan(0);
    expect(Object.keys(found.mapping)).toEqual(expect.arrayContaining(["account", "time"]));
  } finally {
    store.close();
  }
});
