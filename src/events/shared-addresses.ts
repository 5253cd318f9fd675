/** Columns that were taken for the address of each post and are not: one address stands on rows of several accounts, as a link does. */
import type { InputQuality, ReadPlan } from "../model/index.js";
import type { Store } from "../store/index.js";

/** Share of a file's addresses that must be on rows of several accounts: a renamed account makes a few. */
const SHARED_SHARE = 0.01;

/**
 * The inputs, those with such a column with it among what accounts may share (`likelyShared.links`). Looks at columns that were guessed
 * by their names, where nothing is mapped to links. Reads `raw`.
 */
export async function withSharedAddresses(
  store: Store,
  read: ReadPlan,
  inputs: readonly InputQuality[],
): Promise<InputQuality[]> {
  const guessed = inputs.flatMap(({ likelyShared, mapping }, file) =>
    likelyShared && mapping.permalink !== undefined && mapping.links === undefined ? [file] : [],
  );
  if (guessed.length === 0 || read.map.permalink !== undefined) return [...inputs];
  const rows = await store.rows<{ file: number }>(
    `SELECT file FROM (
       SELECT source_file AS file, count(*) AS n, count(DISTINCT account) AS accounts FROM raw
       WHERE source_file IN (${guessed.join(", ")}) AND permalink IS NOT NULL AND account IS NOT NULL GROUP BY source_file, permalink)
     GROUP BY file HAVING sum(n) FILTER (accounts > 1) > sum(n) * ${SHARED_SHARE}`,
  );
  const shared = new Set(rows.map(({ file }) => file));
  return inputs.map((input, file) =>
    shared.has(file)
      ? { ...input, likelyShared: { ...input.likelyShared, links: input.mapping.permalink } }
      : input,
  );
}
