/**
 * Times that are a collector's and not the posts': stamps of polls, which many accounts share to the second, or which come back at one
 * time of the day or the hour, and times computed from words such as "2 years ago", which leave one day a year. Accounts that act
 * together by such stamps alone have nothing in common but the collector.
 */
import { rowCount, type Store } from "../store/index.js";

/** Stamps of a file that sit on few moments, each shared by several accounts. */
export interface CrowdedStamps {
  readonly file: number;
  readonly events: number;
  readonly crowded: number;
  readonly moments: number;
}

/** Accounts whose stamps are those of polls: shared exactly with many, or at one time of the day or hour. */
export interface PolledAccounts {
  readonly accounts: number;
  readonly events: number;
  readonly moments: number;
}

/** Accounts with nearly all of their stamps in a few minutes of each day or hour. */
export interface RoundAccounts {
  readonly period: "day" | "hour";
  readonly accounts: number;
  readonly events: number;
  /** Where in the period the commonest window begins, minutes. */
  readonly minute: number;
}

/** What the stamps of all events show. */
export interface StampFacts {
  readonly files: readonly CrowdedStamps[];
  readonly polled: PolledAccounts | null;
  readonly rounds: readonly RoundAccounts[];
  /** Files whose days thin out with age as words such as "2 years ago" do, with the events older than a year and their days. */
  readonly relative: readonly { readonly file: number; readonly events: number; readonly days: number }[];
}

const LEAST = { events: 20, accounts: 5, sharers: 3, stamps: 3, days: 5 };
/** Share of events on crowded moments from which on they tell of a file, and of an account. */
const OF_FILE = 0.5;
const OF_ACCOUNT = 0.8;
/** Times as many accounts on one moment as the density of events gives. */
const DENSER = 10;
const IN_ROUND = 0.9;
const ROUNDS = [
  { period: "day", minutes: 1440, width: 5 },
  { period: "hour", minutes: 60, width: 2 },
] as const;
const YEAR_DAYS = 365;

const FINE = "time_precision IN ('second', 'millisecond', 'microsecond')";

/** Looks at the stamps of `events`. */
export async function stampFacts(store: Store): Promise<StampFacts> {
  if ((await rowCount(store, "events")) < LEAST.accounts * LEAST.stamps)
    return { files: [], polled: null, rounds: [], relative: [] };
  const density = await store.row<{ density: number | null }>(
    "SELECT count(*) / greatest(1, epoch(max(time_utc)) - epoch(min(time_utc))) AS density FROM events",
  );
  const sharers = LEAST.sharers + DENSER * (density?.density ?? 0);
  await store.run(
    `CREATE OR REPLACE TEMP TABLE crowded_moments AS SELECT time_utc, count(DISTINCT account_id) AS sharers FROM events
     SEMI JOIN (SELECT time_utc FROM events WHERE ${FINE} GROUP BY time_utc HAVING count(*) >= ${sharers}) USING (time_utc)
     WHERE ${FINE} GROUP BY time_utc HAVING sharers >= ${sharers}`,
  );
  try {
    const any = (await rowCount(store, "crowded_moments")) > 0;
    return {
      files: any ? await crowdedFiles(store) : [],
      polled: any ? await polledAccounts(store) : null,
      rounds: await rounds(store),
      relative: await relativeDays(store),
    };
  } finally {
    await store.run("DROP TABLE IF EXISTS temp.crowded_moments");
    await store.run("DROP TABLE IF EXISTS temp.round_accounts");
  }
}

const crowdedFiles = (store: Store): Promise<CrowdedStamps[]> =>
  store.rows<CrowdedStamps>(
    `SELECT source_file AS file, count(*) AS events, count(m.time_utc) AS crowded, count(DISTINCT m.time_utc) AS moments
     FROM events LEFT JOIN crowded_moments m USING (time_utc) GROUP BY source_file
     HAVING events >= ${LEAST.events} AND crowded >= events * ${OF_FILE} AND moments > 1 ORDER BY file`,
  );

