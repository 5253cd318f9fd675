/** Statuses of Mastodon and of servers that speak its API. Numbers are of one server only, so addresses name who and what. */
import { objectOf, textOf } from "../json-values.js";
import { keptRows, recognisedRecords, refused, together } from "../records.js";
import { defineSource, type RecordRows } from "../source.js";
import { isStatus, statusRow } from "./status-row.js";

const MAPPING = {
  account: "account.url",
  account_handle: "account.acct",
  account_name: "account.display_name",
  account_created: "account.created_at",
  account_bio: "account.note",
  account_picture: "account.avatar_static, else avatar",
  post: "uri",
  time: "created_at",
  text: "content",
  repost_of: "reblog.uri",
  reply_to: "in_reply_to_id",
  quote_of: "quote.quoted_status.uri",
  links: "content, card.url",
  hashtags: "tags.name",
  mentions: "mentions.url",
  media: "media_attachments.remote_url, else url",
  lang: "language",
  client: "application.name",
};

const PAGES = ["statuses", "ancestors", "descendants"];

/** The statuses of a search or of a conversation kept as one record. */
const pageOf = (record: unknown): readonly unknown[] | null => {
  const object = objectOf(record);
  const lists = PAGES.map((name) => object[name]).filter(Array.isArray);
  return lists.length && !("content" in object) ? lists.flat() : null;
};

const rowsOf = (record: unknown): RecordRows =>
  isStatus(record)
    ? keptRows(statusRow(objectOf(record)))
    : refused(
        "not-a-record",
        `no status with uri, account and content: ${textOf(objectOf(record).id) ?? "no id"}`,
      );

/** The source `mastodon`. */
export const mastodon = defineSource({
  id: "mastodon",
  title: "Mastodon statuses",
  about:
    "Statuses of the Mastodon API as JSON lines, as a list, or as the answer of a search or a conversation.",
  platform: "mastodon",
  timeZone: "UTC",
  recognise: (head) =>
    recognisedRecords(head, {
      title: "Mastodon",
      what: "statuses or pages of them",
      mapping: MAPPING,
      is: (record) => isStatus(record) || pageOf(record)?.some(isStatus) === true,
    }),
  rows: (record) => {
    const page = pageOf(record);
    return page ? together(page.map(rowsOf)) : rowsOf(record);
  },
});
