/**
 * Families of near-duplicate text: `events` → `text_families`. Each distinct text is folded and looked at once, in order of
 * its first appearance; a family is named after its first text, so that the same text bears the same name in every case.
 */
import { createHash } from "node:crypto";
import { type RunContext, TEXT_FAMILIES, UsageError } from "../model/index.js";
import { foldText, SimilarFamilies, shingles } from "../stats/index.js";
import { createTable, type Store } from "../store/index.js";

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

const BATCH = 20_000;

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
  await store.run(distinctTextsSql());
  const totals = await store.row<{ texts: number; events: number }>(
    "SELECT count(*) AS texts, coalesce(sum(events), 0)::BIGINT AS events FROM distinct_texts",
  );
  run.progress.start("texts", totals?.texts ?? 0, "texts");
  await store.run(
    "CREATE OR REPLACE TEMP TABLE text_places (number INTEGER, family INTEGER, similarity DOUBLE)",
  );
  const { names, texts } = await placeTexts(store, options, totals?.texts ?? 0, run);
  await store.run("CREATE OR REPLACE TEMP TABLE family_names (family INTEGER, family_id VARCHAR)");
  await store.append("family_names", ["INTEGER", "VARCHAR"], [Int32Array.from(names, (_, i) => i), names]);
  await store.run(familiesSql());
  for (const table of ["distinct_texts", "text_places", "family_names"])
    await store.run(`DROP TABLE ${table}`);
  run.progress.end();
  const found = await store.row<{ families: number; events: number }>(
    "SELECT count(DISTINCT family_id) AS families, count(*) AS events FROM text_families",
  );
  return {
    events: totals?.events ?? 0,
    texts,
    families: found?.families ?? 0,
    eventsInFamilies: found?.events ?? 0,
  };
}

/** SQL of `distinct_texts`: each text once, numbered by its first appearance. */
export const distinctTextsSql = (): string =>
  `CREATE OR REPLACE TEMP TABLE distinct_texts AS
   SELECT (row_number() OVER (ORDER BY first_time, text) - 1)::INTEGER AS number, text, events
   FROM (SELECT text, min(time_utc) AS first_time, count(*) AS events FROM events
     WHERE kind IS DISTINCT FROM 'repost' AND trim(text) <> '' AND time_utc IS NOT NULL GROUP BY text)
   ORDER BY number`;

/** SQL that fills `text_families`; families of one event get no row. */
export const familiesSql = (): string =>
  `INSERT INTO text_families
   SELECT e.event_id, n.family_id, p.similarity
   FROM events e JOIN distinct_texts d ON e.text = d.text JOIN text_places p USING (number) JOIN family_names n USING (family)
   WHERE e.kind IS DISTINCT FROM 'repost' AND e.time_utc IS NOT NULL
   QUALIFY count(*) OVER (PARTITION BY n.family_id) > 1
   ORDER BY e.event_id`;

async function placeTexts(
  store: Store,
  options: TextFamilyOptions,
  expected: number,
  run: RunContext,
): Promise<{ names: string[]; texts: number }> {
  const families = new SimilarFamilies(options.similarity, options.seed, expected);
  const seen = new Map<string, { family: number; similarity: number }>();
  const names: string[] = [];
  let from = 0;
  for (;;) {
    run.signal.throwIfAborted();
    const batch = await textBatch(store, from);
    if (batch.length === 0) return { names, texts: seen.size };
    const places: { number: number; family: number; similarity: number }[] = [];
    batch.forEach((text, i) => {
      const folded = foldText(text);
      if (folded.length < options.minimumCharacters) return;
      let place = seen.get(folded);
      if (!place) {
        const member = families.add(shingles(folded));
        if (member.founder) names.push(familyName(folded));
        place = { family: member.family, similarity: member.similarity };
        seen.set(folded, place);
      }
      places.push({ number: from + i, ...place });
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
    run.progress.advance(batch.length);
    from += batch.length;
  }
}

async function textBatch(store: Store, from: number): Promise<string[]> {
  const texts: string[] = [];
  for await (const chunk of store.chunks(
    "SELECT text FROM distinct_texts WHERE number >= ? AND number < ? ORDER BY number",
    [from, from + BATCH],
  ))
    texts.push(...(chunk.values(0) as string[]));
  return texts;
}

const familyName = (folded: string): string =>
  `text:${createHash("sha256").update(folded).digest("hex").slice(0, 12)}`;
