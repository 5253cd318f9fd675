/** One message of Telegram's own interface, as Telethon writes it, as a row. */
import { listOf, listText, numberOf, objectOf, textOf } from "../json-values.js";
import type { RawRow } from "../source.js";
import { chatNumber, forwardKey, personMention } from "../telegram-names.js";

type Json = Readonly<Record<string, unknown>>;

/** The type of an object: `_` in Telethon's JSON, `_type` in 4CAT's. */
export const typeOf = (value: unknown): string =>
  textOf(objectOf(value)._) ?? textOf(objectOf(value)._type) ?? "";

/** A peer (`{channel_id}`, `{user_id}`, `{chat_id}`) as the name of an account; null where it is none. */
function peerName(value: unknown): string | null {
  const peer = objectOf(value);
  for (const kind of ["user", "channel", "chat"] as const) {
    const id = textOf(peer[`${kind}_id`]);
    if (id !== null) return `${kind}${id}`;
  }
  return null;
}

/** A user, channel or chat given in full, as the name of an account. */
function entityName(value: unknown): string | null {
  const entity = objectOf(value);
  const id = textOf(entity.id);
  if (id === null) return null;
  const type = typeOf(entity);
  const kind = /^Channel/.test(type)
    ? "channel"
    : /^Chat/.test(type)
      ? "chat"
      : /^User/.test(type)
        ? "user"
        : null;
  return `${kind ?? ("title" in entity ? "channel" : "user")}${chatNumber(id)}`;
}

const digits = (name: string | null): string | null => name?.replace(/^\D+/, "") ?? null;

/** The number of the chat in which a message stands. */
export function chatOf(message: Json): string | null {
  const given = textOf(objectOf(message._chat).id) ?? textOf(message.chat_id);
  const peer = peerName(message.peer_id) ?? peerName(message._chat_peer) ?? peerName(message.to_id);
  return given === null ? digits(peer) : chatNumber(given);
}

/** The row of a message. A post of a channel that names no sender is the channel's own. */
export function messageRow(message: Json): RawRow {
  const sender = objectOf(message._sender);
  const chat = objectOf(message._chat);
  const chatId = chatOf(message);
  const text = textOf(message.message) || null;
  const peer = peerName(message.from_id) ?? entityName(sender);
  const ownPost = peer === null && message.post === true && chatId !== null;
  const author = ownPost ? chat : sender;
  const person = [textOf(author.first_name), textOf(author.last_name)].filter(Boolean).join(" ");
  const reply = objectOf(message.reply_to);
  const replyTo = textOf(reply.reply_to_msg_id) ?? textOf(message.reply_to_msg_id);
  const forwarded = forwardOf(message, text);
  return {
    account: ownPost ? `channel${chatId}` : peer,
    account_handle: textOf(author.username),
    account_name: person || textOf(author.title),
    post: chatId === null ? null : `${chatId}/${textOf(message.id)}`,
    time: textOf(message.date),
    kind: forwarded.is ? "repost" : replyTo !== null ? "reply" : "post",
    text,
    repost_of: forwarded.key,
    reply_to:
      replyTo === null ? null : `${digits(peerName(reply.reply_to_peer_id)) ?? chatId ?? "chat"}/${replyTo}`,
    ...entityLists(message, text ?? ""),
    media: listText(mediaIds(objectOf(message.media))),
  };
}

/** A forward from a channel names the post itself; other forwards are told apart by origin and text. */
function forwardOf(message: Json, text: string | null): { is: boolean; key: string | null } {
  const forward = objectOf(message.fwd_from);
  if (!Object.keys(forward).length) return { is: false, key: null };
  const origin = peerName(forward.from_id) ?? textOf(forward.from_name) ?? textOf(forward.from_id);
  const post = textOf(forward.channel_post);
  if (post !== null && origin?.startsWith("channel")) return { is: true, key: `${digits(origin)}/${post}` };
  return { is: true, key: origin !== null && text !== null ? forwardKey(origin, text) : null };
}

/** Offsets of entities count UTF-16 units, as strings here do. */
function entityLists(message: Json, text: string): Pick<RawRow, "links" | "hashtags" | "mentions"> {
  const entities = listOf(message.entities).map((value) => {
    const entity = objectOf(value);
    const from = numberOf(entity.offset);
    return { entity, type: typeOf(entity), text: text.slice(from, from + numberOf(entity.length)) };
  });
  const of = (type: string) => entities.filter((found) => found.type === type);
  const links = [
    ...of("MessageEntityUrl").map((found) => found.text),
    ...of("MessageEntityTextUrl").map(({ entity }) => textOf(entity.url)),
    textOf(objectOf(objectOf(message.media).webpage).url),
  ];
  const named = of("MessageEntityMentionName").map(({ entity, text }) => {
    const user = textOf(entity.user_id);
    return user && personMention(user, text);
  });
  return {
    links: listText([...new Set(links)]),
    hashtags: listText([...new Set(of("MessageEntityHashtag").map((found) => found.text))]),
    mentions: listText([...new Set([...of("MessageEntityMention").map((found) => found.text), ...named])]),
  };
}

/** A picture or a file keeps its number when it is forwarded. */
const mediaIds = (media: Json): (string | null)[] =>
  ["photo", "document"].map((kind) => textOf(objectOf(media[kind]).id));
