/**
 * Families of near-equal images: `events` → `image_families`. Perceptual hashes of 64 or 256 bits are compared by the bits in
 * which they differ, each with those of its own length; every other medium is one family with its equals on its platform.
 */
import { IMAGE_FAMILIES, type RunContext, UsageError } from "../model/index.js";
import { NearHashes, perceptualHash } from "../stats/index.js";
import { createTable, rowCount, type Store } from "../store/index.js";
import { NOT_REPOST } from "./sql.js";

/** What was found. */
export interface ImageFamilyCounts {
  /** Distinct media, and those of them that are perceptual hashes. */
  readonly media: number;
  readonly hashes: number;
  /** Hashes that show nothing (nearly all bits alike): flat pictures, left out. */
  readonly featureless: number;
}

/** Bits that are set, or not, in a hash that still shows something: a sixteenth. */
const LEAST_SHARE = 1 / 16;

/**
 * Creates `image_families` anew and fills it. Reposts are left out. A hash joins the nearest founder within `distance` bits of
 * 256 (a quarter, rounded down, of 64), the older of two as near; founders come in order of first appearance (ties: the smaller
 * hash), so that shuffled rows give the same families. A family of one event gets no row. Throws `UsageError` for a distance
 * outside 0 to 31.
 */
export async function makeImageFamilies(
  store: Store,
  options: { readonly distance: number },
  run: RunContext,
): Promise<ImageFamilyCounts> {
  const { distance } = options;
  if (!(Number.isInteger(distance) && distance >= 0 && distance <= 31))
    throw new UsageError(`co-image: distance must be a whole number from 0 to 31, ${distance}. Use 31.`);
  await createTable(store, IMAGE_FAMILIES);
  await store.run(`CREATE OR REPLACE TEMP TABLE distinct_media AS ${distinctMediaSql}`);
  await store.run(
    "CREATE OR REPLACE TEMP TABLE media_places (number BIGINT, family_id VARCHAR, distance INTEGER)",
  );
  run.progress.start("images", await rowCount(store, "distinct_media"), "images");
  const counts = await placeMedia(store, distance, run);
  run.progress.end();
  await store.run(imageFamiliesSql);
  await store.run("DROP TABLE distinct_media");
  await store.run("DROP TABLE media_places");
  return counts;
}

const media = `SELECT event_id, time_utc, platform, unnest(media) AS medium FROM events WHERE ${NOT_REPOST} AND time_utc IS NOT NULL`;

/** SQL of `distinct_media`: each medium of a platform once, numbered by its first appearance. */
export const distinctMediaSql = `SELECT row_number() OVER (ORDER BY first_time, medium, platform) - 1 AS number, platform, medium
  FROM (SELECT coalesce(nullif(platform, ''), 'unknown') AS platform, medium, min(time_utc) AS first_time FROM (${media})
    WHERE trim(medium) <> '' GROUP BY ALL) ORDER BY number`;

/** SQL that fills `image_families`; families of one event get no row. */
export const imageFamiliesSql = `INSERT INTO image_families
  SELECT event_id, family_id, min(distance) FROM (${media}) m
    JOIN distinct_media d ON d.medium = m.medium AND d.platform = coalesce(nullif(m.platform, ''), 'unknown') JOIN media_places USING (number)
  GROUP BY event_id, family_id QUALIFY count(*) OVER (PARTITION BY family_id) > 1 ORDER BY event_id, family_id`;

/** Media that are placed at a time. */
const BATCH = 10_000;

async function placeMedia(store: Store, distance: number, run: RunContext): Promise<ImageFamilyCounts> {
  const index = { 16: new NearHashes(64, distance >> 2), 64: new NearHashes(256, distance) };
  const names: Record<16 | 64, string[]> = { 16: [], 64: [] };
  const counts = { media: 0, hashes: 0, featureless: 0 };
  for (let from = 0; ; from += BATCH) {
    run.signal.throwIfAborted();
    const batch = await store.rows<{ number: number; platform: string; medium: string }>(
      "SELECT number, platform, medium FROM distinct_media WHERE number >= ? AND number < ? ORDER BY number",
      [from, from + BATCH],
    );
    if (batch.length === 0) break;
    const places: { number: number; family: string; distance: number }[] = [];
    for (const { number, platform, medium } of batch) {
      const hash = perceptualHash(medium);
      counts.media++;
      if (hash === null) {
        places.push({ number, family: `media:${platform}:${medium}`, distance: 0 });
        continue;
      }
      counts.hashes++;
      if (!hasFeatures(hash)) {
        counts.featureless++;
        continue;
      }
      const length = hash.length as 16 | 64;
      const place = index[length].add(hash);
      if (place.founder) names[length].push(`image:${hash}`);
      places.push({ number, family: names[length][place.family], distance: place.distance });
    }
    await store.append(
      "media_places",
      ["BIGINT", "VARCHAR", "INTEGER"],
      [
        BigInt64Array.from(places, (place) => BigInt(place.number)),
        places.map((place) => place.family),
        Int32Array.from(places, (place) => place.distance),
      ],
    );
    run.progress.advance(batch.length);
  }
  return counts;
}

function hasFeatures(hash: string): boolean {
  let ones = 0;
  for (const digit of hash)
    ones += [0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4][Number.parseInt(digit, 16)];
  const bits = 4 * hash.length;
  return Math.min(ones, bits - ones) >= bits * LEAST_SHARE;
}
