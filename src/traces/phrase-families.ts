/**
 * Families of texts that tell the same in other words: `events` and `text_families` → `phrase_families`. Every distinct text is looked at three times,
 * in order of first appearance: its phrases are counted, it may found a family, it is placed.
 */
import { PHRASE_FAMILIES, type RunContext, UsageError } from "../model/index.js";
import { foldText, Numbers, PhraseCounts, PhraseFamilies, phrases, TextNumbers } from "../stats/index.js";
import { createTable, type Store } from "../store/index.js";
import {
  dropDistinctTexts,
  type FoldedBatch,
  foldedTexts,
  keptFolded,
  makeDistinctTexts,
  placeTexts,
  readFolded,
} from "./distinct-texts.js";
import { familyName } from "./text-families.js";

/** How alike texts must be to tell the same. */
export interface PhraseFamilyOptions {
  /** Characters after folding below which a text has no family. */
  readonly minimumCharacters: number;
  /** Weighted Jaccard similarity of recurring phrases to the family's first text, above 0, to 1. */
  readonly similarity: number;
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
  if (!(options.similarity > 0 && options.similarity <= 1))
    throw new UsageError(
      `co-phrase: similarity must be above 0 and at most 1, ${options.similarity}. Use 0.2.`,
    );
  const { minimumCharacters } = options;
  await createTable(store, PHRASE_FAMILIES);
  const { texts } = await makeDistinctTexts(store);
  run.progress.start("phrases", 3 * texts, "texts");
  const counts = new PhraseCounts(texts);
  await eachText(keptFolded(store, foldedTexts(store, { minimumCharacters, fold: foldTold }, run)), (set) =>
    counts.add(set),
  );
  const families = new PhraseFamilies(options.similarity, counts);
  const founders = new Numbers(Int32Array);
  await eachText(readFolded(store, run), (set, number) => {
    if (families.found(set)) founders.push(number);
  });
  await placeTexts(store, readFolded(store, run), {
    place: (folded) => families.add(phrases(folded)),
    fold: foldTold,
    nameOf: (folded) => familyName("phrases", folded),
    founders: founders.all(),
    storyOf: () => families.stories(),
  });
  await store.run(phraseFamiliesSql());
  await dropDistinctTexts(store);
  run.progress.end();
  const found = await store.row<{ families: number; events: number }>(
    "SELECT count(DISTINCT family_id) AS families, count(*) AS events FROM phrase_families",
  );
  return found ?? { families: 0, events: 0 };
}

/** A text as it is compared: without the rows of hashtags and links at its ends, under which it is filed and which tell nothing. */
function foldTold(text: string): string {
  const words = text.split(/\s+/u);
  let [from, to] = [0, words.length];
  while (from < to && FILED.test(words[from])) from++;
  while (from < to && FILED.test(words[to - 1])) to--;
  return foldText(words.slice(from, to).join(" "));
}

const FILED = /^(?:[#＃]|https?:|$)/u;

/** Does something with the phrases of each folded text and its number, once where several texts fold to the same. */
async function eachText(
  texts: AsyncIterable<FoldedBatch>,
  use: (phrases: Uint32Array, number: number) => void,
): Promise<void> {
  const seen = new TextNumbers();
  for await (const { from, folded } of texts)
    for (const [i, text] of folded.entries()) {
      const known = seen.size;
      if (text !== "" && seen.of(text) === known) use(phrases(text), from + i);
    }
}

/** SQL that fills `phrase_families`; families of a single wording get no row. */
export const phraseFamiliesSql = (): string =>
  `INSERT INTO phrase_families
   WITH told AS (
     SELECT e.event_id, n.family_id, p.similarity, coalesce(t.family_id, 'alone:' || d.number) AS wording
     FROM events e JOIN distinct_texts d ON e.text = d.text JOIN text_places p USING (number) JOIN family_names n USING (family)
     LEFT JOIN text_families t USING (event_id)
     WHERE e.kind IS DISTINCT FROM 'repost' AND e.time_utc IS NOT NULL)
   SELECT event_id, family_id, similarity FROM told
   QUALIFY min(wording) OVER (PARTITION BY family_id) <> max(wording) OVER (PARTITION BY family_id)
   ORDER BY event_id`;
