/** Posts and comments of Instagram as Apify's scrapers give them. `url` is the address of the post itself and no link. */
import { firstText, isErrorItem } from "../apify.js";
import { recognisedCells, recordOfCells } from "../cell-records.js";
import { tagsIn } from "../instagram-tags.js";
import { listOf, listText, objectOf, textOf } from "../json-values.js";
import { keptRows, recognisedRecords, refused, SKIPPED } from "../records.js";
import { defineSource, type RawRow } from "../source.js";

type Json = Readonly<Record<string, unknown>>;

const MAPPING = {
  account: "ownerId",
  account_handle: "ownerUsername",
  account_name: "ownerFullName",
  post: "shortCode, of comments id",
  permalink: "url",
  time: "timestamp",
  text: "caption, of comments text",
  reply_to: "postUrl of comments",
  hashtags: "hashtags, else caption",
  mentions: "mentions, taggedUsers",
};

const isItem = (value: unknown): boolean => {
  const item = objectOf(value);
  return (
    firstText(item, "ownerUsername", "ownerId") !== null &&
    textOf(item.timestamp) !== null &&
    (firstText(item, "shortCode") !== null || (isComment(item) && textOf(item.id) !== null))
  );
};

const isComment = (item: Json): boolean =>
  !("shortCode" in item) &&
  "text" in item &&
  ("ownerProfilePicUrl" in item || "postUrl" in item || "repliesCount" in item);

const codeIn = (address: string | null): string | null =>
  /instagram\.com\/(?:[\w.]+\/)?(?:p|reel|tv)\/([\w-]+)/i.exec(address ?? "")?.[1] ?? null;

function itemRow(item: Json): RawRow {
  const owner = objectOf(item.owner);
  const comment = isComment(item);
  const text = textOf(comment ? item.text : item.caption);
  const tags = listOf(item.hashtags).map(textOf);
  const tagged = listOf(item.taggedUsers).map(objectOf);
  const named = tagged.map((user) => {
    const handle = textOf(user.username);
    return [textOf(user.id), handle && `@${handle}`].filter(Boolean).join(" ");
  });
  return {
    account: textOf(item.ownerId) ?? textOf(owner.id),
    account_handle: textOf(item.ownerUsername) ?? textOf(owner.username),
    account_name: textOf(item.ownerFullName) ?? textOf(owner.full_name),
    account_picture: textOf(item.ownerProfilePicUrl),
    post: comment ? textOf(item.id) : textOf(item.shortCode),
    permalink: comment ? textOf(item.commentUrl) : textOf(item.url),
    time: textOf(item.timestamp),
    kind: comment ? "reply" : "post",
    text,
    reply_to: comment ? codeIn(firstText(item, "postUrl", "commentUrl")) : null,
    hashtags: listText([...new Set(tags.length ? tags : tagsIn(text ?? ""))]),
    mentions: listText([
      ...named,
      ...listOf(item.mentions).map((handle) => {
        const name = textOf(handle)?.replace(/^@/, "");
        return name ? `@${name}` : null;
      }),
    ]),
  };
}

const FORMAT = { title: "Apify, Instagram", what: "posts or comments", mapping: MAPPING, is: isItem };

/** Columns without which a table is none of these. */
const hasColumns = (columns: ReadonlySet<string>): boolean =>
  columns.has("timestamp") && (columns.has("ownerUsername") || columns.has("ownerId"));

/** The source `apify-instagram`. */
export const apifyInstagram = defineSource({
  id: "apify-instagram",
  title: "Instagram (Apify)",
  about:
    "JSON, JSON lines or CSV of Apify's scrapers of posts and comments of Instagram. Error items are skipped.",
  platform: "instagram",
  timeZone: "UTC",
  listsInText: ["mentions"],
  recognise: (head) =>
    recognisedRecords(head, FORMAT) ??
    recognisedCells(head, { ...FORMAT, recordOf: recordOfCells, has: hasColumns }),
  recordOf: recordOfCells,
  rows: (record) => {
    if (isItem(record)) return keptRows(itemRow(objectOf(record)));
    return isErrorItem(record) ? SKIPPED : refused("not-a-record", "no post or comment of Instagram");
  },
});
