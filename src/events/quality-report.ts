/** The quality report: what was read, kept, refused and why, and what a reader of the results should know. */
import {
  type InputQuality,
  placeWords,
  type QualityReport,
  REASONS,
  type RejectionCount,
} from "../model/index.js";
import { rowCount, type Store } from "../store/index.js";
import { activityOf } from "./activity.js";
import type { ListFindings } from "./event-lists.js";
import { stampFacts } from "./stamp-facts.js";
import { type WarningFacts, warningsOf } from "./warnings.js";

const EXAMPLES = 5;
const LANGUAGES = 20;
const CLIENTS = 20;

/** What the report needs besides the tables. */
export interface ReportFacts extends Omit<WarningFacts, "inputs" | "precision" | "busiest" | "stamps"> {
  readonly inputs: readonly InputQuality[];
  readonly stopObjects: ListFindings["stopObjects"];
  readonly duplicates: number;
}

/** Makes the report from `events`, `accounts`, `rejected` and `read_rows`. */
export async function qualityReport(store: Store, facts: ReportFacts): Promise<QualityReport> {
  const inputs = await finalCounts(store, facts.inputs);
  const total = (key: "rowsRead" | "rowsKept" | "rowsRejected" | "rowsSkipped") =>
    inputs.reduce((sum, input) => sum + input[key], 0);
  const precision = await counted(store, "time_precision");
  return {
    inputs,
    rowsRead: total("rowsRead"),
    rowsKept: total("rowsKept"),
    rowsRejected: total("rowsRejected"),
    rowsSkipped: total("rowsSkipped"),
    rejections: await rejections(store, inputs),
    duplicates: facts.duplicates,
    events: await rowCount(store, "events"),
    accounts: await rowCount(store, "accounts"),
    platforms: await counted(store, "platform"),
    precision,
    languages: await store.rows(
      `SELECT lang, count(*) AS events FROM events WHERE lang IS NOT NULL GROUP BY lang ORDER BY events DESC, lang LIMIT ${LANGUAGES}`,
    ),
    clients: await store.rows(
      `SELECT client, count(*) AS events FROM events WHERE client IS NOT NULL GROUP BY client ORDER BY events DESC, client LIMIT ${CLIENTS}`,
    ),
    ...(await activityOf(store)),
    stopObjects: facts.stopObjects,
    warnings: warningsOf({
      ...facts,
      inputs,
      precision,
      busiest: await busiest(store),
      stamps: await stampFacts(store),
    }),
  };
}

async function finalCounts(store: Store, inputs: readonly InputQuality[]): Promise<InputQuality[]> {
  const rows = await store.rows<{ file: number; n: number }>(
    "SELECT source_file AS file, count(*) AS n FROM read_rows WHERE reason IS NOT NULL GROUP BY ALL",
  );
  const refused = new Map(rows.map(({ file, n }) => [file, n]));
  return inputs.map((input, file) => {
    const n = refused.get(file) ?? 0;
    return { ...input, rowsKept: input.rowsKept - n, rowsRejected: input.rowsRejected + n };
  });
}

async function counted(store: Store, column: "time_precision" | "platform"): Promise<Record<string, number>> {
  const rows = await store.rows<{ value: string; n: number }>(
    `SELECT ${column} AS value, count(*) AS n FROM events GROUP BY ALL ORDER BY n DESC, value`,
  );
  return Object.fromEntries(rows.map(({ value, n }) => [value, n]));
}

async function busiest(store: Store): Promise<WarningFacts["busiest"]> {
  const row = await store.row<WarningFacts["busiest"]>(
    'SELECT coalesce(max(events), 0) AS events, count(*) AS accounts, (SELECT count(*) FROM accounts) AS "of" FROM accounts WHERE events = (SELECT max(events) FROM accounts)',
  );
  return row ?? { events: 0, accounts: 0, of: 0 };
}

async function rejections(store: Store, inputs: readonly InputQuality[]): Promise<RejectionCount[]> {
  const counts = await store.rows<{ reason: string; n: number }>(
    "SELECT reason, count(*) AS n FROM rejected GROUP BY ALL ORDER BY n DESC, reason",
  );
  const examples = await store.rows<{
    reason: string;
    number: number;
    file: string;
    line: number;
    detail: string | null;
  }>(
    `SELECT reason, source_file AS number, file, source_line AS line, detail FROM rejected
     QUALIFY row_number() OVER (PARTITION BY reason ORDER BY source_file, source_line, detail) <= ${EXAMPLES} ORDER BY reason, source_file, source_line, detail`,
  );
  return counts.map(({ reason, n }) => ({
    reason,
    about: (REASONS as Readonly<Record<string, string>>)[reason] ?? reason,
    rows: n,
    examples: examples
      .filter((e) => e.reason === reason)
      .map(({ number, file, line, detail }) => {
        const place = inputs[number]?.place;
        return { file, line, ...(place && { place: placeWords(file, line, place) }), detail: detail ?? "" };
      }),
  }));
}
