/**
 * Families of texts that tell the same in other words: `events` and `text_families` → `phrase_families`. Distinct texts are folded in order of
 * their first appearance; their phrases are counted, some may found a family, all are placed.
 */
import { PHRASE_FAMILIES, type RunContext, UsageError } from "../model/index.js";
import { createTable, type Store } from "../store/index.js";
import { type DistinctTexts, dropDistinctTexts, makeDistinctTexts, textBatches } from "./distinct-texts.js";
import { dropPlaces, keepPlaces, LOOKS, openSorter, placedSql, sortedTexts } from "./place-texts.js";

/** How alike texts must be to tell the same. */
export interface PhraseFamilyOptions {
  /** Characters after folding below which a text has no family. */
  readonly minimumCharacters: number;
  /** Weighted Jaccard similarity of recurring phrases to the family's first text, above 0, to 1. */
  readonly similarity: number;
  /** Threads to use; one if left out. They change nothing but the time. */
  readonly threads?: number;
}

/** What was found: families of several wordings, and events in them. */
export interface PhraseFamilyCounts {
  readonly families: number;
  readonly events: number;
}

/**
 * Creates `phrase_families` anew and fills it; `text_families` stands already. Reposts are left out. A family that is one wording, that is, one family
 * of `text_families`, gets no rows: the trace of wording has it. Shuffled rows give the same families. Throws `UsageError` for a similarity outside 0 to 1.
 */
export async function makePhraseFamilies(
  store: Store,
  options: PhraseFamilyOptions,
  run: RunContext,
): Promise<PhraseFamilyCounts> {
  checkPhraseFamilies(options);
  const distinct = await makeDistinctTexts(store);
  run.progress.start("phrases", LOOKS * distinct.texts, "looks at texts");
  await sortStories(store, options, distinct, run);
  const found = await fillPhraseFamilies(store);
  await dropDistinctTexts(store);
  run.progress.end();
  return found;
}

/** Throws `UsageError` for a similarity outside 0 to 1. */
export function checkPhraseFamilies({ similarity }: PhraseFamilyOptions): void {
  if (!(similarity > 0 && similarity <= 1))
    throw new UsageError(`co-phrase: similarity must be above 0 and at most 1, ${similarity}. Use 0.2.`);
}

/** Sorts the texts of `distinct_texts` by what they tell, for `fillPhraseFamilies`. */
export async function sortStories(
  store: Store,
  options: PhraseFamilyOptions,
  { texts }: DistinctTexts,
  run: RunContext,
): Promise<void> {
  const { similarity, minimumCharacters, threads = 1 } = options;
  const plan = { sort: "phrases", texts, similarity, minimumCharacters } as const;
  const sorter = openSorter(plan, threads, run);
  try {
    await keepPlaces(store, sortedTexts(sorter, plan, textBatches(store, run), run), sorter, "phrases");
  } finally {
    await sorter.close();
  }
}

/** Creates `phrase_families` anew and fills it after `sortStories`. */
export async function fillPhraseFamilies(store: Store): Promise<PhraseFamilyCounts> {
  await createTable(store, PHRASE_FAMILIES);
  await store.run(phraseFamiliesSql());
  await dropPlaces(store, "phrases");
  const found = await store.row<PhraseFamilyCounts>(
    "SELECT count(DISTINCT family_id) AS families, count(*) AS events FROM phrase_families",
  );
  return found ?? { families: 0, events: 0 };
}

/** SQL that fills `phrase_families`; families of a single wording get no row. */
const phraseFamiliesSql = (): string =>
  `INSERT INTO phrase_families
   WITH told AS (
     SELECT p.event_id, p.family_id, p.similarity, coalesce(t.family_id, 'alone:' || p.number) AS wording
     FROM (${placedSql("phrases")}) p LEFT JOIN text_families t USING (event_id))
   SELECT event_id, family_id, similarity FROM told
   QUALIFY min(wording) OVER (PARTITION BY family_id) <> max(wording) OVER (PARTITION BY family_id)
   ORDER BY event_id`;
