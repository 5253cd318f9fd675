/** Shares in the columns of CooRTweet: who shared which object when. One object a row, whatever its text looks like. */
import { LIST_MARKS } from "../../model/index.js";
import { literal } from "../../store/index.js";
import { recognisedColumns } from "../columns.js";
import { defineSource } from "../source.js";

const MAPPING = { account: "account_id", post: "content_id", time: "timestamp_share", objects: "object_id" };
const COLUMNS = Object.values(MAPPING);

/** SQL: the object as a list of one where its text could be taken for a list. */
const oneObject = (object: string): string =>
  `CASE WHEN ${LIST_MARKS.map((mark) => `contains(${object}, ${literal(mark)})`).join(" OR ")} THEN to_json([${object}])::VARCHAR ELSE ${object} END`;

/** The source `shares`. */
export const shares = defineSource({
  id: "shares",
  title: "Shares (CooRTweet's columns)",
  about: "A table with object_id, account_id, content_id and timestamp_share (epoch seconds or ISO 8601).",
  platform: "unknown",
  timeZone: null,
  recognise: (head) =>
    recognisedColumns(head, { title: "shares", required: COLUMNS, known: COLUMNS, mapping: MAPPING }),
  expressions: (column) => ({ kind: "'share'", objects: oneObject(column("objects")) }),
});
