/** Activity over time: the whole file as a density, chosen groups above it. */
import { UsageError } from "../../model/index.js";
import type { Activity } from "../api.js";
import { ActivityRequest } from "../contract/case.js";
import type { Desk } from "../desk.js";
import { placeholders } from "../sql-words.js";

/** Answers `POST /api/activity`. Throws `UsageError` for a span that ends before it begins. */
export async function activityAnswer(desk: Desk, body: unknown): Promise<Activity> {
  const { from, to, bins, groups } = ActivityRequest.parse(body);
  const { manifest, quality, store } = desk.case_;
  const first = from ?? quality.firstEvent;
  const last = to ?? quality.lastEvent;
  const windowsSeconds = [...new Set(manifest.network.map((part) => part.windowSeconds))].sort(
    (a, b) => a - b,
  );
  const gaps = [...quality.gaps];
  if (first === null || last === null)
    return { start: new Date(0).toISOString(), binSeconds: 1, counts: [], groups: [], windowsSeconds, gaps };
  const seconds = (Date.parse(last) - Date.parse(first)) / 1000;
  if (seconds < 0) throw new UsageError(`activity: the span ends before it begins, ${first} to ${last}.`);
  const binSeconds = binOf(seconds + 1, bins - 1);
  // bins of the whole file begin where a clock does; those of a brushed span where the brush does
  const began = Date.parse(first) / 1000;
  const from0 = from === undefined ? Math.floor(began / binSeconds) * binSeconds : began;
  const start = new Date(1000 * from0).toISOString();
  const end = Date.parse(last) / 1000 + (to === undefined ? 1 : 0);
  const size = Math.max(1, Math.ceil((end - from0) / binSeconds));
  const span = [start, binSeconds * 1e6, new Date(1000 * end).toISOString()];
  const counts = await wholeCounts(desk, span, size);
  const own = new Map(
    groups.map((group) => [desk.group(group).id, { group, counts: zeros(size), met: zeros(size) }]),
  );
  if (groups.length > 0) {
    const sql = binnedSql(
      "group_actions",
      "group_id, met,",
      `AND group_id IN (${placeholders(groups.length, 4)})`,
    );
    for (const { group_id, met, bin, n } of await store.rows<GroupBin>(sql, [...span, ...groups])) {
      const one = own.get(group_id)!;
      one.counts[bin] += n;
      if (met) one.met[bin] += n;
    }
  }
  return { start, binSeconds, counts, groups: [...own.values()], windowsSeconds, gaps };
}

/** Spans whose counts are kept. */
const KEPT = 50;

/** Events of the whole file by bin. They are read from their file, so that what was counted once is kept. */
function wholeCounts(desk: Desk, span: (string | number)[], size: number): Promise<number[]> {
  const key = span.join(" ");
  const known = desk.activity.get(key);
  if (known) return known;
  const made = desk.store.rows<{ bin: number; n: number }>(binnedSql("events", "", ""), span).then((rows) => {
    const counts = zeros(size);
    for (const { bin, n } of rows) counts[bin] = n;
    return counts;
  });
  made.catch(() => desk.activity.delete(key));
  desk.activity.set(key, made);
  for (const old of [...desk.activity.keys()].slice(0, Math.max(0, desk.activity.size - KEPT)))
    desk.activity.delete(old);
  return made;
}

interface GroupBin {
  readonly group_id: string;
  readonly met: boolean;
  readonly bin: number;
  readonly n: number;
}

/** Widths of bins, seconds: those that a clock has. */
const WIDTHS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400,
];

/** The narrowest width of a clock that needs no more than `bins`; whole days beyond. */
function binOf(seconds: number, bins: number): number {
  const least = seconds / bins;
  return WIDTHS.find((width) => width >= least) ?? 86_400 * Math.ceil(least / 86_400);
}

const zeros = (size: number): number[] => new Array<number>(size).fill(0);

/** Counts by bin of a table's `time_utc`. Binds: start, width of a bin (µs), end. */
const binnedSql = (table: string, columns: string, where: string): string => `
  SELECT ${columns} ((epoch_us(time_utc) - epoch_us(CAST($1 AS TIMESTAMP))) // CAST($2 AS BIGINT))::INTEGER AS bin, count(*) AS n
  FROM ${table}
  WHERE time_utc >= CAST($1 AS TIMESTAMP) AND time_utc < CAST($3 AS TIMESTAMP) ${where}
  GROUP BY ALL`;
