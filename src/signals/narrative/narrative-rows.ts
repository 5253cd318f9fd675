/** Rows of `narratives`, and the picture of the roads, of the stories that a group carried. */
import { type LanesPicture, NARRATIVES } from "../../model/index.js";
import { comparedTextSql } from "../../store/index.js";
import type { Ground } from "../ground.js";
import type { FactCheckIndex } from "./match-fact-checks.js";
import type { Join, Stories } from "./stories.js";
import type { StoryTexts } from "./story-texts.js";

const EVENTS_KEPT = 1000;
const SAMPLE = 500;
const LANES = 6;
const POINTS = 200;

const ROADS = `
  SELECT s.story, count(*)::INTEGER AS posts, count(DISTINCT e.account_id)::INTEGER AS accounts,
    count(DISTINCT CASE WHEN g.member THEN e.account_id END)::INTEGER AS members,
    count(*) FILTER (g.member)::INTEGER AS own,
    epoch_us(min(e.time_utc)) AS first, epoch_us(min(e.time_utc) FILTER (g.member)) AS "firstMember", epoch_us(max(e.time_utc)) AS last,
    arg_min(e.text, (e.time_utc, ${comparedTextSql("e")}, e.event_id)) FILTER (g.member) AS sample,
    list_sort(list_distinct(list(e.lang) FILTER (trim(e.lang) <> ''))) AS languages, list_sort(list_distinct(list(e.platform))) AS platforms,
    list(e.event_id ORDER BY e.time_utc, e.event_id) FILTER (g.member) AS events
  FROM story_posts s JOIN events e USING (event_id) LEFT JOIN ground_accounts g USING (account_id)
  GROUP BY s.story ORDER BY own DESC, first, min((e.time_utc, ${comparedTextSql("e")}, e.event_id)) FILTER (g.member)`;

/** A story with its road through the data; times in microseconds. */
export interface Road {
  readonly story: number;
  readonly posts: number;
  readonly accounts: number;
  readonly members: number;
  readonly own: number;
  readonly first: number;
  readonly firstMember: number;
  readonly last: number;
  readonly sample: string;
  readonly languages: readonly string[] | null;
  readonly platforms: readonly string[];
  readonly events: readonly (number | string)[];
}

/** Roads of the stories in `story_posts`, most posts of the group first. */
export const roadsOf = ({ store }: Ground): Promise<Road[]> => store.rows<Road>(ROADS);

/** Rows for `narratives`, in the order of its columns. */
export function narrativeRows(
  { groupId }: Ground,
  roads: readonly Road[],
  stories: Stories,
  { texts, factChecks }: { readonly texts: StoryTexts; readonly factChecks: FactCheckIndex | null },
): (readonly unknown[])[] {
  const documents = documentsOf(texts, stories, new Set(roads.map(({ story }) => story)));
  return roads.map((road, i) => {
    const values: Readonly<Record<string, unknown>> = {
      group_id: groupId,
      number: i + 1,
      joined_by: joinsOf(stories.joins.get(road.story)),
      sample: road.sample.slice(0, SAMPLE),
      posts: BigInt(road.posts),
      accounts: road.accounts,
      members: road.members,
      group_share: road.own / road.posts,
      first_seen: BigInt(road.first),
      first_by_member: road.first === road.firstMember,
      first_member_seen: BigInt(road.firstMember),
      last_seen: BigInt(road.last),
      languages: road.languages ?? [],
      platforms: road.platforms,
      fact_checks:
        factChecks?.matching((documents.get(road.story) ?? []).map((d) => texts.documents[d])) ?? [],
      event_ids: road.events.slice(0, EVENTS_KEPT).map(BigInt),
    };
    return NARRATIVES.columns.map(({ name }) => values[name]);
  });
}

const joinsOf = (joins: ReadonlySet<Join> | undefined): Join[] =>
  (["wording", "phrases", "links", "names-and-numbers"] as const).filter(
    (join) => joins?.has(join) ?? join === "wording",
  );

function documentsOf(
  texts: StoryTexts,
  { storyOf }: Stories,
  wanted: ReadonlySet<number>,
): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let d = 0; d < texts.documents.length; d++)
    if (wanted.has(storyOf[d])) found.set(storyOf[d], [...(found.get(storyOf[d]) ?? []), d]);
  return found;
}

/** The roads of the largest stories: a lane each, posts of the group and of others. */
export async function roadsPicture({ store }: Ground, roads: readonly Road[]): Promise<LanesPicture> {
  const shown = roads.slice(0, LANES);
  const rows = await store.rows<{ story: number; time: number; own: boolean }>(
    `SELECT s.story, epoch_us(e.time_utc)::DOUBLE / 1e6 AS time, coalesce(g.member, false) AS own
     FROM story_posts s JOIN events e USING (event_id) LEFT JOIN ground_accounts g USING (account_id)
     QUALIFY row_number() OVER (PARTITION BY s.story ORDER BY e.time_utc, own, e.event_id) <= ${POINTS} ORDER BY s.story, time, own`,
  );
  const lane = new Map(shown.map(({ story }, i) => [story, i]));
  return {
    kind: "lanes",
    title: "Roads of stories",
    caption: `Each lane is a story; points are its posts in the order of time, the first ${POINTS} of each.`,
    lanes: shown.map(({ sample }, i) => `${i + 1}: ${sample.replace(/\s+/g, " ").slice(0, 40)}`),
    points: rows
      .filter(({ story }) => lane.has(story))
      .map(({ story, time, own }) => ({ lane: lane.get(story)!, time, mark: own ? 0 : 1 })),
    marks: ["group", "others"],
    joins: [],
  };
}
