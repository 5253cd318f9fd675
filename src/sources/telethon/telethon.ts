/** Messages that Telethon collected: its own JSON, and the NDJSON in which 4CAT keeps them with sender and chat beside. */

import { objectOf, textOf } from "../json-values.js";
import { keptRows, recognisedRecords, refused, SKIPPED } from "../records.js";
import { defineSource } from "../source.js";
import { chatOf, messageRow, typeOf } from "./message-row.js";

const MAPPING = {
  account: "from_id, else _sender.id, else the channel",
  account_handle: "_sender.username",
  account_name: "_sender.first_name, _sender.last_name",
  post: "peer_id (or _chat.id), id",
  time: "date",
  kind: "fwd_from, reply_to",
  text: "message",
  repost_of: "fwd_from",
  reply_to: "reply_to.reply_to_msg_id",
  links: "entities, media.webpage.url",
  hashtags: "entities",
  mentions: "entities",
  media: "media.photo.id, media.document.id",
};

/** Where a chat stands as an object; `chat_id` alone may be of any chat program, so it needs a sign of Telegram beside it. */
const PLACES = ["peer_id", "_chat", "_chat_peer", "to_id"];
const SIGNS = ["_", "_type", "_sender", "fwd_from", "grouped_id", "via_bot_id", "edit_hide", "noforwards"];

const hasPlace = (message: Readonly<Record<string, unknown>>): boolean =>
  PLACES.some((place) => Object.keys(objectOf(message[place])).length > 0) ||
  ("chat_id" in message && SIGNS.some((sign) => sign in message));

const isMessage = (value: unknown): boolean => {
  const message = objectOf(value);
  return (
    textOf(message.id) !== null &&
    "date" in message &&
    ("message" in message || "action" in message) &&
    hasPlace(message)
  );
};

/** The source `telethon`. */
export const telethon = defineSource({
  id: "telethon",
  title: "Telegram (Telethon, 4CAT)",
  about: "JSON or NDJSON of Telethon's messages, also as 4CAT keeps them. Service rows are skipped.",
  platform: "telegram",
  timeZone: "UTC",
  listsInText: ["links", "hashtags", "mentions"],
  recognise: (head) =>
    recognisedRecords(head, {
      title: "Telethon",
      what: "messages with id, date and chat",
      mapping: MAPPING,
      is: isMessage,
    }),
  rows: (record) => {
    const message = objectOf(record);
    if (typeOf(message) === "MessageEmpty") return SKIPPED;
    if (!isMessage(message)) return refused("not-a-record", "no id, date, message and chat");
    if (typeOf(message) === "MessageService" || typeOf(message.action) !== "") return SKIPPED;
    if (objectOf(message._sender).deleted === true)
      return refused("deleted-account", `message ${chatOf(message)}/${textOf(message.id)}`);
    return keptRows(messageRow(message));
  },
});
