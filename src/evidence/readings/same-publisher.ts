/** One publisher or wire copy: do the members point to a house of their own, in posts that are no part of the meetings? */
import { ABSENT_UP_TO, FEWEST, FITS_FROM, notMeasurable, outOf, percent, rounded } from "./decide.js";
import { byGroupId, controlMeans } from "./ground.js";
import { defineReading, type Finding, type TestedGroup } from "./reading.js";

/** Share of an account's own posts from which an address is its main one, and from which it is a regular one. */
const MAIN = 0.25;
const REGULAR = 0.05;
/** An address that more than this share of the controls uses regularly is everybody's. */
const COMMON = 0.1;
/** Own posts outside the meetings that an account must have to be looked at. */
const FEWEST_POSTS = 10;

/**
 * SQL of addresses: the registrable domain of a link, or host and first segment where the domain is a platform's (a channel,
 * a page). One row an address of a post. `table` holds events with links and domains.
 */
const addresses = (table: string, columns: string, condition: string): string => `
  SELECT DISTINCT ${columns}, event_id, coalesce(
    list_filter(domains, lambda d: d = host OR ends_with(host, '.' || d))[1],
    host || '/' || split_part(split_part(split_part(link, '/', 4), '?', 1), '#', 1)) AS address
  FROM (SELECT ${columns}, event_id, domains, link, lower(split_part(link, '/', 3)) AS host
        FROM (SELECT ${columns}, event_id, domains, unnest(links) AS link FROM ${table} WHERE ${condition}))
  WHERE host <> ''`;

/** SQL of the addresses that an account uses regularly, with their share of its posts. */
const habits = (table: string, columns: string, condition: string): string => `
  SELECT ${columns}, address, count(*) / any_value(posts) AS share
  FROM (${addresses(table, columns, condition)})
  JOIN (SELECT ${columns}, count(*) AS posts FROM ${table} WHERE ${condition} GROUP BY ALL) USING (${columns})
  WHERE posts >= ${FEWEST_POSTS}
  GROUP BY ${columns}, address HAVING count(*) >= ${FEWEST} AND count(*) >= ${REGULAR} * any_value(posts)`;

const OWN = "NOT met AND kind IS DISTINCT FROM 'repost'";

const MEASURE = `
  WITH posts AS (
    SELECT group_id, account_id, count(*) AS posts FROM reading_events WHERE ${OWN} GROUP BY ALL HAVING count(*) >= ${FEWEST_POSTS}),
  used AS (${habits("reading_events", "group_id, account_id", OWN)}),
  everybody AS (SELECT greatest(1, ${COMMON} * count(DISTINCT account_id)) AS most FROM reading_control_events),
  common AS (
    SELECT address FROM reading_control_habits GROUP BY address HAVING count(*) > (SELECT most FROM everybody)),
  house AS (SELECT * FROM used WHERE address NOT IN (SELECT address FROM common)),
  tied AS (
    SELECT DISTINCT a.group_id, unnest([a.account_id, b.account_id]) AS account_id
    FROM house a JOIN house b ON a.group_id = b.group_id AND a.address = b.address AND a.account_id <> b.account_id
    WHERE a.share >= ${MAIN}),
  moment_posts AS (
    SELECT DISTINCT a.group_id, a.moment, a.event_id, e.links, e.domains
    FROM reading_moment_acts a JOIN reading_events e USING (group_id, account_id, event_id) WHERE len(e.links) > 0),
  wording AS (
    SELECT group_id, moment, max(alike) AS alike FROM (
      SELECT a.group_id, a.moment,
             CASE WHEN max(regexp_matches(o.object_id, '^(text|phrases):')::INTEGER) = 1 THEN 2
                  WHEN max(e.characters) >= 30 THEN count(DISTINCT a.account_id) ELSE 0 END AS alike
      FROM reading_moment_acts a JOIN reading_events e USING (group_id, account_id, event_id)
      JOIN (SELECT group_id, moment, min(object_id) AS object_id FROM reading_moments GROUP BY ALL) o USING (group_id, moment)
      GROUP BY a.group_id, a.moment, e.wording) GROUP BY ALL),
  pointed AS (
    SELECT DISTINCT group_id, moment, address FROM (${addresses("moment_posts", "group_id, moment", "true")})
    WHERE address NOT IN (SELECT address FROM common)),
  sites AS (SELECT group_id, max(moments) AS moments FROM (
    SELECT group_id, address, count(*) AS moments FROM pointed GROUP BY ALL) GROUP BY ALL)
  SELECT g.group_id AS "groupId",
    coalesce((SELECT moments FROM sites s WHERE s.group_id = g.group_id), 0) AS "oneSite",
    (SELECT count(*) FROM posts p WHERE p.group_id = g.group_id) AS measured,
    (SELECT count(*) FROM tied t WHERE t.group_id = g.group_id) AS tied,
    (SELECT count(DISTINCT account_id) FROM house h WHERE h.group_id = g.group_id) AS housed,
    (SELECT count(*) FROM wording w WHERE w.group_id = g.group_id AND alike > 1) AS copied,
    (SELECT count(*) FROM wording w WHERE w.group_id = g.group_id) AS moments,
    (SELECT count(*) FROM reading_events e WHERE e.group_id = g.group_id AND len(e.links) > 0) AS linking,
    (SELECT count(*) FROM reading_events e WHERE e.group_id = g.group_id AND e.characters > 0) AS written
  FROM reading_groups g`;

