/** The distinct texts of a case, each once and in order of first appearance, for the traces that sort texts into families. */
import type { RunContext } from "../model/index.js";
import { foldText } from "../stats/index.js";
import type { Store } from "../store/index.js";

const BATCH = 20_000;

/** Where a text belongs. */
export interface TextPlace {
  readonly family: number;
  readonly similarity: number;
  /** Whether it is the first of its family. */
  readonly founder: boolean;
}

/** SQL of `distinct_texts`: each text once, numbered by its first appearance. Reposts are left out: they copy by design. */
export const distinctTextsSql = (): string =>
  `CREATE OR REPLACE TEMP TABLE distinct_texts AS
   SELECT (row_number() OVER (ORDER BY first_time, text) - 1)::INTEGER AS number, text, events
   FROM (SELECT text, min(time_utc) AS first_time, count(*) AS events FROM events
     WHERE kind IS DISTINCT FROM 'repost' AND trim(text) <> '' AND time_utc IS NOT NULL GROUP BY text)
   ORDER BY number`;

/** Makes `distinct_texts`; how many there are, and events that bear one. */
export async function makeDistinctTexts(store: Store): Promise<{ texts: number; events: number }> {
  await store.run(distinctTextsSql());
  const totals = await store.row<{ texts: number; events: number }>(
    "SELECT count(*) AS texts, coalesce(sum(events), 0)::BIGINT AS events FROM distinct_texts",
  );
  return totals ?? { texts: 0, events: 0 };
}

/** Some texts of `distinct_texts`, folded, by number from the first on; "" where folding leaves too little. */
export interface FoldedBatch {
  readonly from: number;
  readonly folded: readonly string[];
}

/** The texts of `distinct_texts`, folded, batch by batch; `fold` where not in the usual way. */
export async function* foldedTexts(
  store: Store,
  { minimumCharacters, fold = foldText }: { minimumCharacters: number; fold?: (text: string) => string },
  run: RunContext,
): AsyncGenerator<FoldedBatch> {
  for await (const { from, texts } of batches(store, "distinct_texts", "text", run)) {
    const folded = texts.map(fold);
    yield { from, folded: folded.map((text) => (text.length < minimumCharacters ? "" : text)) };
  }
}

/** Keeps folded texts in `folded_texts` on their way, for reading them again without folding. */
export async function* keptFolded(
  store: Store,
  folded: AsyncIterable<FoldedBatch>,
): AsyncGenerator<FoldedBatch> {
  await store.run("CREATE OR REPLACE TEMP TABLE folded_texts (number INTEGER, folded VARCHAR)");
  for await (const batch of folded) {
    const numbers = Int32Array.from(batch.folded, (_, i) => batch.from + i);
    await store.append("folded_texts", ["INTEGER", "VARCHAR"], [numbers, [...batch.folded]]);
    yield batch;
  }
}

/** The texts that `keptFolded` kept. */
export async function* readFolded(store: Store, run: RunContext): AsyncGenerator<FoldedBatch> {
  for await (const { from, texts } of batches(store, "folded_texts", "folded", run))
    yield { from, folded: texts };
}

async function* batches(
  store: Store,
  table: "distinct_texts" | "folded_texts",
  column: "text" | "folded",
  run: RunContext,
): AsyncGenerator<{ from: number; texts: string[] }> {
  for (let from = 0; ; ) {
    run.signal.throwIfAborted();
    const texts: string[] = [];
    for await (const chunk of store.chunks(
      `SELECT ${column} FROM ${table} WHERE number >= ? AND number < ? ORDER BY number`,
      [from, from + BATCH],
    ))
      texts.push(...(chunk.values(0) as string[]));
    if (texts.length === 0) return;
    yield { from, texts };
    run.progress.advance(texts.length);
    from += texts.length;
  }
}

/**
 * Places texts of `distinct_texts`: makes `text_places` (number, family, similarity) and `family_names` (family, family_id). Texts that
 * fold to the same are placed once; null means that a text has no family. Returns how many folded texts were long enough.
 */
export async function placeTexts(
  store: Store,
  texts: AsyncIterable<FoldedBatch>,
  options: {
    readonly place: (folded: string) => TextPlace | null;
    readonly nameOf: (folded: string) => string;
    /** Names of families that were founded before. */
    readonly names?: readonly string[];
    /** Asked in the end: for each family the one whose name it bears; its own where absent. */
    readonly storyOf?: () => Int32Array;
  },
): Promise<number> {
  await store.run(
    "CREATE OR REPLACE TEMP TABLE text_places (number INTEGER, family INTEGER, similarity DOUBLE)",
  );
  await store.run("CREATE OR REPLACE TEMP TABLE family_names (family INTEGER, family_id VARCHAR)");
  const seen = new Map<string, TextPlace | null>();
  const names = [...(options.names ?? [])];
  for await (const { from, folded } of texts) {
    const places: (TextPlace & { number: number })[] = [];
    folded.forEach((text, i) => {
      if (text === "") return;
      let place = seen.get(text);
      if (place === undefined) {
        place = options.place(text);
        if (place?.founder) names.push(options.nameOf(text));
        seen.set(text, place);
      }
      if (place) places.push({ number: from + i, ...place });
    });
    await store.append(
      "text_places",
      ["INTEGER", "INTEGER", "DOUBLE"],
      [
        Int32Array.from(places, (p) => p.number),
        Int32Array.from(places, (p) => p.family),
        Float64Array.from(places, (p) => p.similarity),
      ],
    );
  }
  const own = Int32Array.from(names.keys());
  const named = options.storyOf?.() ?? own;
  await store.append(
    "family_names",
    ["INTEGER", "VARCHAR"],
    [own, Array.from(named, (family) => names[family])],
  );
  return seen.size;
}

/** Drops what is made here. */
export async function dropDistinctTexts(store: Store): Promise<void> {
  for (const table of ["distinct_texts", "folded_texts", "text_places", "family_names"])
    await store.run(`DROP TABLE IF EXISTS ${table}`);
}
