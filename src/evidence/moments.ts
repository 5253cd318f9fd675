/** The closest moment of each group: the posts of most members on one thing within the group's window, as a reader should see them first. */
import { type ClosestMoment, type EvidencePost, placeWords } from "../model/index.js";
import type { Store } from "../store/index.js";
import type { DossierInputs } from "./edges.js";

/** Posts of a moment that are given; the others are counted. */
const POSTS = 24;

/**
 * SQL: the moment of each group with the most members on one object of its lead trace within its window; of equals the shorter, then the
 * earlier. `others` are accounts outside that acted on the object in that time. Reads temp table `group_actions`.
 */
export const momentRows = (): string => `
  WITH lead_actions AS (
    SELECT a.*, epoch_us(a.time_utc) AS us, (g.window_seconds * 1000000)::BIGINT AS width
    FROM group_actions a JOIN groups g ON g.group_id = a.group_id AND g.lead_trace = a.trace WHERE a.met),
  counted AS (
    SELECT *, count(*) OVER near AS members, max(us) OVER near AS until
    FROM lead_actions
    WINDOW near AS (PARTITION BY group_id, object_id ORDER BY us RANGE BETWEEN CURRENT ROW AND width FOLLOWING)),
  best AS (
    SELECT * FROM counted WHERE members > 1
    QUALIFY row_number() OVER (PARTITION BY group_id ORDER BY members DESC, until - us, us, object_id, account_id) = 1),
  beside AS (
    SELECT b.group_id, count(*) AS acts FROM best b
    JOIN actions a ON a.trace = b.trace AND a.object_id = b.object_id AND epoch_us(a.time_utc) BETWEEN b.us AND b.until GROUP BY ALL)
  SELECT b.group_id AS "groupId", b.trace, b.object_id AS "objectId", b.us, b.members, s.acts - b.members AS others,
         (b.until - b.us) / 1000000.0 AS "spanSeconds"
  FROM best b JOIN beside s USING (group_id) ORDER BY b.rank`;

/** SQL: the posts of those moments, first ones first. Reads temp tables `group_actions` and `closest_moments`. Binds: posts a moment. */
export const momentPostRows = (): string => `
  WITH placed AS (
    SELECT a.group_id, a.event_id, a.account_id, a.time_utc,
           epoch_us(a.time_utc) - min(epoch_us(a.time_utc)) OVER (PARTITION BY a.group_id) AS after
    FROM closest_moments m JOIN group_actions a
      ON a.group_id = m."groupId" AND a.trace = m.trace AND a.object_id = m."objectId" AND a.met
    WHERE epoch_us(a.time_utc) BETWEEN m.us AND m.us + (m."spanSeconds" * 1000000)::BIGINT),
  chosen AS (
    SELECT * FROM placed QUALIFY row_number() OVER (PARTITION BY group_id ORDER BY time_utc, event_id) <= ?)
  SELECT c.group_id AS "groupId", c.event_id AS "eventId", c.account_id AS "accountId", c.time_utc AS "timeUtc", e.post_id AS "postId",
         coalesce(e.time_precision, 'second') AS "timePrecision", e.text, e.source_file AS file, coalesce(e.source_line, 0) AS line
  FROM chosen c LEFT JOIN events e USING (event_id) ORDER BY c.group_id, c.time_utc, c.event_id`;

type MomentRow = Omit<ClosestMoment, "posts"> & { readonly groupId: string };
type PostRow = Omit<EvidencePost, "file" | "place" | "eventId"> & {
  readonly groupId: string;
  readonly eventId: unknown;
  readonly file: number | null;
};

/** The moments by group; a group without one has none. Reads temp table `group_actions` beside the tables. */
export async function readMoments(
  store: Store,
  inputs: DossierInputs,
): Promise<ReadonlyMap<string, ClosestMoment>> {
  await store.run(`CREATE OR REPLACE TEMP TABLE closest_moments AS ${momentRows()}`);
  const moments = await store.rows<MomentRow>(
    `SELECT "groupId", trace, "objectId", members, others, "spanSeconds" FROM closest_moments`,
  );
  const posts = await store.rows<PostRow>(momentPostRows(), [POSTS]);
  await store.run("DROP TABLE closest_moments");
  return new Map(
    moments.map(({ groupId, ...moment }) => [
      groupId,
      {
        ...moment,
        posts: posts.filter((post) => post.groupId === groupId).map((post) => shown(post, inputs)),
      },
    ]),
  );
}

function shown({ groupId: _, file, eventId, ...post }: PostRow, inputs: DossierInputs): EvidencePost {
  const name = file === null ? "" : (inputs[file]?.name ?? `input ${file}`);
  const place = placeWords(name, post.line, file === null ? undefined : inputs[file]?.place);
  return { ...post, eventId: String(eventId), file: name, place };
}
