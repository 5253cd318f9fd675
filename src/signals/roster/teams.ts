/** Members dealt into rows by like silence, none of fewer than four accounts: for a picture, never to name anybody. */
import type { AccountSet } from "../account-set.js";
import type { Ground } from "../ground.js";
import { type Days, silenceOf, weekdayShares } from "./silence.js";

const FEWEST = 4;
const MOST_ROWS = 8;
const ACCOUNTS_A_ROW = 12;
const ROUNDS = 12;

/** A row: how many accounts, and by day the share of them that was active; −1 where none was present. */
export interface SilenceRow {
  readonly accounts: number;
  readonly active: Float64Array;
}

/** Rows by k-means on silence beyond weekdays, largest first; the first centre is the mean, each further one the farthest account. */
export function silenceRows(ground: Ground, set: AccountSet, days: Days): SilenceRow[] {
  const lines = [...set.numbers].flatMap((account) => lineOf(ground, account, days) ?? []);
  if (lines.length < FEWEST) return [];
  const count = Math.max(1, Math.min(MOST_ROWS, Math.floor(lines.length / ACCOUNTS_A_ROW)));
  const centres = farthest(lines, count);
  let of = lines.map(() => 0);
  for (let round = 0; round < ROUNDS; round++) {
    of = lines.map(({ excess }) => nearest(centres, excess));
    for (const [c, centre] of centres.entries()) {
      const own = lines.filter((_, i) => of[i] === c);
      if (own.length > 0)
        for (let d = 0; d < days.count; d++) centre[d] = mean(own.map(({ excess }) => excess[d]));
    }
  }
  const clusters = centres.map((_, c) => lines.filter((_, i) => of[i] === c)).filter((own) => own.length > 0);
  return merged(clusters).map((own) => rowOf(own, days));
}

/** Share of a set that was active, day by day; −1 where fewer than four were present. */
export const activeShare = (ground: Ground, set: AccountSet, days: Days): Float64Array =>
  rowOf(
    [...set.numbers].flatMap((account) => lineOf(ground, account, days) ?? []),
    days,
  ).active;

interface Line {
  readonly excess: Float64Array;
  /** 1 silent, 0 active, −1 outside its stretch. */
  readonly silent: Int8Array;
}

function lineOf(ground: Ground, account: number, days: Days): Line | null {
  const own = silenceOf(ground, account, days);
  if (!own) return null;
  const { share } = weekdayShares(own.from, own.silent);
  const excess = new Float64Array(days.count);
  const silent = new Int8Array(days.count).fill(-1);
  for (let i = 0; i < own.silent.length; i++) {
    excess[own.from + i] = own.silent[i] - share[(own.from + i) % 7];
    silent[own.from + i] = own.silent[i];
  }
  return { excess, silent };
}

const apart = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, one, i) => sum + (one - b[i]) ** 2, 0);
const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

function farthest(lines: readonly Line[], count: number): Float64Array[] {
  const centres = [lines[0].excess.map((_, d) => mean(lines.map(({ excess }) => excess[d])))];
  while (centres.length < count) {
    const far = lines.map(({ excess }) => Math.min(...centres.map((centre) => apart(centre, excess))));
    centres.push(lines[far.indexOf(Math.max(...far))].excess.slice());
  }
  return centres;
}

function nearest(centres: readonly Float64Array[], excess: Float64Array): number {
  const far = centres.map((centre) => apart(centre, excess));
  return far.indexOf(Math.min(...far));
}

/** Clusters under four accounts go into the largest one. */
function merged(clusters: readonly Line[][]): Line[][] {
  const sorted = [...clusters].sort((a, b) => b.length - a.length);
  const small = sorted.filter((own) => own.length < FEWEST).flat();
  const large = sorted.filter((own) => own.length >= FEWEST);
  if (large.length === 0) return [small];
  return [[...large[0], ...small], ...large.slice(1)];
}

function rowOf(lines: readonly Line[], days: Days): SilenceRow {
  const active = Float64Array.from({ length: days.count }, (_, d) => {
    const present = lines.filter(({ silent }) => silent[d] >= 0);
    return present.length < FEWEST ? -1 : mean(present.map(({ silent }) => 1 - silent[d]));
  });
  return { accounts: lines.length, active };
}
