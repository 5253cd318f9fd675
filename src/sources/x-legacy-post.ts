/**
 * A post of X in the shape of its API v1.1, which the web site still uses inside. A repost takes its text and its entities
 * from the post it repeats; identifiers are the `_str` fields, never the numbers.
 */
import { hashtagsOfText } from "./hashtags-of-text.js";
import { listOf, listText, objectOf, textOf } from "./json-values.js";
import { unshortenedLinks } from "./links-of-text.js";
import { snowflakeTimeOf } from "./snowflake.js";
import type { RawRow } from "./source.js";

type Json = Readonly<Record<string, unknown>>;

/** A post with what stands around it. */
export interface LegacyPost {
  readonly post: Json;
  /** The post that it repeats. */
  readonly repeated: LegacyPost | null;
  /** Text and entities of a long post. */
  readonly long: { readonly text: string | null; readonly entities: Json } | null;
}

/** Raw field to the field of such a post; `from` is what leads to it, `repeated` holds the post that it repeats. */
export const legacyMapping = (from: string, repeated: string) => ({
  time: `${from}created_at`,
  kind: `${repeated}, in_reply_to_status_id_str, quoted_status_id_str`,
  text: `${from}full_text`,
  repost_of: repeated,
  reply_to: `${from}in_reply_to_status_id_str`,
  quote_of: `${from}quoted_status_id_str`,
  links: `${from}entities.urls`,
  hashtags: `${from}entities.hashtags`,
  mentions: `${from}entities.user_mentions`,
  media: `${from}extended_entities.media`,
  lang: `${from}lang`,
});

/** The row of a post without its author. `id` and `repeatedId` are identifiers as text; that of a post that is gone is null. */
export function legacyRow(whole: LegacyPost, id: string | null, repeatedId: string | null): RawRow {
  const { post } = whole;
  const content = whole.repeated ?? whole;
  const reply = textOf(post.in_reply_to_status_id_str);
  const repost = "retweeted_status" in post || "retweeted_status_result" in post;
  const quote = repost ? null : textOf(post.quoted_status_id_str);
  return {
    post: id,
    time: textOf(post.created_at),
    time_finer: snowflakeTimeOf(id),
    kind: repost ? "repost" : reply !== null ? "reply" : quote !== null ? "quote" : "post",
    text: textIn(content),
    repost_of: repeatedId,
    reply_to: reply,
    quote_of: quote,
    ...entityLists(content, quote),
    media: listText([...new Set(mediaOf(content.post).map(mediaKey))]),
    lang: textOf(post.lang),
  };
}

/** The words of a client, which the platform writes as a link. */
export const clientOf = (source: unknown): string | null =>
  textOf(source)
    ?.replace(/<[^>]*>/g, "")
    .trim() || null;

const textIn = ({ post, long }: LegacyPost): string | null =>
  long?.text ??
  textOf(objectOf(post.extended_tweet).full_text) ??
  textOf(post.full_text) ??
  textOf(post.text);

function entityLists(
  content: LegacyPost,
  quote: string | null,
): Pick<RawRow, "links" | "hashtags" | "mentions"> {
  const { post, long } = content;
  const parts = [post.entities, objectOf(post.extended_tweet).entities, long?.entities].map(objectOf);
  const all = (key: string) => parts.flatMap((part) => listOf(part[key])).map(objectOf);
  const text = textIn(content) ?? "";
  const links = all("urls")
    .map((url) => textOf(objectOf(url.unwound).url) ?? textOf(url.expanded_url) ?? textOf(url.url))
    .filter((link) => !(quote && link?.includes(`/status/${quote}`)));
  const mentions = all("user_mentions").map((mention) => {
    const handle = textOf(mention.screen_name);
    return [textOf(mention.id_str), handle && `@${handle}`].filter(Boolean).join(" ");
  });
  return {
    links: listText([...new Set([...links, ...unshortenedLinks(text)])]),
    hashtags: listText(
      parts.some((part) => "hashtags" in part)
        ? [...new Set(all("hashtags").map((tag) => textOf(tag.text)))]
        : hashtagsOfText(text),
    ),
    mentions: listText([...new Set(mentions)]),
  };
}

/** The media of a post, wherever its form keeps them. */
export function mediaOf(post: Json): readonly Json[] {
  const places = [post.extended_entities, objectOf(post.extended_tweet).extended_entities, post.entities];
  return (
    places
      .map((place) => listOf(objectOf(place).media))
      .find((list) => list.length)
      ?.map(objectOf) ?? []
  );
}

const MEDIA_KINDS: ReadonlyMap<string, string> = new Map([
  ["photo", "3"],
  ["video", "7"],
  ["animated_gif", "16"],
]);

/** The key that API v2 gives to a medium (`3_123`), so that both forms name it alike. */
function mediaKey(medium: Json): string | null {
  const id = textOf(medium.id_str);
  const kind = MEDIA_KINDS.get(textOf(medium.type) ?? "");
  return textOf(medium.media_key) ?? (id && kind ? `${kind}_${id}` : id);
}
