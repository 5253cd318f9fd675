/** The distinct texts of a case, each once and in order of first appearance, for the traces that sort texts into families. */
import type { RunContext } from "../model/index.js";
import { foldText, Numbers, TextNumbers } from "../stats/index.js";
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

/** How texts are placed and families named. */
export interface Placing {
  readonly place: (folded: string) => TextPlace | null;
  readonly fold: (text: string) => string;
  readonly nameOf: (folded: string) => string;
  /** Numbers of the first texts of families that were founded before. */
  readonly founders?: Iterable<number>;
  /** Asked in the end: for each family the one whose name it bears; its own where absent. */
  readonly storyOf?: () => Int32Array;
}

/**
 * Places texts of `distinct_texts`: makes `text_places` (number, family, similarity) and `family_names` (family, family_id) of families that several
 * events are in. Texts that fold to the same are placed once; null means that a text has no family. Returns how many folded texts were long enough.
 */
export async function placeTexts(
  store: Store,
  texts: AsyncIterable<FoldedBatch>,
  options: Placing,
): Promise<number> {
  await store.run(
    "CREATE OR REPLACE TEMP TABLE text_places (number INTEGER, family INTEGER, similarity DOUBLE)",
  );
  const seen = new TextNumbers();
  const [families, similarities] = [new Numbers(Int32Array), new Numbers(Float64Array)];
  const founders = new Numbers(Int32Array);
  for (const number of options.founders ?? []) founders.push(number);
  for await (const { from, folded } of texts) {
    const numbers: number[] = [];
    const known: number[] = [];
    folded.forEach((text, i) => {
      if (text === "") return;
      const first = seen.size;
      const at = seen.of(text);
      if (at === first) {
        const place = options.place(text);
        if (place?.founder) founders.push(from + i);
        families.push(place?.family ?? -1);
        similarities.push(place?.similarity ?? 0);
      }
      if (families.at(at) < 0) return;
      numbers.push(from + i);
      known.push(at);
    });
    await store.append(
      "text_places",
      ["INTEGER", "INTEGER", "DOUBLE"],
      [
        Int32Array.from(numbers),
        Int32Array.from(known, (at) => families.at(at)),
        Float64Array.from(known, (at) => similarities.at(at)),
      ],
    );
  }
  await nameFamilies(store, founders.all(), options);
  return seen.size;
}

/** Makes `family_names`. A name is a hash of the first text; most families are one text alone and need none. */
async function nameFamilies(store: Store, founders: Int32Array, options: Placing): Promise<void> {
  const own = Int32Array.from(founders.keys());
  await store.run(
    "CREATE OR REPLACE TEMP TABLE text_founders (family INTEGER, number INTEGER, story INTEGER)",
  );
  await store.append(
    "text_founders",
    ["INTEGER", "INTEGER", "INTEGER"],
    [own, founders, options.storyOf?.() ?? own],
  );
  const stories: number[] = [];
  const names: string[] = [];
  for await (const chunk of store.chunks(FIRST_TEXTS, [])) {
    for (const story of chunk.values(0) as number[]) stories.push(story);
    for (const text of chunk.values(1) as string[]) names.push(options.nameOf(options.fold(text)));
  }
  await store.run("CREATE OR REPLACE TEMP TABLE story_names (story INTEGER, family_id VARCHAR)");
  await store.append("story_names", ["INTEGER", "VARCHAR"], [Int32Array.from(stories), names]);
  await store.run(
    "CREATE OR REPLACE TEMP TABLE family_names AS SELECT family, family_id FROM text_founders JOIN story_names USING (story)",
  );
}

/** SQL: first texts of the families that several events are in. */
const FIRST_TEXTS = `
  WITH told AS (
    SELECT f.story FROM text_places p JOIN text_founders f USING (family) JOIN distinct_texts d ON d.number = p.number
    GROUP BY f.story HAVING sum(d.events) > 1)
  SELECT f.family, d.text FROM told JOIN text_founders f ON f.family = told.story JOIN distinct_texts d ON d.number = f.number
  ORDER BY f.family`;

/** Drops what is made here. */
export async function dropDistinctTexts(store: Store): Promise<void> {
  for (const table of [
    "distinct_texts",
    "folded_texts",
    "text_places",
    "text_founders",
    "story_names",
    "family_names",
  ])
    await store.run(`DROP TABLE IF EXISTS ${table}`);
}
