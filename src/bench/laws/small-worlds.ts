/** Small random worlds for the laws, as posts of a table of shares. */
import { smallRandomWorld } from "../../simulate/index.js";
import type { PostAct } from "./posts.js";
import { alonePost } from "./posts.js";
import { strangersAdded } from "./transform.js";

const START = 1_740_960_000;
/** Of so many worlds one has nobody planted. */
const EMPTY_EVERY = 3;
/** Accounts of one share that every world has. */
const STRANGERS = 30;

/** The posts of a small world and who is planted in it; in one of three nobody. The same seed gives the same posts. */
export function smallWorldPosts(seed: number): { posts: PostAct[]; planted: ReadonlySet<string> } {
  const { acts, operationOf } = smallRandomWorld(seed, seed % EMPTY_EVERY !== 0);
  const own = acts.map(({ account, object, time }, n) =>
    share(`a${account}`, `o${object}`, `c${n}`, START + Math.floor(time)),
  );
  const posts = strangersAdded(own, { count: STRANGERS, seed: seed + 0.5, alone: alonePost(own) });
  const planted = operationOf.flatMap((of, account) => (of >= 0 ? [`a${account}`] : []));
  return { posts, planted: new Set(planted) };
}

const share = (account: string, object: string, post: string, time: number): PostAct => ({
  account,
  post,
  time,
  platform: "sim",
  precision: "second",
  kind: "share",
  text: null,
  repost_of: null,
  reply_to: null,
  quote_of: null,
  links: [],
  hashtags: [],
  mentions: [],
  media: [],
  objects: [object],
  lang: null,
  client: null,
  account_created: null,
  bio: null,
});
