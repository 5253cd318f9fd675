/** Edges into their table: numbers go over in bulk, names are joined in SQL, since a text a cell costs a microsecond. */
import { identifier, type Store } from "../store/index.js";

const NAMES = "network_account_names";
const NUMBERS = "network_edge_numbers";
const NUMBER_TYPES = [
  "INTEGER",
  "INTEGER",
  "INTEGER",
  "DOUBLE",
  "DOUBLE",
  "DOUBLE",
  "DOUBLE",
  "DOUBLE",
  "BIGINT",
  "BIGINT",
];

/** Edges of one trace and window as columns, sorted by account numbers. */
export interface EdgeColumns {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly support: Int32Array;
  readonly expected: Float64Array;
  readonly expectedRhythm: Float64Array;
  /** Natural logarithms of p. */
  readonly logP: Float64Array;
  readonly q: Float64Array;
  /** Microseconds since 1970 UTC. */
  readonly first: BigInt64Array;
  readonly last: BigInt64Array;
}

/** The names of accounts as a table to join: those that edges need, each written once, since most accounts have no edge. */
export class AccountNames {
  private readonly written: Uint8Array;

  private constructor(
    private readonly store: Store,
    private readonly accountIds: readonly string[],
  ) {
    this.written = new Uint8Array(accountIds.length);
  }

  /** Makes the table, empty; `drop` it when done. */
  static async create(store: Store, accountIds: readonly string[]): Promise<AccountNames> {
    await store.run(`CREATE OR REPLACE TABLE ${NAMES} (number INTEGER, account_id VARCHAR)`);
    return new AccountNames(store, accountIds);
  }

  /** Adds those of the accounts that it does not hold yet. */
  async add(...accounts: readonly Int32Array[]): Promise<void> {
    const missing: number[] = [];
    for (const column of accounts)
      for (let n = 0; n < column.length; n++) {
        if (this.written[column[n]]) continue;
        this.written[column[n]] = 1;
        missing.push(column[n]);
      }
    const names = missing.map((number) => this.accountIds[number]);
    await this.store.append(NAMES, ["INTEGER", "VARCHAR"], [Int32Array.from(missing), names]);
  }

  /** Drops the table. */
  async drop(): Promise<void> {
    await this.store.run(`DROP TABLE IF EXISTS ${NAMES}`);
  }
}

/** What the rows have in common, and the table of the shape of `edges` that they go into. */
export interface EdgeKind {
  readonly trace: string;
  readonly windowSeconds: number;
  readonly fdr: number;
  readonly into: string;
}

/** Appends rows in the order given. */
export async function appendEdges(
  store: Store,
  names: AccountNames,
  { trace, windowSeconds, fdr, into }: EdgeKind,
  edges: EdgeColumns,
): Promise<void> {
  if (edges.a.length === 0) return;
  await store.run(createNumbersSql());
  const { a, b, support, expected, expectedRhythm, logP, q, first, last } = edges;
  await names.add(a, b);
  const p = logP.map(Math.exp);
  const log10P = logP.map((x) => x / Math.LN10);
  await store.append(NUMBERS, NUMBER_TYPES, [
    a,
    b,
    support,
    expected,
    p,
    log10P,
    q,
    expectedRhythm,
    first,
    last,
  ]);
  await store.run(insertEdgesSql(into), [trace, windowSeconds, fdr]);
  await store.run(`DROP TABLE ${NUMBERS}`);
}

/** SQL of the table that takes the numbers. */
export const createNumbersSql = (): string =>
  `CREATE OR REPLACE TABLE ${NUMBERS} (a INTEGER, b INTEGER, support INTEGER, expected DOUBLE, p_value DOUBLE, log10_p DOUBLE,
   q_value DOUBLE, expected_rhythm DOUBLE, first_us BIGINT, last_us BIGINT)`;

/** SQL that appends to a table of the shape of `edges`; binds trace, window and false discovery rate. */
export const insertEdgesSql = (into: string): string =>
  `INSERT INTO ${identifier(into)} BY NAME
   SELECT least(x.account_id, y.account_id) AS account_a, greatest(x.account_id, y.account_id) AS account_b, $1::VARCHAR AS trace, $2::DOUBLE AS window_seconds, support, expected,
          p_value, log10_p, q_value, expected_rhythm, CASE WHEN q_value <= $3::DOUBLE THEN 'volume' ELSE 'none' END AS level,
          make_timestamp(first_us) AS first_seen, make_timestamp(last_us) AS last_seen
   FROM ${NUMBERS} e JOIN ${NAMES} x ON x.number = e.a JOIN ${NAMES} y ON y.number = e.b ORDER BY e.a, e.b`;
