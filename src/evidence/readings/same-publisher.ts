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

/** Days on which an account must have posted to its house, and the share of its time in the data that these must span. */
const DAYS = 3;
const LASTING = 0.5;

/**
 * SQL of addresses: the registrable domain of a link, or host and first segment where the domain is a platform's (a channel,
 * a page). One row an address of a post. `table` holds events with links and domains; `columns` those to keep.
 */
const addresses = (table: string, columns: string): string => `
  SELECT DISTINCT ${columns}, event_id, link, coalesce(
    list_filter(domains, lambda d: d = host OR ends_with(host, '.' || d))[1],
    host || '/' || split_part(split_part(split_part(link, '/', 4), '?', 1), '#', 1)) AS address
  FROM (SELECT ${columns}, event_id, domains, link, lower(split_part(link, '/', 3)) AS host
        FROM (SELECT ${columns}, event_id, domains, unnest(links) AS link FROM ${table}))
  WHERE host <> ''`;

/**
 * SQL of the addresses that an account uses regularly and lastingly, with their share of its posts: `posts` are its posts, `links` the
 * addresses that count, with the times of their posts.
 */
const habits = (posts: string, links: string, columns: string): string => `
  SELECT ${columns}, address, count(DISTINCT event_id) / any_value(posts) AS share
  FROM (${links}) JOIN (
    SELECT ${columns}, count(*) AS posts, max(micros) - min(micros) AS span FROM ${posts} GROUP BY ALL) USING (${columns})
  WHERE posts >= ${FEWEST_POSTS}
  GROUP BY ${columns}, address
  HAVING count(DISTINCT event_id) >= greatest(${FEWEST}, ${REGULAR} * any_value(posts)) AND count(DISTINCT micros // 86400000000) >= ${DAYS}
    AND max(micros) - min(micros) >= ${LASTING} * any_value(span)`;

const TABLES: Readonly<Record<string, string>> = {
  reading_own_posts: "SELECT * FROM reading_events WHERE NOT met AND kind IS DISTINCT FROM 'repost'",
  reading_control_posts: "SELECT * FROM reading_control_events WHERE kind IS DISTINCT FROM 'repost'",
  reading_member_links: `
    SELECT *, count(DISTINCT account_id) OVER (PARTITION BY group_id, link) > 1 AS shared_link,
           count(DISTINCT account_id) OVER (PARTITION BY group_id, wording) > 1 AS shared_wording
    FROM (${addresses("reading_events", "group_id, account_id, micros, wording, met, kind")})`,
  reading_control_habits: habits(
    "reading_control_posts",
    addresses("reading_control_posts", "account_id, bucket, micros"),
    "account_id, bucket",
  ),
};

/**
 * Addresses of the members' own posts that nobody of the group could have given them: a page of a site that no other member posted, or a channel
 * under a text that no other member posted. What all of them push is an operation's site as much as a publisher's.
 */
const OWN_LINKS = `
  SELECT group_id, account_id, micros, event_id, address FROM reading_member_links
  WHERE NOT met AND kind IS DISTINCT FROM 'repost' AND CASE WHEN contains(address, '/') THEN NOT shared_wording ELSE NOT shared_link END`;

const MEASURE = `
  WITH posts AS (
    SELECT group_id, account_id, count(*) AS posts FROM reading_own_posts GROUP BY ALL HAVING count(*) >= ${FEWEST_POSTS}),
  used AS (${habits("reading_own_posts", OWN_LINKS, "group_id, account_id")}),
  everybody AS (SELECT greatest(1, ${COMMON} * count(DISTINCT account_id)) AS most FROM reading_control_events),
  common AS (
    SELECT address FROM reading_control_habits GROUP BY address HAVING count(*) > (SELECT most FROM everybody)),
  house AS (SELECT * FROM used WHERE address NOT IN (SELECT address FROM common)),
  tied AS (
    SELECT DISTINCT a.group_id, unnest([a.account_id, b.account_id]) AS account_id
    FROM house a JOIN house b ON a.group_id = b.group_id AND a.address = b.address AND a.account_id <> b.account_id
    WHERE a.share >= ${MAIN}),
  housed AS (
    SELECT group_id, account_id FROM house UNION SELECT group_id, account_id FROM reading_profiles WHERE len(named_sites) > 0),
  named AS (
    SELECT group_id, max(members) AS members FROM (
      SELECT group_id, site, count(*) AS members
      FROM (SELECT group_id, account_id, unnest(named_sites) AS site FROM reading_profiles) GROUP BY ALL) GROUP BY ALL),
  wording AS (
    SELECT group_id, moment, max(alike) AS alike FROM (
      SELECT a.group_id, a.moment,
             CASE WHEN max(regexp_matches(o.object_id, '^(text|phrases):')::INTEGER) = 1 THEN 2
                  WHEN max(e.characters) >= 30 THEN count(DISTINCT a.account_id) ELSE 0 END AS alike
      FROM reading_moment_acts a JOIN reading_events e USING (group_id, account_id, event_id)
      JOIN (SELECT group_id, moment, min(object_id) AS object_id FROM reading_moments GROUP BY ALL) o USING (group_id, moment)
      GROUP BY a.group_id, a.moment, e.wording) GROUP BY ALL),
  sites AS (SELECT group_id, max(moments) AS moments FROM (
    SELECT a.group_id, l.address, count(DISTINCT a.moment) AS moments
    FROM reading_moment_acts a JOIN reading_member_links l USING (group_id, account_id, event_id)
    WHERE l.address NOT IN (SELECT address FROM common) GROUP BY ALL) GROUP BY ALL)
  SELECT g.group_id AS "groupId",
    coalesce((SELECT moments FROM sites s WHERE s.group_id = g.group_id), 0) AS "oneSite",
    (SELECT count(*) FROM posts p WHERE p.group_id = g.group_id) AS measured,
    (SELECT count(*) FROM tied t WHERE t.group_id = g.group_id) AS tied,
    (SELECT count(*) FROM housed h WHERE h.group_id = g.group_id) AS housed,
    coalesce((SELECT members FROM named n WHERE n.group_id = g.group_id), 0) AS named,
    (SELECT count(*) FROM reading_profiles p WHERE p.group_id = g.group_id AND told) AS told,
    (SELECT count(*) FROM wording w WHERE w.group_id = g.group_id AND alike > 1) AS copied,
    (SELECT count(*) FROM wording w WHERE w.group_id = g.group_id) AS moments,
    (SELECT count(*) FROM reading_events e WHERE e.group_id = g.group_id AND len(e.links) > 0) AS linking,
    (SELECT count(*) FROM reading_events e WHERE e.group_id = g.group_id AND e.characters > 0) AS written
  FROM reading_groups g`;

