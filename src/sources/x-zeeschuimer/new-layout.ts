/**
 * The layout in which X's site hands out posts since it gave up `legacy`: text and clock under `details`, lists beside them. It is
 * turned into the older one, which all else reads.
 */
import { listOf, objectOf, textOf } from "../json-values.js";

type Json = Readonly<Record<string, unknown>>;

/** Epoch milliseconds as text, of a post in the new layout. */
export const newTime = (item: Json): string | null => textOf(objectOf(item.details).created_at_ms);

/** The post behind one of several names that refer to it; undefined where none does. */
export function referredTo(item: Json, ...names: readonly string[]): unknown {
  for (const place of [objectOf(item.legacy), objectOf(item.details), item])
    for (const name of names)
      if (objectOf(place[name]).result !== undefined) return objectOf(place[name]).result;
  return undefined;
}

/** The post that an item repeats. An item that only says that it repeats one gives an empty object. */
export const repeatedBy = (item: Json): unknown =>
  referredTo(item, "retweeted_status_result", "retweeted_status_results", "retweeted_tweet_results") ??
  ("retweeted_status_result" in objectOf(item.legacy) ? {} : undefined);

/** The post in the older layout. */
export function legacyPost(item: Json): Json {
  const legacy = objectOf(item.legacy);
  if ("created_at" in legacy || !("details" in item)) return legacy;
  const details = objectOf(item.details);
  const entities = objectOf(item.entities);
  const pick = (...lists: unknown[]) => lists.find(Array.isArray);
  const tags = pick(entities.hashtags, details.hashtag_entities, item.hashtag_entities);
  const mentions = pick(entities.user_mentions, item.mention_entities, details.mention_entities);
  const media = pick(
    objectOf(item.extended_entities).media,
    item.media_entities2,
    details.media,
    entities.media,
  );
  return {
    ...legacy,
    created_at: newTime(item),
    full_text: details.full_text ?? details.text,
    lang: details.language ?? details.lang,
    in_reply_to_status_id_str:
      details.in_reply_to_status_id_str ??
      textOf(objectOf(objectOf(item.reply_to_results).result).rest_id) ??
      textOf(objectOf(item.reply_to_results).rest_id),
    entities: {
      urls: pick(entities.urls, item.url_entities, details.url_entities),
      ...(tags && { hashtags: tags }),
      user_mentions: listOf(mentions).map((mention) => mentionOf(objectOf(mention))),
    },
    extended_entities: { media: listOf(media) },
  };
}

/** Somebody mentioned, by number and handle, who may stand one level deeper. */
function mentionOf(mention: Json): Json {
  const results = objectOf(mention.user_results);
  const user = objectOf(results.result);
  return {
    id_str: textOf(mention.id_str) ?? textOf(results.rest_id) ?? textOf(user.rest_id),
    screen_name: textOf(mention.screen_name) ?? textOf(objectOf(user.core).screen_name),
  };
}
