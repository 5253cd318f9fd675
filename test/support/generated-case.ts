/**
 * A case whose groups, members, edges and meetings are given: the tables of a case that stands, rewritten, with a manifest that names their sizes.
 * For exports, which take a case as it is.
 */
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ACCOUNTS, EDGES, GROUPS, MEETINGS, MEMBERS, type Table } from "../../src/model/index.js";
import { createTable, Store, typesOf, writeParquet } from "../../src/store/index.js";

/** A row of a table; what is absent is NULL. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows by table. */
export type Rows = Readonly<
  Partial<Record<"accounts" | "groups" | "members" | "edges" | "meetings", readonly Row[]>>
>;

const TABLES: Readonly<Record<keyof Rows, Table>> = {
  accounts: ACCOUNTS,
  groups: GROUPS,
  members: MEMBERS,
  edges: EDGES,
  meetings: MEETINGS,
};

/** Puts tables into a case. Times are microseconds. */
export async function rewriteCase(folder: string, rows: Rows): Promise<void> {
  const store = await Store.open({ memoryBytes: 2e8, threads: 1 });
  try {
    for (const [name, list] of Object.entries(rows) as [keyof Rows, readonly Row[]][]) {
      const table = TABLES[name];
      await createTable(store, table);
      await store.append(
        name,
        typesOf(table),
        table.columns.map(({ name: column }) => list.map((row) => (row[column] ?? null) as string | null)),
      );
      await writeParquet(store, table, join(folder, `${name}.parquet`), { settled: true });
    }
  } finally {
    store.close();
  }
  const path = join(folder, "manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  for (const stage of manifest.stages)
    for (const output of stage.outputs) output.bytes = statSync(join(folder, output.file)).size;
  writeFileSync(path, JSON.stringify(manifest));
}

const START = Date.UTC(2025, 2, 3);

/** A time of a case, microseconds. */
export const micros = (seconds: number): bigint => BigInt(START + Math.floor(seconds * 1000)) * 1000n;

/** Rows of a case with one group whose members have these identifiers and met as said: index of two members, trace, seconds from the start. */
export function caseRows(
  names: readonly string[],
  edges: readonly {
    readonly a: number;
    readonly b: number;
    readonly trace: string;
    readonly at: number;
    readonly lasts: number;
    readonly support: number;
    readonly expected: number;
  }[],
): Rows {
  return {
    accounts: names.map((account_id) => ({
      account_id,
      platform: "forum",
      handles: [],
      names: [],
      events: 5n,
      first_seen: micros(0),
      last_seen: micros(1e6),
    })),
    groups: [
      {
        group_id: "g-001",
        rank: 1,
        size: names.length,
        traces: ["co-link"],
        status: "coordinated",
        level: "audience",
        log10_e_value: 4.5,
        candidates_tested: 3,
        lead_trace: "co-link",
        window_seconds: 60,
        observed: 9n,
        expected: 0.5,
        expected_rhythm: 0.25,
        score: 3,
        contrast: "hour",
        readings_open: [],
        first_seen: micros(0),
        last_seen: micros(1e6),
        actions: 9n,
        objects: 4n,
      },
    ],
    members: names.map((account_id) => ({
      group_id: "g-001",
      account_id,
      log10_e_value: 1.5,
      individually_tested: "all",
      support: 3,
      partners: 2,
      role: "member",
    })),
    edges: edges.map(({ a, b, trace, at, lasts, support, expected }) => ({
      account_a: names[a],
      account_b: names[b],
      trace,
      window_seconds: 60,
      support,
      expected,
      p_value: 1e-300 * expected,
      log10_p: -300,
      q_value: 0.001,
      expected_rhythm: expected,
      level: "audience",
      first_seen: micros(at),
      last_seen: micros(at + lasts),
    })),
    meetings: edges.map(({ a, b, trace, at, lasts }, i) => ({
      group_id: "g-001",
      trace,
      window_seconds: 60,
      object_id: `object ${i}`,
      account_a: names[a],
      account_b: names[b],
      event_a: BigInt(2 * i),
      event_b: BigInt(2 * i + 1),
      time_a: micros(at),
      time_b: micros(at + lasts),
      delta_seconds: 1,
    })),
  };
}
