/** One post of X API v2 as a row: a repost takes its full text and its entities from the post it repeats. */
import { hashtagsOfText } from "../hashtags-of-text.js";
import { listOf, listText, objectOf, textOf } from "../json-values.js";
import { unshortenedLinks } from "../links-of-text.js";
import { snowflakeTimeOf } from "../snowflake.js";
import type { RawRow } from "../source.js";

type Json = Readonly<Record<string, unknown>>;

/** What a page gives beside its posts. */
export interface Includes {
  readonly users: ReadonlyMap<string, Json>;
  readonly posts: ReadonlyMap<string, Json>;
}

/** The users and posts that a page (or a flattened post) includes, by identifier. */
export function includesOf(page: Json): Includes {
  const { users, tweets } = objectOf(page.includes);
  const byId = (list: readonly unknown[]) =>
    new Map(list.map((item) => [textOf(objectOf(item).id) ?? "", objectOf(item)]));
  return { users: byId(listOf(users)), posts: byId(listOf(tweets)) };
}

/** The row of a post. */
export function postRow(post: Json, includes: Includes): RawRow {
  const account = textOf(post.author_id);
  const author = "author" in post ? objectOf(post.author) : (includes.users.get(account ?? "") ?? {});
  const references = listOf(post.referenced_tweets).map(objectOf);
  const target = (type: string) => references.find((reference) => reference.type === type);
  const [repost, reply, quote] = [target("retweeted"), target("replied_to"), target("quoted")];
  const repeated = repost ? full(repost, includes) : null;
  const content = repeated ?? post;
  const id = textOf(post.id);
  return {
    account,
    account_handle: textOf(author.username),
    account_name: textOf(author.name),
    account_created: textOf(author.created_at),
    account_bio: textOf(author.description),
    account_picture: textOf(author.profile_image_url),
    post: id,
    time: textOf(post.created_at),
    time_finer: snowflakeTimeOf(id),
    kind: repost ? "repost" : reply ? "reply" : quote ? "quote" : "post",
    text: textOf(objectOf(content.note_tweet).text) ?? textOf(content.text),
    repost_of: textOf(repost?.id),
    reply_to: textOf(reply?.id),
    quote_of: textOf(quote?.id),
    ...entityLists(content, textOf(quote?.id)),
    media: listText(mediaKeys(objectOf(content.attachments))),
    lang: textOf(post.lang),
    client: textOf(post.source),
  };
}

const mediaKeys = (attachments: Json): (string | null)[] =>
  Array.isArray(attachments.media_keys)
    ? attachments.media_keys.map(textOf)
    : listOf(attachments.media).map((item) => textOf(objectOf(item).media_key));

/** The post a reference names, where the data holds it: embedded by twarc, or among the includes. */
function full(reference: Json, includes: Includes): Json | null {
  if (textOf(reference.text) !== null) return reference;
  return includes.posts.get(textOf(reference.id) ?? "") ?? null;
}

function entityLists(
  content: Json,
  quotedId: string | null,
): Pick<RawRow, "links" | "hashtags" | "mentions"> {
  const entities = objectOf(content.entities);
  const long =
    content.note_tweet === undefined ? NO_ENTITIES : objectOf(objectOf(content.note_tweet).entities);
  const text = textOf(objectOf(content.note_tweet).text) ?? textOf(content.text) ?? "";
  const tagged = "hashtags" in entities || "hashtags" in long;
  return {
    links: listOfBoth(entities.urls, long.urls, (url) => linkOf(url, quotedId), unshortenedLinks(text)),
    hashtags: tagged
      ? listOfBoth(entities.hashtags, long.hashtags, (tag) => textOf(tag.tag))
      : listText(text.includes("#") || text.includes("＃") ? hashtagsOfText(text) : []),
    mentions: listOfBoth(entities.mentions, long.mentions, mentionOf),
  };
}

const NO_ENTITIES: Json = {};

/** The texts of the items of two lists, and others, as one list, each once. */
function listOfBoth(
  first: unknown,
  second: unknown,
  text: (item: Json) => string | null,
  others: readonly string[] = [],
): string | null {
  const texts: (string | null)[] = [];
  for (const list of [listOf(first), listOf(second)])
    for (const item of list) texts.push(text(objectOf(item)));
  texts.push(...others);
  return listText(texts.length > 1 ? [...new Set(texts)] : texts);
}

function linkOf(url: Json, quotedId: string | null): string | null {
  if ("media_key" in url) return null;
  const link = textOf(url.unwound_url) ?? textOf(url.expanded_url) ?? textOf(url.url);
  return quotedId && link?.includes(`/status/${quotedId}`) ? null : link;
}

function mentionOf(mention: Json): string {
  const [id, handle] = [textOf(mention.id), textOf(mention.username)];
  if (handle === null) return id ?? "";
  return id === null ? `@${handle}` : `${id} @${handle}`;
}
