/**
 * The ground of one group: its members and matched controls from the same data, with all their events as typed arrays.
 * Accounts are numbered members first. Order and draws rest on what accounts did, not on what they are called.
 */
import type { Store } from "../store/index.js";
import { AccountSet } from "./account-set.js";
import type { Collection } from "./collection/collection.js";
import { matchedControls } from "./matched-controls.js";

/** Accounts of a ground, by number. */
export interface GroundAccounts {
  readonly ids: readonly string[];
  /** Code into `platforms`. */
  readonly platform: Int32Array;
  readonly platforms: readonly string[];
  /** When it was made, epoch seconds; NaN where unknown. */
  readonly created: Float64Array;
  readonly events: Int32Array;
  /** First and last event, epoch seconds. */
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** Most frequent language code; "" where none is given. */
  readonly language: readonly string[];
}

/** Events of a ground, sorted by account, then time, then event. Those of account i stand from `from[i]` up to `from[i + 1]`. */
export interface GroundEvents {
  readonly from: Int32Array;
  /** Epoch seconds, with fractions. */
  readonly seconds: Float64Array;
  readonly eventId: Float64Array;
  /** Code into `KINDS`. */
  readonly kind: Uint8Array;
  /** Code into `clients`; −1 for none. */
  readonly client: Int32Array;
  readonly clients: readonly string[];
}

/** Numbers of the members and of the controls in one stratum. */
export interface GroundStratum {
  readonly members: Int32Array;
  readonly others: Int32Array;
}

/** Kinds of events by their code. */
export const KINDS = ["post", "repost", "reply", "quote", "share"] as const;

/** Everything a signal may look at for one group. The temp table `ground_accounts (account_id, number, member)` stands while it lives. */
export interface Ground {
  readonly store: Store;
  readonly groupId: string;
  readonly seed: number;
  readonly group: AccountSet;
  readonly accounts: GroundAccounts;
  readonly events: GroundEvents;
  /** First and last event of the data, epoch seconds. */
  readonly firstSeconds: number;
  readonly lastSeconds: number;
  /** Resolution of most clocks, seconds: 1 (or finer), 60 or 86400. */
  readonly clockSeconds: number;
  /** Members and controls that are alike in what a signal must not be about; none twice. Other controls are background. */
  readonly strata: readonly GroundStratum[];
  /** The same, of accounts that were collected alike, for signals of time; `strata` itself where nobody was collected otherwise. */
  readonly collectedStrata: readonly GroundStratum[];
  /** How the members were collected, as their rows show. */
  readonly collection: Collection;
}

/** Numbers of the controls, ascending. */
export const controlsIn = (ground: Ground): Int32Array =>
  Int32Array.from(
    { length: ground.accounts.ids.length - ground.group.size },
    (_, i) => ground.group.size + i,
  );

/** Days that the data spans, with fractions. */
export const daysIn = ({ firstSeconds, lastSeconds }: Ground): number => (lastSeconds - firstSeconds) / 86400;

/** Makes the ground of a group. Drop it with `dropGround` before the next. */
export async function makeGround(
  store: Store,
  { groupId, seed }: { readonly groupId: string; readonly seed: number },
): Promise<Ground> {
  const { members, controls, strata, collectedStrata, collection } = await matchedControls(
    store,
    groupId,
    seed,
  );
  const all = [...members, ...controls];
  await store.run(
    "CREATE OR REPLACE TEMP TABLE ground_accounts (account_id VARCHAR, number INTEGER, member BOOLEAN)",
  );
  await store.append(
    "ground_accounts",
    ["VARCHAR", "INTEGER", "BOOLEAN"],
    [all.map(({ id }) => id), all.map((_, i) => i), all.map((_, i) => i < members.length)],
  );
  const platforms = [...new Set(all.map(({ platform }) => platform))].sort();
  const codes = new Map(platforms.map((platform, code) => [platform, code]));
  const numbered = (from: typeof strata): GroundStratum[] =>
    from.map((stratum) => ({
      members: Int32Array.from(stratum.members),
      others: Int32Array.from(stratum.others, (place) => members.length + place),
    }));
  const ofStrata = numbered(strata);
  const span = await store.row<{ first: number; last: number; clock: number }>(SPAN);
  return {
    store,
    groupId,
    seed,
    group: AccountSet.of(members.map((_, i) => i)),
    accounts: {
      ids: all.map(({ id }) => id),
      platform: Int32Array.from(all, ({ platform }) => codes.get(platform)!),
      platforms,
      created: Float64Array.from(all, ({ created }) => created ?? Number.NaN),
      events: Int32Array.from(all, ({ events }) => events),
      first: Float64Array.from(all, ({ first }) => first),
      last: Float64Array.from(all, ({ last }) => last),
      language: all.map(({ language }) => language ?? ""),
    },
    events: await readEvents(store, all.length),
    firstSeconds: span?.first ?? 0,
    lastSeconds: span?.last ?? 0,
    clockSeconds: span?.clock ?? 1,
    strata: ofStrata,
    collectedStrata: collectedStrata === strata ? ofStrata : numbered(collectedStrata),
    collection,
  };
}

/** Drops what `makeGround` left in the store. */
export async function dropGround(store: Store): Promise<void> {
  await store.run("DROP TABLE IF EXISTS temp.ground_accounts");
}

const SPAN = `SELECT epoch(min(time_utc)) AS first, epoch(max(time_utc)) AS last,
  CASE WHEN avg((time_precision = 'day')::INTEGER) >= 0.5 THEN 86400
       WHEN avg((time_precision IN ('day', 'minute'))::INTEGER) >= 0.5 THEN 60 ELSE 1 END AS clock FROM events`;

async function readEvents(store: Store, accounts: number): Promise<GroundEvents> {
  await store.run(
    `CREATE OR REPLACE TEMP TABLE ground_clients AS
     SELECT client, (row_number() OVER (ORDER BY client) - 1)::INTEGER AS code
     FROM (SELECT DISTINCT trim(client) AS client FROM events SEMI JOIN ground_accounts USING (account_id) WHERE trim(client) <> '')`,
  );
  const { columns } = await store.numbers(
    `SELECT g.number, epoch_us(e.time_utc)::DOUBLE / 1e6, e.event_id::DOUBLE,
       coalesce(list_position([${KINDS.map((kind) => `'${kind}'`).join(", ")}], e.kind), 1)::INTEGER - 1, coalesce(c.code, -1)
     FROM events e JOIN ground_accounts g USING (account_id) LEFT JOIN ground_clients c ON c.client = trim(e.client)
     ORDER BY g.number, e.time_utc, e.event_id`,
  );
  const clients = await store.rows<{ client: string }>("SELECT client FROM ground_clients ORDER BY code");
  await store.run("DROP TABLE temp.ground_clients");
  const [number, seconds, eventId, kind, client] = columns as [
    Int32Array,
    Float64Array,
    Float64Array,
    Int32Array,
    Int32Array,
  ];
  const from = new Int32Array(accounts + 1);
  for (const n of number ?? []) from[n + 1]++;
  for (let i = 0; i < accounts; i++) from[i + 1] += from[i];
  return {
    from,
    seconds: seconds ?? new Float64Array(0),
    eventId: eventId ?? new Float64Array(0),
    kind: Uint8Array.from(kind ?? []),
    client: client ?? new Int32Array(0),
    clients: clients.map((row) => row.client),
  };
}