interface Row {
  readonly groupId: string;
  /** Members with enough posts outside the meetings; of them tied to another by their own posts. */
  readonly measured: number;
  readonly tied: number;
  /** Members with a house of their own, by their own posts or their profile; those whose profiles name one and the same; those with a profile text. */
  readonly housed: number;
  readonly named: number;
  readonly told: number;
  /** Moments in which two members used one wording or told one story. */
  readonly copied: number;
  readonly moments: number;
  /** Moments with a link to the one address that most of them point to. */
  readonly oneSite: number;
  readonly linking: number;
  readonly written: number;
}

/**
 * One publisher or wire copy: members are tied to one house by pages that they post each by itself over long time, or by profiles that name its site. That a
 * group points to one site together is no tie. Value: members tied to another by a house address; controls: accounts with a house of their own.
 */
export const samePublisher = defineReading({
  id: "same-publisher",
  question: "Do the members belong to one publisher, or print one agency's copy?",
  needs: ["links in posts that are no part of the meetings, or profiles that name a site"],
  async measure(store, groups) {
    for (const [name, sql] of Object.entries(TABLES))
      await store.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${sql}`);
    const rows = byGroupId(await store.rows<Row>(MEASURE));
    const controls = await controlMeans(
      store,
      `SELECT c.bucket, (h.account_id IS NOT NULL)::INTEGER AS x
       FROM reading_controls c LEFT JOIN (SELECT DISTINCT account_id FROM reading_control_habits) h USING (account_id)`,
    );
    for (const name of Object.keys(TABLES)) await store.run(`DROP TABLE temp.${name}`);
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
  const site = `${outOf(row.oneSite, row.moments)} shared moments point to one and the same site that few others use`;
  const profiles = `${outOf(row.named, size)} profiles name the same site that these accounts link to`;
  const measured = row.measured >= FITS_FROM * size;
  const byProfile = row.named >= Math.max(2, FITS_FROM * size);
  if (!measured && !byProfile)
    return notMeasurable(
      groupId,
      `${outOf(row.measured, size)} members have ${FEWEST_POSTS} posts or more outside the shared moments, too few to know where they point to; ${site}; ${profiles}.`,
    );
  const value = row.measured > 0 ? row.tied / row.measured : 0;
  const housed = row.housed / size;
  const copied = row.moments > 0 ? row.copied / row.moments : 0;
  const oneHouse = measured && value >= FITS_FROM;
  const wire = housed >= FITS_FROM && copied >= FITS_FROM && row.moments >= FEWEST;
  const looked = row.measured >= 0.8 * size && row.measured >= 4 && row.oneSite <= ABSENT_UP_TO * row.moments;
  const absent =
    value <= ABSENT_UP_TO &&
    row.named <= ABSENT_UP_TO * size &&
    (housed <= ABSENT_UP_TO || (row.written > 0 && copied <= ABSENT_UP_TO));
  const fits = oneHouse || byProfile || wire;
  const ruledOut = !fits && looked && absent;
  return {
    groupId,
    testable: fits || ruledOut || (measured && row.told >= FITS_FROM * size),
    state: fits ? "fits" : ruledOut ? "ruled-out" : "not-measurable",
    value: rounded(value),
    controlValue: rounded(control),
    pValue: null,
    note: `Outside the shared moments ${outOf(row.tied, row.measured)} members regularly post pages of the same house as another member, each by itself; ${outOf(row.housed, size)} have a site or channel of their own${control === null ? "" : ` (as active accounts outside the group: ${percent(control)})`}; ${profiles}; ${site}; in ${outOf(row.copied, row.moments)} members used one wording or told one story.`,
  };
}
