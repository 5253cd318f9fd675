/** The table `raw`, with room for the fields that the inputs fill: a million rows of the others would be a third of a gigabyte. */
import { RAW } from "../model/index.js";
import { createNarrowTable, heldName, type Store, widenTable } from "../store/index.js";

/** Columns that say where a row comes from. */
export const RAW_PLACE = ["source_file", "source_line", "source_part"] as const;

/** A table to insert rows into, and its columns in their order. */
export interface Target {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Makes `raw`, empty. */
export const createRaw = (store: Store): Promise<void> =>
  createNarrowTable(store, RAW, { held: new Set(RAW_PLACE) });

/** Makes room in `raw` for fields, and says where rows with them go. */
export async function rawTarget(store: Store, fields: readonly string[]): Promise<Target> {
  return { name: heldName(RAW.name), columns: await widenTable(store, RAW, fields) };
}
