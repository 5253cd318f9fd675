/** Posts as the laws move them: rows of `events` with what their accounts show, and back to a file that reads as the same posts. */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import type { TimePrecision } from "../../model/index.js";
import type { Store } from "../../store/index.js";
import type { Act } from "./transform.js";

/** One post. Accounts and mentions bear the identifiers of their platform. */
export interface PostAct extends Act {
  readonly platform: string;
  readonly precision: TimePrecision;
  readonly kind: string | null;
  readonly text: string | null;
  readonly repost_of: string | null;
  readonly reply_to: string | null;
  readonly quote_of: string | null;
  readonly links: readonly string[];
  readonly hashtags: readonly string[];
  readonly mentions: readonly string[];
  readonly media: readonly string[];
  readonly objects: readonly string[];
  readonly lang: string | null;
  readonly client: string | null;
  readonly account_created: string | null;
  readonly bio: string | null;
}

interface EventRow extends Omit<PostAct, "time"> {
  readonly micros: number;
}

/** Every event of a store, in order of the input. Identifiers must be plain. */
export async function readPosts(store: Store): Promise<PostAct[]> {
  const rows = await store.rows<EventRow>(
    `SELECT e.account_id AS account, coalesce(e.post_id, 'event' || e.event_id) AS post, epoch_us(e.time_utc)::DOUBLE AS micros,
       e.platform, e.time_precision AS precision, e.kind, e.text, e.repost_of, e.reply_to, e.quote_of,
       coalesce(e.links, []) AS links, coalesce(e.hashtags, []) AS hashtags, coalesce(e.mentions, []) AS mentions,
       coalesce(e.media, []) AS media, coalesce(e.object_ids, []) AS objects, e.lang, e.client,
       strftime(e.account_created, '%Y-%m-%dT%H:%M:%SZ') AS account_created, a.bio
     FROM events e LEFT JOIN accounts a USING (account_id) ORDER BY e.event_id`,
  );
  return rows.map(({ micros, account, mentions, ...row }) => ({
    ...row,
    account: ownName(account),
    mentions: mentions.map(ownName),
    time: micros / 1e6,
  }));
}

/** What an account is called on its platform: a handle behind its sign, else the identifier. */
export function ownName(accountId: string): string {
  const [, namespace, ...rest] = accountId.split(":");
  const id = rest.join(":");
  if (rest.length === 0) return accountId;
  if (namespace === "@") return `@${id}`;
  return namespace === "" ? id : `${namespace}:${id}`;
}

/** What a post is on; two accounts share something where they have one of these in common. */
export const thingsOf = (post: PostAct): string[] => [
  ...post.links,
  ...post.hashtags.map((tag) => `#${tag}`),
  ...post.mentions.map((name) => `mention ${name}`),
  ...post.media,
  ...post.objects.map((object) => `object ${object}`),
  ...[post.repost_of, post.reply_to, post.quote_of].flatMap((of) => (of === null ? [] : [`post ${of}`])),
  ...(post.text === null ? [] : [`text ${post.text}`]),
];

const NOTHING = {
  kind: "post",
  text: null,
  repost_of: null,
  reply_to: null,
  quote_of: null,
  links: [],
  hashtags: [],
  mentions: [],
  media: [],
  objects: [],
  lang: null,
  client: null,
  account_created: null,
  bio: null,
} as const;

/** Makes a post on nothing shared, in the manner of the file: an object of its own where objects are all it has, else words of its own. */
export const alonePost = (posts: readonly PostAct[]): ((act: Act) => PostAct) => {
  const [{ platform, precision, kind }] = posts;
  const isTable = posts.every(({ text }) => text === null);
  return (act) => ({
    ...NOTHING,
    ...act,
    platform,
    precision,
    kind: isTable ? kind : "post",
    text: isTable
      ? null
      : Array.from({ length: 8 }, (_, n) => `${act.post.replaceAll("-", "")}word${n}`).join(" "),
    objects: isTable ? [`only-${act.post}`] : [],
  });
};

/** A post on what another is on, in words of its own; the account shows what it showed before. */
export const alikePost = (posts: readonly PostAct[]): ((template: PostAct, act: Act) => PostAct) => {
  const alone = alonePost(posts);
  const shown = new Map(posts.map((post) => [post.account, post]));
  return ({ platform, kind, links, hashtags, media, objects, repost_of, lang, text }, act) => {
    const { account_created = null, bio = null, client = null } = shown.get(act.account) ?? {};
    const own = alone(act);
    return {
      ...own,
      platform,
      kind,
      links,
      hashtags,
      media,
      objects,
      repost_of,
      lang,
      account_created,
      bio,
      client,
      text: repost_of === null ? own.text : text,
    };
  };
};

/** Writes posts as `claque analyze` reads them without being told how. */
export async function writePosts(path: string, posts: readonly PostAct[]): Promise<void> {
  const out = createWriteStream(path);
  const done = finished(out);
  done.catch(() => {});
  for (const { time, precision, mentions, ...post } of posts) {
    const line = { ...post, mentions, time: clock(time, precision) };
    const filled = Object.entries(line).filter(([, value]) => value !== null && !isEmpty(value));
    if (!out.write(`${JSON.stringify(Object.fromEntries(filled))}\n`))
      await Promise.race([once(out, "drain"), done]);
  }
  out.end();
  await done;
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** A moment as ISO 8601, UTC, no finer than the clock that it came from. */
function clock(seconds: number, precision: TimePrecision): string {
  const micros = Math.round(seconds * 1e6);
  const text = new Date(Math.floor(micros / 1000)).toISOString();
  if (precision === "day") return text.slice(0, 10);
  if (precision === "minute") return `${text.slice(0, 16)}Z`;
  if (precision === "second") return `${text.slice(0, 19)}Z`;
  if (precision === "millisecond") return text;
  return text.replace("Z", `${String(((micros % 1000) + 1000) % 1000).padStart(3, "0")}Z`);
}
