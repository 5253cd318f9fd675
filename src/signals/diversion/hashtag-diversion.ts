/** Hashtag diversion: was a conversation of others entered in a block, and turned? */
import type { SeriesPicture } from "../../model/index.js";
import type { AccountSet } from "../account-set.js";
import { daysIn, type Ground } from "../ground.js";
import { defineSignal } from "../signal.js";
import { isoDay, percent, whole } from "../words.js";
import { type Entry, entriesOf, turnOf } from "./entries.js";
import { type TagPosts, tagPosts } from "./tag-posts.js";

const DAY = 86_400;
const FEWEST_DAYS = 7;
const PICTURES = 3;
/** Turn from which an entry counts. */
const TURNED = 0.05;

/** Tags that were entered and turned. Value: the largest turn, the rise of the set's share times the divergence of its posts beyond chance. */
export const hashtagDiversion = defineSignal<TagPosts>({
  id: "hashtag-diversion",
  version: 2,
  title: "Conversations entered",
  question: "Did the group enter hashtags of others in a block, with posts unlike the rest of the tag?",
  needs: ["hashtags", "a week of data"],
  parameters: [],
  effect: "difference",
  async prepare(ground) {
    if (daysIn(ground) < FEWEST_DAYS)
      return {
        notMeasurable: `Not measurable: the data spans ${daysIn(ground).toFixed(1)} days; what a hashtag was before needs ${FEWEST_DAYS} or more.`,
      };
    const posts = await tagPosts(ground);
    if (posts.tags.length === 0)
      return {
        notMeasurable:
          "Not measurable: no hashtag is used by eight accounts of the members and those like them.",
      };
    return posts;
  },
  measure(posts, set, ground) {
    const entries = turnsOf(posts, set, ground);
    return {
      value: entries.reduce((most, entry) => Math.max(most, turnOf(entry)), 0),
      statistic: entries.reduce((sum, entry) => sum + turnOf(entry), 0),
      accounts: set.size,
    };
  },
  async tell(posts, group, _, ground) {
    const told = turnsOf(posts, group, ground).sort((x, y) => turnOf(y) - turnOf(x) || x.tag - y.tag);
    if (told.length === 0)
      return {
        note: "No hashtag of others was entered in a block with posts unlike the rest of it.",
      };
    const [first] = told;
    return {
      note: `${told.length === 1 ? "One hashtag was" : `${whole(told.length)} hashtags were`} entered in a block. The one turned most: ${first.block} members came within a day from ${isoDay(first.seconds)}, the group's share among members and accounts like them went from ${percent(first.shareBefore)} to ${percent(first.shareAfter)}, and its posts stand ${first.divergence.toFixed(2)} from the others', where as many posts of others stand ${first.reference.toFixed(2)} apart.`,
      pictures: await Promise.all(told.slice(0, PICTURES).map((entry) => shareByDay(ground, posts, entry))),
    };
  },
  innocentReadings: [
    "Newcomers with a legitimate different view",
    "An event that brings new people to an old hashtag",
    "A hashtag that means two things",
  ],
  followsFrom: ["common-source"],
  references: [
    {
      text: "Lin, J. (1991). Divergence measures based on the Shannon entropy. IEEE Transactions on Information Theory 37, 145-151.",
      url: "https://doi.org/10.1109/18.61115",
    },
    {
      text: "Hadgu, A. T., Garimella, K., Weber, I. (2013). Political hashtag hijacking in the U.S. WWW '13 Companion, 55-56.",
      url: "https://doi.org/10.1145/2487788.2487809",
    },
  ],
});

/** Entries of a set that turned their tag. A smaller turn is none: it would stand apart where nothing was entered. */
const turnsOf = (posts: TagPosts, set: AccountSet, ground: Ground): Entry[] =>
  entriesOf(posts, set, ground.accounts.ids.length, ground.seed).filter((entry) => turnOf(entry) >= TURNED);

const DAYS = `SELECT epoch(date_trunc('day', e.time_utc)) AS day, count(*)::INTEGER AS "all", count(*) FILTER (g.member)::INTEGER AS own
  FROM events e LEFT JOIN ground_accounts g USING (account_id)
  WHERE list_contains(e.hashtags, $1) AND e.kind IS DISTINCT FROM 'repost' GROUP BY day ORDER BY day`;

/** The group's share of all posts of the data on a tag, day by day. */
async function shareByDay(
  { store, firstSeconds, lastSeconds }: Ground,
  { tags }: TagPosts,
  entry: Entry,
): Promise<SeriesPicture> {
  const rows = await store.rows<{ day: number; all: number; own: number }>(DAYS, [tags[entry.tag]]);
  const first = Math.floor(firstSeconds / DAY);
  const times = Array.from(
    { length: Math.floor(lastSeconds / DAY) - first + 1 },
    (_, i) => (first + i) * DAY,
  );
  const of = new Map(rows.map((row) => [row.day, row]));
  return {
    kind: "series",
    title: `The group's share of the hashtag ${tags[entry.tag]}`,
    caption:
      "Share of all posts of this data on the hashtag that came from members, by UTC day; a gap is a day without posts on it.",
    unit: "share",
    times,
    lines: [
      {
        label: "share of the group",
        values: times.map((day) => (of.has(day) ? of.get(day)!.own / of.get(day)!.all : null)),
      },
    ],
    marks: [{ from: entry.seconds, to: entry.seconds + DAY, label: `${entry.block} members enter` }],
  };
}
