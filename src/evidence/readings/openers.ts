/**
 * Who brought a thing into the data before the members took it up: for each object that members share, the account that
 * acted on it first, or wrote the post that they repost. Two readings stand on it: a source that is visible, and a call that is answered over hours.
 */
import { poissonBinomialUpperTail } from "../../stats/index.js";
import type { Store } from "../../store/index.js";
import { FEWEST, FITS_FROM, SIGNIFICANT } from "./decide.js";

/** Who comes later than this after the first member was not told to act now, seconds. */
export const SOON_SECONDS = 1800;
/** What comes later than this belongs to another occasion, seconds. */
const OCCASION_SECONDS = 86_400;
/** Others who acted on a thing of the group, at most, for each member who did: of a crowd that one source feeds, a group holds a part. */
const OTHERS_A_MEMBER = 4;

/** Of what more accounts than this act on, nobody is asked who brought it. */
const MOST_ACCOUNTS = 1000;

/** Spread of a delay up to which it is always the same, seconds. */
const SAME_SECONDS = 1;

/** Wordings of fewer characters are alike by chance. */
const FEWEST_CHARACTERS = 30;

const TABLES: Readonly<Record<string, string>> = {
  reading_takes: `
    SELECT group_id, trace, object_id, account_id, event_id, micros, takers FROM reading_acts WHERE takers > 1`,
  reading_takers: `
    SELECT a.trace, a.object_id, a.account_id, epoch_us(a.time_utc) AS micros FROM actions a
    SEMI JOIN (SELECT DISTINCT trace, object_id FROM reading_takes) USING (trace, object_id)`,
  reading_things: `
    SELECT t.group_id, t.trace, t.object_id, any_value(t.takers) AS takers, min(t.micros) AS first_member, any_value(e.accounts) AS accounts,
           any_value(e.accounts) <= (1 + ${OTHERS_A_MEMBER}) * any_value(t.takers) AS own
    FROM reading_takes t JOIN (SELECT trace, object_id, count(*) AS accounts FROM reading_takers GROUP BY ALL) e USING (trace, object_id)
    GROUP BY ALL HAVING own OR any_value(e.accounts) <= ${MOST_ACCOUNTS}`,
  reading_openers: `
    WITH everybody AS (
      SELECT g.group_id, e.trace, e.object_id, e.account_id, e.micros FROM reading_things g JOIN reading_takers e USING (trace, object_id)
      UNION ALL
      SELECT t.group_id, t.trace, t.object_id, p.account_id, epoch_us(p.time_utc)
      FROM reading_things g JOIN reading_takes t USING (group_id, trace, object_id)
      JOIN reading_events e ON e.group_id = t.group_id AND e.account_id = t.account_id AND e.event_id = t.event_id
      JOIN events p ON p.post_id = e.repost_of AND p.platform IS NOT DISTINCT FROM e.platform
      WHERE epoch_us(p.time_utc) <= t.micros),
    once AS (SELECT group_id, trace, object_id, account_id, min(micros) AS micros FROM everybody GROUP BY ALL)
    SELECT group_id, trace, object_id, account_id, micros, count(*) OVER same AS people,
           micros = min(micros) OVER same AND count(*) OVER (PARTITION BY group_id, trace, object_id, micros) = 1 AS opens
    FROM once WINDOW same AS (PARTITION BY group_id, trace, object_id)`,
  reading_opened: `
    SELECT t.group_id, t.trace, t.object_id, o.account_id AS opener, o.micros AS opened,
           m.account_id IS NOT NULL AS inside
    FROM reading_things t JOIN reading_openers o USING (group_id, trace, object_id)
    LEFT JOIN reading_members m ON m.group_id = t.group_id AND m.account_id = o.account_id
    WHERE o.opens`,
  reading_further: `
    SELECT t.group_id, t.trace, t.object_id, t.account_id, t.event_id, g.own, o.opener, o.inside, (t.micros - o.opened) / 1e6 AS after_opener,
           (t.micros - min(t.micros) OVER same) / 1e6 AS after_member, row_number() OVER (same ORDER BY t.micros, t.account_id) AS place
    FROM reading_takes t JOIN reading_things g USING (group_id, trace, object_id)
    LEFT JOIN reading_opened o USING (group_id, trace, object_id)
    WINDOW same AS (PARTITION BY t.group_id, t.trace, t.object_id)`,
};

