/**
 * The self-check: the same search on copies of the user's own data in which accounts are exchanged at random among posts of
 * the same hour and popularity, trace by trace. Nobody acts in concert there by construction, so what the search finds on them is the
 * yardstick for what it finds on the data: a group no stronger than those is no lead.
 */

import { ACTIONS, EDGES, EVENTS, type Plan, type RunContext, SILENT } from "../model/index.js";
import type { SelfCheck, ShuffledCopy } from "../model/report.js";
import { networkEdges } from "../network/index.js";
import { permutedLabels, random } from "../stats/index.js";
import { createTable, readActions, Store, typesOf } from "../store/index.js";
import { searchOptions, testedGroups } from "./search.js";

/** Bins of the surrogate lie a third of an hour beside those of the null model that it challenges. */
const SHIFT_SECONDS = 1200;
const STRATA = { binSeconds: 3600, popularityCap: 12, shiftSeconds: SHIFT_SECONDS };

/** Actions up to which one copy is searched without being asked. */
export const SELF_CHECK_ACTIONS = 300_000;

/** Posts that touch nothing which two accounts share stay what they are: they show who was there. */
async function copyOtherPosts(from: Store, to: Store): Promise<void> {
  const columns = { event_id: "BIGINT", account_id: "VARCHAR", time_utc: "TIMESTAMP" };
  await to.run(
    `CREATE OR REPLACE TEMP TABLE other_posts (${Object.entries(columns)
      .map(([name, type]) => `${name} ${type}`)
      .join(", ")})`,
  );
  const sql = `SELECT event_id::DOUBLE AS event_id, account_id, epoch_us(time_utc)::DOUBLE AS time_utc
    FROM events ANTI JOIN (SELECT DISTINCT event_id FROM actions) touching USING (event_id) ORDER BY event_id`;
  for await (const chunk of from.chunks(sql)) {
    const [event, account, time] = [0, 1, 2].map((index) => chunk.values(index));
    const whole = (values: readonly unknown[]) => BigInt64Array.from(values as number[], (n) => BigInt(n));
    await to.append("other_posts", Object.values(columns), [whole(event), account as string[], whole(time)]);
  }
  await to.run("INSERT INTO events BY NAME SELECT * FROM other_posts");
  await to.run("DROP TABLE other_posts");
}

/** Copies to search: what the plan says, else one where the data is small enough for it to cost seconds. */
export async function copiesOf(store: Store, plan: Plan): Promise<number> {
  if (plan.selfCheck !== null) return plan.selfCheck;
  const row = await store.row<{ n: number }>("SELECT count(*) AS n FROM actions");
  return (row?.n ?? 0) <= SELF_CHECK_ACTIONS ? 1 : 0;
}

/** Searches `copies` shuffled copies. Same plan and seed, same result. Throws `InterruptedError` through the signal. */
export async function selfCheck(
  store: Store,
  options: { plan: Plan; copies: number; windows: ReadonlyMap<string, readonly number[]> },
  run: RunContext,
): Promise<SelfCheck> {
  const copies: ShuffledCopy[] = [];
  run.progress.start("Shuffled copies", options.copies, "copies");
  for (let copy = 0; copy < options.copies; copy++) {
    run.signal.throwIfAborted();
    copies.push(await searchedCopy(store, { ...options, copy }, run));
    run.progress.advance(1);
  }
  run.progress.end();
  return { copies };
}

async function searchedCopy(
  store: Store,
  { plan, windows, copy }: { plan: Plan; windows: ReadonlyMap<string, readonly number[]>; copy: number },
  { signal }: RunContext,
): Promise<ShuffledCopy> {
  const run = { signal, progress: SILENT };
  const shuffled = await Store.open({ memoryBytes: plan.memoryBytes / 4, threads: plan.threads });
  try {
    for (const table of [ACTIONS, EDGES, EVENTS]) await createTable(shuffled, table);
    await copyOtherPosts(store, shuffled);
    let stream = copy * 1000;
    for (const [trace, windowsSeconds] of windows) {
      await copyTrace(store, shuffled, trace, plan.seed * 1_000_003 + stream++);
      const options = {
        trace,
        windowsSeconds,
        fdr: plan.fdr,
        workers: plan.threads,
        memoryBytes: plan.memoryBytes / 4,
      };
      await networkEdges(shuffled, options, run);
    }
    const test = await testedGroups(
      shuffled,
      { ...searchOptions(plan, windows), memoryBytes: plan.memoryBytes / 4 },
      run,
    );
    return await copyFound(shuffled, test.confirmed);
  } finally {
    shuffled.close();
  }
}

/** Deals the accounts of one trace anew and writes the actions to the copy. */
async function copyTrace(from: Store, to: Store, trace: string, seed: number): Promise<void> {
  const actions = await readActions(from, trace);
  const { rows, account } = permutedLabels(actions, { ...STRATA, post: actions.event }, random(seed));
  const micros = BigInt64Array.from(rows, (row) => BigInt(Math.round(actions.time[row] * 1e6)));
  await to.append("actions", typesOf(ACTIONS), [
    new Array<string>(rows.length).fill(trace),
    Array.from(rows, (row) => actions.objectIds[actions.object[row]]),
    Array.from(account, (number) => actions.accountIds[number]),
    BigInt64Array.from(rows, (row) => BigInt(actions.event[row])),
    micros,
  ]);
}

async function copyFound(store: Store, confirmed: number): Promise<ShuffledCopy> {
  const strongest = async (contrast: string) =>
    (
      await store.row<{ score: number }>(
        "SELECT max(score) AS score FROM groups WHERE status = 'candidate' AND contrast = ?",
        [contrast],
      )
    )?.score ?? null;
  const first = await store.row<ShuffledCopy["first"] & object>(
    `SELECT size, lead_trace AS trace, window_seconds AS "windowSeconds", observed, CASE contrast WHEN 'hour' THEN expected ELSE expected_rhythm END AS expected
     FROM groups ORDER BY rank LIMIT 1`,
  );
  const count = await store.row<{ n: number }>("SELECT count(*) AS n FROM groups");
  return {
    groups: count?.n ?? 0,
    confirmed,
    hour: await strongest("hour"),
    rhythm: await strongest("rhythm"),
    first: first ?? null,
  };
}
