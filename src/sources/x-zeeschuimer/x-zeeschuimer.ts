/** X as a browser saw it, captured by Zeeschuimer: posts of the web site with their authors beside them, or without. */

import { objectOf, textOf } from "../json-values.js";
import { keptRows, recognisedRecords, refused, SKIPPED } from "../records.js";
import { defineSource, type RawRow } from "../source.js";
import { clientOf, type LegacyPost, legacyMapping, legacyRow, mediaOf } from "../x-legacy-post.js";
import { capturedItem } from "../zeeschuimer-item.js";
import { legacyPost, newTime, referredTo, repeatedBy } from "./new-layout.js";

type Json = Readonly<Record<string, unknown>>;

const MAPPING = {
  account: "core.user_results.result.rest_id, else legacy.user_id_str",
  account_handle: "core.user_results.result.legacy.screen_name",
  account_name: "core.user_results.result.legacy.name",
  account_created: "core.user_results.result.legacy.created_at",
  account_bio: "core.user_results.result.legacy.description",
  account_picture: "core.user_results.result.legacy.profile_image_url_https",
  post: "rest_id",
  ...legacyMapping("legacy.", "legacy.retweeted_status_result"),
  time: "legacy.created_at, else details.created_at_ms",
  text: "legacy.full_text, else details.full_text",
  client: "source",
};

/** A post stands one level deeper where its visibility is limited. */
const unwrapped = (value: unknown): Json => {
  const item = objectOf(value);
  return "tweet" in item && !("legacy" in item) && !("details" in item) ? objectOf(item.tweet) : item;
};

const idOf = (item: Json): string | null =>
  textOf(item.rest_id) ?? textOf(objectOf(item.legacy).id_str) ?? null;

const isPost = (item: Json): boolean =>
  idOf(item) !== null && (textOf(objectOf(item.legacy).created_at) ?? newTime(item)) !== null;

const isGone = (item: Json): boolean =>
  /^Tweet(?:Tombstone|Unavailable)$/.test(textOf(item.__typename) ?? "") || "tombstone" in item;

function wholePost(item: Json): LegacyPost {
  const quoted = idOf(unwrapped(referredTo(item, "quoted_status_result", "quoted_tweet_results")));
  const post: Json = { quoted_status_id_str: quoted, ...legacyPost(item) };
  const original = unwrapped(repeatedBy(item));
  const note = objectOf(objectOf(objectOf(item.note_tweet).note_tweet_results).result);
  return {
    post: repeatedBy(item) === undefined ? post : { ...post, retweeted_status_result: {} },
    repeated: "legacy" in original || "details" in original ? wholePost(original) : null,
    long:
      textOf(note.text) === null ? null : { text: textOf(note.text), entities: objectOf(note.entity_set) },
  };
}

/** The author beside the post; where the site left it out, its number is in the post and its handle in links to its media. */
function authorOf(item: Json): RawRow {
  const post = legacyPost(item);
  const user = objectOf(objectOf(objectOf(item.core).user_results).result);
  const [old, core, flat] = [objectOf(user.legacy), objectOf(user.core), objectOf(item.user)];
  const one = (key: string) => textOf(core[key]) ?? textOf(old[key]) ?? textOf(flat[key]);
  const handle = one("screen_name") ?? handleInMedia(item);
  const id = textOf(user.rest_id) ?? textOf(flat.id_str) ?? textOf(post.user_id_str);
  return {
    account: id ?? (handle && `@${handle}`),
    account_handle: handle,
    account_name: one("name"),
    account_created: one("created_at"),
    account_bio: one("description"),
    account_picture: one("profile_image_url_https") ?? textOf(objectOf(user.avatar).image_url),
  };
}

/** Only a link to this very post tells its author: media taken over from another post link to that one. */
function handleInMedia(item: Json): string | null {
  const id = idOf(item);
  const links = mediaOf(legacyPost(item)).map((medium) => textOf(medium.expanded_url) ?? "");
  const found = links.map((link) => /^https?:\/\/(?:x|twitter)\.com\/(\w+)\/status\/(\d+)/.exec(link));
  return found.find((match) => match?.[2] === id)?.[1] ?? null;
}

/** The source `x-zeeschuimer`. */
export const xZeeschuimer = defineSource({
  id: "x-zeeschuimer",
  title: "X (Zeeschuimer)",
  about: "NDJSON of posts captured in a browser by Zeeschuimer, also as 4CAT keeps them.",
  platform: "x",
  timeZone: "UTC",
  recognise: (head) =>
    recognisedRecords(head, {
      title: "X captured by Zeeschuimer",
      what: "posts with rest_id and legacy or details",
      mapping: MAPPING,
      is: (record) => isPost(unwrapped(capturedItem(record).item)),
    }),
  rows: (record) => {
    const captured = capturedItem(record).item;
    const item = unwrapped(captured);
    if (isGone(item) || captured.promoted === true || item.promoted === true) return SKIPPED;
    if (!isPost(item))
      return refused("not-a-record", "no rest_id and legacy.created_at or details.created_at_ms");
    return keptRows({
      ...authorOf(item),
      ...legacyRow(wholePost(item), idOf(item), idOf(unwrapped(repeatedBy(item)))),
      client: clientOf(item.source ?? objectOf(item.legacy).source),
    });
  },
});
