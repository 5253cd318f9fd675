/** Dumps of Reddit: one submission or comment a line. A deleted author is nobody, whatever number stands beside the word. */
import { nobodyOf } from "../../model/index.js";
import { objectOf, textOf } from "../json-values.js";
import { keptRows, recognisedRecords, refused, SKIPPED } from "../records.js";
import { defineSource } from "../source.js";
import { isThing, thingOf, thingRow } from "./thing-row.js";

const MAPPING = {
  account: "author_fullname, else author",
  account_handle: "author",
  account_created: "author_created_utc",
  post: "name, else id",
  time: "created_utc",
  text: "title, selftext, body",
  repost_of: "crosspost_parent",
  reply_to: "parent_id, else link_id",
  links: "url, selftext, body",
  mentions: "selftext, body",
};

/** The source `reddit`. */
export const reddit = defineSource({
  id: "reddit",
  title: "Reddit dumps",
  about:
    "NDJSON of submissions and comments, plain or .zst. Deleted authors are nobody, advertisements are skipped.",
  platform: "reddit",
  timeZone: "UTC",
  recognise: (head) =>
    recognisedRecords(head, {
      title: "Reddit",
      what: "submissions or comments",
      mapping: MAPPING,
      is: isThing,
    }),
  rows: (record) => {
    if (!isThing(record)) return refused("not-a-record", "no submission or comment");
    const thing = objectOf(thingOf(record));
    const author = textOf(thing.author);
    if (author !== null && nobodyOf(author) === "deleted")
      return refused("deleted-account", `id=${textOf(thing.id)}`);
    return thing.promoted === true ? SKIPPED : keptRows(thingRow(thing));
  },
});
