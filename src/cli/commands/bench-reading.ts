/** `claque bench reading`: how fast exports are read, in how much memory, beside DuckDB's own reader. */
import { benchReading, type ReadingOptions, readingTable, writeBench } from "../../bench/index.js";
import type { RunContext } from "../../model/index.js";
import { VERSION } from "../../pipeline/version.js";
import { write } from "../machine.js";
import { machine } from "./bench-machine.js";

/** Options of the bench, and the file for its JSON. */
export interface ReadingFlags extends ReadingOptions {
  readonly to: string | null;
}

/** Measures, writes JSON where asked, prints the table. */
export async function readingBench({ to, ...options }: ReadingFlags, context: RunContext): Promise<void> {
  const reading = await benchReading(options, context);
  if (to) await writeBench(to, { claque: VERSION, machine: machine(), reading });
  await write(`${readingTable(reading)}\n`);
}
