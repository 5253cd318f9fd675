/** What the commands of `simulate` share: seed and folder as typed, and the line that says what was written. */
import { UsageError } from "../model/index.js";
import type { SimulatedFiles } from "../pipeline/worlds.js";
import { printable } from "./printable.js";

/** The seed as typed; throws `UsageError`. */
export function seedOf(text: string): number {
  const seed = Number(text);
  if (text.trim() === "" || !Number.isInteger(seed) || seed < 0 || seed > 0xffffffff)
    throw new UsageError(`--seed: not a whole number from 0 to 4294967295, "${text}".`);
  return seed;
}

/** The folder as typed; throws `UsageError` where there is none. */
export function outOf(folder: string | undefined): string {
  if (!folder) throw new UsageError("--out: no folder was named. Add --out DIR.");
  return folder;
}

/** What was written, in one line. */
export const writtenWords = (files: SimulatedFiles): string =>
  `${files.events.toLocaleString("en")} events by ${files.accounts.toLocaleString("en")} accounts, ${files.planted} of them planted: ${printable(files.eventsPath)}\n`;
