/**
 * The sweep's question put to DuckDB, in the ways a good analyst would write it. All give the same three counts; the bench
 * takes the fastest. The table is `shares(account INTEGER, object INTEGER, time BIGINT)`, time in whole seconds.
 */

/** A way to write the join. */
export interface BandJoin {
  readonly id: string;
  readonly about: string;
  /** SQL of one row `events, pairs, pairs2` for a window in whole seconds. */
  readonly sql: (windowSeconds: number) => string;
}

const counted = (meetings: string): string =>
  `SELECT sum(events)::DOUBLE AS events, count(*)::DOUBLE AS pairs, count(*) FILTER (support >= 2)::DOUBLE AS pairs2 FROM (
     SELECT a, b, count(*) AS support, sum(events) AS events FROM (
       SELECT least(p, q) AS a, greatest(p, q) AS b, object, count(*) AS events FROM (${meetings}) GROUP BY ALL) GROUP BY ALL)`;

/** The three counts without the support itself: a pair met on two objects when its smallest and largest object differ. */
const countedOnly = (meetings: string): string =>
  `SELECT sum(events)::DOUBLE AS events, count(*)::DOUBLE AS pairs, count(*) FILTER (low <> high)::DOUBLE AS pairs2 FROM (
     SELECT least(p, q) AS a, greatest(p, q) AS b, count(*) AS events, min(object) AS low, max(object) AS high
     FROM (${meetings}) GROUP BY ALL)`;

const inBuckets = (w: number): string => {
  const rows = `(SELECT account, object, time, time // ${w + 1} AS bucket FROM shares)`;
  return `SELECT x.account AS p, y.account AS q, x.object FROM ${rows} x JOIN ${rows} y
            ON x.object = y.object AND x.bucket = y.bucket AND x.account < y.account
          UNION ALL
          SELECT x.account AS p, y.account AS q, x.object FROM ${rows} x JOIN ${rows} y
            ON x.object = y.object AND x.bucket + 1 = y.bucket AND y.time - x.time <= ${w} AND x.account <> y.account`;
};

/** The ways, by id. */
export const BAND_JOINS: readonly BandJoin[] = [
  {
    id: "plain",
    about: "join on the object, keep |dt| <= window",
    sql: (w) =>
      counted(`SELECT x.account AS p, y.account AS q, x.object FROM shares x JOIN shares y
               ON x.object = y.object AND abs(x.time - y.time) <= ${w} AND x.account < y.account`),
  },
  {
    id: "buckets",
    about: "join on object and time bucket of the window's width, same bucket or the next",
    sql: (w) => counted(inBuckets(w)),
  },
  {
    id: "buckets, counts only",
    about: "the same join, counting pairs of support 2 without their support: less than the sweep gives",
    sql: (w) => countedOnly(inBuckets(w)),
  },
  {
    id: "range",
    about: "one key of object and time, inequality join (IEJoin)",
    sql: (w) => {
      const rows = "(SELECT account, object, object::BIGINT * 4294967296 + time AS key FROM shares)";
      return counted(`SELECT x.account AS p, y.account AS q, x.object FROM ${rows} x JOIN ${rows} y
                        ON y.key >= x.key AND y.key <= x.key + ${w}
                      WHERE x.account < y.account OR (x.account > y.account AND y.key > x.key)`);
    },
  },
];
