/** When events happened: first and last, counts by hour or day, and the longest stretches without any. */
import type { Gap, PlatformActivity, QualityReport } from "../model/index.js";
import { literal, type Store } from "../store/index.js";

const HOUR = 3600;
const DAY = 86_400;
const MAX_HOURS = 24 * 62;
const MAX_BUCKETS = 4000;
const GAPS = 10;
/** Platforms that are shown each by itself. */
const PLATFORMS = 8;
/** A stretch is a gap from this share of the whole span on, and from six hours on. */
const GAP_SHARE = 0.02;
const GAP_SECONDS = 6 * HOUR;

/** What the report says of time. Times are ISO 8601 in UTC. */
export type Activity = Pick<
  QualityReport,
  "firstEvent" | "lastEvent" | "activity" | "gaps" | "platformActivity"
>;

/** Reads the activity of `events`. */
export async function activityOf(store: Store): Promise<Activity> {
  const span = await store.row<{ first: number | null; last: number | null }>(
    "SELECT epoch_us(min(time_utc)) / 1000000.0 AS first, epoch_us(max(time_utc)) / 1000000.0 AS last FROM events",
  );
  if (span?.first == null || span.last == null)
    return {
      firstEvent: null,
      lastEvent: null,
      gaps: [],
      activity: { firstBucket: "", bucketSeconds: HOUR, counts: [] },
    };
  const { first, last } = span as { first: number; last: number };
  const seconds = last - first;
  const bucketSeconds =
    seconds <= MAX_HOURS * HOUR ? HOUR : DAY * Math.max(1, Math.ceil(seconds / DAY / MAX_BUCKETS));
  const from = Math.floor(first / bucketSeconds);
  const buckets = Math.floor(last / bucketSeconds) - from + 1;
  const longerThan = Math.max(GAP_SECONDS, seconds * GAP_SHARE);
  const platformActivity = await activityByPlatform(store, { from, buckets, bucketSeconds, longerThan });
  const counts = await countsOf(store, null, { from, buckets, bucketSeconds });
  const activity = { firstBucket: iso(from * bucketSeconds), bucketSeconds, counts };
  return {
    firstEvent: iso(first),
    lastEvent: iso(last),
    activity,
    gaps: await gapsOf(store, null, longerThan),
    ...(platformActivity.length > 1 && { platformActivity }),
  };
}

/** Buckets of the whole: number of the first, how many, how wide. */
interface Buckets {
  readonly from: number;
  readonly buckets: number;
  readonly bucketSeconds: number;
}

const ofPlatform = (platform: string | null): string =>
  platform === null ? "TRUE" : `platform = ${literal(platform)}`;

async function countsOf(
  store: Store,
  platform: string | null,
  { from, buckets, bucketSeconds }: Buckets,
): Promise<number[]> {
  const counts = new Array<number>(buckets).fill(0);
  const rows = await store.rows<{ bucket: number; n: number }>(
    `SELECT (epoch_us(time_utc) // (1000000 * ?::BIGINT))::BIGINT AS bucket, count(*) AS n FROM events WHERE ${ofPlatform(platform)} GROUP BY 1 ORDER BY 1`,
    [bucketSeconds],
  );
  for (const { bucket, n } of rows) counts[bucket - from] = n;
  return counts;
}

async function activityByPlatform(
  store: Store,
  whole: Buckets & { readonly longerThan: number },
): Promise<PlatformActivity[]> {
  const platforms = await store.rows<{ platform: string; first: number; last: number }>(
    `SELECT platform, epoch_us(min(time_utc)) / 1000000.0 AS first, epoch_us(max(time_utc)) / 1000000.0 AS last
     FROM events GROUP BY platform ORDER BY count(*) DESC, platform LIMIT ${PLATFORMS}`,
  );
  if (platforms.length < 2) return [];
  const found: PlatformActivity[] = [];
  for (const { platform, first, last } of platforms)
    found.push({
      platform,
      firstEvent: iso(first),
      lastEvent: iso(last),
      counts: await countsOf(store, platform, whole),
      gaps: await gapsOf(store, platform, whole.longerThan),
    });
  return found;
}

async function gapsOf(store: Store, platform: string | null, longerThan: number): Promise<Gap[]> {
  const rows = await store.rows<{ before: number; after: number }>(
    `SELECT epoch_us(earlier) / 1000000.0 AS before, epoch_us(hour) / 1000000.0 AS after FROM
       (SELECT first AS hour, lag(last) OVER (ORDER BY first) AS earlier FROM
         (SELECT min(time_utc) AS first, max(time_utc) AS last FROM events WHERE ${ofPlatform(platform)} GROUP BY epoch_us(time_utc) // 3600000000))
     WHERE earlier IS NOT NULL AND epoch_us(hour) - epoch_us(earlier) > ?::DOUBLE * 1000000 ORDER BY epoch_us(hour) - epoch_us(earlier) DESC, hour LIMIT ${GAPS}`,
    [longerThan],
  );
  const gaps = rows.map(({ before, after }) => ({
    from: iso(before),
    to: iso(after),
    hours: Math.round((after - before) / 360) / 10,
  }));
  return gaps.sort((a, b) => (a.from < b.from ? -1 : 1));
}

const iso = (seconds: number): string => new Date(Math.round(seconds * 1000)).toISOString();
