/**
 * One message as a row. Numbers of messages are unique in their chat only, so the chat stands before them. A forward names
 * where it came from but not which post, so its key is made of origin and text.
 */
import { listOf, listText, objectOf, textOf } from "../json-values.js";
import type { RawRow, RecordContext } from "../source.js";
import { forwardKey } from "../telegram-names.js";

interface Part {
  readonly type: string;
  readonly text: string;
  readonly href: string | null;
  readonly user: string | null;
}

/** The row of a message. */
export function messageRow(message: Readonly<Record<string, unknown>>, context: RecordContext): RawRow {
  const chat = textOf(context.id) ?? textOf(context.name) ?? "chat";
  const parts = partsOf(message);
  const text = parts.map((part) => part.text).join("");
  const forwarded = textOf(message.forwarded_from_id) ?? textOf(message.forwarded_from);
  const reply = textOf(message.reply_to_message_id);
  const of = (...types: string[]) => parts.filter((part) => types.includes(part.type));
  return {
    account: authorOf(message, context),
    account_name: textOf(message.from),
    post: `${chat}/${textOf(message.id)}`,
    time: textOf(message.date_unixtime) ?? textOf(message.date),
    kind: forwarded !== null || "forwarded_from" in message ? "repost" : reply !== null ? "reply" : "post",
    text: text || null,
    repost_of: forwarded !== null && text ? forwardKey(forwarded, text) : null,
    reply_to:
      reply === null ? null : `${textOf(message.reply_to_peer_id)?.replace(/^\D+/, "") ?? chat}/${reply}`,
    links: listText([...new Set(of("link", "text_link").map((part) => part.href ?? part.text))]),
    hashtags: listText([...new Set(of("hashtag").map((part) => part.text))]),
    mentions: listText([...new Set(of("mention", "mention_name").map(mentionText))]),
  };
}

/** A handle as it stands; a person without one by number, with the name that the text shows. */
const mentionText = ({ user, text }: Part): string => (user ? `${user} =${text}` : text);

function authorOf(message: Readonly<Record<string, unknown>>, context: RecordContext): string | null {
  const id = textOf(message.from_id);
  if (id) return /^\d+$/.test(id) ? `user${id}` : id;
  return /channel$/.test(String(context.type ?? "")) && context.id !== undefined
    ? `channel${context.id}`
    : null;
}

function partsOf(message: Readonly<Record<string, unknown>>): Part[] {
  const parts = Array.isArray(message.text)
    ? message.text
    : typeof message.text === "string" && message.text
      ? [message.text]
      : [];
  const plain = parts.every((part) => typeof part === "string");
  const entities = listOf(message.text_entities);
  return (plain && entities.length ? entities : parts).map((part) => {
    if (typeof part === "string") return { type: "plain", text: part, href: null, user: null };
    const entity = objectOf(part);
    const user = textOf(entity.user_id);
    return {
      type: textOf(entity.type) ?? "plain",
      text: textOf(entity.text) ?? "",
      href: textOf(entity.href),
      user: user && `user${user.replace(/^user/, "")}`,
    };
  });
}
