/** Posts of Truth Social as truthbrush and its kin collect them: statuses of Mastodon's API on a platform of their own. */
import { objectOf, textOf } from "../json-values.js";
import { isOfTruthSocial, isStatus, statusPage, statusRow } from "../mastodon-status.js";
import { keptRows, recognisedRecords, refused, SKIPPED, together } from "../records.js";
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
  quote_of: "quote.uri",
  links: "content, card.url",
  hashtags: "tags.name",
  mentions: "mentions.url",
  media: "media_attachments.remote_url, else url",
  lang: "language",
};

const isTruth = (value: unknown): boolean => isStatus(value) && isOfTruthSocial(value);

/** A quoted post stands whole under `quote`; its handle is of the one server there is. */
function rowsOf(record: unknown): RecordRows {
  if (!isTruth(record))
    return refused("not-a-record", `no post of Truth Social: ${textOf(objectOf(record).id) ?? "no id"}`);
  const status = objectOf(record);
  if (status.sponsored === true) return SKIPPED;
  const row = statusRow(status);
  const quote = row.kind === "repost" ? null : textOf(objectOf(status.quote).uri);
  const local = (text: string | null | undefined) => text?.replace(/@truthsocial\.com(?=$|")/gi, "") ?? null;
  return keptRows({
    ...row,
    account_handle: local(row.account_handle),
    mentions: local(row.mentions),
    quote_of: quote ?? row.quote_of,
    kind: quote !== null && row.kind === "post" ? "quote" : row.kind,
  });
}

/** The source `truth-social`. */
export const truthSocial = defineSource({
  id: "truth-social",
  title: "Truth Social",
  about:
    "JSON lines or JSON of posts of Truth Social, as truthbrush collects them. Advertisements are skipped.",
  platform: "truthsocial",
  timeZone: "UTC",
  listsInText: ["links"],
  recognise: (head) =>
    recognisedRecords(head, {
      title: "Truth Social",
      what: "posts or pages of them",
      mapping: MAPPING,
      is: (record) => (statusPage(record) ?? [record]).some(isTruth),
    }),
  rows: (record) => {
    const page = statusPage(record);
    return page ? together(page.map(rowsOf)) : rowsOf(record);
  },
});
