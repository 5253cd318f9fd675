/** Measures every signal for every group that stands as coordinated, or that nothing contests but a reading like an order, against placebo groups, and writes what was found. */
import { setImmediate as nextTurn } from "node:timers/promises";
import {
  INNOCENT_READINGS,
  NARRATIVES,
  OPERATORS,
  ORDER_BOOK,
  type RunContext,
  SIGNAL_PICTURES,
  SIGNALS,
  type Table,
} from "../model/index.js";
import { createTable, type SqlValue, type Store, typesOf } from "../store/index.js";
import { suggestTechniques } from "./disarm/suggest-techniques.js";
import { dropGround, type Ground, makeGround } from "./ground.js";
import { type GroundPlacebos, OTHERS_ALONE, PLACEBOS, type Placebos, placeboSets } from "./placebos.js";
import { SIGNAL_LIST } from "./registry.js";
import {
  type Compared,
  isNotMeasurable,
  type Measured,
  type Signal,
  type SignalContext,
  type Told,
} from "./signal.js";
import { outOf, whole } from "./words.js";

/** What to measure. */
export interface SignalOptions {
  /** Ids of signals; null for all. */
  readonly signals: readonly string[] | null;
  readonly seed: number;
  /** ClaimReview file named by the user; null for none. */
  readonly factChecks: string | null;
  /** Groups at most, in order of rank; absent: as many as have a dossier. */
  readonly groups?: number;
  readonly placebos?: number;
}

/** What was measured. */
export interface SignalsSummary {
  readonly groups: number;
  readonly measured: number;
  readonly notMeasurable: number;
}

/** Groups whose signals are measured; as many as have a dossier. */
export const SIGNAL_LIMIT = 100;
/** Placebo groups that could be measured below which no p-value is given. */
const FEWEST_PLACEBOS = 99;
/** Tables that signals fill besides `signals` and `signal_pictures`. */
const OWN_TABLES: readonly Table[] = [ORDER_BOOK, NARRATIVES, OPERATORS];
/** What a signal of a group counts for in progress: the placebo groups that it is measured for. */
const COMPARISONS = PLACEBOS + OTHERS_ALONE;
/** Placebo values that a picture keeps. */
const SHOWN_PLACEBOS = 199;

/**
 * Coordinated and open groups, and contested ones that nothing contests but a reading like an order: whether an app or an office is the source that all
 * follow is what signals ask.
 */
const GROUPS_TO_MEASURE = `
  WITH fitting AS (
    SELECT group_id, bool_and(list_contains(${readingsLikeAnOrder()}, reading)) AS "likeAnOrder"
    FROM readings WHERE state = 'fits' GROUP BY group_id)
  SELECT group_id AS "groupId" FROM groups LEFT JOIN fitting USING (group_id)
  WHERE status IN ('coordinated', 'open') OR (status = 'contested' AND "likeAnOrder") ORDER BY rank LIMIT $1`;

/**
 * Creates and fills `signals`, `signal_pictures` and the tables of single signals from `groups`, `members`, `accounts`,
 * `profiles`, `events` and `actions`, then `disarm_suggestions` from these and `group_traces`. Only groups with status `coordinated` or `open` are measured, and
 * contested ones that only a reading like an order fits (from `readings`). Same tables, same findings, in any order of rows and
 * under any names. Throws what the signal of the run throws.
 */
export async function measureSignals(
  store: Store,
  options: SignalOptions,
  run: RunContext,
): Promise<SignalsSummary> {
  for (const table of [SIGNALS, SIGNAL_PICTURES, ...OWN_TABLES]) await createTable(store, table);
  const signals = SIGNAL_LIST.filter(({ id }) => options.signals?.includes(id) ?? true);
  const groups = await store.rows<{ groupId: string }>(GROUPS_TO_MEASURE, [options.groups ?? SIGNAL_LIMIT]);
  run.progress.start("Signals", COMPARISONS * groups.length * signals.length, "comparisons");
  let measured = 0;
  try {
    for (const { groupId } of signals.length > 0 ? groups : []) {
      const ground = await makeGround(store, { groupId, seed: options.seed });
      const placebos = placeboSets(ground, options.placebos);
      for (const signal of signals) {
        run.signal.throwIfAborted();
        const found = await measuredSignal(signal, ground, placebos, { run, factChecks: options.factChecks });
        await write(store, groupId, signal, found);
        if (found.compared) measured++;
      }
      await dropGround(store);
    }
  } finally {
    await dropGround(store);
    run.progress.end();
  }
  await suggestTechniques(store);
  return { groups: groups.length, measured, notMeasurable: groups.length * signals.length - measured };
}

/** What was found of one signal for one group; `compared` is null where it could not be measured. */
export interface Found {
  readonly compared: Compared | null;
  readonly told: Told;
}

/** Measures one signal of the ground's group against placebo groups; null where too few members have accounts like them. Progress advances by `COMPARISONS`. */
export async function measuredSignal(
  signal: Signal,
  ground: Ground,
  placebos: GroundPlacebos,
  context: SignalContext,
): Promise<Found> {
  let left = COMPARISONS;
  const advance = (most: number) => {
    const done = Math.min(most, left);
    left -= done;
    context.run.progress.advance(done);
  };
  const own = signal.ofTime ? placebos.collectedAlike : placebos.all;
  const found = await comparedSignal(signal, { ground, placebos: own, advance }, context);
  advance(left);
  return found;
}

