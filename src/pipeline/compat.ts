/** The pair network as a peer defines it, from any file that claque reads, for comparison and migration. */
import { realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { makeShares } from "../events/index.js";
import { InputError, type PlanInput, type ReadPlan, type RunContext, UsageError } from "../model/index.js";
import { coortweetFromStore, writeCoortweet } from "../network/index.js";
import { readInputs } from "../sources/index.js";
import { Store } from "../store/index.js";
import { inTemporaryFolder } from "./lock.js";

/** What to compute and where to write it. */
export interface CompatRequest {
  readonly inputs: readonly PlanInput[];
  readonly read: ReadPlan;
  readonly windowSeconds: number;
  readonly minimumParticipation: number;
  /** Edges heavier than this quantile of weights are marked; 0 to 1. */
  readonly edgeWeightQuantile: number;
  readonly edgesTo: string;
  readonly pairsTo?: string;
  readonly stdin?: Readable;
  readonly memoryBytes: number;
  readonly threads: number;
  /** The pseudonym key; null shows the names of the data. */
  readonly key: Buffer | null;
}

/** What came of it. `rowsLeftOut` lacked an object, account, post or readable time. */
export interface CompatResult {
  readonly rows: number;
  readonly rowsLeftOut: number;
  readonly pairs: number;
  readonly edges: number;
  readonly accounts: number;
}

/**
 * Writes edges (and pairs) in CooRTweet's own columns, over what stood there. Throws `InputError` where no row can be used,
 * `UsageError` where one file is named for two things.
 */
export async function compatCoortweet(request: CompatRequest, run: RunContext): Promise<CompatResult> {
  await refuseSameFile(request);
  return inTemporaryFolder("network", (workFolder) => compatIn(workFolder, request, run));
}

async function compatIn(workFolder: string, request: CompatRequest, run: RunContext): Promise<CompatResult> {
  const store = await Store.open({
    memoryBytes: request.memoryBytes / 2,
    threads: request.threads,
    temporaryDirectory: join(workFolder, "spill"),
    encrypted: true,
    signal: run.signal,
  });
  try {
    const inputs = await readInputs(
      store,
      { inputs: request.inputs, read: request.read, workFolder, stdin: request.stdin },
      run,
    );
    const { unclearDates } = await makeShares(store, { read: request.read, inputs, key: request.key }, run);
    const { windowSeconds, minimumParticipation, edgeWeightQuantile } = request;
    const counted = await store.row<{ rows: number; usable: number }>(
      `SELECT count(*) AS "rows", count(*) FILTER (object_id IS NOT NULL AND account_id IS NOT NULL AND content_id IS NOT NULL AND timestamp_share IS NOT NULL) AS usable FROM shares`,
    );
    const { rows, usable } = counted ?? { rows: 0, usable: 0 };
    if (usable === 0 && unclearDates > 0)
      throw new InputError(
        `network: ${unclearDates} of ${rows} dates do not say whether the day or the month comes first. Say it with --date-order dmy, mdy or ymd.`,
      );
    if (usable === 0)
      throw new InputError(
        "network: no row has an object, an account, a post and a time. Map them: --map object=… --map account=… --map post=… --map time=…",
      );
    const network = await coortweetFromStore(store, "shares", {
      windowSeconds,
      minimumParticipation,
      edgeWeightQuantile,
    });
    await writeCoortweet(network, { edges: request.edgesTo, pairs: request.pairsTo });
    const accounts = new Set(network.edges.flatMap((e) => [e.from, e.to])).size;
    return {
      rows,
      rowsLeftOut: rows - usable,
      pairs: network.pairs.length,
      edges: network.edges.length,
      accounts,
    };
  } finally {
    run.progress.end();
    store.close();
  }
}

/** No file of the input is written over, and edges and pairs do not land in one file. */
async function refuseSameFile({ inputs, edgesTo, pairsTo }: CompatRequest): Promise<void> {
  const real = (path: string) => realpath(path).catch(() => resolve(path));
  const taken = new Set(await Promise.all(inputs.filter((i) => i.path !== "-").map((i) => real(i.path))));
  for (const path of [edgesTo, ...(pairsTo === undefined ? [] : [pairsTo])]) {
    const file = await real(path);
    if (taken.has(file))
      throw new UsageError(
        `network: ${path} is named twice, to be read or written. Choose another path; nothing was written.`,
      );
    taken.add(file);
  }
}
