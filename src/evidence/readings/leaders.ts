/**
 * Who comes first in a group's shared moments: for each trace of a group the account that leads most. Two readings stand on it:
 * followers who react at once, and people who answer a public call within the hour. Made once for all groups.
 */
import { poissonBinomialUpperTail } from "../../stats/index.js";
import type { Store } from "../../store/index.js";
import { FEWEST, FITS_FROM, RULED_OUT_BELOW, SIGNIFICANT, upperBound } from "./decide.js";
import { byGroupId, LOOK_BACK } from "./ground.js";
import type { TestedGroup } from "./reading.js";

/** A notification is answered within this time by those who answer at once. */
export const AT_ONCE_SECONDS = 120;

/** Spread of a follower's delay up to which it is always the same, seconds. */
const SAME_SECONDS = 1;

/** Share of the members' further acts from which one account leads them, where it comes first far beyond chance. */
const LED_FROM = 1 / 3;

/** The moments of every trace of a group, each trace by itself: `group_id` is the group with its trace. */
const TABLES: Readonly<Record<string, string>> = {
  reading_led_moments: `
    SELECT group_id || '|' || trace AS group_id, trace, object_id, hash(list(event_id ORDER BY event_id)) AS moment,
           min(micros) AS first, max(micros) AS last
    FROM reading_acts WHERE members > 1 GROUP BY group_id, trace, object_id, run`,
  reading_led_acts: `
    SELECT DISTINCT m.group_id, m.moment, a.account_id, a.event_id, a.micros
    FROM reading_acts a JOIN reading_led_moments m ON m.group_id = a.group_id || '|' || a.trace AND m.object_id = a.object_id
      AND a.micros BETWEEN m.first AND m.last
    WHERE a.members > 1`,
  reading_led_members: `
    SELECT DISTINCT l.group_id, m.account_id
    FROM reading_members m JOIN (SELECT DISTINCT group_id FROM reading_led_moments) l ON split_part(l.group_id, '|', 1) = m.group_id`,
  reading_people: `
    SELECT group_id, moment, account_id, min(micros) AS micros FROM (
      SELECT m.group_id, m.moment, o.account_id, o.micros
      FROM reading_led_moments m JOIN reading_near_acts o ON o.trace = m.trace AND o.object_id = m.object_id
        AND o.micros BETWEEN m.first - ${LOOK_BACK} AND m.last
      UNION ALL
      SELECT a.group_id, a.moment, p.account_id, epoch_us(p.time_utc)
      FROM reading_led_acts a
      JOIN reading_events e ON e.group_id = split_part(a.group_id, '|', 1) AND e.account_id = a.account_id AND e.event_id = a.event_id
      JOIN events p ON p.post_id = e.repost_of AND p.platform IS NOT DISTINCT FROM e.platform
      JOIN reading_led_moments m ON m.group_id = a.group_id AND m.moment = a.moment
        AND epoch_us(p.time_utc) BETWEEN m.first - ${LOOK_BACK} AND m.first)
    GROUP BY ALL`,
};

