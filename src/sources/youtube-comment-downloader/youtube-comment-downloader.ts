/** Comments that youtube-comment-downloader collected, one a line or under `comments`. Which video they are under is not told. */
import { objectOf, textOf } from "../json-values.js";
import { keptRows, recognisedRecords, refused } from "../records.js";
import { defineSource, type RawRow } from "../source.js";
import { timeAsTold } from "../youtube-time.js";

const MAPPING = {
  account: "channel",
  account_handle: "author",
  account_name: "author",
  account_picture: "photo",
  post: "cid",
  time: "time_parsed, as far as time tells it",
  text: "text",
  reply_to: "the part of cid before the dot",
};

const isComment = (value: unknown): boolean => {
  const comment = objectOf(value);
  return (
    textOf(comment.cid) !== null &&
    "author" in comment &&
    "channel" in comment &&
    ("votes" in comment || "time_parsed" in comment)
  );
};

function commentRow(comment: Readonly<Record<string, unknown>>): RawRow {
  const author = textOf(comment.author);
  const id = textOf(comment.cid) ?? "";
  const dot = id.indexOf(".");
  return {
    account: textOf(comment.channel),
    account_handle: author?.startsWith("@") ? author : null,
    account_name: author || null,
    account_picture: textOf(comment.photo),
    post: id,
    time: timeAsTold(textOf(comment.time_parsed), textOf(comment.time)),
    kind: "reply",
    text: textOf(comment.text),
    reply_to: dot > 0 ? id.slice(0, dot) : null,
  };
}

/** The source `youtube-comment-downloader`. */
export const youtubeCommentDownloader = defineSource({
  id: "youtube-comment-downloader",
  title: "YouTube comments (youtube-comment-downloader)",
  about: "JSON lines or JSON of the program youtube-comment-downloader.",
  platform: "youtube",
  timeZone: "UTC",
  recognise: (head) =>
    recognisedRecords(head, {
      title: "youtube-comment-downloader",
      what: "comments with cid and channel",
      mapping: MAPPING,
      is: isComment,
    }),
  rows: (record) =>
    isComment(record)
      ? keptRows(commentRow(objectOf(record)))
      : refused("not-a-record", "no comment with cid, author and channel"),
});
