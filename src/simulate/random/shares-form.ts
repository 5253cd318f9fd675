/** A random world as a table of shares: opaque identifiers of accounts, objects and posts, and a clock. Nothing says why. */
import { type Random, random } from "../../stats/index.js";
import type { RandomWorld } from "./world.js";

/** 2025-03-03, a Monday. */
const START = 1_740_960_000;
/** Seconds to a stamp, and how often a world has such a clock. */
const MINUTE = 60;
const MINUTE_CLOCKS = 0.06;

/** Names of accounts that say nothing of who is planted: numbers in an order of chance. */
export function accountNames(world: RandomWorld, chance: Random): string[] {
  const numbers = chance.shuffle(world.accounts.map((_, i) => i + 1));
  return numbers.map((number) => `a${number}`);
}

/** A table of shares, line by line, and who is planted in it. */
export interface SharesForm {
  readonly lines: readonly string[];
  readonly names: readonly string[];
  readonly clockSeconds: number;
}

/** The table of a world. The same world and seed give the same bytes. */
export function sharesForm(world: RandomWorld, seed: number): SharesForm {
  const chance = random(seed + 0.25);
  const names = accountNames(world, chance);
  const clockSeconds = chance.float() < MINUTE_CLOCKS ? MINUTE : 1;
  const objectNumber = new Map<number, number>();
  const numbers = chance.shuffle(world.acts.map((_, i) => i + 1));
  for (const { object } of world.acts)
    if (!objectNumber.has(object)) objectNumber.set(object, numbers[objectNumber.size]);
  const lines = world.acts.map(({ account, object, time }, i) => {
    const stamp = START + Math.floor(time / clockSeconds) * clockSeconds;
    return `o${objectNumber.get(object)},${names[account]},c${i + 1},${stamp}\n`;
  });
  return { lines: ["object_id,account_id,content_id,timestamp_share\n", ...lines], names, clockSeconds };
}
