/**
 * What the laws do to data, as pure functions over acts: strangers come and go, clocks move, accounts do other things beside, a half is
 * thinned, names change, rows are doubled. An act may carry anything else; what is not named here stays as it is.
 */
import { type Random, random } from "../../stats/index.js";

const DAY = 86_400;

/** What the laws need of an act. */
export interface Act {
  readonly account: string;
  /** Seconds since 1970, UTC. */
  readonly time: number;
  /** Identifier of the post: two acts of one post are one event. */
  readonly post: string;
}

/** Makes an act on nothing that anybody else shares. */
export type Alone<T extends Act> = (act: Act) => T;

/** Every clock moved by the same time, as by another zone of the file, or by whole days. */
export const clocksShifted = <T extends Act>(acts: readonly T[], seconds: number): T[] =>
  acts.map((act) => ({ ...act, time: act.time + seconds }));

/** Without the first day (UTC) that has acts. */
export function firstDayDropped<T extends Act>(acts: readonly T[]): T[] {
  const first = Math.floor(firstOf(acts) / DAY);
  return acts.filter(({ time }) => Math.floor(time / DAY) > first);
}

/** With so many more accounts of one act each, at times within the span, that share nothing with anybody. */
export function strangersAdded<T extends Act>(
  acts: readonly T[],
  { count, seed, alone }: { readonly count: number; readonly seed: number; readonly alone: Alone<T> },
): T[] {
  const chance = random(seed);
  const [from, to] = [firstOf(acts), lastOf(acts)];
  const added = Array.from({ length: count }, (_, n) =>
    alone({
      account: `stranger${seed}x${n + 1}`,
      time: from + Math.floor(chance.float() * (to - from)),
      post: `stranger${seed}p${n + 1}`,
    }),
  );
  return [...acts, ...added];
}

/** Without accounts that have one act, on things that nobody else acts on; `things` names what an act is on. */
export function strangersRemoved<T extends Act>(
  acts: readonly T[],
  things: (act: T) => readonly string[],
): T[] {
  const actsOf = counted(acts.map(({ account }) => account));
  const actsOn = counted(acts.flatMap((act) => [...new Set(things(act))]));
  return acts.filter(
    (act) => actsOf.get(act.account) !== 1 || things(act).some((thing) => (actsOn.get(thing) ?? 0) > 1),
  );
}

/** What free acts are made of. */
export interface FreeActs<T extends Act> {
  /** Who acts more. */
  readonly accounts: ReadonlySet<string>;
  /** Share of their acts that is free and added in the end, 0 to below 1. */
  readonly share: number;
  readonly seed: number;
  readonly alone: Alone<T>;
  /** Makes an act on what somebody else's act is on. */
  readonly alike: (template: T, act: Act) => T;
}

/** How long after somebody else the added act on the same thing comes, mean. */
const ALIKE_SECONDS = 3600;

/**
 * With more acts of some accounts, each account's as many as give added ones the share. They lie where others act: half on a thing of
 * somebody else's, an hour later in the mean, half on nothing shared.
 */
export function freeActsAdded<T extends Act>(
  acts: readonly T[],
  { accounts, share, seed, alone, alike }: FreeActs<T>,
): T[] {
  const chance = random(seed);
  const others = acts.filter(({ account }) => !accounts.has(account));
  const last = lastOf(acts);
  if (others.length === 0) return [...acts];
  const own = [...counted(acts.flatMap(({ account }) => (accounts.has(account) ? [account] : [])))];
  own.sort(([x], [y]) => (x < y ? -1 : 1));
  let number = 0;
  const added = own.flatMap(([account, count]) =>
    Array.from({ length: Math.round((count * share) / (1 - share)) }, () => {
      const template = others[chance.integer(others.length)];
      const later = Math.min(last, template.time + Math.ceil(chance.exponential(1 / ALIKE_SECONDS)));
      const act = { account, time: later, post: `free-post${++number}` };
      return chance.float() < 0.5 ? alike(template, act) : alone(act);
    }),
  );
  return [...acts, ...added];
}

/** One half of the time, by the middle of the span, without a share of its acts drawn by chance; acts of one post stay together. */
export function halfThinned<T extends Act>(
  acts: readonly T[],
  { half, kept, seed }: { readonly half: "first" | "second"; readonly kept: number; readonly seed: number },
): T[] {
  const middle = (firstOf(acts) + lastOf(acts)) / 2;
  const chance = random(seed);
  const stays = new Map<string, boolean>();
  return acts.filter(({ time, post, account }) => {
    if (time < middle !== (half === "first")) return true;
    const key = `${account} ${post}`;
    const known = stays.get(key) ?? chance.float() < kept;
    stays.set(key, known);
    return known;
  });
}

/** Every account under another name, two never under one; `names` says which, `mentions` renames whom an act names beside. */
export function renamed<T extends Act>(
  acts: readonly T[],
  seed: number,
  mentions: (act: T, nameOf: (account: string) => string) => T = (act) => act,
): { readonly acts: T[]; readonly names: ReadonlyMap<string, string> } {
  const accounts = [...new Set(acts.map(({ account }) => account))].sort();
  const numbers = random(seed).shuffle(accounts.map((_, n) => n + 1));
  const names = new Map(accounts.map((account, n) => [account, `renamed${numbers[n]}`]));
  const nameOf = (account: string) => names.get(account) ?? account;
  return { acts: acts.map((act) => mentions({ ...act, account: nameOf(act.account) }, nameOf)), names };
}

/** Every row twice, as where two files of one collection overlap. */
export const rowsDoubled = <T extends Act>(acts: readonly T[]): T[] => acts.flatMap((act) => [act, act]);

/** The rows in an order of chance. */
export const rowsShuffled = <T extends Act>(acts: readonly T[], seed: number): T[] =>
  shuffled([...acts], random(seed));

const shuffled = <T>(items: T[], chance: Random): T[] => chance.shuffle(items);

const firstOf = (acts: readonly Act[]): number =>
  acts.reduce((low, { time }) => Math.min(low, time), Number.POSITIVE_INFINITY);

const lastOf = (acts: readonly Act[]): number =>
  acts.reduce((high, { time }) => Math.max(high, time), Number.NEGATIVE_INFINITY);

function counted(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
