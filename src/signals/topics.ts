/** What accounts of a ground act on, as sparse vectors of length one: the rarer an object, the more it counts. */
import type { Ground } from "./ground.js";

/** Topics of accounts. */
export interface Topics {
  /** Topics of account i stand in `codes` and `weights` from `from[i]` up to `from[i + 1]`; none for an account that shares nothing with any other. */
  readonly from: Int32Array;
  readonly codes: Int32Array;
  readonly weights: Float64Array;
  readonly size: number;
}

/** Reads the objects of some traces that two of the accounts or more acted on; only accounts with a mark are looked at. */
export async function readTopics(
  ground: Ground,
  traces: readonly string[],
  marked: (account: number) => boolean,
): Promise<Topics> {
  const { store } = ground;
  const numbersOf = Int32Array.from(ground.accounts.ids.keys()).filter(marked);
  await store.run("CREATE OR REPLACE TEMP TABLE topic_accounts (number INTEGER)");
  await store.append("topic_accounts", ["INTEGER"], [numbersOf]);
  const { columns, rowCount } = await store.numbers(
    `WITH own AS (SELECT DISTINCT g.number, a.trace, a.object_id FROM actions a JOIN ground_accounts g USING (account_id)
       SEMI JOIN topic_accounts t ON t.number = g.number
       WHERE a.trace IN (${traces.map((trace) => `'${trace}'`).join(", ")})),
     common AS (SELECT trace, object_id, (row_number() OVER (ORDER BY min(number), trace, object_id) - 1)::INTEGER AS code, count(*)::INTEGER AS bearers
       FROM own GROUP BY trace, object_id HAVING count(*) > 1)
     SELECT o.number, c.code, c.bearers FROM own o JOIN common c USING (trace, object_id) ORDER BY o.number, c.code`,
  );
  await store.run("DROP TABLE temp.topic_accounts");
  const [numbers, codes, bearers] =
    rowCount > 0 ? (columns as Int32Array[]) : [0, 1, 2].map(() => new Int32Array(0));
  const accounts = ground.accounts.ids.length;
  const from = new Int32Array(accounts + 1);
  for (const number of numbers) from[number + 1]++;
  for (let i = 0; i < accounts; i++) from[i + 1] += from[i];
  const weights = Float64Array.from(bearers, (n) => Math.log((numbersOf.length + 1) / n));
  for (let i = 0; i < accounts; i++) {
    let square = 0;
    for (let at = from[i]; at < from[i + 1]; at++) square += weights[at] ** 2;
    for (let at = from[i]; at < from[i + 1]; at++) weights[at] /= Math.sqrt(square);
  }
  return { from, codes, weights, size: codes.reduce((most, code) => Math.max(most, code + 1), 0) };
}

/** Sums of the topics of accounts, of which only some places are filled: dense, emptied after each use. */
export class TopicSum {
  readonly values: Float64Array;
  private readonly touched: number[] = [];

  /** A sum over these topics. */
  constructor(private readonly topics: Topics) {
    this.values = new Float64Array(topics.size);
  }

  /** Adds the vector of an account. */
  add(account: number): void {
    const { from, codes, weights } = this.topics;
    for (let at = from[account]; at < from[account + 1]; at++) {
      if (this.values[codes[at]] === 0) this.touched.push(codes[at]);
      this.values[codes[at]] += weights[at];
    }
  }

  /** The inner product with another sum. */
  times(other: Float64Array | Float32Array): number {
    let sum = 0;
    for (const code of this.touched) sum += this.values[code] * other[code];
    return sum;
  }

  /** Empties the sum. */
  clear(): void {
    for (const code of this.touched) this.values[code] = 0;
    this.touched.length = 0;
  }
}
