/**
 * Tables in the columns of QUT's coordination-network-toolkit: its messages to start from, its edges (directed: messages of the source that met one
 * of the target), and its nodes with their latest messages. Every cell is quoted, as there, and none is a formula.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeParts } from "../../files/index.js";
import { guardedText } from "../../model/index.js";
import type { Store } from "../../store/index.js";
import type { ExportContext, FolderFormat } from "./format.js";
import { chosenMembers, peerTraces, viewShares } from "./peer-actions.js";

/** The toolkit's name of an edge's type; a trace that it does not have is named alike. */
const EDGE_TYPES: Readonly<Record<string, string>> = {
  "co-repost": "co_retweet",
  "co-text": "co_similar_tweet",
};

const LATEST = 10;

/** coordination-network-toolkit. */
export const TOOLKIT: FolderFormat = {
  id: "toolkit",
  title: "messages, edges and nodes of the groups, in coordination-network-toolkit's columns",
  writes: "folder",
  takes: ["groups"],
  ofGroups: true,
  async write(part, context) {
    const { store } = await context.store();
    await mkdir(part);
    const files = {
      "messages.csv": messages(store, context),
      "edges.csv": edges(store, context),
      "nodes.csv": nodes(store, context),
    };
    for (const [name, lines] of Object.entries(files)) await writeParts(join(part, name), lines);
    return Object.keys(files);
  },
};

async function* messages(store: Store, context: ExportContext): AsyncGenerator<string> {
  yield line(["message_id", "user_id", "username", "repost_id", "reply_id", "message", "timestamp", "urls"]);
  const handles = `(SELECT handles[-1] FROM accounts a WHERE a.account_id = e.account_id)`;
  yield* lines(
    store,
    `SELECT coalesce(post_id, 'event-' || event_id), account_id, ${handles}, repost_of, reply_to, text, epoch(time_utc)::BIGINT, array_to_string(links, ' ')
     FROM events e WHERE account_id IN (${chosenMembers(context)}) ORDER BY time_utc, event_id`,
  );
}

async function* edges(store: Store, context: ExportContext): AsyncGenerator<string> {
  yield line(["source", "target", "weight", "edge_type"]);
  for (const { trace, windowSeconds } of await peerTraces(context)) {
    await viewShares(store, context, trace);
    const type = EDGE_TYPES[trace] ?? trace.replaceAll("-", "_");
    yield* lines(
      store,
      `SELECT a.account_id, b.account_id, count(DISTINCT a.content_id), ? FROM peer_shares a JOIN peer_shares b
       ON a.object_id = b.object_id AND a.account_id <> b.account_id AND abs(a.timestamp_share - b.timestamp_share) <= ? GROUP BY 1, 2 ORDER BY 1, 2`,
      [type, windowSeconds],
    );
  }
}

async function* nodes(store: Store, context: ExportContext): AsyncGenerator<string> {
  const numbers = Array.from({ length: LATEST }, (_, i) => i);
  yield line(["Id", "username", ...numbers.map((i) => `message_${i}`)]);
  yield* lines(
    store,
    `WITH latest AS (
       SELECT account_id, list(text ORDER BY time_utc DESC, event_id DESC)[1:${LATEST}] AS texts FROM events
       WHERE account_id IN (${chosenMembers(context)}) GROUP BY account_id
     )
     SELECT account_id, handles[-1], ${numbers.map((i) => `texts[${i + 1}]`).join(", ")}
     FROM latest JOIN accounts USING (account_id) ORDER BY account_id`,
  );
}

async function* lines(
  store: Store,
  sql: string,
  values: readonly (string | number)[] = [],
): AsyncGenerator<string> {
  for await (const chunk of store.chunks(sql, values)) {
    const columns = Array.from({ length: chunk.columnCount }, (_, column) => chunk.values(column));
    for (let i = 0; i < chunk.rowCount; i++) yield line(columns.map((column) => column[i]));
  }
}

/** Identifiers that a spreadsheet shows and does not run. */
const IDENTIFIER = /^-\d+$|^@[\w.]+$/;

const line = (values: readonly unknown[]): string => `${values.map(cell).join(",")}\r\n`;

function cell(value: unknown): string {
  if (value === null || value === undefined) return '""';
  if (typeof value !== "string") return `"${value}"`;
  const text = IDENTIFIER.test(value) ? value : guardedText(value);
  return `"${text.replaceAll('"', '""')}"`;
}
