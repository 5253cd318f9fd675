/** The laws as data: what is done to the posts of an input, and what may then differ. */
import { type Answer, namedGroups } from "./answer.js";
import { alikePost, alonePost, type PostAct, thingsOf } from "./posts.js";
import {
  clocksShifted,
  firstDayDropped,
  freeActsAdded,
  halfThinned,
  renamed,
  rowsDoubled,
  rowsShuffled,
  strangersAdded,
  strangersRemoved,
} from "./transform.js";
import type { Allowance } from "./verdict.js";

const DAY = 86_400;
/** Days that an input must span so that a day of it can be spared. */
const SPARE_DAYS = 5;

/** Posts after a transformation; `names` maps accounts as they were to what they are called now. */
export interface Changed {
  readonly posts: readonly PostAct[];
  readonly names?: ReadonlyMap<string, string>;
}

/** One case of a law. */
export interface LawCase {
  readonly id: string;
  readonly law: string;
  readonly title: string;
  readonly allowed: Allowance;
  /** Null where the input cannot be changed so. `before` is what claque says of it as it is. */
  readonly change: (posts: readonly PostAct[], before: Answer, seed: number) => Changed | null;
}

/** Nothing may change but what a draw of the seed moves at the edge of a group. */
const NOTHING_CHANGES: Allowance = { jaccard: 0.8, verdicts: ["same"] };
/** The data say the same, so the answer is the same to the last number. */
const IDENTICAL: Allowance = { jaccard: 1, verdicts: ["same"], numbers: true };
/** Groups stay found, members come or go a little; nobody else is named. */
const STAYS_FOUND: Allowance = { jaccard: 0.8, verdicts: ["same", "status"] };
/** Less data may lose a group, and names nobody new. */
const NOBODY_NEW: Allowance = { jaccard: 0.8, verdicts: ["same", "status", "members", "lost"] };

const strangers = (count: number): LawCase => ({
  id: `strangers-${count}`,
  law: "Strangers change nothing",
  title: `${count} accounts of one post each that share nothing, added`,
  allowed: NOTHING_CHANGES,
  change: (posts, _, seed) => ({ posts: strangersAdded(posts, { count, seed, alone: alonePost(posts) }) }),
});

const shifted = (id: string, title: string, seconds: number): LawCase => ({
  id,
  law: "The calendar changes nothing",
  title,
  allowed: NOTHING_CHANGES,
  change: (posts) =>
    seconds % DAY !== 0 && posts.some(({ precision }) => precision === "day")
      ? null
      : { posts: clocksShifted(posts, seconds) },
});

const freeActs = (share: number): LawCase => ({
  id: `free-acts-${share}`,
  law: "Free acts do not hide",
  title: `free acts of the members of named groups added until ${share} of theirs are`,
  allowed: STAYS_FOUND,
  change(posts, before, seed) {
    const accounts = new Set(namedGroups(before).flatMap((group) => group.accounts));
    if (accounts.size === 0) return null;
    const given = { accounts, share, seed, alone: alonePost(posts), alike: alikePost(posts) };
    return { posts: freeActsAdded(posts, given) };
  },
});

const thinned = (half: "first" | "second"): LawCase => ({
  id: `${half}-half-thinned`,
  law: "Less data accuses nobody new",
  title: `half of the posts of the ${half} half of the time dropped by chance`,
  allowed: NOBODY_NEW,
  change: (posts, _, seed) => ({ posts: halfThinned(posts, { half, kept: 0.5, seed }) }),
});

/** The laws' cases, in the order of the table. Pseudonyms are a case of their own: they are a matter of reading. */
export const LAW_CASES: readonly LawCase[] = [
  strangers(60),
  strangers(1000),
  {
    id: "strangers-removed",
    law: "Strangers change nothing",
    title: "accounts of one post that shares nothing, removed",
    allowed: NOTHING_CHANGES,
    change(posts) {
      const rest = strangersRemoved(posts, thingsOf);
      return rest.length === posts.length ? null : { posts: rest };
    },
  },
  shifted("a-day-later", "every clock a day later", DAY),
  shifted("eleven-days-earlier", "every clock eleven days earlier", -11 * DAY),
  shifted("another-zone", "every clock seven hours later, as in another zone", 7 * 3600),
  {
    id: "first-day-dropped",
    law: "The calendar changes nothing",
    title: "the first day dropped",
    allowed: NOTHING_CHANGES,
    change: (posts) => (daysOf(posts) < SPARE_DAYS ? null : { posts: firstDayDropped(posts) }),
  },
  freeActs(0.5),
  freeActs(0.9),
  thinned("first"),
  thinned("second"),
  {
    id: "renamed",
    law: "Names change nothing",
    title: "every account under another name",
    allowed: IDENTICAL,
    change(posts, _, seed) {
      const { acts, names } = renamed(posts, seed, (post, nameOf) => ({
        ...post,
        mentions: post.mentions.map(nameOf),
      }));
      return { posts: acts, names };
    },
  },
  {
    id: "rows-doubled",
    law: "Rows change nothing",
    title: "every row twice",
    allowed: IDENTICAL,
    change: (posts) => ({ posts: rowsDoubled(posts) }),
  },
  {
    id: "rows-shuffled",
    law: "Rows change nothing",
    title: "rows in an order of chance",
    allowed: IDENTICAL,
    change: (posts, _, seed) => ({ posts: rowsShuffled(posts, seed) }),
  },
];

/** The case that reads the input under pseudonyms; its law is that of names. */
export const PSEUDONYMS = {
  id: "pseudonyms",
  law: "Names change nothing",
  title: "the input read under pseudonyms, beside the input read plain: the same numbers, row by row",
} as const;

const daysOf = (posts: readonly PostAct[]): number =>
  new Set(posts.map(({ time }) => Math.floor(time / DAY))).size;
