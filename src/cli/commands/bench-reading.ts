/** `claque bench reading`: how fast exports are read, in how much memory, beside DuckDB's own reader. */
import { writeFile } from "node:fs/promises";
import { benchReading, type ReadingOptions, readingTable } from "../../bench/index.js";
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
  if (to)
    await writeFile(to, `${JSON.stringify({ claque: VERSION, machine: machine(), reading }, null, 2)}\n`);
  await write(`${readingTable(reading)}\n`);
}