interface Comparison {
  readonly ground: Ground;
  readonly placebos: Placebos | null;
  readonly advance: (done: number) => void;
}

async function comparedSignal(
  signal: Signal,
  { ground, placebos, advance }: Comparison,
  context: SignalContext,
): Promise<Found> {
  const not = (note: string): Found => ({ compared: null, told: { note } });
  const collector = signal.ofTime ? ground.collection.words.join(" ") : "";
  const data = await signal.prepare(ground, context);
  if (isNotMeasurable(data)) return not(data.notMeasurable);
  const value = signal.measure(data, ground.group, ground);
  if (!value) return not("Not measurable: too few of the members have what it needs.");
  if (!placebos)
    return not(
      collector === ""
        ? "Not measurable: the data holds too few other accounts like the members to compare them with."
        : `Not measurable: ${collector} Too few other accounts of like volume were collected so (${whole(ground.collection.others)}), and hours that a collector chose say nothing of the members.`,
    );
  const all = placebos.matched.size === ground.group.size;
  const matched = all ? value : signal.measure(data, placebos.matched, ground);
  const measured = async (drawn: Placebos["sets"]) => {
    const values: Measured[] = [];
    for (const set of drawn) {
      const one = signal.measure(data, set, ground);
      if (one) values.push(one);
      advance(1);
      await nextTurn();
      context.run.signal.throwIfAborted();
    }
    return values;
  };
  const sets = await measured(placebos.sets);
  const others = await measured(placebos.others);
  if (!matched || others.length === 0 || sets.length < Math.min(FEWEST_PLACEBOS, placebos.sets.length))
    return not(
      "Not measurable: too few of the other accounts have what it needs, so there is nothing to compare with.",
    );
  const compared = comparedWith({ value, matched, sets, others }, signal.effect);
  const told = await signal.tell(data, ground.group, compared, ground);
  const part = all
    ? ""
    : ` p rests on the ${outOf(placebos.matched.size, ground.group.size)} members that other accounts are like.`;
  const pictures = [...(told.pictures ?? []), spreadOf(signal, compared, all)];
  const alike = collector === "" ? "" : ` ${collector} Accounts that were collected alike are compared.`;
  return { compared, told: { ...told, note: told.note + part + alike, pictures } };
}

interface Values {
  /** Of the whole group, and of the members that can be matched. */
  readonly value: Measured;
  readonly matched: Measured;
  readonly sets: readonly Measured[];
  readonly others: readonly Measured[];
}

function comparedWith({ value, matched, sets, others }: Values, effect: Signal["effect"]): Compared {
  const of = (one: Measured) => one.statistic ?? one.value;
  const extreme = sets.filter((one) => of(one) >= of(matched)).length;
  const controlValue = others.reduce((sum, one) => sum + one.value, 0) / others.length;
  const ratio = controlValue === 0 ? null : value.value / controlValue;
  return {
    ...value,
    controlValue,
    effect: effect === "ratio" ? ratio : value.value - controlValue,
    pValue: (1 + extreme) / (1 + sets.length),
    matched,
    placebos: sets,
  };
}

/** `all`: whether every member has accounts like it. Placebo groups hold members too, so they lie above groups of others alone. */
const spreadOf = (signal: Signal, compared: Compared, all: boolean) => ({
  kind: "spread" as const,
  title: signal.title,
  caption: `${all ? "The group" : "The members that other accounts are like"} beside ${compared.placebos.length} placebo groups, each drawn at random from these members and from accounts that are like them in platform, volume, period and language.`,
  value: compared.matched.value,
  placebos: compared.placebos.slice(0, SHOWN_PLACEBOS).map((one) => Number(one.value.toPrecision(5))),
});

async function write(
  store: Store,
  groupId: string,
  signal: Signal,
  { compared, told }: Found,
): Promise<void> {
  const number = (value: number | null | undefined) =>
    value === null || value === undefined || !Number.isFinite(value) ? null : Number(value.toPrecision(10));
  await store.append("signals", typesOf(SIGNALS), [
    [groupId],
    [signal.id],
    [number(compared?.value)],
    [number(compared?.controlValue)],
    [number(compared?.effect)],
    [number(compared?.pValue)],
    [compared?.accounts ?? 0],
    [compared?.placebos.length ?? 0],
    [compared !== null],
    [told.note],
  ]);
  const pictures = told.pictures ?? [];
  await store.append("signal_pictures", typesOf(SIGNAL_PICTURES), [
    pictures.map(() => groupId),
    pictures.map(() => signal.id),
    pictures.map((_, i) => i),
    pictures.map(({ kind }) => kind),
    pictures.map((picture) => JSON.stringify(picture)),
  ]);
  for (const { table: name, rows } of told.rows ?? []) {
    const table = OWN_TABLES.find((one) => one.name === name)!;
    await store.append(
      name,
      typesOf(table),
      table.columns.map((_, c) => rows.map((row) => row[c] as SqlValue)),
    );
  }
}

/** SQL: list of ids. */
function readingsLikeAnOrder(): string {
  const ids = INNOCENT_READINGS.filter(({ likeAnOrder }) => likeAnOrder).map(({ id }) => `'${id}'`);
  return `[${ids.join(", ")}]::VARCHAR[]`;
}