async function polledAccounts(store: Store): Promise<PolledAccounts | null> {
  const row = await store.row<PolledAccounts>(
    `WITH many AS (SELECT time_utc FROM crowded_moments WHERE sharers >= ${LEAST.accounts}),
       stamped AS (SELECT account_id, count(*) AS events, count(m.time_utc) AS crowded, count(DISTINCT m.time_utc) AS stamps
         FROM events LEFT JOIN many m USING (time_utc) GROUP BY account_id
         HAVING stamps >= ${LEAST.stamps} AND crowded >= events * ${OF_ACCOUNT})
     SELECT count(*) AS accounts, coalesce(sum(crowded), 0)::BIGINT AS events,
       (SELECT count(DISTINCT time_utc) FROM events JOIN many USING (time_utc) WHERE account_id IN (SELECT account_id FROM stamped)) AS moments FROM stamped`,
  );
  return row && row.accounts >= LEAST.accounts ? row : null;
}

async function rounds(store: Store): Promise<RoundAccounts[]> {
  // times within a few minutes of a period point one way on its circle; this is cheap to ask of all accounts
  const pointed = ROUNDS.map(({ minutes }) => {
    const angle = `(epoch_us(time_utc) % ${minutes * 60_000_000}) * ${(2 * Math.PI) / (minutes * 60_000_000)}`;
    return `sqrt(avg(cos(${angle})) ** 2 + avg(sin(${angle})) ** 2) >= ${2 * IN_ROUND - 1.05}`;
  });
  await store.run(
    `CREATE OR REPLACE TEMP TABLE round_accounts AS SELECT account_id FROM events WHERE time_precision <> 'day' GROUP BY account_id
     HAVING count(*) >= ${LEAST.events} AND epoch(max(time_utc)) - epoch(min(time_utc)) >= ${(LEAST.days - 1) * 86_400} AND (${pointed.join(" OR ")})`,
  );
  if ((await rowCount(store, "round_accounts")) < LEAST.accounts) return [];
  for (const { period, minutes, width } of ROUNDS) {
    const row = await store.row<Omit<RoundAccounts, "period">>(
      `WITH counted AS (SELECT account_id, (epoch_us(time_utc) // 60000000 % ${minutes})::INTEGER AS minute, count(*) AS events
           FROM events SEMI JOIN round_accounts USING (account_id) GROUP BY ALL),
         windows AS (SELECT account_id, minute, sum(events) OVER (PARTITION BY account_id ORDER BY minute RANGE BETWEEN CURRENT ROW AND ${width - 1} FOLLOWING) AS inside,
           sum(events) OVER (PARTITION BY account_id) AS events FROM counted),
         best AS (SELECT account_id, arg_max(minute, (inside, -minute)) AS minute, max(inside) AS inside, any_value(events) AS events
           FROM windows GROUP BY account_id HAVING max(inside) >= any_value(events) * ${IN_ROUND})
       SELECT count(*) AS accounts, coalesce(sum(events), 0)::BIGINT AS events, coalesce(mode(minute), 0) AS minute FROM best`,
    );
    if (row && row.accounts >= LEAST.accounts) return [{ period, ...row }];
  }
  return [];
}

const relativeDays = (store: Store): Promise<{ file: number; events: number; days: number }[]> =>
  store.rows(
    `WITH days AS (SELECT source_file AS file, time_utc::DATE AS day FROM events WHERE time_precision = 'day'),
       ages AS (SELECT file, day, max(day) OVER (PARTITION BY file) - day AS age FROM days)
     SELECT file, count(*) AS events, count(DISTINCT day) AS days FROM ages WHERE age > ${YEAR_DAYS - 5}
     GROUP BY file HAVING events >= ${LEAST.events / 2} AND days * 2 <= events AND days <= ceil(max(age) / ${YEAR_DAYS}.0) ORDER BY file`,
  );
