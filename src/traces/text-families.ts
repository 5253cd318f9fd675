/**
 * Families of near-duplicate text: `events` → `text_families`. Distinct texts are folded and sorted in order of
 * their first appearance; a family is named after its first text, so that the same text bears the same name in every case.
 */
import { type RunContext, TEXT_FAMILIES, UsageError } from "../model/index.js";
import { createTable, type Store } from "../store/index.js";
import { type DistinctTexts, dropDistinctTexts, makeDistinctTexts, textBatches } from "./distinct-texts.js";
import { dropPlaces, keepPlaces, LOOKS, openSorter, placedSql, sortedTexts } from "./place-texts.js";

/** How alike texts must be to be one family. */
export interface TextFamilyOptions {
  /** Characters after folding below which a text has no family: short texts are alike by chance. */
  readonly minimumCharacters: number;
  /** Jaccard similarity of shingle sets to the family's first text, above 0, to 1. */
  readonly similarity: number;
  readonly seed: number;
  /** Threads to use; one if left out. They change nothing but the time. */
  readonly threads?: number;
}

/** What was found. */
export interface TextFamilyCounts {
  /** Events with text that are no reposts. */
  readonly events: number;
  /** Distinct folded texts that were long enough. */
  readonly texts: number;
  /** Families with two events or more, and events in them. */
  readonly families: number;
  readonly eventsInFamilies: number;
}

/**
 * Creates `text_families` anew and fills it. Reposts are left out: they copy by design. The first text of a family is the
 * earliest (ties: the smaller text in byte order, so that shuffled rows give the same families). A text alone in its family
 * gets no row. Throws `UsageError` for a similarity outside 0 to 1.
 */
export async function makeTextFamilies(
  store: Store,
  options: TextFamilyOptions,
  run: RunContext,
): Promise<TextFamilyCounts> {
  checkTextFamilies(options);
  const distinct = await makeDistinctTexts(store);
  run.progress.start("texts", LOOKS * distinct.texts, "looks at texts");
  const texts = await sortWordings(store, options, distinct, run);
  const found = await fillTextFamilies(store);
  await dropDistinctTexts(store);
  run.progress.end();
  return { events: distinct.events, texts, ...found };
}

/** Throws `UsageError` for a similarity outside 0 to 1. */
export function checkTextFamilies({ similarity }: TextFamilyOptions): void {
  if (!(similarity > 0 && similarity <= 1))
    throw new UsageError(`co-text: similarity must be above 0 and at most 1, ${similarity}. Use 0.7.`);
}

/** Sorts the texts of `distinct_texts` by wording, for `fillTextFamilies`. Returns how many differ after folding and were long enough. */
export async function sortWordings(
  store: Store,
  options: TextFamilyOptions,
  { texts }: DistinctTexts,
  run: RunContext,
): Promise<number> {
  const { similarity, minimumCharacters, seed, threads = 1 } = options;
  const plan = { sort: "text", texts, similarity, minimumCharacters, seed } as const;
  const sorter = openSorter(plan, threads, run);
  try {
    return await keepPlaces(store, sortedTexts(sorter, plan, textBatches(store, run), run), sorter, "text");
  } finally {
    await sorter.close();
  }
}

/** Creates `text_families` anew and fills it after `sortWordings`. */
export async function fillTextFamilies(
  store: Store,
): Promise<Pick<TextFamilyCounts, "families" | "eventsInFamilies">> {
  await createTable(store, TEXT_FAMILIES);
  await store.run(familiesSql());
  await dropPlaces(store, "text");
  const found = await store.row<{ families: number; events: number }>(
    "SELECT count(DISTINCT family_id) AS families, count(*) AS events FROM text_families",
  );
  return { families: found?.families ?? 0, eventsInFamilies: found?.events ?? 0 };
}

/** SQL that fills `text_families`; families of one event get no row. */
const familiesSql = (): string =>
  `INSERT INTO text_families
   SELECT event_id, family_id, similarity FROM (${placedSql("text")})
   QUALIFY count(*) OVER (PARTITION BY family_id) > 1
   ORDER BY event_id`;
