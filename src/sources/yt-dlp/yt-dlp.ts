/** Comments as yt-dlp keeps them: under `comments` in the `.info.json` of a video, or taken out of it, one a line. */
import { listOf, objectOf, textOf } from "../json-values.js";
import { keptRows, recognisedRecords, refused, together } from "../records.js";
import { defineSource, type RawRow, type RecordContext } from "../source.js";
import { timeAsTold } from "../youtube-time.js";

type Json = Readonly<Record<string, unknown>>;

const MAPPING = {
  account: "author_id",
  account_handle: "author",
  account_name: "author",
  account_picture: "author_thumbnail",
  post: "id",
  time: "timestamp",
  text: "text",
  reply_to: "parent, else the video",
};

/** Fields that yt-dlp alone writes. */
const SIGNS = ["author_is_uploader", "_time_text", "author_thumbnail", "is_favorited", "author_is_verified"];

const isComment = (value: unknown): boolean => {
  const comment = objectOf(value);
  return textOf(comment.id) !== null && "parent" in comment && SIGNS.some((sign) => sign in comment);
};

const commentsOf = (record: unknown): readonly unknown[] =>
  Array.isArray(objectOf(record).comments) ? listOf(objectOf(record).comments) : [record];

function commentRow(comment: Json, video: Json): RawRow {
  const author = textOf(comment.author);
  const parent = textOf(comment.parent);
  const root = parent === null || parent === "root";
  const id = textOf(comment.author_id);
  const extractor = textOf(video.extractor_key) ?? textOf(video.extractor);
  return {
    ...(!id?.startsWith("UC") && { platform: extractor?.toLowerCase() ?? "unknown" }),
    account: id,
    account_handle: author?.startsWith("@") ? author : null,
    account_name: author || null,
    account_picture: textOf(comment.author_thumbnail),
    post: textOf(comment.id),
    time: timeAsTold(textOf(comment.timestamp), textOf(comment._time_text)),
    kind: "reply",
    text: textOf(comment.text),
    reply_to: root ? (textOf(comment.video_id) ?? textOf(video.id)) : parent,
  };
}

/** The source `yt-dlp`. */
export const ytDlp = defineSource({
  id: "yt-dlp",
  title: "YouTube comments (yt-dlp)",
  about: "Comments of yt-dlp --write-comments: the info.json of a video, or one comment a line.",
  platform: "youtube",
  timeZone: "UTC",
  recognise: (head) =>
    recognisedRecords(head, {
      title: "yt-dlp",
      what: "comments, or videos with them",
      mapping: MAPPING,
      is: (record) => commentsOf(record).some(isComment),
    }),
  rows: (record, context: RecordContext) => {
    const own = commentsOf(record);
    const video = own[0] === record ? context : objectOf(record);
    return together(
      own.map((comment) =>
        isComment(comment)
          ? keptRows(commentRow(objectOf(comment), video))
          : refused("not-a-record", "no comment with id and parent"),
      ),
    );
  },
});
