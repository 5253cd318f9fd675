/** One status as a row: HTML becomes text, and a boost takes its text and its lists from the status it repeats. */
import { linksOfHtml, textOfHtml } from "./html-text.js";
import { listOf, listText, objectOf, textOf } from "./json-values.js";
import type { RawRow } from "./source.js";

type Json = Readonly<Record<string, unknown>>;

/** Whether a value is a status. */
export const isStatus = (value: unknown): boolean => {
  const status = objectOf(value);
  return (
    textOf(status.uri) !== null &&
    typeof status.content === "string" &&
    textOf(status.created_at) !== null &&
    textOf(objectOf(status.account).url) !== null
  );
};

/** The row of a status. */
export function statusRow(status: Json): RawRow {
  const account = objectOf(status.account);
  const repeated = objectOf(status.reblog);
  const repost = textOf(repeated.uri);
  const content = repost ? repeated : status;
  const quote = textOf(objectOf(objectOf(content.quote).quoted_status).uri);
  const reply = replyKey(status);
  const html = textOf(content.content) ?? "";
  return {
    account: textOf(account.url),
    account_handle: fullHandle(account),
    account_name: textOf(account.display_name),
    account_created: textOf(account.created_at),
    account_bio: textOfHtml(textOf(account.note) ?? "") || null,
    account_picture: textOf(account.avatar_static) ?? textOf(account.avatar),
    post: textOf(status.uri),
    permalink: textOf(status.url),
    time: textOf(status.created_at),
    kind: repost ? "repost" : reply ? "reply" : quote ? "quote" : "post",
    text: [textOf(content.spoiler_text), textOfHtml(html)].filter(Boolean).join("\n") || null,
    repost_of: repost,
    reply_to: repost ? null : reply,
    quote_of: quote,
    links: listText(linksIn(content, html)),
    hashtags: listText(listOf(content.tags).map((tag) => textOf(objectOf(tag).name))),
    mentions: listText(listOf(content.mentions).map((mention) => mentionText(objectOf(mention)))),
    media: listText(mediaIn(content)),
    lang: textOf(content.language),
    client: textOf(objectOf(status.application).name),
  };
}

/** The number of the answered status holds on the collecting server only; with its author's number none meets another's. */
function replyKey(status: Json): string | null {
  const id = textOf(status.in_reply_to_id);
  return id && `${textOf(status.in_reply_to_account_id) ?? ""}/${id}`;
}

/** `name@server`: the API leaves the server out for its own accounts. */
function fullHandle(account: Json): string | null {
  const acct = textOf(account.acct) ?? textOf(account.username);
  if (acct === null || acct.includes("@")) return acct;
  const host = /^https?:\/\/([^/?#]+)/i.exec(textOf(account.url) ?? "")?.[1];
  return host ? `${acct}@${host.toLowerCase()}` : acct;
}

function mentionText(mention: Json): string | null {
  const url = textOf(mention.url);
  const handle = fullHandle(mention);
  return url && handle ? `${url} @${handle}` : url;
}

function linksIn(content: Json, html: string): string[] {
  const shown = linksOfHtml(html)
    .filter(({ href, className }) => /^https?:/i.test(href) && !/\b(?:mention|hashtag)\b/.test(className))
    .map(({ href }) => href);
  const card = textOf(objectOf(content.card).url);
  return [...new Set(card ? [...shown, card] : shown)];
}

/** The address at the origin names a medium on every server that shows it; its number does so on one server only. */
const mediaIn = (content: Json): (string | null)[] =>
  listOf(content.media_attachments)
    .map(objectOf)
    .map((item) => textOf(item.remote_url) ?? textOf(item.url) ?? textOf(item.id));

const PAGES = ["statuses", "ancestors", "descendants"];

/** The statuses of a search or of a conversation kept as one record; null for a record that is a status or nothing. */
export const statusPage = (record: unknown): readonly unknown[] | null => {
  const object = objectOf(record);
  const lists = PAGES.map((name) => object[name]).filter(Array.isArray);
  return lists.length && !("content" in object) ? lists.flat() : null;
};

/** Whether a status is of Truth Social, which speaks Mastodon's API and is a platform of its own. */
export const isOfTruthSocial = (value: unknown): boolean =>
  /^https?:\/\/(?:[\w-]+\.)*truthsocial\.com\//i.test(textOf(objectOf(objectOf(value).account).url) ?? "");
