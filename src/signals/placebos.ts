/**
 * Placebo groups: from each stratum as many accounts as it has members, members and others alike. If it were chance who is a
 * member, the group would be one more of them, so that its p-value is exact however few others there are.
 */
import { type Random, random } from "../stats/index.js";
import { AccountSet, FEWEST_ACCOUNTS } from "./account-set.js";
import { controlsIn, type Ground, type GroundStratum } from "./ground.js";

/** Placebo groups that a p-value rests on; the smallest p is 1 / (1 + this). */
export const PLACEBOS = 199;
/** Groups of other accounts alone, for what is usual. */
export const OTHERS_ALONE = 40;
/** Share of the members that must lie in strata: p is exact for those alone, and a minority would not speak for the group. */
const MATCHED = 0.5;

/** What a group is compared with. */
export interface Placebos {
  /** Members that lie in strata: what is compared is their measure. */
  readonly matched: AccountSet;
  /** Groups of members and others alike, for p. */
  readonly sets: readonly AccountSet[];
  /** Groups of others alone, for what is usual. */
  readonly others: readonly AccountSet[];
}

/** Placebo groups of a ground by the signal that asks: signals of time are held against accounts that were collected as the members were. */
export interface GroundPlacebos {
  readonly all: Placebos | null;
  readonly collectedAlike: Placebos | null;
}

/** Seeded placebo groups. Null where less than half of the members can be matched. */
export function placeboSets(ground: Ground, count: number = PLACEBOS): GroundPlacebos {
  const all = drawnFrom(ground, ground.strata, count);
  const alike = ground.collectedStrata;
  return { all, collectedAlike: alike === ground.strata ? all : drawnFrom(ground, alike, count) };
}

function drawnFrom(
  { group, seed }: Ground,
  strata: readonly GroundStratum[],
  count: number,
): Placebos | null {
  const matched = strata.flatMap(({ members }) => [...members]);
  if (matched.length < Math.max(FEWEST_ACCOUNTS, MATCHED * group.size)) return null;
  const rng = random(seed * 7919 + 17);
  const sets = (length: number, pool: (stratum: GroundStratum) => Int32Array) =>
    Array.from({ length }, () =>
      AccountSet.of(strata.flatMap((stratum) => [...drawn(pool(stratum), stratum.members.length, rng)])),
    );
  return {
    matched: AccountSet.of(matched),
    sets: sets(count, ({ members, others }) => Int32Array.of(...members, ...others)),
    others: sets(Math.min(count, OTHERS_ALONE), ({ others }) => others),
  };
}

/**
 * A group of other accounts by the strata of the ground: as many as there are members, but no more than a third of the others of a
 * stratum, so that it can be compared in its turn. Where no stratum gives any, controls at random.
 */
export function drawOthers(ground: Ground, seed: number): AccountSet | null {
  const rng = random(seed);
  const inStrata = ground.strata.flatMap(({ members, others }) => [
    ...drawn(others, Math.min(members.length, Math.floor(others.length / 3)), rng),
  ]);
  const controls = controlsIn(ground);
  const numbers =
    inStrata.length >= FEWEST_ACCOUNTS
      ? inStrata
      : drawn(controls, Math.min(ground.group.size, Math.floor(controls.length / 3)), rng);
  return numbers.length < FEWEST_ACCOUNTS ? null : AccountSet.of(numbers);
}

/** So many of a pool, none twice. */
function drawn(pool: Int32Array, count: number, rng: Random): Int32Array {
  const rest = pool.slice();
  for (let i = 0; i < count; i++) {
    const at = i + rng.integer(rest.length - i);
    [rest[i], rest[at]] = [rest[at], rest[i]];
  }
  return rest.subarray(0, count);
}
