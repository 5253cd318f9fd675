/** Telegram Desktop's `result.json`: the export of one chat, or of a whole account with all its chats. */
import { objectOf, textOf } from "../json-values.js";
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
  recognise: (head) => {
    if (head.layout !== "records" || !head.records.length) return null;
    const messages = head.records.filter(isMessage).length;
    if (messages < head.records.length / 2) return null;
    return {
      confidence: 0.95,
      because: `Telegram Desktop: ${messages} of the first ${head.records.length} records are messages`,
      mapping: MAPPING,
    };
  },
  rows: (record, context) => {
    const message = objectOf(record);
    if (message.type === "service") return { rows: [], skipped: 1, rejected: [] };
    if (!isMessage(record))
      return { rows: [], skipped: 0, rejected: [{ reason: "not-a-record", detail: "no message" }] };
    if ("from" in message && message.from === null)
      return {
        rows: [],
        skipped: 0,
        rejected: [{ reason: "deleted-account", detail: `message ${textOf(message.id)}` }],
      };
    return { rows: [messageRow(message, context)], skipped: 0, rejected: [] };
  },
});
