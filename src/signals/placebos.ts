/** Placebo groups: for each member one of its controls, so that a placebo is like the group in all that a signal must not be about. */
import { random } from "../stats/index.js";
import { AccountSet } from "./account-set.js";
import type { Ground } from "./ground.js";

/** Placebo groups that a p-value rests on; the smallest p is 1 / (1 + this). */
export const PLACEBOS = 199;
/** Controls for each member below which placebo groups would be nearly the same. */
const FEWEST_EACH = 3;
/** Share of the members that must have so many. */
const MATCHED = 0.9;

/** Seeded placebo groups of the group's size, less members that nobody is like. Empty where less than nine in ten can be matched. */
export function placeboSets(ground: Ground, count: number = PLACEBOS): AccountSet[] {
  const matched = ground.controlsOf.filter((own) => own.length >= FEWEST_EACH);
  if (matched.length < Math.max(4, MATCHED * ground.group.size)) return [];
  const rng = random(ground.seed * 7919 + 17);
  return Array.from({ length: count }, () =>
    AccountSet.of(matched.map((own) => own[rng.integer(own.length)])),
  );
}
