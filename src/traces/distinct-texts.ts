/** The distinct texts of a case, each once and in order of first appearance, for the traces that sort texts into families. */
import type { RunContext } from "../model/index.js";
import { FOLDED_LIMIT } from "../stats/index.js";
import { comparedTextSql, dropRelation, type Store } from "../store/index.js";
import { TEXT_END, type TextBatch } from "./family-sorter.js";

const BATCH = 20_000;
/** Characters of a text that are read: twice what folding keeps. A batch of the longest is still one string. */
const LONGEST = 2 * FOLDED_LIMIT;

/** SQL of `distinct_texts`: each text as it is compared once, numbered by its first appearance. Reposts are left out: they copy by design. */
export const distinctTextsSql = (): string =>
  `CREATE OR REPLACE TABLE distinct_texts AS
   SELECT (row_number() OVER (ORDER BY first_time, text) - 1)::INTEGER AS number, text, events
   FROM (SELECT ${comparedTextSql("e")} AS text, min(time_utc) AS first_time, count(*) AS events FROM events e
     WHERE kind IS DISTINCT FROM 'repost' AND trim(e.text) <> '' AND time_utc IS NOT NULL GROUP BY 1)
   ORDER BY number`;

/** How many distinct texts there are, and events that bear one. */
export interface DistinctTexts {
  readonly texts: number;
  readonly events: number;
}

/** Makes `distinct_texts`. */
export async function makeDistinctTexts(store: Store): Promise<DistinctTexts> {
  await store.run(distinctTextsSql());
  const totals = await store.row<DistinctTexts>(
    "SELECT count(*) AS texts, coalesce(sum(events), 0)::BIGINT AS events FROM distinct_texts",
  );
  return totals ?? { texts: 0, events: 0 };
}

/** Drops `distinct_texts`. */
export const dropDistinctTexts = (store: Store): Promise<void> => dropRelation(store, "distinct_texts");

/**
 * The texts of `distinct_texts`, batch by batch, a batch in one string: reading millions of small strings out of the store one by one costs more than folding them.
 * A `TEXT_END` inside a text comes as the character after it, which is no part of a word either.
 */
export async function* textBatches(
  store: Store,
  run: RunContext,
): AsyncGenerator<TextBatch & { readonly texts: number }> {
  for (let from = 0; ; from += BATCH) {
    run.signal.throwIfAborted();
    const row = await store.row<{ texts: number; joined: string | null }>(
      `SELECT count(*) AS texts, string_agg(replace(left(text, ${LONGEST}), ?, ?), ? ORDER BY number) AS joined
       FROM distinct_texts WHERE number >= ? AND number < ?`,
      [TEXT_END, AFTER_TEXT_END, TEXT_END, from, from + BATCH],
    );
    if (!row?.texts) return;
    yield { from, joined: row.joined ?? "", texts: row.texts };
  }
}

const AFTER_TEXT_END = String.fromCharCode(TEXT_END.charCodeAt(0) + 1);
