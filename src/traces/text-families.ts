/**
 * Families of near-duplicate text: `events` → `text_families`. Each distinct text is folded and looked at once, in order of
 * its first appearance; a family is named after its first text, so that the same text bears the same name in every case.
 */
import { createHash } from "node:crypto";
import { type RunContext, TEXT_FAMILIES, UsageError } from "../model/index.js";
import { foldText, SimilarFamilies, shingles } from "../stats/index.js";
import { createTable, type Store } from "../store/index.js";
import { dropDistinctTexts, foldedTexts, makeDistinctTexts, placeTexts } from "./distinct-texts.js";

/** How alike texts must be to be one family. */
export interface TextFamilyOptions {
  /** Characters after folding below which a text has no family: short texts are alike by chance. */
  readonly minimumCharacters: number;
  /** Jaccard similarity of shingle sets to the family's first text, above 0, to 1. */
  readonly similarity: number;
  readonly seed: number;
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
  if (!(options.similarity > 0 && options.similarity <= 1))
    throw new UsageError(
      `co-text: similarity must be above 0 and at most 1, ${options.similarity}. Use 0.7.`,
    );
  await createTable(store, TEXT_FAMILIES);
  const totals = await makeDistinctTexts(store);
  run.progress.start("texts", totals.texts, "texts");
  const families = new SimilarFamilies(options.similarity, options.seed, totals.texts);
  const texts = await placeTexts(store, foldedTexts(store, options, run), {
    place: (folded) => families.add(shingles(folded)),
    fold: foldText,
    nameOf: (folded) => familyName("text", folded),
  });
  await store.run(familiesSql());
  await dropDistinctTexts(store);
  run.progress.end();
  const found = await store.row<{ families: number; events: number }>(
    "SELECT count(DISTINCT family_id) AS families, count(*) AS events FROM text_families",
  );
  return {
    events: totals.events,
    texts,
    families: found?.families ?? 0,
    eventsInFamilies: found?.events ?? 0,
  };
}

/** SQL that fills `text_families`; families of one event get no row. */
export const familiesSql = (): string =>
  `INSERT INTO text_families
   SELECT e.event_id, n.family_id, p.similarity
   FROM events e JOIN distinct_texts d ON e.text = d.text JOIN text_places p USING (number) JOIN family_names n USING (family)
   WHERE e.kind IS DISTINCT FROM 'repost' AND e.time_utc IS NOT NULL
   QUALIFY count(*) OVER (PARTITION BY n.family_id) > 1
   ORDER BY e.event_id`;

/** Name of a family, after its first text. */
export const familyName = (sort: "text" | "phrases", folded: string): string =>
  `${sort}:${createHash("sha256").update(folded).digest("hex").slice(0, 12)}`;
