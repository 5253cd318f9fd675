/** Which stories a set carries: told by three accounts of it or more. */
import { remembered } from "../../stats/index.js";
import type { AccountSet } from "../account-set.js";
import type { Stories } from "./stories.js";
import type { StoryTexts } from "./story-texts.js";

/** Accounts of a set that must tell a story. */
export const FEWEST_TELLERS = 3;

/** Tellings of a set by story. */
export interface Tellings {
  readonly accounts: Int32Array;
  readonly posts: Int32Array;
  readonly accountsWithText: number;
}

/** Counts who of a set tells which story. */
export function tellingsOf(texts: StoryTexts, { storyOf, count }: Stories, numbers: Int32Array): Tellings {
  const accounts = new Int32Array(count);
  const posts = new Int32Array(count);
  const last = new Int32Array(count).fill(NOBODY);
  let withText = 0;
  for (const n of numbers) {
    withText += Number(texts.from[n + 1] > texts.from[n]);
    for (let i = texts.from[n]; i < texts.from[n + 1]; i++) {
      const story = storyOf[texts.document[i]];
      posts[story]++;
      if (last[story] === n) continue;
      last[story] = n;
      accounts[story]++;
    }
  }
  return { accounts, posts, accountsWithText: withText };
}

/** What a set carries. */
export interface Carried {
  /** Share of its posts with text that tell a story which three of its accounts tell. */
  readonly share: number;
  readonly accountsWithText: number;
}

/** What a set carries, asked hundreds of times of the same stories: only those that the set tells are looked at. */
export function carriedBy(texts: StoryTexts, stories: Stories, numbers: Int32Array): Carried {
  const { accounts, posts, last } = spaceFor(stories);
  const { storyOf } = stories;
  const told: number[] = [];
  let all = 0;
  let accountsWithText = 0;
  for (const n of numbers) {
    accountsWithText += Number(texts.from[n + 1] > texts.from[n]);
    for (let i = texts.from[n]; i < texts.from[n + 1]; i++) {
      const story = storyOf[texts.document[i]];
      if (posts[story]++ === 0) told.push(story);
      all++;
      if (last[story] === n) continue;
      last[story] = n;
      accounts[story]++;
    }
  }
  let carried = 0;
  for (const story of told) {
    if (accounts[story] >= FEWEST_TELLERS) carried += posts[story];
    posts[story] = 0;
    accounts[story] = 0;
    last[story] = NOBODY;
  }
  return { share: all === 0 ? 0 : carried / all, accountsWithText };
}

const NOBODY = -1;

/** Counts by story, all nothing between two sets. */
const spaceFor = remembered(({ count }: Stories) => ({
  accounts: new Int32Array(count),
  posts: new Int32Array(count),
  last: new Int32Array(count).fill(NOBODY),
}));

/** Numbers of all accounts of a ground. */
export const everybody = (set: AccountSet, accounts: number): Int32Array =>
  Int32Array.from({ length: Math.max(accounts, set.size) }, (_, i) => i);
