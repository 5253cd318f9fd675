/** What `inspect` says of an input: layout, source, mapping, first rows; nothing is left behind. */
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { quietContext } from "../../src/model/index.js";
import { type Inspection, inspectInput } from "../../src/sources/index.js";
import { rowCount, Store } from "../../src/store/index.js";
import { inFolder } from "./read.js";

const inspect = (text: string): Promise<Inspection> =>
  inFolder(async (folder) => {
    const [path, workFolder] = [join(folder, "input.txt"), folder];
    await writeFile(path, text);
    const store = await Store.open({ memoryBytes: 200e6, threads: 1 });
    try {
      const read = { source: null, map: {}, timezone: null, maxRejected: 1 };
      const found = await inspectInput(
        store,
        { input: { path, name: "input.txt" }, read, workFolder },
        quietContext(),
      );
      expect(await readdir(folder)).toEqual(["input.txt"]);
      expect(await rowCount(store, "duckdb_tables")).toBe(0);
      return found;
    } finally {
      store.close();
    }
  });

it("shows a known table with its first rows", async () => {
  const rows = Array.from({ length: 9 }, (_, i) => `o${i},a${i},c${i},162388109${i}`);
  const found = await inspect(["object_id,account_id,content_id,timestamp_share", ...rows].join("\n"));
  expect(found).toMatchObject({
    source: "shares",
    recognisedBy: "shares: 4 of 4 columns",
    delimiter: ",",
    hint: null,
    unusedColumns: [],
  });
  expect(found.rows).toHaveLength(5);
  expect(found.rows[0]).toEqual({
    source_line: 2,
    platform: "unknown",
    account: "a0",
    post: "c0",
    time: "1623881090",
    kind: "share",
    objects: "o0",
  });
});

it("shows a guessed mapping and how to say it", async () => {
  const found = await inspect(
    '{"user_id":9007199254740993,"created_at":"2021-06-16T22:04:51Z","body":"x","likes":3}\n',
  );
  expect(found).toMatchObject({
    source: "generic",
    layout: "records",
    unusedColumns: ["likes"],
    rows: [{ source_line: 1, account: "9007199254740993" }],
  });
  expect(found.hint).toBe(
    "The mapping is guessed from names of columns. To say it yourself: --map account=user_id --map time=created_at --map text=body",
  );
});

it("says what to type where nothing is recognised", async () => {
  const found = await inspect("who;when;what\nx;y;z\n");
  expect(found).toMatchObject({ source: null, delimiter: ";", columns: ["who", "when", "what"], rows: [] });
  expect(found.hint).toMatch(/--map account=COLUMN --map time=COLUMN --map object=COLUMN$/);
});
