/**
 * A finished case as tables in a store, for whoever asks many questions of it: every table that claque knows is there, an absent one empty,
 * a column that an older version did not write NULL. Files whose size is not the manifest's are told before anything is read.
 */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { CaseError, type QualityReport, TABLES, type Table } from "../model/index.js";
import { createTable, dropRelation, fileLiteral, identifier, Store } from "../store/index.js";
import { assertFinished } from "./case.js";
import { refusePattern } from "./case-folder.js";
import { type Manifest, readManifest } from "./manifest.js";
import { readQuality } from "./quality-file.js";

/** Tables of a case in one store. Close the store when done. */
export interface CaseStore {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly quality: QualityReport;
  readonly store: Store;
  /** Tables and columns that this version writes and the case lacks: it was made by an older one. */
  readonly lacking: readonly string[];
}

/** Tables that no finished case holds. */
const PASSING: ReadonlySet<string> = new Set(["raw", "text_families", "phrase_families", "image_families"]);

/** Opens a case. Throws `CaseError` where the folder is none, its run is not finished, or a file is not what the manifest names. */
export async function openCaseStore(
  folder: string,
  machine: { readonly memoryBytes: number; readonly threads: number },
): Promise<CaseStore> {
  refusePattern(folder);
  const manifest = await readManifest(folder);
  assertFinished(folder, manifest, "open");
  const lacking = await assertSizes(folder, manifest);
  const quality = await readQuality(folder);
  const store = await Store.open(machine);
  try {
    for (const table of TABLES)
      if (!PASSING.has(table.name)) lacking.push(...(await viewTable(store, folder, table)));
    return { folder, manifest, quality, store, lacking };
  } catch (cause) {
    store.close();
    throw cause;
  }
}

/** Throws for a file of the manifest that is absent or of another size; a report that is absent is no harm. */
async function assertSizes(folder: string, manifest: Manifest): Promise<string[]> {
  for (const { file, bytes } of manifest.stages.flatMap((stage) => stage.outputs)) {
    if (file === "report.html") continue;
    const there = await stat(join(folder, file)).catch(() => null);
    if (there?.size !== bytes)
      throw new CaseError(
        `open: ${file} ${there ? `has ${there.size} bytes, the manifest names ${bytes}` : "is not there"}. Run claque verify ${folder} to see what changed; restore the files, or analyze again into a new folder.`,
      );
  }
  return [];
}

/** Makes a view of the table's file with every column of the model; what it lacks. */
async function viewTable(store: Store, folder: string, table: Table): Promise<string[]> {
  const path = join(folder, `${table.name}.parquet`);
  if (!(await stat(path).catch(() => null))) {
    await createTable(store, table);
    return [table.name];
  }
  try {
    const source = `read_parquet(${fileLiteral(path, "read")}, hive_partitioning = false)`;
    const held = await store.rows<{ column_name: string }>(`DESCRIBE SELECT * FROM ${source}`);
    const names = new Set(held.map((row) => row.column_name));
    const columns = table.columns.map(({ name, type }) =>
      names.has(name) ? identifier(name) : `CAST(NULL AS ${type}) AS ${identifier(name)}`,
    );
    await dropRelation(store, table.name);
    await store.run(`CREATE VIEW ${identifier(table.name)} AS SELECT ${columns.join(", ")} FROM ${source}`);
    return table.columns.filter(({ name }) => !names.has(name)).map(({ name }) => `${table.name}.${name}`);
  } catch (cause) {
    throw new CaseError(
      `open: ${table.name}.parquet cannot be read. Run claque verify ${folder} to see what changed.`,
      { cause },
    );
  }
}
