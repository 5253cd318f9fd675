/** The CSV that the coordination network toolkit reads: one message a row, from any platform. */
import { recognisedColumns } from "../columns.js";
import { linksOrThoseOfText } from "../links-of-text.js";
import { snowflakeTime } from "../snowflake.js";
import { defineSource } from "../source.js";

const MAPPING = {
  account: "user_id",
  account_handle: "username",
  post: "message_id",
  time: "timestamp",
  text: "message",
  repost_of: "repost_id",
  reply_to: "reply_id",
  links: "urls",
};
const COLUMNS = Object.values(MAPPING);

/** The source `coordination-toolkit`. */
export const coordinationToolkit = defineSource({
  id: "coordination-toolkit",
  title: "Coordination network toolkit CSV",
  about:
    "Columns message_id, user_id, username, repost_id, reply_id, message, timestamp, urls, in any order.",
  platform: "unknown",
  timeZone: null,
  recognise: (head) =>
    recognisedColumns(head, {
      title: "coordination network toolkit",
      required: ["message_id", "user_id", "message", "timestamp", "repost_id", "reply_id"],
      known: COLUMNS,
      mapping: MAPPING,
    }),
  expressions: (column, has) => ({
    time_finer: snowflakeTime(column("post")),
    ...(has("links") && { links: linksOrThoseOfText(column("links"), column("text")) }),
  }),
});
