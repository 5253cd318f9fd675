/** On which days a set is silent together beyond its weekdays and beyond the day's silence of other accounts. */
import type { AccountSet } from "../account-set.js";
import type { Ground } from "../ground.js";
import { addAccount, type DaySums, type Days, daysFrom, noSums, quietestHour } from "./silence.js";

/** Silence of a set. */
export interface CommonSilence {
  readonly days: Days;
  readonly accounts: number;
  /** By day: members silent, expected from weekdays and from other accounts' silence on the day, present, and the excess in standard deviations. */
  readonly silent: Float64Array;
  readonly expected: Float64Array;
  readonly present: Float64Array;
  readonly z: Float64Array;
  /** Expected with the day's part of other accounts. */
  readonly share: number;
  readonly statistic: number;
}

/** What is kept between sets: sums of all accounts of the ground for each hour at which days may begin. */
export interface RosterData {
  readonly everybody: (cut: number) => DaySums;
}

/** Sums of everybody, made when an hour is first asked for. */
export function rosterData(ground: Ground): RosterData {
  const made = new Map<number, DaySums>();
  return {
    everybody(cut) {
      const known = made.get(cut);
      if (known) return known;
      const days = daysFrom(ground, cut);
      const sums = noSums(days.count);
      for (let account = 0; account < ground.accounts.ids.length; account++)
        addAccount(ground, account, days, sums);
      made.set(cut, sums);
      return sums;
    },
  };
}

/**
 * Silence of a set by day.
 *
 * Formula in words: R_d = members silent on day d − expected from each one's own weekdays − what the silence of the accounts outside the
 * set on that day adds (each account by −q log q for its share q of silent days: how a silent day answers to fewer posts); z_d = R_d over its standard deviation; statistic = mean over days of max(0, z_d)². Share = Σ max(0, R_d)² over
 * Σ (sum of the members' standard deviations)²: the part of the silence beyond weekdays that all have in common, 1 where all are silent on the
 * same days. Null where fewer than four accounts have enough days.
 */
export function commonSilence(ground: Ground, data: RosterData, set: AccountSet): CommonSilence | null {
  const days = daysFrom(ground, quietestHour(ground, set));
  const own = noSums(days.count);
  let accounts = 0;
  for (const account of set.numbers) if (addAccount(ground, account, days, own)) accounts++;
  if (accounts < 4) return null;
  const all = data.everybody(days.cut);
  const z = new Float64Array(days.count);
  const expected = new Float64Array(days.count);
  let statistic = 0;
  let common = 0;
  let possible = 0;
  for (let d = 0; d < days.count; d++) {
    const others = all.response[d] - own.response[d];
    const lean = others > 0 ? (all.excess[d] - own.excess[d]) / others : 0;
    const noise = others > 0 ? (all.variance[d] - own.variance[d]) / others ** 2 : 0;
    const excess = own.excess[d] - lean * own.response[d];
    expected[d] = own.silent[d] - excess;
    z[d] = excess / Math.sqrt(Math.max(own.variance[d] + noise * own.response[d] ** 2, 1e-9));
    statistic += Math.max(0, z[d]) ** 2 / days.count;
    common += Math.max(0, excess) ** 2;
    possible += own.deviation[d] ** 2;
  }
  const share = possible > 0 ? common / possible : 0;
  return { days, accounts, silent: own.silent, present: own.present, expected, z, share, statistic };
}