interface Row {
  readonly groupId: string;
  /** Members with enough posts outside the meetings; of them tied to another, and with a house of their own. */
  readonly measured: number;
  readonly tied: number;
  readonly housed: number;
  /** Moments in which two members used one wording or told one story. */
  readonly copied: number;
  readonly moments: number;
  /** Moments with a link to the one address that most of them point to. */
  readonly oneSite: number;
  readonly linking: number;
  readonly written: number;
}

/** One publisher or wire copy. Value: members tied to another by a house address; controls: accounts with a house of their own. */
export const samePublisher = defineReading({
  id: "same-publisher",
  question: "Do the members belong to one publisher, or print one agency's copy?",
  needs: ["links in posts that are no part of the meetings"],
  async measure(store, groups) {
    await store.run(
      `CREATE OR REPLACE TEMP TABLE reading_control_habits AS ${habits("reading_control_events", "account_id, bucket", "kind IS DISTINCT FROM 'repost'")}`,
    );
    const rows = byGroupId(await store.rows<Row>(MEASURE));
    const controls = await controlMeans(
      store,
      `SELECT c.bucket, (h.account_id IS NOT NULL)::INTEGER AS x
       FROM reading_controls c LEFT JOIN (SELECT DISTINCT account_id FROM reading_control_habits) h USING (account_id)`,
    );
    await store.run("DROP TABLE temp.reading_control_habits");
    return groups.map((group) =>
      finding(group, rows.get(group.groupId), controls.get(group.groupId) ?? null),
    );
  },
  references: [
    {
      text: "Giglietto, Righetti, Rossi, Marino 2020: It takes a village to manipulate the media",
      url: "https://doi.org/10.1080/1369118X.2020.1739732",
    },
  ],
});

function finding({ groupId, size }: TestedGroup, row: Row | undefined, control: number | null): Finding {
  if (!row || row.linking === 0)
    return notMeasurable(
      groupId,
      "The members' posts in this data hold no links, so that no house of theirs can be seen.",
    );
  const funnel = row.moments >= FEWEST && row.oneSite >= FITS_FROM * row.moments;
  const site = `${outOf(row.oneSite, row.moments)} shared moments point to one and the same site that few others use`;
  if (row.measured < FITS_FROM * size && !funnel)
    return notMeasurable(
      groupId,
      `${outOf(row.measured, size)} members have ${FEWEST_POSTS} posts or more outside the shared moments, too few to know where they point to; ${site}.`,
    );
  const value = row.measured > 0 ? row.tied / row.measured : 0;
  const housed = row.measured > 0 ? row.housed / row.measured : 0;
  const copied = row.moments > 0 ? row.copied / row.moments : 0;
  const oneHouse = row.measured >= FITS_FROM * size && value >= FITS_FROM;
  const wire = housed >= FITS_FROM && copied >= FITS_FROM && row.moments >= FEWEST;
  const looked = row.measured >= 0.8 * size && row.measured >= 4 && row.oneSite <= ABSENT_UP_TO * row.moments;
  const absent =
    value <= ABSENT_UP_TO && (housed <= ABSENT_UP_TO || (row.written > 0 && copied <= ABSENT_UP_TO));
  return {
    groupId,
    testable: true,
    state: oneHouse || wire || funnel ? "fits" : looked && absent ? "ruled-out" : "not-measurable",
    value: rounded(value),
    controlValue: rounded(control),
    pValue: null,
    note: `Outside the shared moments ${outOf(row.tied, row.measured)} members regularly point to the same house as another member, and ${outOf(row.housed, row.measured)} to a site or channel of their own${control === null ? "" : ` (as active accounts outside the group: ${percent(control)})`}; ${site}; in ${outOf(row.copied, row.moments)} members used one wording or told one story.`,
  };
}
