/** Which tables of a case an export holds. */
import { QUALITY } from "../../model/index.js";

/** Tables that hold results, in reading order. */
export const RESULTS: readonly string[] = [
  "groups",
  "members",
  "group_traces",
  "occasions",
  "edges",
  "meetings",
  "readings",
  "signals",
  "order_book",
  "narratives",
  "operators",
  "disarm_suggestions",
  "accounts",
];

/** Tables that are exported unless others are named: results, and the data that they rest on. */
export const EXPORTED: readonly string[] = [...RESULTS, "events", "rejected", QUALITY.name];

/** Every table that can be exported. */
export const EXPORTABLE: readonly string[] = [...EXPORTED, "actions", "profiles", "signal_pictures"];
