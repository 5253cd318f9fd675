/**
 * TikTok's Research API: response pages, one video a line, or the table that programs make of it. The sound of a video is an object
 * that accounts share; where a table has rounded its number it is none.
 */
import { literal } from "../../store/index.js";
import { recognisedColumns } from "../columns.js";
import { listOf, listText, objectOf, textOf } from "../json-values.js";
import { keptRows, recognisedRecords, refused, together } from "../records.js";
import { defineSource, type RawRow, type RecordRows } from "../source.js";

const MAPPING = {
  account: "username",
  account_handle: "username",
  post: "id",
  time: "create_time",
  text: "video_description",
  hashtags: "hashtag_names",
  objects: "music_id",
};

const COLUMNS =
  "id create_time username region_code video_description music_id like_count comment_count share_count view_count hashtag_names effect_ids playlist_id voice_to_text".split(
    " ",
  );

const isVideo = (value: unknown): boolean => {
  const video = objectOf(value);
  return (
    textOf(video.id) !== null &&
    textOf(video.create_time) !== null &&
    "username" in video &&
    ["video_description", "hashtag_names", "region_code", "music_id"].some((key) => key in video)
  );
};

const pageOf = (record: unknown): readonly unknown[] | null => {
  const { videos } = objectOf(objectOf(record).data);
  return Array.isArray(videos) ? videos : null;
};

function videoRow(video: Readonly<Record<string, unknown>>): RawRow {
  const username = textOf(video.username);
  const named = listOf(video.hashtag_info_list).map((tag) => textOf(objectOf(tag).hashtag_name));
  const tags = Array.isArray(video.hashtag_names) ? video.hashtag_names.map(textOf) : named;
  const music = textOf(video.music_id);
  return {
    account: username,
    account_handle: username,
    post: textOf(video.id),
    time: textOf(video.create_time),
    kind: "post",
    text: textOf(video.video_description),
    hashtags: listText(tags),
    objects: music === "0" ? null : music,
  };
}

const videoRows = (record: unknown): RecordRows =>
  isVideo(record) ? keptRows(videoRow(objectOf(record))) : refused("not-a-record", "no video");

/** The source `tiktok-research`. */
export const tiktokResearch = defineSource({
  id: "tiktok-research",
  title: "TikTok Research API",
  about: "Videos of TikTok's Research API: response pages or videos as JSON, or one video a row of a table.",
  platform: "tiktok",
  timeZone: "UTC",
  recognise: (head) =>
    recognisedColumns(head, {
      title: "TikTok Research API, as a table",
      required: ["id", "create_time", "username", "video_description", "region_code"],
      known: COLUMNS,
      mapping: MAPPING,
    }) ??
    recognisedRecords(head, {
      title: "TikTok Research API",
      what: "videos or pages of them",
      mapping: MAPPING,
      is: (record) => isVideo(record) || pageOf(record)?.some(isVideo) === true,
    }),
  expressions: (column, has) => ({
    kind: "'post'",
    ...(has("objects") && {
      objects: `CASE WHEN regexp_full_match(${column("objects")}, ${literal("[1-9][0-9]*")}) THEN ${column("objects")} END`,
    }),
  }),
  rows: (record) => {
    const page = pageOf(record);
    return page ? together(page.map(videoRows)) : videoRows(record);
  },
});
