/** Statuses of Mastodon and of servers that speak its API. Numbers are of one server only, so addresses name who and what. */
import { objectOf, textOf } from "../json-values.js";
import { isOfTruthSocial, isStatus, statusPage, statusRow } from "../mastodon-status.js";
import { keptRows, recognisedRecords, refused, together } from "../records.js";
import { defineSource, type RecordRows } from "../source.js";

const MAPPING = {
  account: "account.url",
  account_handle: "account.acct",
  account_name: "account.display_name",
  account_created: "account.created_at",
  account_bio: "account.note",
  account_picture: "account.avatar_static, else avatar",
  post: "uri",
  permalink: "url",
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
  listsInText: ["links"],
  recognise: (head) =>
    recognisedRecords(head, {
      title: "Mastodon",
      what: "statuses or pages of them",
      mapping: MAPPING,
      is: (record) =>
        (statusPage(record) ?? [record]).some((value) => isStatus(value) && !isOfTruthSocial(value)),
    }),
  rows: (record) => {
    const page = statusPage(record);
    return page ? together(page.map(rowsOf)) : rowsOf(record);
  },
});
