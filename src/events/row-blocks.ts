/**
 * Rows are worked on in blocks: what a block needs (distinct cells, names, joins, sorts) fits in memory however large the
 * files are. A block ends after a number of rows, or sooner where their texts are long.
 */
import { identifier, type Store } from "../store/index.js";

/** Rows of `read_rows` by their number, from the first up to, not including, `to`. */
export interface RowBlock {
  readonly from: number;
  readonly to: number;
}

/** Rows of a row group of the store; threads share work by row groups. */
const GROUP_ROWS = 122_880;
/** Rows of a block at most. */
export const BLOCK_ROWS = 9 * GROUP_ROWS;
const UNIT_ROWS = 2048;
/** Bytes of lists and texts in a block at most. */
export const BLOCK_BYTES = 32 << 20;

/** SQL: the number lies in the block. */
export const inBlock = ({ from, to }: RowBlock, number = "number"): string =>
  `${number} >= ${from} AND ${number} < ${to}`;

/** Blocks of the rows numbered from `from` up to `to` whose `cells` (columns of text, none: any) are not too much for one. */
export async function blocksBetween(
  store: Store,
  { from, to }: RowBlock,
  cells: readonly string[],
): Promise<RowBlock[]> {
  if (cells.length === 0) return [{ from, to }];
  const bytes = cells.map((cell) => `coalesce(strlen(${identifier(cell)}), 0)`).join(" + ");
  const units = await store.rows<{ unit: number; bytes: number }>(
    `SELECT (number - ${from}) // ${UNIT_ROWS} AS unit, sum(${bytes})::BIGINT AS bytes
     FROM read_rows WHERE ${inBlock({ from, to })} GROUP BY unit ORDER BY unit`,
  );
  const blocks: RowBlock[] = [];
  let [start, held] = [from, 0];
  for (const { unit, bytes } of units) {
    const at = from + unit * UNIT_ROWS;
    if (held > 0 && held + bytes > BLOCK_BYTES) {
      blocks.push({ from: start, to: at });
      [start, held] = [at, 0];
    }
    held += bytes;
  }
  return [...blocks, { from: start, to }];
}
