/**
 * How varied a group's wording is: whether the texts of its shared moments are one wording, one story in other words, or unlike each other. Honest
 * campaigns copy and paid texts are often written anew, so it says what was posted together and speaks for nobody.
 */

/** Share of the pairs of a usual moment from which its texts are alike. */
const ALIKE_FROM = 0.5;
/** Texts of fewer characters, links aside, are no wording. */
const FEWEST_CHARACTERS = 12;

const pairs = (count: string): string => `(${count} * (${count} - 1) / 2)`;

/**
 * SQL: group_id and wording (`one-wording`, `retold`, `unlike`) of groups whose shared moments hold texts of two members. Of a moment it is asked what share of its
 * pairs of texts has one wording (families of `co-text`, or the same words) and what share tells one story (families of `co-phrase` beside these); moments count alike. A
 * repost copies by design and is no text. Reads the temp tables of the readings and `actions`.
 */
export const wordingRows = (): string => `
  WITH texts AS (
    SELECT DISTINCT a.group_id, a.moment, a.account_id, a.event_id, e.wording
    FROM reading_moment_acts a JOIN reading_events e USING (group_id, account_id, event_id)
    WHERE e.kind IS DISTINCT FROM 'repost' AND e.characters >= ${FEWEST_CHARACTERS}),
  families AS (
    SELECT event_id, min(object_id) FILTER (trace = 'co-text') AS text, min(object_id) FILTER (trace = 'co-phrase') AS story
    FROM actions WHERE trace IN ('co-text', 'co-phrase') AND event_id IN (SELECT event_id FROM texts) GROUP BY ALL),
  keyed AS (
    SELECT t.group_id, t.moment, coalesce(f.text, t.wording) AS text, coalesce(f.story, f.text, t.wording) AS story
    FROM texts t LEFT JOIN families f USING (event_id)),
  totals AS (SELECT group_id, moment, ${pairs("count(*)")} AS pairs FROM keyed GROUP BY ALL HAVING count(*) > 1),
  worded AS (SELECT group_id, moment, sum(${pairs("n")}) AS alike FROM (SELECT group_id, moment, text, count(*) AS n FROM keyed GROUP BY ALL) GROUP BY ALL),
  told AS (SELECT group_id, moment, sum(${pairs("n")}) AS alike FROM (SELECT group_id, moment, story, count(*) AS n FROM keyed GROUP BY ALL) GROUP BY ALL)
  SELECT t.group_id, CASE WHEN avg(w.alike / t.pairs) >= ${ALIKE_FROM} THEN 'one-wording'
                          WHEN avg(s.alike / t.pairs) >= ${ALIKE_FROM} THEN 'retold' ELSE 'unlike' END AS wording
  FROM totals t JOIN worded w USING (group_id, moment) JOIN told s USING (group_id, moment) GROUP BY t.group_id`;
