/** A cap of the collection: many accounts with exactly the same number of rows, their newest ones. */
import { logPoissonUpperTail } from "../../stats/index.js";

const FEWEST_ROWS = 20;
const FEWEST_ACCOUNTS = 5;
/** Numbers of rows within this share of another are its neighbours. */
const AROUND = 0.2;
const BY_CHANCE = Math.log(1e-6);
/** Share of the data after whose beginning the first row of a capped account lies, as older ones were left out. */
const LATER = 0.1;

/** How many rows an account has, and its first and last in epoch seconds. */
export interface AccountSpan {
  readonly events: number;
  readonly first: number;
  readonly last: number;
}

/**
 * Numbers of rows that are caps, ascending: far more accounts have them than have numbers near them, and the newest rows are kept, so that most of
 * these accounts begin later than the data does. Accounts that merely keep one pace begin with it.
 */
export function rowCaps(accounts: readonly AccountSpan[]): number[] {
  const counts = new Map<number, number>();
  for (const { events } of accounts) counts.set(events, (counts.get(events) ?? 0) + 1);
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const { first, last } of accounts) {
    from = Math.min(from, first);
    to = Math.max(to, last);
  }
  const later = from + LATER * (to - from);
  return [...counts]
    .filter(([rows, count]) => {
      if (rows < FEWEST_ROWS || count < FEWEST_ACCOUNTS) return false;
      const width = Math.floor(AROUND * rows);
      let near = 0;
      for (let other = rows - width; other <= rows + width; other++)
        if (other !== rows) near += counts.get(other) ?? 0;
      if (logPoissonUpperTail(count, Math.max(1, near) / (2 * width)) > BY_CHANCE) return false;
      return accounts.filter(({ events, first }) => events === rows && first > later).length >= count / 2;
    })
    .map(([rows]) => rows)
    .sort((x, y) => x - y);
}
