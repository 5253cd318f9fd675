/** Videos and comments of TikTok as Apify's scrapers give them. The sound of a video is an object that accounts share. */
import { firstText, isErrorItem } from "../apify.js";
import { recognisedCells, recordOfCells } from "../cell-records.js";
import { listOf, listText, objectOf, textOf } from "../json-values.js";
import { keptRows, recognisedRecords, refused, SKIPPED } from "../records.js";
import { defineSource, type RawRow } from "../source.js";

type Json = Readonly<Record<string, unknown>>;

const MAPPING = {
  account: "authorMeta.name, of comments uniqueId",
  account_handle: "authorMeta.name",
  account_name: "authorMeta.nickName",
  account_bio: "authorMeta.signature",
  account_picture: "authorMeta.avatar",
  post: "id, of comments cid",
  permalink: "webVideoUrl",
  time: "createTime, else createTimeISO",
  text: "text",
  reply_to: "repliesToId, else videoWebUrl",
  hashtags: "hashtags.name",
  mentions: "detailedMentions, else mentions",
  objects: "musicMeta.musicId",
  lang: "textLanguage",
};

const timeOf = (item: Json): string | null => firstText(item, "createTime", "createTimeISO");
const isComment = (item: Json): boolean => textOf(item.cid) !== null && "uniqueId" in item;
const isVideo = (item: Json): boolean =>
  textOf(item.id) !== null && "webVideoUrl" in item && ("authorMeta" in item || "musicMeta" in item);
const isItem = (value: unknown): boolean => {
  const item = objectOf(value);
  return (isVideo(item) || isComment(item)) && timeOf(item) !== null;
};

function videoRow(video: Json): RawRow {
  const author = objectOf(video.authorMeta);
  const handle = textOf(author.name);
  return {
    account: handle,
    account_handle: handle,
    account_name: textOf(author.nickName),
    account_bio: textOf(author.signature),
    account_picture: textOf(author.avatar),
    post: textOf(video.id),
    permalink: textOf(video.webVideoUrl),
    time: timeOf(video),
    kind: "post",
    text: textOf(video.text),
    hashtags: listText([...new Set(listOf(video.hashtags).map((tag) => textOf(objectOf(tag).name) || null))]),
    mentions: mentionsOf(video),
    objects: textOf(objectOf(video.musicMeta).musicId) || null,
    lang: textOf(video.textLanguage),
  };
}

function mentionsOf(item: Json): string | null {
  const detailed = listOf(item.detailedMentions).map((user) => textOf(objectOf(user).name));
  const names = detailed.length ? detailed : listOf(item.mentions).map(textOf);
  return listText(names.map((name) => (name ? `@${name.replace(/^@/, "")}` : null)));
}

function commentRow(comment: Json): RawRow {
  const handle = textOf(comment.uniqueId);
  const video = /\/(?:video|photo)\/(\d+)/.exec(firstText(comment, "videoWebUrl", "submittedVideoUrl") ?? "");
  return {
    account: handle,
    account_handle: handle,
    account_picture: textOf(comment.avatarThumbnail),
    post: textOf(comment.cid),
    time: timeOf(comment),
    kind: "reply",
    text: textOf(comment.text),
    reply_to: textOf(comment.repliesToId) ?? video?.[1] ?? null,
    mentions: mentionsOf(comment),
  };
}

const FORMAT = { title: "Apify, TikTok", what: "videos or comments", mapping: MAPPING, is: isItem };

/** Columns without which a table is none of these. */
const hasColumns = (columns: ReadonlySet<string>): boolean =>
  columns.has("webVideoUrl") || (columns.has("cid") && columns.has("uniqueId"));

/** The source `apify-tiktok`. */
export const apifyTiktok = defineSource({
  id: "apify-tiktok",
  title: "TikTok (Apify)",
  about:
    "JSON, JSON lines or CSV of Apify's scrapers of videos and comments of TikTok. Advertisements are skipped.",
  platform: "tiktok",
  timeZone: "UTC",
  recognise: (head) =>
    recognisedRecords(head, FORMAT) ??
    recognisedCells(head, { ...FORMAT, recordOf: recordOfCells, has: hasColumns }),
  recordOf: recordOfCells,
  rows: (record) => {
    const item = objectOf(record);
    if (!isItem(record))
      return isErrorItem(record) ? SKIPPED : refused("not-a-record", "no video or comment of TikTok");
    if (item.isAd === true || item.isSponsored === true) return SKIPPED;
    return keptRows(isComment(item) ? commentRow(item) : videoRow(item));
  },
});
