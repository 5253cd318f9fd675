/** A small world for tests of signals: tables `events`, `accounts`, `groups` and `members` filled from plain rows. */
import {
  ACCOUNTS,
  ACTIONS,
  EVENTS,
  GROUP_TRACES,
  GROUPS,
  MEMBERS,
  PROFILES,
  READINGS,
} from "../model/index.js";
import { random } from "../stats/index.js";
import { createTable, type Store, typesOf } from "../store/index.js";

/** The tables that signals read. */
export const WORLD_TABLES = [EVENTS, ACCOUNTS, ACTIONS, GROUPS, GROUP_TRACES, MEMBERS, PROFILES, READINGS];

/** An account of the world; times in epoch seconds. */
export interface WorldAccount {
  readonly id: string;
  readonly platform?: string;
  readonly created?: number | null;
  readonly language?: string;
  readonly times: readonly number[];
  /** Client of all its events. */
  readonly client?: string;
  /** Of all its times; "second" unless given. */
  readonly precision?: string;
  readonly profile?: WorldProfile;
  /** Objects that it acted on, with the trace; at its times in turn. */
  readonly objects?: readonly (readonly [trace: string, object: string])[];
}

/** A row of `profiles`; numbers stand for keyed hashes. */
export interface WorldProfile {
  readonly shape?: string;
  readonly byDefault?: boolean;
  readonly patterns?: readonly number[];
  readonly names?: readonly number[];
  readonly bio?: readonly number[];
  readonly roles?: readonly string[];
  readonly portrait?: string;
}

/** Fills the tables; `group` are the members of g-001, which stands as coordinated; readings that `fits` names fit it. Rows are written in an order drawn by `seed`. */
export async function fillWorld(
  store: Store,
  accounts: readonly WorldAccount[],
  {
    group,
    seed = 1,
    status = "coordinated",
    fits = [],
  }: { group: readonly string[]; seed?: number; status?: string; fits?: readonly string[] },
): Promise<void> {
  for (const table of WORLD_TABLES) await createTable(store, table);
  const time = (seconds: number) => BigInt(Math.round(seconds * 1e6));
  const rows = random(seed).shuffle(accounts.flatMap(rowsOf));
  const nothing = rows.map(() => null);
  const given: Record<string, readonly (string | number | bigint | null)[]> = {
    event_id: rows.map((_, i) => BigInt(i)),
    platform: rows.map((r) => r.platform),
    account_id: rows.map((r) => r.id),
    time_utc: rows.map((r) => time(r.at)),
    time_precision: rows.map((r) => r.precision),
    kind: rows.map(() => "post"),
    client: rows.map((r) => r.client),
    lang: rows.map((r) => r.language),
    account_created: rows.map((r) => (r.created ? time(r.created) : null)),
  };
  await store.append(
    "events",
    typesOf(EVENTS),
    EVENTS.columns.map(({ name }) => given[name] ?? nothing),
  );
  await fillActions(
    store,
    rows.flatMap(({ id, at, object }, event) => (object ? [{ id, at, event, object }] : [])),
  );
  await fillProfiles(store, random(seed).shuffle([...accounts]));
  await store.run(`INSERT INTO accounts SELECT account_id, min(platform), [], [], min(account_created), NULL, count(*), min(time_utc), max(time_utc)
    FROM events GROUP BY account_id ORDER BY hash(account_id, ${Math.floor(seed)})`);
  await store.run("INSERT INTO groups (group_id, rank, size, status) VALUES ('g-001', 1, $1, $2)", [
    group.length,
    status,
  ]);
  for (const reading of fits)
    await store.run("INSERT INTO readings (group_id, reading, state) VALUES ('g-001', $1, 'fits')", [
      reading,
    ]);
  for (const id of group)
    await store.run("INSERT INTO members (group_id, account_id) VALUES ('g-001', $1)", [id]);
}

function rowsOf(account: WorldAccount) {
  const { id, platform = "x", language = "en", created, times, client = null, objects = [] } = account;
  const { precision = "second" } = account;
  return times.map((at, i) => ({
    id,
    platform,
    language,
    created,
    at,
    client,
    object: objects[i],
    precision,
  }));
}

async function fillActions(
  store: Store,
  acts: readonly { id: string; at: number; event: number; object: readonly [string, string] }[],
): Promise<void> {
  await store.append("actions", typesOf(ACTIONS), [
    acts.map(({ object }) => object[0]),
    acts.map(({ object }) => object[1]),
    acts.map(({ id }) => id),
    acts.map(({ event }) => BigInt(event)),
    acts.map(({ at }) => BigInt(Math.round(at * 1e6))),
  ]);
}

async function fillProfiles(store: Store, accounts: readonly WorldAccount[]): Promise<void> {
  const known = accounts.flatMap(({ id, profile }) => (profile ? [{ id, ...profile }] : []));
  const hashes = (list: readonly number[] = []) => list.map(BigInt);
  await store.append("profiles", typesOf(PROFILES), [
    known.map(({ id }) => id),
    known.map(({ shape }) => shape ?? null),
    known.map(({ byDefault }) => byDefault ?? false),
    known.map(({ patterns }) => hashes(patterns)),
    known.map(({ names }) => hashes(names)),
    known.map(({ bio }) => hashes(bio)),
    known.map(({ bio }) => bio?.length ?? null),
    known.map(({ roles }) => roles ?? []),
    known.map(() => false),
    known.map((): bigint[] => []),
    known.map(({ portrait }) => portrait ?? null),
  ]);
}

/** Accounts that live by chance over `days` days from 2024-01-01, made at any time of the five years before. */
export function plainAccounts(
  count: number,
  { seed, days = 30 }: { seed: number; days?: number },
): WorldAccount[] {
  const rng = random(seed);
  const start = Date.UTC(2024, 0, 1) / 1000;
  return Array.from({ length: count }, (_, i) => ({
    id: `a${i}`,
    created: start - rng.float() * 5 * 365 * 86400,
    times: Array.from({ length: 5 + rng.poisson(40) }, () => start + Math.floor(rng.float() * days * 86400)),
  }));
}
