/** Turns the table `raw` into `events` and `accounts`, and writes the quality report. */
import type { IdentityPlan, InputQuality, QualityReport, ReadPlan, RunContext } from "../model/index.js";
import { dropRelation, type Store } from "../store/index.js";
import { makeAccountRows } from "./account-rows.js";
import { cellsOf, makeLists } from "./event-lists.js";
import { makeEventRows } from "./event-rows.js";
import { filePrecisions } from "./file-precision.js";
import { Identities } from "./identities.js";
import { MediaHashes } from "./media-hashes.js";
import { makeProfileRows } from "./profile-rows.js";
import { qualityReport } from "./quality-report.js";
import { quarantine } from "./quarantine.js";
import { makeReadRows } from "./read-rows.js";
import { knownZone, requireZones } from "./zones.js";

/** Columns of `read_rows` in which accounts may be named. */
const NAMING = ["text", "links", "hashtags", "media", "objects", "client"];

/** Relations that are dropped at the end, whatever happens. */
const LEFT_BEHIND = [
  ...["links", "hashtags", "mentions", "media", "objects"].map(cellsOf),
  "shown_accounts",
  "shown_texts",
  "shown_clients",
];

/** How to make events. */
export interface EventOptions {
  readonly read: ReadPlan;
  readonly identity: IdentityPlan;
  /** The pseudonym key; required when `identity.mode` is `pseudonym`, never stored. */
  readonly key: Buffer | null;
}

/**
 * Makes the tables `events`, `accounts` and `profiles` from `raw`, adds to `rejected`, and returns the quality report. `inputs` is what
 * `readInputs` returned. Throws `InputError` where clocks carry no zone and none was given, `UsageError` for an unknown zone
 * or a missing key. `raw` is used up: it is dropped on the way, to save memory.
 */
export async function makeEvents(
  store: Store,
  options: EventOptions,
  inputs: readonly InputQuality[],
  run: RunContext,
): Promise<QualityReport> {
  const identities = Identities.open(options.identity, options.key);
  const timezone = await knownZone(store, options.read);
  run.progress.start("Making events", 5, "steps");
  const step = () => {
    run.signal.throwIfAborted();
    run.progress.advance(1);
  };
  try {
    const { filled, damagedReferences, mendedPosts } = await makeReadRows(
      store,
      { ...options.read, timezone },
      inputs,
    );
    await requireZones(store, inputs);
    step();
    await quarantine(store, inputs, identities.hidden);
    await dropRelation(store, "raw");
    if (filled.has("mentions") || (identities.hidden && NAMING.some((column) => filled.has(column))))
      await identities.learn(store);
    const hashes = options.read.media ? await MediaHashes.of(options.read.media, run) : null;
    const { tables, shorteners, media } = await makeLists(store, filled, { identities, hashes }, run);
    step();
    const duplicates = await makeEventRows(
      store,
      { filled, tables, precisions: await filePrecisions(store), identities, mediaRenamed: hashes !== null },
      run,
    );
    step();
    await makeAccountRows(store, filled, identities.hidden);
    await makeProfileRows(store, { identities, key: options.key, hashes });
    step();
    const sharedHandles = filled.has("account_handle") ? await handlesShared(store) : 0;
    return await qualityReport(store, {
      inputs,
      tables,
      duplicates,
      damagedReferences,
      mendedPosts,
      shorteners,
      sharedHandles,
      media: hashes && { ...hashes.counts, ...media },
    });
  } finally {
    for (const name of LEFT_BEHIND) await dropRelation(store, name);
    await store.run("DROP TABLE IF EXISTS temp.read_rows");
    await store.run("DROP TABLE IF EXISTS temp.repeated_keys");
    run.progress.end();
  }
}

async function handlesShared(store: Store): Promise<number> {
  const row = await store.row<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT platform, lower(account_handle) FROM read_rows WHERE reason IS NULL AND account_handle IS NOT NULL
     GROUP BY ALL HAVING count(DISTINCT account) > 1)`,
  );
  return row?.n ?? 0;
}
