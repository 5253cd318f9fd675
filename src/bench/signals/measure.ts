/** Signals of one set of accounts in a world: of the labelled group, or of a group drawn as placebo groups are. */
import { createHash } from "node:crypto";
import { GROUPS, MEMBERS, type RunContext, SILENT } from "../../model/index.js";
import {
  drawOthers,
  dropGround,
  type Found,
  makeGround,
  measuredSignal,
  placeboSets,
  SIGNAL_LIST,
} from "../../signals/index.js";
import { random } from "../../stats/index.js";
import { createTable, type Store, typesOf } from "../../store/index.js";

/** What one signal said. */
export interface SignalRun {
  readonly measurable: boolean;
  readonly value: number | null;
  readonly controlValue: number | null;
  /** As a user is told it. */
  readonly pValue: number | null;
  /** Ties with placebo groups broken at random: uniform where nothing is there. */
  readonly tieBroken: number | null;
  readonly note: string;
  readonly seconds: number;
}

/** Findings by signal, and what signals told besides: rows of their own tables. */
export interface Measurement {
  readonly signals: Readonly<Record<string, SignalRun>>;
  readonly rows: Readonly<Record<string, readonly (readonly unknown[])[]>>;
  /** Offsets ahead of UTC that a picture of hours calls compatible; null where none does. */
  readonly offsets: readonly number[] | null;
}

/** The two groups of a world: g-001 is measured, g-002 (may be empty) is no control. */
async function writeGroups(
  store: Store,
  measured: readonly string[],
  others: readonly string[],
): Promise<void> {
  for (const table of [GROUPS, MEMBERS]) await createTable(store, table);
  await store.run(
    `INSERT INTO groups (group_id, rank, size, status) VALUES ('g-001', 1, $1, 'coordinated'), ('g-002', 2, $2, 'shared-audience')`,
    [measured.length, others.length],
  );
  const rows = [...measured.map((id) => ["g-001", id]), ...others.map((id) => ["g-002", id])];
  await store.run("CREATE OR REPLACE TEMP TABLE bench_members (group_id VARCHAR, account_id VARCHAR)");
  await store.append("bench_members", typesOf(MEMBERS).slice(0, 2), [
    rows.map((r) => r[0]),
    rows.map((r) => r[1]),
  ]);
  await store.run(
    "INSERT INTO members (group_id, account_id) SELECT group_id, account_id FROM bench_members SEMI JOIN accounts USING (account_id)",
  );
}

/** A group like the first labelled one, drawn by chance from the strata of its members, with no account of any labelled group in it. */
export async function drawnLike(
  store: Store,
  [labelled, ...others]: readonly (readonly string[])[],
  seed: number,
): Promise<readonly string[]> {
  await writeGroups(store, labelled, others.flat());
  const ground = await makeGround(store, { groupId: "g-001", seed });
  const drawn = drawOthers(ground, seed + 5_000_003);
  await dropGround(store);
  return drawn ? [...drawn.numbers].map((number) => ground.accounts.ids[number]) : [];
}

/** What to measure. */
export interface SignalsOf {
  readonly group: readonly string[];
  readonly others: readonly string[];
  /** Ids of signals; empty for all. */
  readonly only: readonly string[];
  readonly seed: number;
  /** Name of the world: ties of two worlds are broken by other draws, though they share a seed. */
  readonly ties: string;
}

/** Measures signals of a group; `others` are neither in it nor among its controls. */
export async function signalsOf(
  store: Store,
  { group, others, only, seed, ties }: SignalsOf,
  run: RunContext,
): Promise<Measurement> {
  const quiet = { ...run, progress: SILENT };
  await writeGroups(store, group, others);
  const ground = await makeGround(store, { groupId: "g-001", seed });
  const placebos = placeboSets(ground);
  const signals: Record<string, SignalRun> = {};
  const rows: Record<string, (readonly unknown[])[]> = {};
  let offsets: readonly number[] | null = null;
  for (const signal of SIGNAL_LIST.filter(({ id }) => only.length === 0 || only.includes(id))) {
    run.signal.throwIfAborted();
    const start = performance.now();
    const found = await measuredSignal(signal, ground, placebos, { run: quiet, factChecks: null });
    signals[signal.id] = {
      ...figures(found, drawFor(`${ties} ${seed} ${signal.id}`)),
      seconds: Math.round(performance.now() - start) / 1000,
    };
    for (const picture of found.told.pictures ?? [])
      if (picture.kind === "week-hours") offsets = picture.offsets;
    for (const { table, rows: own } of found.told.rows ?? []) rows[table] = [...(rows[table] ?? []), ...own];
  }
  await dropGround(store);
  return { signals, rows, offsets };
}

/** A number from 0 to 1 that a text decides. */
const drawFor = (text: string): number =>
  random(createHash("sha256").update(text).digest().readUIntBE(0, 6)).float();

function figures({ compared, told }: Found, draw: number): Omit<SignalRun, "seconds"> {
  if (!compared)
    return {
      measurable: false,
      value: null,
      controlValue: null,
      pValue: null,
      tieBroken: null,
      note: told.note,
    };
  const own = compared.matched.statistic ?? compared.matched.value;
  const others = compared.placebos.map((one) => one.statistic ?? one.value);
  const above = others.filter((one) => one > own).length;
  const equal = others.filter((one) => one === own).length;
  return {
    measurable: true,
    value: compared.value,
    controlValue: compared.controlValue,
    pValue: compared.pValue,
    tieBroken: (above + draw * (equal + 1)) / (others.length + 1),
    note: told.note,
  };
}
