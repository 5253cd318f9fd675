/** One submission or comment as a row. Its identifier carries the prefix of its kind: `t3_` a submission, `t1_` a comment. */
import { isGoneText } from "../../model/index.js";
import { listText, objectOf, textOf } from "../json-values.js";
import { linksOfText } from "../links-of-text.js";
import type { RawRow } from "../source.js";

type Json = Readonly<Record<string, unknown>>;

const MENTION = /(?:^|[^\w/])\/?u\/([A-Za-z0-9_-]{3,20})(?![\w-])/g;

/** The submission or comment of a line: the API wraps it in `data`. */
export const thingOf = (record: unknown): unknown => {
  const line = objectOf(record);
  return "data" in line && "kind" in line ? line.data : line;
};

/** Whether a record is a submission or a comment. */
export const isThing = (record: unknown): boolean => {
  const thing = objectOf(thingOf(record));
  return (
    textOf(thing.id) !== null &&
    "author" in thing &&
    textOf(thing.created_utc) !== null &&
    ("subreddit" in thing || "subreddit_id" in thing) &&
    (typeof thing.body === "string" || typeof thing.title === "string")
  );
};

const written = (value: unknown): string | null => {
  const text = textOf(value);
  return text === null || text.trim() === "" || isGoneText(text) ? null : text;
};

/** The row of a submission or comment whose author is known. */
export function thingRow(thing: Json): RawRow {
  const comment = typeof thing.body === "string";
  const body = written(comment ? thing.body : thing.selftext);
  const author = textOf(thing.author);
  const text = [comment ? null : written(thing.title), body].filter((part) => part !== null).join("\n\n");
  const crosspost = textOf(thing.crosspost_parent);
  const reply = comment ? (textOf(thing.parent_id) ?? textOf(thing.link_id)) : null;
  const id = textOf(thing.id) ?? "";
  const prefixed = /^t\d_/.test(id) ? id : `${comment ? "t1" : "t3"}_${id}`;
  const mentions = [...(body ?? "").matchAll(MENTION)].map(([, name]) => `@${name}`);
  return {
    account: textOf(thing.author_fullname) ?? author,
    account_handle: author,
    account_created: textOf(thing.author_created_utc),
    post: textOf(thing.name) ?? prefixed,
    permalink: addressOf(textOf(thing.permalink)),
    time: wholeSeconds(textOf(thing.created_utc)),
    kind: crosspost ? "repost" : reply ? "reply" : "post",
    text: text || null,
    repost_of: crosspost,
    reply_to: reply,
    links: listText([...new Set([...linkOf(thing), ...linksOfText(body ?? "")])]),
    mentions: listText([...new Set(mentions)]),
  };
}

/** The whole address of what the dump names by its path. */
const addressOf = (path: string | null): string | null =>
  path?.startsWith("/r/") || path?.startsWith("/user/") ? `https://www.reddit.com${path}` : path;

/** Some dumps write seconds as `1500000000.0`: the decimals say nothing. */
const wholeSeconds = (time: string | null): string | null => time?.replace(/^(\d+)\.0+$/, "$1") ?? null;

/** The page a submission points at; its own address, which Reddit writes where there is none, is no link. */
function linkOf(thing: Json): string[] {
  const url = textOf(thing.url_overridden_by_dest) ?? textOf(thing.url);
  if (url === null || thing.is_self === true || !/^https?:\/\//i.test(url)) return [];
  const own = textOf(thing.permalink);
  return own && url.includes(own) ? [] : [url];
}