/** What is known of the things of a group in one trace. */
export interface Spread {
  readonly groupId: string;
  readonly trace: string;
  readonly things: number;
  /** Acts of members on them after the first member, within the occasion, and how many of these came later than soon. */
  readonly further: number;
  readonly late: number;
  /** Their median delay, seconds. */
  readonly middle: number;
  /** Further acts on things that an account outside brought which brought several, and that those who follow point to. */
  readonly sourced: number;
  /** Accounts outside that brought them. */
  readonly sources: number;
  /** Further acts, with a text, in the very words of most others who took the thing up; on things that accounts outside took up as well. */
  readonly verbatim: number;
}

/** An account outside is a source where it brought so many things of the group. */
const SEVERAL = 3;

const SPREADS = `
  WITH further AS (SELECT * FROM reading_further WHERE own AND place > 1 AND after_member <= ${OCCASION_SECONDS}),
  regular AS (
    SELECT group_id, trace, opener FROM reading_opened WHERE NOT inside GROUP BY ALL HAVING count(*) >= ${SEVERAL}),
  pointed AS (
    SELECT DISTINCT e.group_id, e.account_id, p.account_id AS opener
    FROM reading_events e JOIN events p ON p.post_id = e.points_to AND p.platform IS NOT DISTINCT FROM e.platform
    SEMI JOIN regular r ON r.group_id = e.group_id AND r.opener = p.account_id),
  takes AS (
    SELECT group_id, opener, account_id, count(DISTINCT object_id) AS things FROM reading_further
    WHERE opener <> account_id GROUP BY ALL),
  followed AS (
    SELECT group_id, opener, account_id FROM pointed
    UNION SELECT group_id, opener, account_id FROM takes WHERE things >= ${SEVERAL}),
  words AS (
    SELECT t.group_id, t.trace, t.object_id, t.account_id, e.wording, e.characters,
           count(*) OVER (PARTITION BY t.group_id, t.trace, t.object_id, e.wording) AS alike
    FROM reading_takes t JOIN reading_events e USING (group_id, account_id, event_id)),
  told AS (
    SELECT w.group_id, w.trace, w.object_id, w.account_id FROM words w JOIN reading_things g USING (group_id, trace, object_id)
    WHERE w.characters >= ${FEWEST_CHARACTERS} AND 2 * w.alike > g.takers AND g.accounts > g.takers)
  SELECT f.group_id AS "groupId", f.trace, count(DISTINCT f.object_id)::DOUBLE AS things, count(*)::DOUBLE AS further,
         count(*) FILTER (f.after_member > ${SOON_SECONDS})::DOUBLE AS late, median(f.after_member) AS middle,
         count(*) FILTER (r.opener IS NOT NULL AND x.opener IS NOT NULL)::DOUBLE AS sourced,
         count(DISTINCT r.opener)::DOUBLE AS sources,
         count(*) FILTER (w.account_id IS NOT NULL)::DOUBLE AS verbatim
  FROM further f
  LEFT JOIN regular r ON r.group_id = f.group_id AND r.trace = f.trace AND r.opener = f.opener
  LEFT JOIN followed x ON x.group_id = f.group_id AND x.opener = f.opener AND x.account_id = f.account_id
  LEFT JOIN told w ON w.group_id = f.group_id AND w.trace = f.trace AND w.object_id = f.object_id AND w.account_id = f.account_id
  GROUP BY f.group_id, f.trace`;

/** The account that brought most of what a group takes up in a trace, and how it is answered. */
export interface Opener {
  readonly groupId: string;
  readonly trace: string;
  readonly inside: boolean;
  /** Things that it brought, of all; and what equal chances among those who acted on them would give. */
  readonly opened: number;
  readonly things: number;
  readonly luck: number;
  readonly chances: readonly number[];
  readonly candidates: number;
  /** Acts of members on these within the occasion after it, of all their further acts. */
  readonly led: number;
  readonly acts: number;
  /** Median delay after it, and after the first member who followed it, seconds. */
  readonly middle: number;
  readonly apart: number;
  /** Share of the delays, of followers who repeat, that keep one length to the second. */
  readonly steady: number;
}

