/** TikTok's Research API: response pages, or one video a line. The sound of a video is an object that accounts share. */
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
  about:
    "Videos of TikTok's Research API: JSON lines or a JSON document of response pages, or one video a line.",
  platform: "tiktok",
  timeZone: "UTC",
  recognise: (head) =>
    recognisedRecords(head, {
      title: "TikTok Research API",
      what: "videos or pages of them",
      mapping: MAPPING,
      is: (record) => isVideo(record) || pageOf(record)?.some(isVideo) === true,
    }),
  rows: (record) => {
    const page = pageOf(record);
    return page ? together(page.map(videoRows)) : videoRows(record);
  },
});
