/**
 * Exports of a chat of Telegram by tdl. Its own form has no senders: what is told is that a message stood in the chat, so the
 * chat is the account. With `--raw` the whole message is there, and its sender.
 */
import { listOf, listText, numberOf, objectOf, textOf } from "../json-values.js";
import { keptRows, recognisedRecords, refused } from "../records.js";
import { defineSource, type RawRow, type RecordContext } from "../source.js";
import { forwardKey, personMention } from "../telegram-names.js";

type Json = Readonly<Record<string, unknown>>;

const MAPPING = {
  account: "raw.FromID, else the chat's id",
  post: "the chat's id, id",
  time: "date",
  kind: "raw.FwdFrom, raw.ReplyTo",
  text: "text",
  repost_of: "raw.FwdFrom",
  reply_to: "raw.ReplyTo.ReplyToMsgID",
  links: "text, raw.Entities",
  hashtags: "text",
  mentions: "text, raw.Entities",
  media: "raw.Media",
};

/** Telegram Desktop's messages look alike and have a date in words. */
const isMessage = (value: unknown): boolean => {
  const message = objectOf(value);
  return (
    textOf(message.id) !== null &&
    message.type === "message" &&
    typeof message.file === "string" &&
    (message.date === undefined || typeof message.date === "number")
  );
};

/** A peer in the notation of Go: `{"UserID": 1}`. */
function peerName(value: unknown): string | null {
  const peer = objectOf(value);
  for (const kind of ["User", "Channel", "Chat"]) {
    const id = textOf(peer[`${kind}ID`]);
    if (id !== null) return `${kind.toLowerCase()}${id}`;
  }
  return null;
}

function messageRow(message: Json, context: RecordContext): RawRow {
  const raw = objectOf(message.raw);
  const place = peerName(raw.PeerID);
  const chat = textOf(context.id) ?? place?.replace(/^\D+/, "") ?? "chat";
  const text = textOf(message.text) || textOf(raw.Message) || null;
  const forwarded = forwardOf(objectOf(raw.FwdFrom), text);
  const reply = textOf(objectOf(raw.ReplyTo).ReplyToMsgID);
  return {
    account: peerName(raw.FromID) ?? place ?? (context.id === undefined ? null : `channel${chat}`),
    post: `${chat}/${textOf(message.id)}`,
    time: textOf(message.date) ?? textOf(raw.Date),
    kind: forwarded.is ? "repost" : reply !== null ? "reply" : "post",
    text,
    repost_of: forwarded.key,
    reply_to: reply && `${chat}/${reply}`,
    ...entityLists(raw, text ?? ""),
    media: listText(["Photo", "Document"].map((kind) => textOf(objectOf(objectOf(raw.Media)[kind]).ID))),
  };
}

function forwardOf(forward: Json, text: string | null): { is: boolean; key: string | null } {
  if (!Object.keys(forward).length) return { is: false, key: null };
  const origin = peerName(forward.FromID) ?? textOf(forward.FromName);
  const post = textOf(forward.ChannelPost);
  if (post !== null && post !== "0" && origin?.startsWith("channel"))
    return { is: true, key: `${origin.replace(/^\D+/, "")}/${post}` };
  return { is: true, key: origin !== null && text !== null ? forwardKey(origin, text) : null };
}

/** What the text alone does not show: addresses behind words, and people without a handle. */
function entityLists(raw: Json, text: string): Pick<RawRow, "links" | "mentions"> {
  const entities = listOf(raw.Entities).map(objectOf);
  const named = entities.flatMap((entity) => {
    const user = textOf(entity.UserID);
    const from = numberOf(entity.Offset);
    return user === null ? [] : [personMention(user, text.slice(from, from + numberOf(entity.Length)))];
  });
  const page = textOf(objectOf(objectOf(raw.Media).Webpage).URL);
  return {
    links: listText([...new Set([...entities.map((entity) => textOf(entity.URL)), page])]),
    mentions: listText(named),
  };
}

/** The source `tdl`. */
export const tdl = defineSource({
  id: "tdl",
  title: "Telegram (tdl)",
  about:
    "JSON of tdl chat export --all --with-content, also with --raw. Without --raw the chat is the account.",
  platform: "telegram",
  timeZone: "UTC",
  listsInText: ["links", "hashtags", "mentions"],
  recognise: (head) =>
    recognisedRecords(head, {
      title: "tdl",
      what: "messages with id, type and file",
      mapping: MAPPING,
      is: isMessage,
    }),
  rows: (record, context) =>
    isMessage(record)
      ? keptRows(messageRow(objectOf(record), context))
      : refused("not-a-record", "no message of tdl with id, type and file"),
});
