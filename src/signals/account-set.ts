/**
 * Sets of accounts. Signals are computed for a set and for nothing smaller: there is no way to ask about one account, or
 * about so few that it would come to the same.
 */

/** Fewest accounts of a set. */
export const FEWEST_ACCOUNTS = 4;

/** Accounts of a ground by their numbers, ascending, four or more, none twice. Made by `AccountSet.of` alone. */
export class AccountSet {
  private constructor(readonly numbers: Int32Array) {}

  /** The set of these accounts. Throws `RangeError` for fewer than four. */
  static of(numbers: Iterable<number>): AccountSet {
    const distinct = Int32Array.from(new Set(numbers)).sort();
    if (distinct.length < FEWEST_ACCOUNTS)
      throw new RangeError(
        `signals: a set of ${distinct.length} accounts. A signal is computed for groups of ${FEWEST_ACCOUNTS} or more, never for single accounts.`,
      );
    return new AccountSet(distinct);
  }

  /** Accounts in the set. */
  get size(): number {
    return this.numbers.length;
  }
}