const OPENERS = `
  WITH acts AS (
    SELECT group_id, trace, count(*)::DOUBLE AS acts, count(DISTINCT object_id) AS things FROM reading_further
    WHERE opener IS DISTINCT FROM account_id GROUP BY ALL),
  followers AS (
    SELECT *, after_opener - min(after_opener) OVER (PARTITION BY group_id, trace, object_id) AS apart,
           row_number() OVER (PARTITION BY group_id, trace, object_id ORDER BY after_opener, account_id) AS turn
    FROM reading_further WHERE opener <> account_id AND after_opener <= ${OCCASION_SECONDS}),
  led AS (
    SELECT group_id, trace, opener, any_value(inside) AS inside, count(DISTINCT object_id) AS opened, count(*)::DOUBLE AS led,
           median(after_opener) AS middle, coalesce(median(apart) FILTER (turn > 1), 0) AS apart
    FROM followers GROUP BY group_id, trace, opener),
  regular AS (
    SELECT group_id, trace, opener, sum(n) FILTER (spread <= ${SAME_SECONDS}) / sum(n) AS steady FROM (
      SELECT group_id, trace, opener, account_id, count(*) AS n, mad(after_opener) AS spread FROM followers GROUP BY ALL HAVING count(*) >= ${FEWEST})
    GROUP BY ALL),
  luck AS (
    SELECT group_id, trace, account_id, round(sum(1.0 / people), 9) AS luck, list(1.0 / people ORDER BY people) AS chances
    FROM reading_openers GROUP BY ALL)
  SELECT l.group_id AS "groupId", l.trace, l.inside, l.opened, a.things, k.luck, k.chances, c.candidates, l.led, a.acts, l.middle, l.apart,
         coalesce(r.steady, 0)::DOUBLE AS steady
  FROM led l JOIN acts a USING (group_id, trace)
  JOIN luck k ON k.group_id = l.group_id AND k.trace = l.trace AND k.account_id = l.opener
  JOIN (SELECT group_id, trace, count(DISTINCT account_id) AS candidates FROM reading_openers GROUP BY ALL) c
    ON c.group_id = l.group_id AND c.trace = l.trace
  LEFT JOIN regular r ON r.group_id = l.group_id AND r.trace = l.trace AND r.opener = l.opener
  QUALIFY row_number() OVER (PARTITION BY l.group_id ORDER BY l.led DESC, l.opened DESC, l.middle, l.apart, l.trace, k.luck, l.inside, l.opener) = 1`;

const KEPT = { reading_spreads: SPREADS, reading_lead_openers: OPENERS } as const;

async function make(store: Store): Promise<void> {
  const made = await store.row(
    "SELECT 1 AS one FROM information_schema.tables WHERE table_name = 'reading_spreads'",
  );
  if (made) return;
  for (const [name, sql] of Object.entries({ ...TABLES, ...KEPT }))
    await store.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${sql}`);
  for (const name of Object.keys(TABLES)) await store.run(`DROP TABLE temp.${name}`);
}

/** The spread of each group in the trace in which it acted most on things of its own (ties: the first by name). Made on first call, kept until `dropOpeners`. */
export async function spreadsOf(store: Store): Promise<Spread[]> {
  await make(store);
  return store.rows<Spread>(
    `SELECT * FROM reading_spreads QUALIFY row_number() OVER (PARTITION BY "groupId" ORDER BY further DESC, trace) = 1`,
  );
}

/** Who brought most of what each group takes up. Made on first call, kept until `dropOpeners`. */
export async function openersOf(store: Store): Promise<Opener[]> {
  await make(store);
  return store.rows<Opener>("SELECT * FROM reading_lead_openers");
}

/** Share of the members' further acts that must fall on what one account brought. */
const LED_FROM = 1 / 3;
/** Followers of a call come, in the middle, so long after it and after the first of them: in their own time. Seconds. */
const OWN_TIME = 600;

/** p of the lead of an opener by equal chances, times the accounts that could lead. */
export const openerP = ({ opened, chances, candidates }: Opener): number =>
  Math.min(1, candidates * poissonBinomialUpperTail(opened, chances));

/** Whether one account brought far more than its share, and the members took it up each in their own time. */
export const isAnswered = (opener: Opener): boolean =>
  opener.opened >= FEWEST &&
  opener.led >= LED_FROM * opener.acts &&
  openerP(opener) < SIGNIFICANT &&
  opener.middle >= OWN_TIME &&
  opener.apart >= OWN_TIME &&
  opener.steady < FITS_FROM;

/** Drops what is kept. */
export async function dropOpeners(store: Store): Promise<void> {
  for (const name of Object.keys(KEPT)) await store.run(`DROP TABLE IF EXISTS temp.${name}`);
}
