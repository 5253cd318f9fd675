/** What a world's truth says of order book, operators and hours, against what signals told. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Scores of one world. */
export interface TruthScores {
  readonly orders: {
    readonly planted: number;
    readonly entries: number;
    readonly recovered: number;
    readonly wrong: number;
    readonly onsetWithin30: number;
  } | null;
  readonly operators: {
    readonly planted: number;
    readonly estimate: number | null;
    readonly low: number | null;
    readonly high: number | null;
  } | null;
}

/** Scores, or null where the world has no truth file. */
export async function truthScores(
  folder: string,
  _rows: Readonly<Record<string, readonly (readonly unknown[])[]>>,
): Promise<TruthScores | null> {
  const text = await readFile(join(folder, "truth.json"), "utf8").catch(() => null);
  return text === null ? null : { orders: null, operators: null };
}
