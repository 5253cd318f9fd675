/** Reads text or a file through sources and events, as a run does; for the tests of this folder. */
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeEvents } from "../../src/events/index.js";
import { type IdentityPlan, type QualityReport, quietContext, type ReadPlan } from "../../src/model/index.js";
import { readInputs } from "../../src/sources/index.js";
import { Store } from "../../src/store/index.js";

/** What a run of both stages left. */
export interface ReadResult {
  readonly report: QualityReport;
  readonly events: Record<string, unknown>[];
  readonly accounts: Record<string, unknown>[];
  readonly rejected: { line: number; reason: string; detail: string | null; raw: string }[];
  /** Names of the tables left behind. */
  readonly tables: string[];
}

const PLAIN: IdentityPlan = { mode: "plain", purpose: "a test", keyFingerprint: null };

/** Options of `readText`: parts of the read plan, and identities. */
export interface ReadTestOptions extends Partial<ReadPlan> {
  readonly identity?: IdentityPlan;
  readonly key?: Buffer;
  readonly name?: string;
}

/** A folder of its own, removed afterwards. */
export async function inFolder<T>(action: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "claque-reading-"));
  try {
    return await action(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Reads paths. The work folder must be empty afterwards. */
export async function readPaths(
  paths: readonly string[],
  options: ReadTestOptions = {},
): Promise<ReadResult> {
  const store = await Store.open({ memoryBytes: 500e6, threads: 1 });
  try {
    return await inFolder(async (workFolder) => {
      const { identity = PLAIN, key = null, name, ...plan } = options;
      const read = { source: null, map: {}, timezone: null, maxRejected: 0.05, ...plan };
      const inputs = paths.map((path) => ({ path, name: name ?? "input" }));
      const quality = await readInputs(store, { inputs, read, workFolder }, quietContext());
      if ((await readdir(workFolder)).length) throw new Error("the work folder is not empty");
      const report = await makeEvents(store, { read, identity, key }, quality, quietContext());
      return {
        report,
        events: await store.rows("SELECT * FROM events ORDER BY event_id"),
        accounts: await store.rows("SELECT * FROM accounts ORDER BY account_id"),
        rejected: await store.rows(
          "SELECT source_line AS line, reason, detail, raw FROM rejected ORDER BY source_file, source_line, reason",
        ),
        tables: (
          await store.rows<{ name: string }>(
            "SELECT table_name AS name FROM information_schema.tables ORDER BY 1",
          )
        ).map((t) => t.name),
      };
    });
  } finally {
    store.close();
  }
}

/** Reads a text or bytes as a file. */
export const readText = (text: string | Buffer, options: ReadTestOptions = {}): Promise<ReadResult> =>
  inFolder(async (folder) => {
    const path = join(folder, "input");
    await writeFile(path, text);
    return await readPaths([path], options);
  });

/** A table of shares from rows of cells. */
export const sharesCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  ["object_id,account_id,content_id,timestamp_share", ...rows.map((row) => row.join(","))].join("\n");
