/**
 * Implants: the accounts of a planted operation dropped into the surrogate of a real set. Every background account is then a
 * known negative with the habits of real people, and the operation has to be seen among them.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunContext } from "../../model/index.js";
import { simulate } from "../../simulate/index.js";
import { type Random, random } from "../../stats/index.js";
import type { DetectorOptions } from "../detectors.js";
import { readLabels } from "./labels.js";
import { readFiles } from "./read-files.js";
import { accountsOf, type SampleMaker, sampleStore, type TraceActions } from "./sample.js";
import { type LoadableSet, type SurrogateKind, surrogateActions } from "./surrogate.js";

const WEEK = 7 * 86400;
const REACH = 6 * 3600;

/** One act of a planted account. */
export interface PlantedAct {
  readonly account: string;
  readonly object: string;
  /** Seconds since 1970. */
  readonly time: number;
  /** Number of the post in its world. */
  readonly event: number;
}

/**
 * The background with the planted acts among its own: times moved by whole weeks onto the background's span (acts that fall
 * outside are left out), a share `embed` of their objects replaced by background objects active within six hours of their
 * first act, each used once; the other objects stay the operation's own. An account keeps its first act on an object.
 */
export function implanted(
  background: TraceActions,
  acts: readonly PlantedAct[],
  embed: number,
  chance: Random,
): TraceActions {
  const rows = Array.from(background.account, (account, i) => ({
    account,
    object: background.object[i],
    time: background.time[i],
    event: background.event[i],
  })).sort((x, y) => x.time - y.time || x.event - y.event);
  const [first, last] = [rows[0].time, rows[rows.length - 1].time];
  const shift = WEEK * weeks(acts, first, last, chance);
  const moved = acts
    .map((act) => ({ ...act, time: act.time + shift }))
    .filter(({ time }) => time >= first && time <= last)
    .sort((x, y) => x.time - y.time || x.event - y.event);
  const times = Float64Array.from(rows, (row) => row.time);
  const host = new Map<string, string>();
  const used = new Set<string>();
  const offset = rows.reduce((high, { event }) => Math.max(high, event), 0) + 1;
  const seen = new Set<string>();
  const planted = moved.flatMap(({ account, object, time, event }) => {
    let name = host.get(object);
    if (name === undefined) {
      name = chance.float() < embed ? hostOf(rows, times, time, used, chance) : undefined;
      name ??= `planted:${object}`;
      used.add(name);
      host.set(object, name);
    }
    const key = `${account} ${name}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ account, object: name, time, event: event + offset }];
  });
  const all = [...rows, ...planted];
  return {
    trace: background.trace,
    account: all.map((row) => row.account),
    object: all.map((row) => row.object),
    time: all.map((row) => row.time),
    event: all.map((row) => row.event),
  };
}

/** A number of weeks that moves the acts into the span; where they are longer than it, so that they begin in its first week. */
function weeks(acts: readonly PlantedAct[], first: number, last: number, chance: Random): number {
  const begin = acts.reduce((low, { time }) => Math.min(low, time), Number.POSITIVE_INFINITY);
  const end = acts.reduce((high, { time }) => Math.max(high, time), Number.NEGATIVE_INFINITY);
  const lowest = Math.ceil((first - begin) / WEEK);
  const highest = Math.floor((last - end) / WEEK);
  return highest > lowest ? lowest + chance.integer(highest - lowest + 1) : lowest;
}

/** A background object that somebody acts on within six hours, drawn by its acts there; undefined where all are taken. */
function hostOf(
  rows: readonly { readonly object: string }[],
  times: Float64Array,
  time: number,
  used: ReadonlySet<string>,
  chance: Random,
): string | undefined {
  const from = firstNotBelow(times, time - REACH);
  const to = firstNotBelow(times, time + REACH);
  for (let attempt = 0; attempt < 20 && to > from; attempt++) {
    const { object } = rows[from + chance.integer(to - from)];
    if (!used.has(object)) return object;
  }
  return undefined;
}

function firstNotBelow(times: Float64Array, value: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Traces of a world that stand for the trace of a background, most fitting first. */
const STAND_INS = ["co-link", "co-repost", "co-text"];

/** Samples of a scenario's planted accounts in a surrogate of a set with one trace. */
export const implantMaker = (
  set: LoadableSet,
  kind: SurrogateKind,
  scenario: string,
  embed: number,
): SampleMaker => ({
  id: `${scenario} in ${set.id}`,
  title: `${scenario} in a surrogate (${kind.title}) of ${set.title}, ${embed} of its objects shared`,
  async make(seed, options, run) {
    const [background] = surrogateActions(await set.load(), kind, seed);
    const operation = await plantedActs(scenario, seed, background.trace.id, options, run);
    if (operation.groups.length === 0) return null;
    const mixed = implanted(background, operation.acts, embed, random(seed));
    const accounts = new Set([...accountsOf([mixed]), ...operation.groups.flat()]);
    return {
      store: await sampleStore([mixed], options),
      traces: [mixed.trace],
      truth: { groups: operation.groups, accounts: [...accounts].sort() },
      actions: mixed.account.length,
    };
  },
});

async function plantedActs(
  scenario: string,
  seed: number,
  trace: string,
  options: DetectorOptions,
  run: RunContext,
): Promise<{ acts: PlantedAct[]; groups: readonly (readonly string[])[] }> {
  const folder = await mkdtemp(join(tmpdir(), "claque-world-"));
  try {
    const files = await simulate({ scenario, seed, folder }, run);
    if (files.planted === 0) return { acts: [], groups: [] };
    const { store, traces } = await readFiles([files.eventsPath], {}, options, run);
    try {
      const { groups } = await readLabels(store, files.labelsPath);
      const chosen = [trace, ...STAND_INS].find((id) => traces.some((t) => t.id === id)) ?? traces[0]?.id;
      const rows = await store.rows<PlantedAct>(
        `SELECT account_id AS account, object_id AS object, epoch_us(time_utc) / 1000000.0 AS time, event_id AS event
         FROM actions WHERE trace = ? ORDER BY time_utc, event_id, object_id`,
        [chosen ?? ""],
      );
      const planted = new Set(groups.flat());
      return { acts: rows.filter(({ account }) => planted.has(account)), groups };
    } finally {
      store.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
