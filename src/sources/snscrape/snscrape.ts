/**
 * Posts of X as snscrape writes them (`--jsonl`), and twscrape, which kept its shape: the post with its author, links unfolded.
 * A repost holds its original whole and takes text and lists from it. pandas writes such posts as a table (`to_csv`), with the author
 * and other objects as Python prints them.
 */
import { type Cells, recognisedCells, recordOfCells } from "../cell-records.js";
import { listOf, listText, objectOf, textOf } from "../json-values.js";
import { keptRows, recognisedRecords, refused, SKIPPED } from "../records.js";
import { snowflakeTimeOf } from "../snowflake.js";
import { defineSource, type RawRow } from "../source.js";
import { clientOf } from "../x-legacy-post.js";

type Json = Readonly<Record<string, unknown>>;

const MAPPING = {
  account: "user.id",
  account_handle: "user.username",
  account_name: "user.displayname",
  account_created: "user.created",
  account_bio: "user.rawDescription, else description",
  account_picture: "user.profileImageUrl",
  post: "id",
  permalink: "url",
  time: "date",
  kind: "retweetedTweet, inReplyToTweetId, quotedTweet",
  text: "rawContent, else content",
  repost_of: "retweetedTweet.id",
  reply_to: "inReplyToTweetId",
  quote_of: "quotedTweet.id",
  links: "links.url, else outlinks",
  hashtags: "hashtags",
  mentions: "mentionedUsers",
  media: "media",
  lang: "lang",
  client: "sourceLabel, else source",
};

const TWEET = "snscrape.modules.twitter.Tweet";
const isTweet = (value: unknown): boolean => objectOf(value)._type === TWEET && idOf(value) !== null;
/** A post that is gone, or of which only the number is known, stands among others in answers of a conversation. */
const isOther = (value: unknown): boolean =>
  /^snscrape\.modules\.twitter\.(?:Tombstone|TweetRef)$/.test(textOf(objectOf(value)._type) ?? "");

const idOf = (value: unknown): string | null => {
  const post = objectOf(value);
  return textOf(post.id_str) ?? textOf(post.id);
};

function tweetRow(post: Json): RawRow {
  const user = objectOf(post.user);
  const id = idOf(post);
  const repeatedId = idOf(post.retweetedTweet);
  const original = objectOf(post.retweetedTweet);
  const content = repeatedId !== null && "date" in original ? original : post;
  const quote = repeatedId === null ? idOf(post.quotedTweet) : null;
  const reply = textOf(post.inReplyToTweetIdStr) ?? textOf(post.inReplyToTweetId);
  const own = ["repost", "reply", "quote"][[repeatedId, reply, quote].findIndex((other) => other !== null)];
  return {
    account: idOf(user),
    account_handle: textOf(user.username),
    account_name: textOf(user.displayname),
    account_created: textOf(user.created),
    account_bio: textOf(user.rawDescription) ?? textOf(user.description),
    account_picture: textOf(user.profileImageUrl),
    post: id,
    permalink: textOf(post.url),
    time: textOf(post.date),
    time_finer: snowflakeTimeOf(id),
    kind: own ?? "post",
    text: textOf(content.rawContent) ?? textOf(content.content),
    repost_of: repeatedId,
    reply_to: reply,
    quote_of: quote,
    links: listText(linksIn(content).filter((link) => !(quote && link?.includes(`/status/${quote}`)))),
    hashtags: listText(listOf(content.hashtags).map(textOf)),
    mentions: listText(listOf(content.mentionedUsers).map((user) => mentionText(objectOf(user)))),
    media: listText(picturesIn(content)),
    lang: textOf(post.lang),
    client: textOf(post.sourceLabel) ?? clientOf(post.source),
  };
}

const linksIn = (post: Json): (string | null)[] => {
  const links = listOf(post.links).map((link) => textOf(objectOf(link).url));
  return [...new Set(links.length ? links : listOf(post.outlinks).map(textOf))];
};

function mentionText(user: Json): string | null {
  const handle = textOf(user.username);
  return [idOf(user), handle && `@${handle}`].filter(Boolean).join(" ") || null;
}

/** The names of pictures, which the platform gives once and for all; twscrape groups media by kind, snscrape does not. */
function picturesIn(post: Json): (string | null)[] {
  const media = Array.isArray(post.media) ? post.media : listOf(objectOf(post.media).photos);
  return media.map((medium) => {
    const address = textOf(objectOf(medium).fullUrl) ?? textOf(objectOf(medium).url);
    return /\/media\/([\w-]+)/.exec(address ?? "")?.[1] ?? null;
  });
}

/** Columns without which a table is none of posts with their authors. */
const hasColumns = (columns: ReadonlySet<string>): boolean =>
  ["id", "date"].every((name) => columns.has(name)) &&
  ["rawContent", "content"].some((name) => columns.has(name)) &&
  (columns.has("user") || columns.has("user.id") || columns.has("user.username"));

/** The post of a row of a table; what of it is another post (`retweetedTweet`) may be printed in a cell, too. */
function tweetOfCells(cells: Cells): unknown {
  const record = recordOfCells(cells);
  const user = objectOf(record.user);
  const isPost = textOf(record.id) !== null && (textOf(user.username) !== null || idOf(user) !== null);
  return isPost ? { _type: TWEET, ...record } : record;
}

const FORMAT = {
  title: "snscrape",
  what: "posts whose _type is that of snscrape",
  mapping: MAPPING,
  is: isTweet,
};

/** The source `snscrape`. */
export const snscrape = defineSource({
  id: "snscrape",
  title: "X (snscrape, twscrape)",
  about:
    "JSON lines of posts of X that snscrape or twscrape collected, or the table that pandas makes of them.",
  platform: "x",
  timeZone: "UTC",
  recognise: (head) =>
    recognisedRecords(head, FORMAT) ??
    recognisedCells(head, {
      ...FORMAT,
      what: "posts with their authors, as a table",
      recordOf: tweetOfCells,
      has: hasColumns,
    }),
  recordOf: tweetOfCells,
  rows: (record) => {
    if (isOther(record)) return SKIPPED;
    return isTweet(record)
      ? keptRows(tweetRow(objectOf(record)))
      : refused("not-a-record", "no post of snscrape with _type and id");
  },
});
