/** Makes the tables that traces prepare: families of near-equal texts and images. One place, for every caller that makes actions. */
import type { PreparedTable, RunContext, Trace } from "../model/index.js";
import type { Store } from "../store/index.js";
import { coText } from "./co-text.js";
import { type DistinctTexts, dropDistinctTexts, makeDistinctTexts } from "./distinct-texts.js";
import { makeImageFamilies } from "./image-families.js";
import { defaultParameters } from "./make-actions.js";
import {
  checkPhraseFamilies,
  fillPhraseFamilies,
  makePhraseFamilies,
  type PhraseFamilyOptions,
  sortStories,
} from "./phrase-families.js";
import { LOOKS } from "./place-texts.js";
import {
  checkTextFamilies,
  fillTextFamilies,
  makeTextFamilies,
  sortWordings,
  type TextFamilyOptions,
} from "./text-families.js";

/** The trace whose parameters a table is made with where several prepare it. */
const OWNER: Partial<Record<PreparedTable, Trace>> = { text_families: coText };

/** How tables are prepared. */
export interface PrepareOptions {
  readonly traces: readonly Trace[];
  readonly seed: number;
  /** Threads to use; one if left out. They change nothing but the time. */
  readonly threads?: number;
  /** What families of wording and of what is told may take together to be sorted side by side; without end if left out. */
  readonly memoryBytes?: number;
}

/** What both take for each distinct text (measured at 15.5 million of 65 letters). */
const BYTES_A_TEXT = 480;

/** Makes the tables that these traces prepare, with the defaults of their parameters; returns the names made. */
export async function prepareTables(
  store: Store,
  options: PrepareOptions,
  run: RunContext,
): Promise<PreparedTable[]> {
  const owners = new Map<PreparedTable, Trace>();
  for (const trace of options.traces)
    for (const table of trace.prepares) if (!owners.has(table)) owners.set(table, OWNER[table] ?? trace);
  const parameterOf = (table: PreparedTable, name: string): number =>
    Number(defaultParameters(owners.get(table) as Trace)[name]);
  const bounds = (table: PreparedTable) => ({
    minimumCharacters: parameterOf(table, "minimumCharacters"),
    similarity: parameterOf(table, "similarity"),
    threads: options.threads,
  });
  const text = owners.has("text_families") && { ...bounds("text_families"), seed: options.seed };
  const phrases = owners.has("phrase_families") && bounds("phrase_families");
  if (text && phrases) await makeBoth(store, { text, phrases, memoryBytes: options.memoryBytes }, run);
  else if (text) await makeTextFamilies(store, text, run);
  else if (phrases) await makePhraseFamilies(store, phrases, run);
  if (owners.has("image_families"))
    await makeImageFamilies(store, { distance: parameterOf("image_families", "distance") }, run);
  return [...owners.keys()];
}

interface Both {
  readonly text: TextFamilyOptions;
  readonly phrases: PhraseFamilyOptions;
  readonly memoryBytes: number | undefined;
}

/** Families of wording and of what is told, side by side where there are threads and memory: each is one long walk over the same texts, and neither needs the other until the end. */
async function makeBoth(store: Store, { text, phrases, memoryBytes }: Both, run: RunContext): Promise<void> {
  checkTextFamilies(text);
  checkPhraseFamilies(phrases);
  const distinct = await makeDistinctTexts(store);
  run.progress.start("texts", 2 * LOOKS * distinct.texts, "looks at texts");
  const fits = distinct.texts * BYTES_A_TEXT <= (memoryBytes ?? Number.POSITIVE_INFINITY);
  if (fits && (text.threads ?? 1) > 1) await sideBySide(store, text, phrases, distinct, run);
  else {
    await sortWordings(store, text, distinct, run);
    await sortStories(store, phrases, distinct, run);
  }
  run.progress.start("families of texts");
  await fillTextFamilies(store);
  await fillPhraseFamilies(store);
  await dropDistinctTexts(store);
  run.progress.end();
}

/** Each walk has a session and tables of its own. Where one fails or is stopped the other ends too. */
async function sideBySide(
  store: Store,
  text: TextFamilyOptions,
  phrases: PhraseFamilyOptions,
  distinct: DistinctTexts,
  run: RunContext,
): Promise<void> {
  const beside = await store.beside();
  const failed = new AbortController();
  const shared = { ...run, signal: AbortSignal.any([run.signal, failed.signal]) };
  const walks = [sortWordings(store, text, distinct, shared), sortStories(beside, phrases, distinct, shared)];
  try {
    await Promise.all(walks);
  } catch (cause) {
    failed.abort();
    await Promise.allSettled(walks);
    throw cause;
  } finally {
    beside.close();
  }
}
