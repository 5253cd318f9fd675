/** YouTube comments of the Data API v3: pages of threads or of comments, one of them a line, or flattened. */
import { objectOf } from "../json-values.js";
import { keptRows, recognisedRecords, refused, together } from "../records.js";
import { defineSource, type RecordRows } from "../source.js";
import { commentRow, commentsOf, isComment } from "./comment-row.js";

const MAPPING = {
  account: "authorChannelId.value",
  account_handle: "authorDisplayName",
  account_name: "authorDisplayName",
  post: "id",
  time: "publishedAt",
  text: "textOriginal, else textDisplay",
  reply_to: "parentId, else videoId",
};

const pageOf = (record: unknown): readonly unknown[] | null => {
  const { items } = objectOf(record);
  return Array.isArray(items) ? items : null;
};

function rowsOf(record: unknown): RecordRows {
  const comments = commentsOf(record);
  return comments.length
    ? together(
        comments.map((comment) =>
          isComment(comment) ? keptRows(commentRow(comment)) : refused("not-a-record", "no comment"),
        ),
      )
    : refused("not-a-record", "no comment");
}

/** The source `youtube`. */
export const youtube = defineSource({
  id: "youtube",
  title: "YouTube comments",
  about:
    "commentThreads and comments of the YouTube Data API as JSON or JSON lines, in pages, single or flattened.",
  platform: "youtube",
  timeZone: "UTC",
  recognise: (head) =>
    recognisedRecords(head, {
      title: "YouTube comments",
      what: "comments, threads or pages of them",
      mapping: MAPPING,
      is: (record) => (pageOf(record) ?? [record]).some((item) => commentsOf(item).some(isComment)),
    }),
  rows: (record) => {
    const page = pageOf(record);
    return page ? together(page.map(rowsOf)) : rowsOf(record);
  },
});
