/** Telegram Desktop's `result.json`: the export of one chat, or of a whole account with all its chats. */

import { objectOf, textOf } from "../json-values.js";
import { keptRows, recognisedRecords, refused, SKIPPED } from "../records.js";
import { defineSource } from "../source.js";
import { messageRow } from "./message-row.js";

const MAPPING = {
  account: "from_id",
  account_name: "from",
  post: "id",
  time: "date_unixtime, else date",
  kind: "forwarded_from, reply_to_message_id",
  text: "text",
  repost_of: "forwarded_from",
  reply_to: "reply_to_message_id",
  links: "text",
  hashtags: "text",
  mentions: "text",
};

const isMessage = (value: unknown): boolean => {
  const message = objectOf(value);
  return (
    "id" in message &&
    (message.type === "message" || message.type === "service") &&
    typeof message.date === "string"
  );
};

/** The source `telegram-desktop`. */
export const telegramDesktop = defineSource({
  id: "telegram-desktop",
  title: "Telegram Desktop export",
  about:
    "result.json of one chat or of a whole account. Service rows are skipped, deleted authors are nobody.",
  platform: "telegram",
  timeZone: null,
  listsInText: ["links"],
  recognise: (head) =>
    recognisedRecords(head, {
      title: "Telegram Desktop",
      what: "messages",
      mapping: MAPPING,
      is: isMessage,
    }),
  rows: (record, context) => {
    const message = objectOf(record);
    if (message.type === "service") return SKIPPED;
    if (!isMessage(record)) return refused("not-a-record", "no message");
    return "from" in message && message.from === null
      ? refused("deleted-account", `message ${textOf(message.id)}`)
      : keptRows(messageRow(message, context));
  },
});
