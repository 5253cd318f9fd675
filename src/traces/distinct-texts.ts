/** The distinct texts of a case, each once and in order of first appearance, for the traces that sort texts into families. */
import type { RunContext } from "../model/index.js";
import { dropRelation, identifier, type Store } from "../store/index.js";
import type { TextBatch } from "./family-sorter.js";

const BATCH = 20_000;

/** SQL of `distinct_texts`: each text once, numbered by its first appearance. Reposts are left out: they copy by design. */
export const distinctTextsSql = (): string =>
  `CREATE OR REPLACE TABLE distinct_texts AS
   SELECT (row_number() OVER (ORDER BY first_time, text) - 1)::INTEGER AS number, text, events
   FROM (SELECT text, min(time_utc) AS first_time, count(*) AS events FROM events
     WHERE kind IS DISTINCT FROM 'repost' AND trim(text) <> '' AND time_utc IS NOT NULL GROUP BY text)
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

/** The texts of `distinct_texts`, or of a table like it, batch by batch. */
export async function* textBatches(
  store: Store,
  { table, column }: { readonly table: string; readonly column: string },
  run: RunContext,
): AsyncGenerator<TextBatch> {
  for (let from = 0; ; ) {
    run.signal.throwIfAborted();
    const texts: string[] = [];
    for await (const chunk of store.chunks(
      `SELECT ${identifier(column)} FROM ${identifier(table)} WHERE number >= ? AND number < ? ORDER BY number`,
      [from, from + BATCH],
    ))
      texts.push(...(chunk.values(0) as string[]));
    if (texts.length === 0) return;
    yield { from, texts };
    run.progress.advance(texts.length);
    from += texts.length;
  }
}
