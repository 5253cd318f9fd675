/** Posts and comments of Facebook as Apify's scrapers (posts, pages, groups, comments) give them. */
import { firstText, isErrorItem } from "../apify.js";
import { recognisedCells, recordOfCells } from "../cell-records.js";
import { linkedNumberOf } from "../facebook-addresses.js";
import { listOf, listText, objectOf, textOf } from "../json-values.js";
import { keptRows, recognisedRecords, refused, SKIPPED } from "../records.js";
import { defineSource, type RawRow } from "../source.js";

type Json = Readonly<Record<string, unknown>>;

const MAPPING = {
  account: "user.id, else facebookId; of comments profileId",
  account_handle: "pageName, else the address of the profile",
  account_name: "user.name, else pageName; of comments profileName",
  post: "postId, else legacyId; of comments id",
  permalink: "url, of comments commentUrl",
  time: "time, else timestamp; of comments date",
  kind: "sharedPost",
  text: "text",
  repost_of: "sharedPost.postId",
  reply_to: "feedback of comments",
  links: "link",
};

const ON_FACEBOOK = /^https?:\/\/(?:[\w-]+\.)*facebook\.com\//i;

const isComment = (item: Json): boolean =>
  "commentUrl" in item || ("profileName" in item && "threadingDepth" in item);

const isItem = (value: unknown): boolean => {
  const item = objectOf(value);
  const address = firstText(item, "facebookUrl", "url", "commentUrl", "inputUrl");
  if (address === null || !ON_FACEBOOK.test(address)) return false;
  const post =
    firstText(item, "postId", "legacyId") !== null && firstText(item, "time", "timestamp") !== null;
  return post || (isComment(item) && textOf(item.date) !== null);
};

/** The handle in the address of a profile; an address by number has none. */
const handleIn = (address: string | null): string | null => {
  const name = /^https?:\/\/(?:[\w-]+\.)*facebook\.com\/([A-Za-z0-9.]+)\/?(?:[?#].*)?$/i.exec(
    address ?? "",
  )?.[1];
  return name && !/^\d+$|\.php$/.test(name) ? name : null;
};

function postRow(item: Json): RawRow {
  const user = objectOf(item.user);
  const id = firstText(item, "postId", "legacyId");
  const shared = objectOf(item.sharedPost);
  const link = textOf(item.link);
  const repost =
    firstText(shared, "postId", "legacyId") ?? linkedNumberOf(firstText(shared, "url") ?? link ?? "");
  const isShare = repost !== null && repost !== id;
  return {
    account: textOf(user.id) ?? firstText(item, "facebookId", "pageId"),
    account_handle: handleIn(textOf(user.profileUrl)) ?? handleIn(firstText(item, "facebookUrl")),
    account_name: textOf(user.name) ?? textOf(item.pageName),
    account_picture: textOf(user.profilePic),
    post: id,
    permalink: firstText(item, "url", "topLevelUrl"),
    time: firstText(item, "time", "timestamp"),
    kind: isShare ? "share" : "post",
    text: textOf(item.text) || textOf(shared.text) || null,
    repost_of: isShare ? repost : null,
    links: listText([link !== null && ON_FACEBOOK.test(link) ? null : link]),
    media: listText(listOf(item.media).map((medium) => textOf(objectOf(medium).id))),
  };
}

function commentRow(item: Json): RawRow {
  const post = linkedNumberOf(firstText(item, "facebookUrl", "inputUrl") ?? "");
  return {
    account: textOf(item.profileId),
    account_handle: handleIn(textOf(item.profileUrl)),
    account_name: textOf(item.profileName),
    account_picture: textOf(item.profilePicture),
    post: textOf(item.id),
    permalink: textOf(item.commentUrl),
    time: textOf(item.date),
    kind: "reply",
    text: textOf(item.text),
    reply_to: firstText(item, "replyToCommentId", "postId") ?? post,
  };
}

const FORMAT = { title: "Apify, Facebook", what: "posts or comments", mapping: MAPPING, is: isItem };

/** Columns without which a table is none of these. */
const hasColumns = (columns: ReadonlySet<string>): boolean =>
  (columns.has("facebookUrl") || columns.has("url") || columns.has("commentUrl")) &&
  ["postId", "legacyId", "commentUrl", "profileName"].some((name) => columns.has(name)) &&
  ["time", "timestamp", "date"].some((name) => columns.has(name));

/** The source `apify-facebook`. */
export const apifyFacebook = defineSource({
  id: "apify-facebook",
  title: "Facebook (Apify)",
  about:
    "JSON, JSON lines or CSV of Apify's scrapers of posts, groups and comments of Facebook. Error items are skipped.",
  platform: "facebook",
  timeZone: "UTC",
  listsInText: ["links"],
  recognise: (head) =>
    recognisedRecords(head, FORMAT) ??
    recognisedCells(head, { ...FORMAT, recordOf: recordOfCells, has: hasColumns }),
  recordOf: recordOfCells,
  rows: (record) => {
    const item = objectOf(record);
    if (!isItem(record))
      return isErrorItem(record) ? SKIPPED : refused("not-a-record", "no post or comment of Facebook");
    return keptRows(isComment(item) ? commentRow(item) : postRow(item));
  },
});
