/** Turns the table `raw` into `events` and `accounts`, and writes the quality report. */
import type { IdentityPlan, InputQuality, QualityReport, ReadPlan, RunContext } from "../model/index.js";
import { dropRelation, type Store } from "../store/index.js";
import { makeAccountRows } from "./account-rows.js";
import { apartClocks } from "./apart-clocks.js";
import { EventLists } from "./event-lists.js";
import { makeEventRows } from "./event-rows.js";
import { filePrecisions } from "./file-precision.js";
import { Identities } from "./identities.js";
import { MediaHashes } from "./media-hashes.js";
import { makeProfileRows } from "./profile-rows.js";
import { qualityReport } from "./quality-report.js";
import { quarantine } from "./quarantine.js";
import { makeReadRows } from "./read-rows.js";
import { withSharedAddresses } from "./shared-addresses.js";
import { knownZone, requireZones } from "./zones.js";

/** Lists and words of `read_rows` in which accounts may be named. */
const NAMING = ["links", "hashtags", "objects", "client"];

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
  let lists: EventLists | null = null;
  try {
    const read = { ...options.read, timezone };
    const made = await makeReadRows(store, { read, hidden: identities.hidden }, inputs, run);
    const { filled, values, blocks, orders, damagedReferences, mendedPosts } = made;
    await requireZones(store, inputs);
    await quarantine(store, inputs, identities.hidden);
    const told = await withSharedAddresses(store, read, inputs);
    await dropRelation(store, "raw");
    const apart = inputs.length > 1 && filled.has("post") ? await apartClocks(store) : [];
    if (
      ["mentions", "text"].some((list) => filled.has(list)) ||
      (identities.hidden && NAMING.some((list) => filled.has(list)))
    )
      await identities.learn(store);
    if (identities.hidden && filled.has("account_name") && filled.has("links"))
      await identities.learnPeople(store);
    const hashes = options.read.media ? await MediaHashes.of(options.read.media, run) : null;
    lists = await EventLists.open(store, filled, { identities, hashes });
    const precisions = await filePrecisions(store);
    const rows = { filled, values, blocks, lists, precisions, identities, mediaRenamed: hashes !== null };
    const duplicates = await makeEventRows(store, rows, run);
    run.progress.start("Listing accounts");
    await makeAccountRows(store, filled, identities.hidden);
    await makeProfileRows(store, { identities, key: options.key, hashes });
    const sharedHandles = filled.has("account_handle") ? await handlesShared(store) : 0;
    const { shorteners, stopObjects, media, unreadLists } = await lists.findings();
    return await qualityReport(store, {
      inputs: told,
      apartClocks: apart,
      stopObjects,
      duplicates,
      orders,
      damagedReferences,
      mendedPosts,
      shorteners,
      unreadLists,
      sharedHandles,
      media: hashes && { ...hashes.counts, ...media },
    });
  } finally {
    await lists?.close();
    await dropRelation(store, "read_rows");
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
