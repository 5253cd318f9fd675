/**
 * Bluesky's Jetstream: one event of the network a line. The clock is the stream's own (`time_us`), since `createdAt` is what
 * the author's program says. What is created is an act; an edit or a deletion of it is no second one.
 */
import { postRecordRow } from "../bluesky-record.js";
import { listText, objectOf, textOf } from "../json-values.js";
import { keptRows, recognisedRecords, refused, SKIPPED } from "../records.js";
import { defineSource, type RawRow } from "../source.js";

type Json = Readonly<Record<string, unknown>>;

const MAPPING = {
  account: "did",
  post: "at://did/commit.collection/commit.rkey",
  time: "time_us, else commit.record.createdAt",
  kind: "commit.collection",
  text: "commit.record.text",
  repost_of: "commit.record.subject.uri",
  reply_to: "commit.record.reply.parent.uri",
  quote_of: "commit.record.embed.record.uri",
  links: "facets, embed.external.uri",
  hashtags: "facets",
  mentions: "facets",
  media: "embed",
  objects: "commit.record.subject.uri of a like",
  lang: "commit.record.langs",
};

const isEvent = (value: unknown): boolean => {
  const event = objectOf(value);
  return (
    /^did:/.test(textOf(event.did) ?? "") &&
    ("time_us" in event || "commit" in event) &&
    ("kind" in event || "commit" in event)
  );
};

/** What each collection that holds acts makes of a record. */
const ACTS: Readonly<Record<string, (record: Json) => RawRow>> = {
  "app.bsky.feed.post": postRecordRow,
  "app.bsky.feed.repost": (record) => ({ kind: "repost", repost_of: subject(record) }),
  "app.bsky.feed.like": (record) => {
    const liked = subject(record);
    return { kind: "share", objects: liked && listText([`like:${liked}`]) };
  },
};

/** Recordings from before October 2024 write `"type": "c"` for `"operation": "create"`. */
const isCreation = (commit: Json): boolean =>
  (textOf(commit.operation) ?? textOf(commit.type)) === ("operation" in commit ? "create" : "c");

const subject = (record: Json): string | null => textOf(objectOf(record.subject).uri);

/** The source `bluesky-jetstream`. */
export const blueskyJetstream = defineSource({
  id: "bluesky-jetstream",
  title: "Bluesky Jetstream",
  about:
    "NDJSON of the Jetstream: posts, reposts and likes. Other events of the network, edits and deletions are skipped.",
  platform: "bluesky",
  timeZone: "UTC",
  recognise: (head) =>
    recognisedRecords(head, {
      title: "Bluesky Jetstream",
      what: "events with did and time_us",
      mapping: MAPPING,
      is: isEvent,
    }),
  rows: (value) => {
    if (!isEvent(value)) return refused("not-a-record", "no event with did and commit");
    const event = objectOf(value);
    const commit = objectOf(event.commit);
    const collection = textOf(commit.collection) ?? "";
    const act = Object.hasOwn(ACTS, collection) ? ACTS[collection] : undefined;
    if (!act || !isCreation(commit)) return SKIPPED;
    const record = objectOf(commit.record);
    return keptRows({
      ...act(record),
      account: textOf(event.did),
      post: `at://${textOf(event.did)}/${collection}/${textOf(commit.rkey)}`,
      time: textOf(event.time_us) ?? textOf(record.createdAt),
    });
  },
});
