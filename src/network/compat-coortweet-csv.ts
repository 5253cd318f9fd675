/**
 * The peer's network from a store and into the peer's own files. Every text cell here is an identifier that another program joins
 * on, so identifiers of platforms are written as they came, numbers below zero (chats of Telegram) and handles behind @ among them;
 * anything else that a spreadsheet would run as a formula is guarded.
 */
import { writeWhole } from "../files/index.js";
import { guardedText } from "../model/index.js";
import { identifier, type Store } from "../store/index.js";
import {
  type CoortweetNetwork,
  type CoortweetOptions,
  type CoortweetRows,
  coortweet,
} from "./compat-coortweet.js";
import { accountStats, objectStats } from "./coortweet-stats.js";

const PAIR_HEAD = "object_id,content_id,content_id_y,time_delta,account_id,account_id_y";
const EDGE_HEAD =
  "from,to,weight,avg_time_delta,n_content_id,n_content_id_y,edge_symmetry_score,object_ids,weight_threshold";

/** Where to write; a path that is absent is not written. */
export interface CoortweetPaths {
  readonly edges?: string;
  readonly pairs?: string;
}

/**
 * The network of a table or view with the columns `object_id`, `account_id`, `content_id` (text) and `timestamp_share` (seconds
 * since 1970), rows in the table's order, which decides ties. Throws `QueryError` for a table without these columns.
 */
export async function coortweetFromStore(
  store: Store,
  table: string,
  options: CoortweetOptions,
): Promise<CoortweetNetwork> {
  const texts: [string[], string[], string[]] = [[], [], []];
  const times: number[] = [];
  for await (const chunk of store.chunks(coortweetRowsSql(table))) {
    for (let c = 0; c < 3; c++) for (const value of chunk.values(c)) texts[c].push(value as string);
    for (const value of chunk.values(3)) times.push(value as number);
  }
  const rows: CoortweetRows = {
    objectId: texts[0],
    accountId: texts[1],
    contentId: texts[2],
    timestampShare: times,
  };
  return coortweet(rows, options);
}

/** SQL of the peer's four columns; rows with an empty one are left out, as the peer's own preparation does. */
export const coortweetRowsSql = (table: string): string =>
  `SELECT object_id::VARCHAR, account_id::VARCHAR, content_id::VARCHAR, timestamp_share::DOUBLE FROM ${identifier(table)}
   WHERE object_id IS NOT NULL AND account_id IS NOT NULL AND content_id IS NOT NULL AND timestamp_share IS NOT NULL`;

/** Writes the peer's files of edges and pairs, each whole or not at all. Throws `ResourceError` for a full disk, `UsageError` for a path that cannot be written. */
export async function writeCoortweet(network: CoortweetNetwork, paths: CoortweetPaths): Promise<void> {
  if (paths.edges) await writeWhole(paths.edges, edgeLines(network), { stage: "network" });
  if (paths.pairs) await writeWhole(paths.pairs, pairLines(network), { stage: "network" });
}

/** Lines of the file of edges, in the peer's columns, each with its line end. */
export function* edgeLines({ edges }: CoortweetNetwork): Generator<string> {
  yield `${EDGE_HEAD}\n`;
  for (const e of edges) {
    const numbers = [
      e.weight,
      rNumber(e.avgTimeDelta),
      e.nContentId,
      e.nContentIdY,
      rNumber(e.edgeSymmetryScore),
    ];
    yield `${[cell(e.from), cell(e.to), ...numbers, cell(e.objectIds.join(",")), e.weightThreshold].join(",")}\n`;
  }
}

/** Lines of the file of pairs, in the peer's columns, each with its line end. */
export function* pairLines({ pairs }: CoortweetNetwork): Generator<string> {
  yield `${PAIR_HEAD}\n`;
  for (const p of pairs)
    yield `${[cell(p.objectId), cell(p.contentId), cell(p.contentIdY), rNumber(p.timeDelta), cell(p.accountId), cell(p.accountIdY)].join(",")}\n`;
}

/** Lines of what the peer starts from, out of a table or view with its four columns. */
export async function* shareLines(store: Store, table: string): AsyncGenerator<string> {
  yield "object_id,account_id,content_id,timestamp_share\n";
  for await (const chunk of store.chunks(coortweetRowsSql(table))) {
    const [objects, accounts, contents, times] = [0, 1, 2, 3].map((column) => chunk.values(column));
    for (let i = 0; i < chunk.rowCount; i++)
      yield `${cell(objects[i] as string)},${cell(accounts[i] as string)},${cell(contents[i] as string)},${times[i]}\n`;
  }
}

/** Lines of `group_stats`: objects with the accounts on them. */
export function* objectStatLines(network: CoortweetNetwork): Generator<string> {
  yield "object_id,num_accounts\n";
  for (const { objectId, numAccounts } of objectStats(network)) yield `${cell(objectId)},${numAccounts}\n`;
}

/** Lines of `account_stats`. */
export function* accountStatLines(network: CoortweetNetwork): Generator<string> {
  yield "account_id,avg_time_delta,avg_edge_symmetry_score,unique_shares_count\n";
  for (const row of accountStats(network))
    yield `${cell(row.accountId)},${rNumber(row.avgTimeDelta)},${rNumber(row.avgEdgeSymmetryScore)},${row.uniqueSharesCount}\n`;
}

/** A number as R's `fwrite` prints it: 15 significant digits, the shorter of plain and scientific. */
export function rNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 100_000) return String(value);
  const [mantissa, exponent] = value.toExponential(14).split("e");
  const digits = mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  const scientific = `${digits}e${exponent[0]}${exponent.slice(1).padStart(2, "0")}`;
  const plain = Number(value.toPrecision(15)).toLocaleString("en-US", {
    useGrouping: false,
    maximumFractionDigits: 20,
    maximumSignificantDigits: 15,
  });
  return plain.length <= scientific.length ? plain : scientific;
}

/** Identifiers that a spreadsheet shows and does not run. */
const IDENTIFIER = /^-\d+$|^@[\w.]+$/;

function cell(value: string): string {
  const text = IDENTIFIER.test(value) ? value : guardedText(value);
  return text === "" || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
