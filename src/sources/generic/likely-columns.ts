/**
 * Columns whose names look like a field of `--map`, for advice alone: nothing is read on this likeness, since a wrong guess here
 * would make accounts meet on things that they do not share.
 */
import type { MapField } from "../../model/index.js";

/** Words of names, by the field that they speak for; earlier fields are asked first. */
const SPEAKING: readonly (readonly [MapField, ReadonlySet<string>])[] = [
  ["hashtags", new Set(["hashtag", "hashtags", "tag", "tags"])],
  [
    "media",
    new Set(["phash", "image", "images", "photo", "photos", "picture", "pictures", "media", "video"]),
  ],
  ["mentions", new Set(["mention", "mentions", "mentioned"])],
  ["links", new Set(["url", "urls", "link", "links", "href", "uri", "domain"])],
  ["repost_of", new Set(["repost", "reposted", "retweet", "retweeted"])],
  ["reply_to", new Set(["reply", "replied", "parent"])],
  ["object", new Set(["object", "objects", "item", "shared"])],
  ["time", new Set(["time", "timestamp", "date", "datetime", "created", "published", "posted"])],
  ["account", new Set(["account", "user", "username", "author", "sender", "handle", "poster", "channel"])],
  ["text", new Set(["text", "message", "body", "content", "caption", "comment", "title", "description"])],
];

/** A name with one of these tells how many, or of what sort, and not which. */
const NOT_WHICH = new Set([
  "count",
  "counts",
  "number",
  "num",
  "total",
  "is",
  "has",
  "likes",
  "type",
  "score",
]);
/** What belongs to the account itself is not shared with others. */
const OF_ACCOUNT = new Set(["user", "author", "account", "profile", "avatar", "sender", "channel"]);

/** Columns that seem to hold a field, by the field that `--map` would fill: each column and field once, in the order of the columns. */
export function likelyColumns(columns: readonly string[]): Partial<Record<MapField, string>> {
  const found: Partial<Record<MapField, string>> = {};
  for (const column of columns) {
    const field = fieldOf(column);
    if (field !== null) found[field] ??= column;
  }
  return found;
}

/** The field that a name speaks for; a numbered link is no address and can only be an object. */
function fieldOf(column: string): MapField | null {
  const words = wordsOf(column);
  if (words.some((word) => NOT_WHICH.has(word))) return null;
  const field = SPEAKING.find(([, speaking]) => words.some((word) => speaking.has(word)))?.[0] ?? null;
  const numbered = words.length > 1 && ["id", "ids"].includes(words.at(-1)!);
  if (field === "links") {
    if (words.some((word) => OF_ACCOUNT.has(word))) return null;
    return numbered ? "object" : words.includes("domain") ? null : "links";
  }
  if (field === "media" && words.some((word) => OF_ACCOUNT.has(word))) return null;
  if (field === "repost_of" || field === "reply_to") return numbered ? field : null;
  if (field === "text" || field === "time") return numbered ? null : field;
  return field;
}

const wordsOf = (column: string): string[] =>
  column
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