const FIRSTS = `
  WITH sizes AS (
    SELECT group_id, moment, count(*) AS people, min(micros) AS first FROM reading_people GROUP BY ALL),
  crowd AS (
    SELECT group_id, moment, greatest(count(DISTINCT account_id) - 1, 1) AS acts FROM reading_led_acts GROUP BY ALL),
  alone AS (
    SELECT p.group_id, p.moment FROM reading_people p JOIN sizes s USING (group_id, moment)
    WHERE p.micros = s.first GROUP BY ALL HAVING count(*) = 1),
  firsts AS (
    SELECT p.group_id, p.account_id, sum(1.0 / s.people) AS luck,
           count(*) FILTER (p.micros = s.first AND a.moment IS NOT NULL) AS times,
           coalesce(sum(c.acts) FILTER (p.micros = s.first AND a.moment IS NOT NULL), 0)::DOUBLE AS led
    FROM reading_people p JOIN sizes s USING (group_id, moment) LEFT JOIN alone a USING (group_id, moment)
    LEFT JOIN crowd c USING (group_id, moment) GROUP BY ALL),
  delays AS (
    SELECT p.group_id, p.account_id, x.account_id AS follower, (x.micros - p.micros) / 1000000.0 AS delay
    FROM reading_people p JOIN sizes s USING (group_id, moment) JOIN alone USING (group_id, moment)
    JOIN reading_led_acts x ON x.group_id = p.group_id AND x.moment = p.moment AND x.account_id <> p.account_id
    WHERE p.micros = s.first),
  followed AS (
    SELECT group_id, account_id, median(delay) AS middle, round(avg(delay), 6) AS mean FROM delays GROUP BY ALL),
  regular AS (
    SELECT group_id, account_id, sum(n) FILTER (spread <= ${SAME_SECONDS}) / sum(n) AS steady FROM (
      SELECT group_id, account_id, follower, count(*) AS n, mad(delay) AS spread FROM delays GROUP BY ALL HAVING count(*) >= ${FEWEST})
    GROUP BY ALL),
  quick AS (
    SELECT group_id, count(*) AS moments, count(*) FILTER (second <= ${AT_ONCE_SECONDS}) AS quick FROM (
      SELECT x.group_id, x.moment, min(x.micros - s.first) FILTER (x.account_id <> p.account_id) / 1000000.0 AS second
      FROM reading_led_acts x JOIN sizes s USING (group_id, moment)
      JOIN (SELECT p.group_id, p.moment, min(p.account_id) AS account_id FROM reading_people p JOIN sizes s USING (group_id, moment)
            WHERE p.micros = s.first GROUP BY ALL) p USING (group_id, moment)
      GROUP BY ALL) GROUP BY ALL),
  leaders AS (
    SELECT f.*, d.middle, d.mean, coalesce(s.steady, 0)::DOUBLE AS steady, m.account_id IS NOT NULL AS inside, count(*) OVER (PARTITION BY f.group_id) AS candidates
    FROM firsts f LEFT JOIN followed d USING (group_id, account_id) LEFT JOIN regular s USING (group_id, account_id) LEFT JOIN reading_led_members m USING (group_id, account_id)
    QUALIFY row_number() OVER (PARTITION BY f.group_id ORDER BY f.led DESC, f.times DESC, round(f.luck, 9), d.middle, d.mean, m.account_id IS NULL, f.account_id) = 1),
  chances AS (
    SELECT p.group_id, list(1.0 / s.people ORDER BY s.people) AS chances
    FROM reading_people p JOIN sizes s USING (group_id, moment) SEMI JOIN leaders USING (group_id, account_id) GROUP BY ALL)
  SELECT f.group_id AS "groupId", f.times, f.led, a.acts, round(f.luck, 9) AS luck, c.chances, f.middle, f.mean, f.steady, f.inside, f.candidates,
         q.quick, q.moments
  FROM leaders f JOIN quick q USING (group_id) JOIN chances c USING (group_id)
  JOIN (SELECT group_id, sum(acts)::DOUBLE AS acts FROM crowd GROUP BY ALL) a USING (group_id)`;

/** Whether the data holds the posts that the members answer, quote and repost: if not, neither would it hold the one they follow. */
const COVERAGE = `
  SELECT group_id AS "groupId", count(*) AS refs, count(post_id) AS found FROM (
    SELECT DISTINCT group_id, platform, points_to FROM reading_events WHERE trim(points_to) <> '') r
  LEFT JOIN (SELECT DISTINCT platform, post_id FROM events
             SEMI JOIN (SELECT DISTINCT points_to FROM reading_events) x ON x.points_to = events.post_id) p
    ON p.post_id = r.points_to AND p.platform IS NOT DISTINCT FROM r.platform
  GROUP BY ALL`;

