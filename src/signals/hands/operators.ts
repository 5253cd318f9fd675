/** How many hands a group's accounts look like: a number with an interval, or why there is none. Never which accounts share a hand. */
import type { SignalRows } from "../signal.js";
import { whole } from "../words.js";
import { AT_ONCE, PAUSES, type PairPauses } from "./pair-gaps.js";
import { handCounts } from "./partitions.js";
import { handModel } from "./same-hand.js";

/** Evidence below which no number is told: mean nats by which a member's best partner beats moved times. */
const FEWEST_NATS = 3;
/** Fewest pauses under half a minute that a pair has on average: where there are hardly any, none says nothing. */
const FEWEST_AT_ONCE = 1;
/** p of `operator-switch` above which no number is told. */
const MOST_P = 0.01;
/** The interval reaches this factor either way at least: pairs are no independent witnesses. Set on simulated farms. */
const WIDTH = 1.6;
/** Wider than this from end to end, an interval says nothing. */
const WIDEST = 3;
/** Members whose hands are counted at most: memory is 42 bytes for each pair of them. */
export const MOST_COUNTED = 5000;
/** How far the pairs are believed. */
const TEMPER = 0.5;

/** What the estimate is made from. */
export interface HandEvidence {
  readonly groupId: string;
  readonly seed: number;
  /** Of all members with enough posts; null where they are more than the estimate can take. */
  readonly pauses: PairPauses | null;
  /** Members with enough posts. */
  readonly busy: number;
  readonly nats: number;
  readonly pValue: number;
  /** Stops the count. */
  readonly signal: AbortSignal;
}

/** The row of `operators`. */
export async function operatorRow(evidence: HandEvidence): Promise<SignalRows> {
  const { groupId, busy } = evidence;
  const none = (why: string) => [groupId, null, null, null, busy, null, `Not measurable: ${why}.`];
  return { table: "operators", rows: [await row(evidence, none)] };
}

async function row(
  evidence: HandEvidence,
  none: (why: string) => readonly unknown[],
): Promise<readonly unknown[]> {
  const { groupId, seed, pauses, busy, nats, pValue, signal } = evidence;
  if (!pauses)
    return none(
      `the number of operators is estimated for at most ${whole(MOST_COUNTED)} members, the group has ${whole(busy)}`,
    );
  const { accounts } = pauses;
  if (pValue > MOST_P || nats < FEWEST_NATS)
    return none(
      "changes from one account to another do not stand out from moved times clearly enough to count who made them",
    );
  if (atOnce(pauses) < FEWEST_AT_ONCE)
    return none("two members are seldom active in the same hour, so that never meeting says little");
  const { ratio } = handModel(pauses, Math.min(0.3, 1.5 / accounts));
  const counts = await handCounts(ratio, accounts, { seed, temper: TEMPER, alone: 1, signal });
  const at = (share: number) => counts[Math.round(share * (counts.length - 1))];
  const operators = at(0.5);
  const low = Math.max(1, Math.round(Math.min(at(0.05), operators / WIDTH)));
  const high = Math.min(accounts, Math.round(Math.max(at(0.95), operators * WIDTH)));
  if (high > WIDEST * low && high - low > 4) return none("the interval is wider than a factor of three");
  const note = `Rests on ${whole(accounts)} members: pairs that change within minutes and are never active within half a minute of each other count as one hand. The interval reaches a factor of ${WIDTH} either way at least, at which it held on simulated farms.`;
  return [groupId, operators, low, high, accounts, Number((accounts / operators).toPrecision(4)), note];
}

/** Pauses under half a minute, mean of a pair. */
function atOnce({ counts }: PairPauses): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) if (i % PAUSES.length < AT_ONCE) sum += counts[i];
  return (sum * PAUSES.length) / Math.max(1, counts.length);
}
