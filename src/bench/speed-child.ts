/**
 * One measurement in a process of its own, so that its peak memory is its own. The only file of the bench that touches the
 * process: it takes a task as its argument and sends one result to its parent. An exception to the rule that only doors do so.
 */
import { type ActionColumns, quietContext } from "../model/index.js";
import { sweep } from "../network/index.js";
import { Store } from "../store/index.js";
import { BAND_JOINS } from "./band-join.js";
import { generatedShares, type Load } from "./generate.js";

/** What to measure. */
export interface SpeedTask {
  /** `claque`, or the id of a band join. */
  readonly engine: string;
  readonly load: Load;
  readonly windowSeconds: number;
  readonly threads: number;
  readonly memoryBytes: number;
  /** Folder where DuckDB may spill. */
  readonly spillFolder: string;
}

/** What was measured. */
export interface SpeedSample {
  readonly milliseconds: number;
  readonly events: number;
  readonly pairs: number;
  readonly pairs2: number;
  /** Peak resident memory of the process when the clock started, and at the end. */
  readonly bytesBefore: number;
  readonly bytesPeak: number;
  /** Our side: what reading the rows out of a table of the store would add, milliseconds; theirs: null. */
  readonly readMilliseconds: number | null;
}

const peak = () => process.resourceUsage().maxRSS * 1024;

async function measuredSweep(task: SpeedTask): Promise<SpeedSample> {
  const { load, windowSeconds, threads, memoryBytes } = task;
  const shares = generatedShares(load);
  const bytesBefore = peak();
  const start = performance.now();
  const met = await sweep(
    shares,
    { windowSeconds, minimumSupport: 2, workers: threads, memoryBytes },
    quietContext(),
  );
  const milliseconds = performance.now() - start;
  const bytesPeak = peak();
  const store = await storeOf(task, shares);
  const readFrom = performance.now();
  await store.numbers("SELECT account, object, time::DOUBLE AS time FROM shares");
  const readMilliseconds = performance.now() - readFrom;
  store.close();
  return {
    milliseconds,
    events: met.eventsInWindow,
    pairs: met.pairs,
    pairs2: met.pairsOfSupport2,
    bytesBefore,
    bytesPeak,
    readMilliseconds,
  };
}

async function storeOf(
  { threads, memoryBytes, spillFolder }: SpeedTask,
  { account, object, time }: ActionColumns,
): Promise<Store> {
  const store = await Store.open({ memoryBytes, threads, temporaryDirectory: spillFolder });
  await store.run("CREATE TABLE shares (account INTEGER, object INTEGER, time BIGINT)");
  const times = BigInt64Array.from(time, (t) => BigInt(t));
  await store.append("shares", ["INTEGER", "INTEGER", "BIGINT"], [account, object, times]);
  return store;
}

async function measuredJoin(task: SpeedTask): Promise<SpeedSample> {
  const { engine, load, windowSeconds } = task;
  const join = BAND_JOINS.find((one) => one.id === engine);
  if (!join) throw new Error(`bench: no such engine, ${engine}`);
  const store = await storeOf(task, generatedShares(load));
  const bytesBefore = peak();
  const start = performance.now();
  const row = await store.row<{ events: number; pairs: number; pairs2: number }>(join.sql(windowSeconds));
  const milliseconds = performance.now() - start;
  store.close();
  return {
    milliseconds,
    events: row?.events ?? 0,
    pairs: row?.pairs ?? 0,
    pairs2: row?.pairs2 ?? 0,
    bytesBefore,
    bytesPeak: peak(),
    readMilliseconds: null,
  };
}

if (process.send) {
  const task = JSON.parse(process.argv[2]) as SpeedTask;
  const sample = await (task.engine === "claque" ? measuredSweep(task) : measuredJoin(task));
  process.send(sample, () => process.disconnect());
}