/** The account that came first most often in the moments of one trace of a group. */
export interface First {
  readonly groupId: string;
  /** Moments in which the most frequent first account came first alone, and how often chance would have put it there. */
  readonly times: number;
  readonly luck: number;
  /** The chance of that in each moment at which the account was there. */
  readonly chances: readonly number[];
  /** Acts of members behind the first of a moment: in the moments in which that account came first alone, and in all. */
  readonly led: number;
  readonly acts: number;
  readonly middle: number | null;
  readonly mean: number | null;
  /** Share of the delays, of followers who repeat, that keep one length to the second: a machine follows, and no people. */
  readonly steady: number;
  readonly inside: boolean;
  readonly candidates: number;
  /** Moments in which the next act came at once, of all. */
  readonly quick: number;
  readonly moments: number;
}
interface Coverage {
  readonly groupId: string;
  readonly refs: number;
  readonly found: number;
}

/** What is known of who leads a group. */
export interface Lead {
  readonly first: First | undefined;
  /** Whether the data holds half of the posts that the members answer or repost. */
  readonly visible: boolean;
  /** p of the lead by equal chances, times the accounts that could lead. */
  readonly p: number;
  /** Whether one account leads far beyond chance. */
  readonly leads: boolean;
  /** Whether nobody leads. */
  readonly nobody: boolean;
}

const LEADERS = "reading_leaders";
const COVERED = "reading_coverage";

/** Who leads each group; made on first call, kept until `dropLeaders`. */
export async function leadersOf(store: Store, groups: readonly TestedGroup[]): Promise<readonly Lead[]> {
  const made = await store.row("SELECT 1 AS one FROM information_schema.tables WHERE table_name = $1", [
    LEADERS,
  ]);
  if (!made) {
    for (const [name, sql] of Object.entries(TABLES))
      await store.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${sql}`);
    await store.run(`CREATE OR REPLACE TEMP TABLE ${LEADERS} AS ${FIRSTS}`);
    await store.run(`CREATE OR REPLACE TEMP TABLE ${COVERED} AS ${COVERAGE}`);
    for (const name of Object.keys(TABLES)) await store.run(`DROP TABLE temp.${name}`);
  }
  const firsts = await store.rows<First>(`SELECT * FROM ${LEADERS} ORDER BY "groupId"`);
  const coverage = byGroupId(await store.rows<Coverage>(`SELECT * FROM ${COVERED}`));
  return groups.map((group) => leadOf(mostLed(group, firsts), coverage.get(group.groupId)));
}

/** Whether those who follow keep their delays to the second, as machines do and people cannot. */
export const followsByMachine = ({ first }: Lead): boolean =>
  first !== undefined && first.steady >= FITS_FROM;

/** Drops what `leadersOf` made. */
export async function dropLeaders(store: Store): Promise<void> {
  for (const name of [LEADERS, COVERED]) await store.run(`DROP TABLE IF EXISTS temp.${name}`);
}

function leadOf(first: First | undefined, coverage: Coverage | undefined): Lead {
  const visible =
    coverage !== undefined && coverage.refs >= 20 && coverage.found >= FITS_FROM * coverage.refs;
  if (!first) return { first, visible, p: 1, leads: false, nobody: false };
  const { times, moments, led, acts } = first;
  const p = Math.min(1, first.candidates * poissonBinomialUpperTail(times, first.chances));
  return {
    first,
    visible,
    p,
    leads: (times >= FITS_FROM * moments || (times >= FEWEST && led >= LED_FROM * acts)) && p < SIGNIFICANT,
    nobody: upperBound(times, moments) < RULED_OUT_BELOW && led < RULED_OUT_BELOW * acts,
  };
}

/** The trace in which one account leads most, of those with moments enough; the lead trace where none has. */
function mostLed({ groupId, trace }: TestedGroup, firsts: readonly First[]): First | undefined {
  const own = firsts.filter((first) => first.groupId.startsWith(`${groupId}|`));
  const lead = own.find((first) => first.groupId === `${groupId}|${trace}`);
  const measured = own.filter(({ moments }) => moments >= FEWEST);
  return (
    measured.reduce<First | undefined>(
      (best, first) => (best && best.led * first.acts >= first.led * best.acts ? best : first),
      lead && lead.moments >= FEWEST ? lead : undefined,
    ) ?? lead
  );
}
