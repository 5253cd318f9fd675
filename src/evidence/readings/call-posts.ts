/**
 * Posts that call: a hashtag which one account named first, in public, well before anybody else used it, and which most of what the members do
 * together carries. A hashtag always has a first user, so the call must be seen to be followed: members point to the caller's posts, or paste the
 * caller's words, or the same account called several times.
 */
import type { Store } from "../../store/index.js";
import { FITS_FROM } from "./decide.js";

/** Seconds for which a call stands alone before others use its hashtag. */
const ALONE_SECONDS = 60;
/** Calls of one account from which it is one that calls. */
const SEVERAL = 3;
/** Share of the members who use the hashtag that must point to the caller. */
const POINT_FROM = 1 / 3;
/** Letters of a text from which being pasted can be told. */
const FEWEST_LETTERS = 20;

/** SQL: a text without links, hashtags, case and signs. */
const words = (column: string): string =>
  `lower(trim(regexp_replace(regexp_replace(${column}, 'https?://[^\\s)]+|[#@][\\pL\\pN_]+', ' ', 'g'), '[^\\pL\\pN]+', ' ', 'g')))`;

const TABLES: Readonly<Record<string, string>> = {
  reading_tagged: `
    SELECT m.group_id, m.account_id, e.event_id, epoch_us(e.time_utc) AS micros, e.platform, unnest(list_distinct(e.hashtags)) AS tag, ${words("e.text")} AS words,
           m.points_to
    FROM reading_events m JOIN events e USING (event_id) WHERE m.met AND m.kind IS DISTINCT FROM 'repost' AND len(e.hashtags) > 0`,
  reading_tags: `
    SELECT group_id, tag, count(DISTINCT account_id) AS users FROM reading_tagged
    GROUP BY ALL HAVING count(DISTINCT account_id) >= 2`,
  reading_tag_users: `
    SELECT tag, account_id, min(micros) AS micros FROM (
      SELECT unnest(list_distinct(hashtags)) AS tag, account_id, epoch_us(time_utc) AS micros FROM events
      WHERE len(hashtags) > 0 AND kind IS DISTINCT FROM 'repost') SEMI JOIN reading_tags USING (tag) GROUP BY ALL`,
  reading_callers: `
    SELECT tag, arg_min(account_id, (micros, account_id)) AS caller, min(micros) AS called, min(micros, 2)[2] AS answered
    FROM reading_tag_users GROUP BY tag HAVING count(*) >= ${SEVERAL} AND min(micros, 2)[2] - min(micros) >= ${ALONE_SECONDS * 1_000_000}`,
  reading_caller_words: `
    SELECT c.tag, c.caller, list(DISTINCT ${words("e.text")}) AS bank FROM reading_callers c JOIN events e ON e.account_id = c.caller
    WHERE list_contains(e.hashtags, c.tag) AND e.text IS NOT NULL AND epoch_us(e.time_utc) < c.answered + 86400000000 GROUP BY ALL`,
  reading_pointing: `
    SELECT DISTINCT m.group_id, m.account_id, p.account_id AS caller
    FROM reading_events m JOIN events p ON p.post_id = m.points_to AND p.platform IS NOT DISTINCT FROM m.platform
    SEMI JOIN reading_callers c ON c.caller = p.account_id`,
};

/** What calls are seen of a group. */
export interface Called {
  readonly groupId: string;
  /** Acts of the shared moments with a hashtag that was called for, of all of them, and the calls. */
  readonly called: number;
  readonly acts: number;
  readonly calls: number;
  /** Median time from the call to a member's act, seconds. */
  readonly middle: number;
}

/** A call is answered within two days. */
const inTime = "t.micros - c.called BETWEEN 0 AND 172800000000";

const CALLED = `
  WITH told AS (
    SELECT t.group_id, t.tag, c.caller, count(DISTINCT t.account_id) AS users,
           count(DISTINCT t.account_id) FILTER (p.caller IS NOT NULL) AS pointing,
           count(*) AS posts,
           count(*) FILTER (length(t.words) >= ${FEWEST_LETTERS} AND len(list_filter(b.bank, lambda w: contains(w, t.words))) > 0) AS pasted
    FROM reading_tagged t JOIN reading_tags g USING (group_id, tag) JOIN reading_callers c ON c.tag = t.tag AND c.caller <> t.account_id AND ${inTime}
    LEFT JOIN reading_pointing p ON p.group_id = t.group_id AND p.account_id = t.account_id AND p.caller = c.caller
    LEFT JOIN reading_caller_words b ON b.tag = t.tag
    GROUP BY ALL),
  followed AS (
    SELECT *, count(*) OVER (PARTITION BY group_id, caller) AS times, count(*) OVER (PARTITION BY group_id) AS tags FROM told),
  calls AS (
    SELECT group_id, tag FROM followed
    WHERE (times >= ${SEVERAL} AND times >= ${FITS_FROM} * tags) OR pointing >= ${POINT_FROM} * users OR pasted >= ${FITS_FROM} * posts),
  met AS (SELECT group_id, count(DISTINCT event_id) AS acts FROM reading_events WHERE met AND kind IS DISTINCT FROM 'repost' GROUP BY ALL)
  SELECT t.group_id AS "groupId", count(DISTINCT t.event_id) AS called, any_value(m.acts) AS acts, count(DISTINCT t.tag) AS calls,
         median((t.micros - c.called) / 1e6) AS middle
  FROM reading_tagged t JOIN calls k ON k.group_id = t.group_id AND k.tag = t.tag JOIN reading_callers c ON c.tag = t.tag AND ${inTime} JOIN met m ON m.group_id = t.group_id
  GROUP BY t.group_id`;

/** The calls of each group that has any. */
export async function callsOf(store: Store): Promise<Called[]> {
  for (const [name, sql] of Object.entries(TABLES))
    await store.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${sql}`);
  const rows = await store.rows<Called>(CALLED);
  for (const name of Object.keys(TABLES)) await store.run(`DROP TABLE temp.${name}`);
  return rows;
}
