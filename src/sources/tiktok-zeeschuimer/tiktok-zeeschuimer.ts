/** TikTok as the browser extension Zeeschuimer captures it: one video a line, inside an envelope or bare. */
import { listOf, listText, objectOf, textOf, valueAt } from "../json-values.js";
import { keptRows, recognisedRecords, refused, SKIPPED } from "../records.js";
import { defineSource, type RawRow } from "../source.js";

type Json = Readonly<Record<string, unknown>>;

const MAPPING = {
  account: "author.uniqueId",
  account_handle: "author.uniqueId",
  account_name: "author.nickname",
  account_created: "author.createTime",
  account_bio: "author.signature",
  post: "id",
  time: "createTime",
  text: "desc",
  quote_of: "duetInfo.duetFromId",
  hashtags: "challenges.title",
  objects: "music.id",
  lang: "textLanguage",
};

/** The video of a line: what stands in the envelope's `data`, or the line itself. */
const videoOf = (record: unknown): Json => {
  const line = objectOf(record);
  return "data" in line ? objectOf(line.data) : line;
};

/** What a video of TikTok has and a post of another platform with `id`, `desc` and `createTime` has not. */
const SIGNS = [
  "author.uniqueId",
  "music",
  "challenges",
  "textExtra",
  "duetInfo",
  "stickersOnItem",
  "author.secUid",
  "__import_meta",
];

const isVideo = (record: unknown): boolean => {
  const video = videoOf(record);
  return (
    textOf(video.id) !== null &&
    textOf(video.createTime) !== null &&
    "desc" in video &&
    SIGNS.some((sign) => valueAt(video, sign) !== undefined)
  );
};

/** A number that is not the zero with which TikTok writes "none". */
const notZero = (value: unknown): string | null => {
  const text = textOf(value);
  return text === "0" ? null : text;
};

function videoRow(video: Json): RawRow {
  const author = objectOf(video.author);
  const handle = typeof video.author === "string" ? video.author : textOf(author.uniqueId);
  const duet = notZero(objectOf(video.duetInfo).duetFromId);
  const challenges = listOf(video.challenges).map((tag) => textOf(objectOf(tag).title));
  const extras = listOf(video.textExtra).map((part) => textOf(objectOf(part).hashtagName));
  return {
    account: handle,
    account_handle: handle,
    account_name: textOf(author.nickname) ?? textOf(video.nickname),
    account_created: notZero(author.createTime),
    account_bio: textOf(author.signature),
    post: textOf(video.id),
    time: textOf(video.createTime),
    kind: duet ? "quote" : "post",
    text: textOf(video.desc),
    quote_of: duet,
    hashtags: listText([...new Set(challenges.length ? challenges : extras)]),
    objects: notZero(objectOf(video.music).id),
    lang: textOf(video.textLanguage),
  };
}

/** The source `tiktok-zeeschuimer`. */
export const tiktokZeeschuimer = defineSource({
  id: "tiktok-zeeschuimer",
  title: "TikTok, captured by Zeeschuimer",
  about:
    "NDJSON of the browser extension Zeeschuimer, as it saves it or as 4CAT hands it on. Advertisements are skipped.",
  platform: "tiktok",
  timeZone: "UTC",
  recognise: (head) =>
    recognisedRecords(head, {
      title: "TikTok (Zeeschuimer)",
      what: "captured videos",
      mapping: MAPPING,
      is: isVideo,
    }),
  rows: (record) => {
    if (!isVideo(record)) return refused("not-a-record", "no video");
    const video = videoOf(record);
    return video.isAd === true ? SKIPPED : keptRows(videoRow(video));
  },
});
