/**
 * Posts as the AppView shows them. The clock is `indexedAt`, the server's word; `createdAt` is the author's program's. An
 * item of a feed that stands there because somebody reposted it is that repost.
 */
import { named, postRecordRow } from "../bluesky-record.js";
import { listOf, objectOf, textOf } from "../json-values.js";
import { keptRows, refused, SKIPPED } from "../records.js";
import type { RawRow, RecordRows } from "../source.js";

type Json = Readonly<Record<string, unknown>>;

const isView = (value: Json): boolean =>
  /^at:\/\//.test(textOf(value.uri) ?? "") &&
  "record" in value &&
  textOf(objectOf(value.author).did) !== null;

/** Whether a value is a post, or an item that holds one. */
export const isItem = (value: unknown): boolean => {
  const item = objectOf(value);
  return isView(item) || isView(objectOf(item.post));
};

/** The items of a record: a page's, a thread's from its first post to its last answer, or the record itself; null for none. */
export function itemsOf(record: unknown): readonly unknown[] | null {
  const object = objectOf(record);
  for (const list of [object.feed, object.posts]) if (Array.isArray(list)) return list;
  if ("thread" in object) return threadItems(object.thread);
  if (isView(object)) return [object];
  return "replies" in object || "parent" in object ? threadItems(object) : isItem(object) ? [object] : null;
}

/** Walks up to the first post and down through the answers without recursion: a thread may be thousands deep. */
function threadItems(thread: unknown): unknown[] {
  const above: unknown[] = [];
  for (let at = objectOf(thread).parent; at !== undefined; at = objectOf(at).parent) above.push(postOf(at));
  const found = above.reverse();
  const open: unknown[] = [thread];
  while (open.length) {
    const node = open.pop();
    found.push(postOf(node));
    for (const reply of [...listOf(objectOf(node).replies)].reverse()) open.push(reply);
  }
  return found;
}

/** The post of a node of a thread, or the node where it only says that the post is gone or hidden. */
const postOf = (node: unknown): unknown => objectOf(node).post ?? node;

/** The rows of one item; a post that is gone or hidden is no act that the data shows. */
export function itemRows(value: unknown): RecordRows {
  const item = objectOf(value);
  if ("notFound" in item || "blocked" in item) return SKIPPED;
  const view = isView(item) ? item : objectOf(item.post);
  if (!isView(view)) return refused("not-a-record", "no post with uri, author and record");
  const by = objectOf(objectOf(item.reason).by);
  return keptRows(textOf(by.did) === null ? viewRow(view) : repostRow(view, by, objectOf(item.reason)));
}

function viewRow(view: Json): RawRow {
  const record = objectOf(view.record);
  return {
    ...postRecordRow(record),
    ...authorOf(objectOf(view.author)),
    post: textOf(view.uri),
    time: named(view, "indexedAt") ?? named(record, "createdAt"),
  };
}

function repostRow(view: Json, by: Json, reason: Json): RawRow {
  const uri = textOf(view.uri);
  return {
    ...postRecordRow(objectOf(view.record)),
    ...authorOf(by),
    kind: "repost",
    reply_to: null,
    quote_of: null,
    repost_of: uri,
    post: textOf(reason.uri) ?? `${textOf(by.did)} repost ${uri}`,
    time: named(reason, "indexedAt"),
  };
}

const authorOf = (author: Json): RawRow => ({
  account: textOf(author.did),
  account_handle: textOf(author.handle),
  account_name: named(author, "displayName"),
  account_created: named(author, "createdAt"),
  account_picture: textOf(author.avatar),
});
