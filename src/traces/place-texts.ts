/** Sorts the texts of `distinct_texts` into families, in this thread or beside it, and keeps in tables where each belongs. */
import { createHash } from "node:crypto";
import { Thread } from "../files/index.js";
import type { RunContext } from "../model/index.js";
import { comparedTextSql, dropRelation, identifier, type Store } from "../store/index.js";
import {
  FOLDS,
  familySorter,
  type Placed,
  type Sorted,
  type SorterPlan,
  type TextBatch,
} from "./family-sorter.js";

/** Fewer texts are sorted in this thread: one of its own costs more to start. */
const FEW_TEXTS = 20_000;
/** Texts that are placed at a time. */
const BATCH = 20_000;

/** Whoever sorts: a `FamilySorter` here, or in a thread. Close it when done. */
export interface Sorter {
  take(batch: TextBatch): Promise<void>;
  prepare(): Promise<number>;
  place(from: number, to: number): Promise<Placed>;
  end(): Promise<Sorted>;
  close(): Promise<void>;
}

/** Opens a sorter, in a thread of its own where there are threads to spare and texts enough. */
export function openSorter(plan: SorterPlan, threads: number, run: RunContext): Sorter {
  if (threads < 2 || plan.texts < FEW_TEXTS) {
    const sorter = familySorter(plan);
    return {
      take: async (batch) => sorter.take(batch),
      prepare: async () => sorter.prepare(),
      place: async (from, to) => sorter.place(from, to),
      end: async () => sorter.end(),
      close: async () => {},
    };
  }
  const thread = new Thread({ beside: import.meta.url, name: "family-thread", stage: "traces" }, run);
  thread.ask({ plan }).catch(() => {});
  return {
    take: (batch) => thread.ask({ batch }),
    prepare: () => thread.ask({ prepare: true }),
    place: (from, to) => thread.ask({ from, to }),
    end: () => thread.ask({ end: true }),
    close: () => thread.close(),
  };
}

/** Looks at each text in its course: it is taken, something is prepared, it is placed. */
export const LOOKS = 3;

/** Sorts all texts of a plan; what is known of each stretch of them, in order. Progress advances by `LOOKS` times the texts. */
export async function* sortedTexts(
  sorter: Sorter,
  { texts }: SorterPlan,
  batches: AsyncIterable<TextBatch & { readonly texts: number }>,
  run: RunContext,
): AsyncGenerator<Placed> {
  let before: Promise<void> = Promise.resolve();
  for await (const batch of batches) {
    const next = sorter.take(batch);
    next.catch(() => {});
    await before;
    before = next;
    run.progress.advance(batch.texts);
  }
  await before;
  for (let done = 0; done < 1; ) {
    run.signal.throwIfAborted();
    const share = await sorter.prepare();
    run.progress.advance(texts * (share - done));
    done = share;
  }
  for (let from = 0; from < texts; from += BATCH) {
    run.signal.throwIfAborted();
    const to = Math.min(texts, from + BATCH);
    yield await sorter.place(from, to);
    run.progress.advance(to - from);
  }
}

/** Tables of one sort of families. */
const places = (sort: SorterPlan["sort"]) => identifier(`${sort}_places`);
const founders = (sort: SorterPlan["sort"]) => identifier(`${sort}_founders`);
const names = (sort: SorterPlan["sort"]) => identifier(`${sort}_names`);
const familyNames = (sort: SorterPlan["sort"]) => identifier(`${sort}_family_names`);

/**
 * Keeps the places of texts in a table (number, family, similarity) and the names of families that several events are in in another (family, family_id);
 * `placedSql` reads both. Returns how many texts differ after folding and were long enough.
 */
export async function keepPlaces(
  store: Store,
  placed: AsyncIterable<Placed>,
  sorter: Sorter,
  sort: SorterPlan["sort"],
): Promise<number> {
  await store.run(
    `CREATE OR REPLACE TABLE ${places(sort)} (number INTEGER, family INTEGER, similarity DOUBLE)`,
  );
  for await (const { numbers, families, similarities } of placed)
    await store.append(`${sort}_places`, ["INTEGER", "INTEGER", "DOUBLE"], [numbers, families, similarities]);
  const sorted = await sorter.end();
  await nameFamilies(store, sorted, sort);
  return sorted.texts;
}

/** A name is a hash of the first text, folded; most families are one text alone and need none. */
async function nameFamilies(store: Store, sorted: Sorted, sort: SorterPlan["sort"]): Promise<void> {
  await store.run(
    `CREATE OR REPLACE TABLE ${founders(sort)} (family INTEGER, number INTEGER, story INTEGER)`,
  );
  await store.append(
    `${sort}_founders`,
    ["INTEGER", "INTEGER", "INTEGER"],
    [Int32Array.from(sorted.founders.keys()), sorted.founders, sorted.stories],
  );
  const stories: number[] = [];
  const told: string[] = [];
  for await (const chunk of store.chunks(firstTextsSql(sort), [])) {
    for (const story of chunk.values(0) as number[]) stories.push(story);
    for (const text of chunk.values(1) as string[]) told.push(familyName(sort, FOLDS[sort](text)));
  }
  await store.run(`CREATE OR REPLACE TABLE ${names(sort)} (story INTEGER, family_id VARCHAR)`);
  await store.append(`${sort}_names`, ["INTEGER", "VARCHAR"], [Int32Array.from(stories), told]);
  await store.run(
    `CREATE OR REPLACE TABLE ${familyNames(sort)} AS SELECT family, family_id FROM ${founders(sort)} JOIN ${names(sort)} USING (story)`,
  );
}

/** Name of a family, after its first text. */
const familyName = (sort: SorterPlan["sort"], folded: string): string =>
  `${sort}:${createHash("sha256").update(folded).digest("hex").slice(0, 12)}`;

/** SQL: first texts of the families that several events are in. */
const firstTextsSql = (sort: SorterPlan["sort"]): string => `
  WITH told AS (
    SELECT f.story FROM ${places(sort)} p JOIN ${founders(sort)} f USING (family) JOIN distinct_texts d ON d.number = p.number
    GROUP BY f.story HAVING sum(d.events) > 1)
  SELECT f.family, d.text FROM told JOIN ${founders(sort)} f ON f.family = told.story JOIN distinct_texts d ON d.number = f.number
  ORDER BY f.family`;

/** SQL of where each event belongs: event_id, number of its text, family_id, similarity. Texts of families with a name are few: they are put together first, and events looked up in them. */
export const placedSql = (sort: SorterPlan["sort"]): string =>
  `WITH placed AS MATERIALIZED (
     SELECT d.text, d.number, n.family_id, p.similarity
     FROM ${familyNames(sort)} n JOIN ${places(sort)} p USING (family) JOIN distinct_texts d USING (number))
   SELECT e.event_id, p.number, p.family_id, p.similarity FROM events e JOIN placed p ON p.text = ${comparedTextSql("e")}
   WHERE e.kind IS DISTINCT FROM 'repost' AND e.time_utc IS NOT NULL`;

/** Drops what `keepPlaces` made. */
export async function dropPlaces(store: Store, sort: SorterPlan["sort"]): Promise<void> {
  for (const table of ["places", "founders", "names", "family_names"])
    await dropRelation(store, `${sort}_${table}`);
}
