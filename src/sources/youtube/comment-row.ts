/** One comment as a row. Its fields stand in `snippet`, or flattened beside `id`, with or without the path before them. */
import { textOfHtml } from "../html-text.js";
import { listOf, objectOf, textOf, valueAt } from "../json-values.js";
import type { RawRow } from "../source.js";

/** The comments of one item: a thread holds the first comment and the answers that came with it. */
export function commentsOf(item: unknown): readonly unknown[] {
  const top = valueAt(item, "snippet.topLevelComment");
  if (top === undefined) return [item];
  const video = textOf(valueAt(item, "snippet.videoId"));
  const withVideo = (comment: unknown) => ({ ...objectOf(comment), threadVideoId: video });
  return [top, ...listOf(valueAt(item, "replies.comments"))].map(withVideo);
}

const PREFIXES = ["snippet.", "", "snippet.topLevelComment.snippet.", "topLevelComment.snippet."];

function field(comment: unknown, name: string): string | null {
  for (const prefix of PREFIXES) {
    const value = textOf(valueAt(comment, prefix + name));
    if (value !== null) return value;
  }
  return null;
}

/** Whether a value is a comment: it has an identifier, a time of publication and a text. */
export const isComment = (value: unknown): boolean =>
  textOf(objectOf(value).id) !== null &&
  field(value, "publishedAt") !== null &&
  (field(value, "textOriginal") ?? field(value, "textDisplay")) !== null;

const author = (comment: unknown): string | null => {
  const id = field(comment, "authorChannelId.value") ?? field(comment, "authorChannelId");
  return id === null || id.startsWith("{") ? null : id;
};

/** The row of a comment. */
export function commentRow(comment: unknown): RawRow {
  const name = field(comment, "authorDisplayName");
  const shown = field(comment, "textDisplay");
  return {
    account: author(comment),
    account_handle: name?.startsWith("@") ? name : null,
    account_name: name || null,
    post: textOf(objectOf(comment).id),
    time: field(comment, "publishedAt"),
    kind: "reply",
    text: field(comment, "textOriginal") ?? (shown === null ? null : textOfHtml(shown)),
    reply_to:
      field(comment, "parentId") ?? field(comment, "videoId") ?? textOf(objectOf(comment).threadVideoId),
  };
}
