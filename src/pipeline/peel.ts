/**
 * Peeling: takes the accounts of groups that stand out of a store and searches again, until nothing stands. Dealing accounts out at
 * random cannot take apart a group that owns its moments, so what is to show chance alone is made of the rest.
 */
import { keptUnder, type RunContext } from "../model/index.js";
import { rowsOf, type Store } from "../store/index.js";
import { heldOut, type SearchOptions, standingAccounts } from "./search.js";

/** What was taken out. */
export interface Peeled {
  readonly accounts: ReadonlySet<string>;
  /** Whether a group still stood when the search was given up. */
  readonly rest: boolean;
}

/** Searches that are made at most. */
const ROUNDS = 4;

/**
 * Deletes from `actions` and `events` the accounts of candidates that stand (`standingAccounts`: those of groups whose members are not
 * resolved included), and searches again (four times at most). It is the method's own answer that
 * is taken out: what is measured afterwards is how often it claims something in the rest, and not whether what was taken
 * out was right. `known` are the accounts that stand in the store already, if somebody has searched it. Cost: a search a round.
 */
export async function peel(
  store: Store,
  options: SearchOptions,
  run: RunContext,
  known: ReadonlySet<string> | null = null,
): Promise<Peeled> {
  const accounts = new Set<string>();
  const search = async (round: number) =>
    (await heldOut(store, options, { ...run, ...keptUnder(run, `peeled ${round}`) })).verdicts.confirmed;
  for (let round = 0; round < ROUNDS; round++) {
    const out = round === 0 && known ? known : standingAccounts(await search(round));
    if (out.size === 0) return { accounts, rest: false };
    for (const account of out) accounts.add(account);
    await takeOut(store, out);
  }
  return { accounts, rest: (await search(ROUNDS)).length > 0 };
}

/** Deletes the accounts from `actions` and `events`. */
export async function takeOut(store: Store, out: ReadonlySet<string>): Promise<void> {
  await store.run("CREATE OR REPLACE TEMP TABLE peeled_accounts (account_id VARCHAR)");
  await store.append("peeled_accounts", ["VARCHAR"], [[...out].sort()]);
  for (const table of ["actions", "events"])
    await store.run(
      `DELETE FROM ${await rowsOf(store, table)} WHERE account_id IN (SELECT account_id FROM peeled_accounts)`,
    );
  await store.run("DROP TABLE temp.peeled_accounts");
}
