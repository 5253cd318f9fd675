/**
 * The `outbox.json` of somebody's own archive of Mastodon: activities of ActivityPub. A boost names the address of the status it
 * repeats and holds nothing of it.
 */
import { linksOfHtml, textOfHtml } from "../html-text.js";
import { listOf, listText, objectOf, textOf } from "../json-values.js";
import { keptRows, recognisedRecords, refused, SKIPPED } from "../records.js";
import { defineSource, type RawRow } from "../source.js";

type Json = Readonly<Record<string, unknown>>;

const MAPPING = {
  account: "actor",
  account_handle: "actor",
  post: "object.id",
  permalink: "object.url",
  time: "published",
  kind: "type",
  text: "object.summary, object.content",
  repost_of: "object of an Announce",
  reply_to: "object.inReplyTo",
  quote_of: "object.quote",
  links: "object.content",
  hashtags: "object.tag",
  mentions: "object.tag",
  media: "object.attachment.url",
  lang: "object.contentMap",
};

const isActivity = (value: unknown): boolean => {
  const activity = objectOf(value);
  return (
    typeof activity.type === "string" &&
    textOf(activity.actor) !== null &&
    "object" in activity &&
    "published" in activity
  );
};

/** `https://server/users/name` and `https://server/@name` as `name@server`; null for other forms. */
function handleOf(actor: string | null): string | null {
  const found = /^https?:\/\/([^/?#]+)\/(?:users\/|@)([\w.-]+)$/.exec(actor ?? "");
  return found && `${found[2]}@${found[1].toLowerCase()}`;
}

/** The address of a profile as the API of Mastodon gives it, which archives write in its other form. */
const profileOf = (actor: string | null): string | null =>
  actor?.replace(/^(https?:\/\/[^/?#]+)\/users\/([\w.-]+)$/, "$1/@$2") ?? null;

function noteRow(note: Json): RawRow {
  const html = textOf(note.content) ?? "";
  const tags = listOf(note.tag).map(objectOf);
  const reply = textOf(note.inReplyTo);
  const quote = textOf(note.quote) ?? textOf(note.quoteUri);
  const links = linksOfHtml(html)
    .filter(({ href, className }) => /^https?:/i.test(href) && !/\b(?:mention|hashtag)\b/.test(className))
    .map(({ href }) => href);
  return {
    post: textOf(note.id),
    permalink: textOf(note.url),
    kind: reply ? "reply" : quote ? "quote" : "post",
    text: [textOf(note.summary), textOfHtml(html)].filter(Boolean).join("\n") || null,
    reply_to: reply,
    quote_of: quote,
    links: listText([...new Set(links)]),
    hashtags: listText(
      tags.filter((tag) => tag.type === "Hashtag").map((tag) => textOf(tag.name)?.replace(/^#/, "")),
    ),
    mentions: listText(tags.filter((tag) => tag.type === "Mention").map(mentionText)),
    media: listText(listOf(note.attachment).map((item) => textOf(objectOf(item).url))),
    lang: Object.keys(objectOf(note.contentMap))[0] ?? null,
  };
}

function mentionText(tag: Json): string | null {
  const [address, name] = [profileOf(textOf(tag.href)), textOf(tag.name)?.replace(/^@/, "")];
  return address && name ? `${address} @${name}` : address;
}

function activityRow(activity: Json): RawRow {
  const actor = textOf(activity.actor);
  const note = objectOf(activity.object);
  const about = {
    account: profileOf(actor),
    account_handle: handleOf(actor),
    time: textOf(activity.published),
  };
  if (activity.type !== "Announce") return { ...noteRow(note), ...about };
  const repeated = typeof activity.object === "string" ? activity.object : textOf(note.id);
  return { ...about, post: textOf(activity.id), kind: "repost", repost_of: repeated };
}

/** The source `mastodon-outbox`. */
export const mastodonOutbox = defineSource({
  id: "mastodon-outbox",
  title: "Mastodon archive (outbox.json)",
  about: "The outbox of an archive that a person downloads of the own account: statuses and boosts.",
  platform: "mastodon",
  timeZone: "UTC",
  listsInText: ["links"],
  recognise: (head) =>
    recognisedRecords(head, {
      title: "Mastodon outbox",
      what: "activities with actor, object and published",
      mapping: MAPPING,
      is: isActivity,
    }),
  rows: (record) => {
    if (!isActivity(record)) return refused("not-a-record", "no activity with type, actor and object");
    const activity = objectOf(record);
    const status = activity.type === "Create" && typeof objectOf(activity.object).content === "string";
    return status || activity.type === "Announce" ? keptRows(activityRow(activity)) : SKIPPED;
  },
});
