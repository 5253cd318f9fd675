/**
 * The self-check: the same search on copies of the user's own data in which accounts are exchanged at random among posts of
 * the same hour and popularity, trace by trace. The accounts of groups that stand are taken out first, since a group that owns its
 * moments survives the exchange. What the search finds on the copies is the yardstick for candidates: one no stronger than those is no lead.
 */

import {
  ACTIONS,
  EDGES,
  EVENTS,
  kept,
  keptUnder,
  type Plan,
  type RunContext,
  SILENT,
} from "../model/index.js";
import type { GroupTest, SelfCheck, ShuffledCopy } from "../model/report.js";
import { networkEdges } from "../network/index.js";
import { permutedLabels, random } from "../stats/index.js";
import { createTable, type IndexedActions, readActions, Store, typesOf } from "../store/index.js";
import { type Peeled, peel, takeOut } from "./peel.js";
import { searchOptions, testedGroups } from "./search.js";

/** Bins of the surrogate lie a third of an hour beside those of the null model that it challenges. */
const SHIFT_SECONDS = 1200;
const STRATA = { binSeconds: 3600, popularityCap: 12, shiftSeconds: SHIFT_SECONDS };

/** Actions up to which one copy is searched without being asked. */
export const SELF_CHECK_ACTIONS = 60_000;

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

/** The actions of a trace with the accounts given, as rows of the store. */
async function addActions(
  to: Store,
  trace: string,
  actions: IndexedActions,
  { rows, account }: { readonly rows: Int32Array; readonly account: Int32Array },
): Promise<void> {
  await to.append("actions", typesOf(ACTIONS), [
    new Array<string>(rows.length).fill(trace),
    Array.from(rows, (row) => actions.objectIds[actions.object[row]]),
    Array.from(account, (number) => actions.accountIds[number]),
    BigInt64Array.from(rows, (row) => BigInt(actions.event[row])),
    BigInt64Array.from(rows, (row) => BigInt(Math.round(actions.time[row] * 1e6))),
  ]);
}

/** Copies to search: what the plan says, else one where the data is small enough for it to cost seconds. */
export async function copiesOf(store: Store, plan: Plan): Promise<number> {
  if (plan.selfCheck !== null) return plan.selfCheck;
  const row = await store.row<{ n: number }>("SELECT count(*) AS n FROM actions");
  return (row?.n ?? 0) <= SELF_CHECK_ACTIONS ? 1 : 0;
}

/** What the self-check needs besides the data. */
export interface SelfCheckOptions {
  readonly plan: Plan;
  readonly copies: number;
  readonly windows: ReadonlyMap<string, readonly number[]>;
  /** Accounts of the groups that stand in the data. */
  readonly standing: ReadonlySet<string>;
}

/**
 * Takes the accounts of standing groups out and searches `copies` shuffled copies of the rest. Same plan and seed, same
 * result. Throws `InterruptedError` through the signal.
 */
export async function selfCheck(
  store: Store,
  options: SelfCheckOptions,
  run: RunContext,
): Promise<SelfCheck> {
  const copies: ShuffledCopy[] = [];
  run.progress.start("Shuffled copies", options.copies, "copies");
  const taken = await kept(run, "taken out", async () => {
    const { accounts, rest } = await peeledOut(store, options, run);
    return { accounts: [...accounts], rest };
  });
  const out = { ...taken, accounts: new Set(taken.accounts) };
  for (let copy = 0; copy < options.copies; copy++) {
    run.signal.throwIfAborted();
    const inside = { ...run, ...keptUnder(run, `copy ${copy}`) };
    const asked = { ...options, copy, out: out.accounts };
    copies.push(await kept(inside, "found", () => searchedCopy(store, asked, inside)));
    run.progress.advance(1);
  }
  run.progress.end();
  return { copies, takenOut: { accounts: out.accounts.size, rest: out.rest } };
}

/** The search as a copy gets it: a quarter of the memory. */
const copyOptions = ({ plan, windows }: Pick<SelfCheckOptions, "plan" | "windows">) => ({
  ...searchOptions(plan, windows),
  memoryBytes: plan.memoryBytes / 4,
});

async function peeledOut(store: Store, options: SelfCheckOptions, run: RunContext): Promise<Peeled> {
  const { plan, windows, standing } = options;
  if (standing.size === 0) return { accounts: standing, rest: false };
  const bare = await Store.open({
    memoryBytes: plan.memoryBytes / 4,
    threads: plan.threads,
    signal: run.signal,
  });
  try {
    for (const table of [ACTIONS, EVENTS]) await createTable(bare, table);
    await copyOtherPosts(store, bare);
    for (const trace of windows.keys()) {
      const actions = await readActions(store, trace);
      const rows = Int32Array.from(actions.account.keys());
      await addActions(bare, trace, actions, { rows, account: actions.account });
    }
    return await peel(bare, copyOptions(options), { ...run, progress: SILENT }, standing);
  } finally {
    bare.close();
  }
}

async function searchedCopy(
  store: Store,
  { plan, windows, copy, out }: SelfCheckOptions & { copy: number; out: ReadonlySet<string> },
  { progress: _, ...rest }: RunContext,
): Promise<ShuffledCopy> {
  const run = { ...rest, progress: SILENT };
  const shuffled = await Store.open({
    memoryBytes: plan.memoryBytes / 4,
    threads: plan.threads,
    signal: run.signal,
  });
  try {
    for (const table of [ACTIONS, EDGES, EVENTS]) await createTable(shuffled, table);
    await copyOtherPosts(store, shuffled);
    await takeOut(shuffled, out);
    let stream = copy * 1000;
    for (const [trace, windowsSeconds] of windows) {
      await copyTrace(store, shuffled, { trace, out, seed: plan.seed * 1_000_003 + stream++ });
      const options = {
        trace,
        windowsSeconds,
        fdr: plan.fdr,
        workers: plan.threads,
        memoryBytes: plan.memoryBytes / 4,
      };
      await networkEdges(shuffled, options, run);
    }
    const { groupTest } = await testedGroups(shuffled, copyOptions({ plan, windows }), run);
    return await copyFound(shuffled, groupTest);
  } finally {
    shuffled.close();
  }
}

/** Deals the accounts of one trace anew, those taken out left out, and writes the actions to the copy. */
async function copyTrace(
  from: Store,
  to: Store,
  { trace, out, seed }: { trace: string; out: ReadonlySet<string>; seed: number },
): Promise<void> {
  const whole = await readActions(from, trace);
  const gone = whole.accountIds.map((id) => out.has(id));
  const left = Int32Array.from(whole.account.keys()).filter((row) => !gone[whole.account[row]]);
  const actions = {
    ...whole,
    account: left.map((row) => whole.account[row]),
    object: left.map((row) => whole.object[row]),
    time: Float64Array.from(left, (row) => whole.time[row]),
    event: Float64Array.from(left, (row) => whole.event[row]),
  };
  const dealt = permutedLabels(actions, { ...STRATA, post: actions.event }, random(seed));
  await addActions(to, trace, actions, dealt);
}

async function copyFound(
  store: Store,
  { confirmed, unresolved }: Pick<GroupTest, "confirmed" | "unresolved">,
): Promise<ShuffledCopy> {
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
    unresolved,
    hour: await strongest("hour"),
    rhythm: await strongest("rhythm"),
    first: first ?? null,
  };
}
