/** Which stories a set carries: told by three accounts of it or more. */
import type { AccountSet } from "../account-set.js";
import type { Stories } from "./stories.js";
import type { StoryTexts } from "./story-texts.js";

/** Accounts of a set that must tell a story. */
export const FEWEST_TELLERS = 3;

/** Tellings of a set by story, and its posts with text. */
export interface Tellings {
  readonly accounts: Int32Array;
  readonly posts: Int32Array;
  readonly texts: number;
  readonly accountsWithText: number;
}

/** Counts who of a set tells which story. */
export function tellingsOf(texts: StoryTexts, { storyOf, count }: Stories, numbers: Int32Array): Tellings {
  const accounts = new Int32Array(count);
  const posts = new Int32Array(count);
  const last = new Int32Array(count).fill(-1);
  let all = 0;
  let withText = 0;
  for (const n of numbers) {
    withText += Number(texts.from[n + 1] > texts.from[n]);
    for (let i = texts.from[n]; i < texts.from[n + 1]; i++) {
      const story = storyOf[texts.document[i]];
      posts[story]++;
      all++;
      if (last[story] === n) continue;
      last[story] = n;
      accounts[story]++;
    }
  }
  return { accounts, posts, texts: all, accountsWithText: withText };
}

/** Share of a set's posts with text that tell a story which three of its accounts tell. */
export function carriedShare({ accounts, posts, texts }: Tellings): number {
  let carried = 0;
  for (let story = 0; story < posts.length; story++)
    if (accounts[story] >= FEWEST_TELLERS) carried += posts[story];
  return texts === 0 ? 0 : carried / texts;
}

/** Numbers of all accounts of a ground. */
export const everybody = (set: AccountSet, accounts: number): Int32Array =>
  Int32Array.from({ length: Math.max(accounts, set.size) }, (_, i) => i);
