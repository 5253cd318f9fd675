/** The table `shares` of a peer's network: accounts, objects and posts as the rows have them, clocks read as those of events are. */
import type { InputQuality, ReadPlan, RunContext } from "../model/index.js";
import { dropRelation, type Store } from "../store/index.js";
import { hideShares } from "./hidden-shares.js";
import { makeReadRows } from "./read-rows.js";
import { knownZone, requireZones } from "./zones.js";

/** How to make shares. */
export interface ShareOptions {
  readonly read: ReadPlan;
  readonly inputs: readonly InputQuality[];
  /** The pseudonym key; null shows the names of the data. */
  readonly key: Buffer | null;
}

/**
 * Makes `shares` (object_id, account_id, content_id, timestamp_share in seconds, platform) from `raw`, one row for each row with one
 * object, in the order of the input. Returns how many rows have a date that does not say whether the day or the month comes first.
 * Throws `InputError` where clocks carry no zone and none was given, `UsageError` for an unknown zone.
 */
export async function makeShares(
  store: Store,
  { read, inputs, key }: ShareOptions,
  run: RunContext,
): Promise<{ readonly unclearDates: number }> {
  const timezone = await knownZone(store, read);
  try {
    await makeReadRows(store, { read: { ...read, timezone }, hidden: true }, inputs, run);
    await requireZones(store, inputs);
    await store.run(`CREATE TABLE shares AS
      SELECT raw.objects AS object_id, raw.account AS account_id, raw.post AS content_id,
        coalesce(r.micros / 1e6, TRY_CAST(raw.time AS DOUBLE)) AS timestamp_share, raw.platform
      FROM raw JOIN read_rows r USING (source_file, source_line, source_part) ORDER BY source_file, source_line, source_part`);
    const row = await store.row<{ n: number }>(
      "SELECT count(*) AS n FROM read_rows WHERE reason = 'unclear-date'",
    );
    if (key) await hideShares(store, key);
    return { unclearDates: row?.n ?? 0 };
  } finally {
    await dropRelation(store, "read_rows");
  }
}
