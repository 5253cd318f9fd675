/** Names behind some pseudonyms: the inputs are read again, in memory alone, and each author is put through the key. Nothing is kept. */
import type { InputQuality, ReadPlan, RunContext } from "../model/index.js";
import { dropRelation, type Store } from "../store/index.js";
import { accountIdSql } from "./identities.js";
import { Masks } from "./masks.js";
import { makeReadRows } from "./read-rows.js";
import { knownZone } from "./zones.js";

/** What the data calls an account. */
export interface RevealedName {
  /** The pseudonym. */
  readonly pseudonym: string;
  /** `platform:namespace:id`. */
  readonly account: string;
  readonly handles: readonly string[];
  readonly names: readonly string[];
}

/** Names of the authors of `raw` that bear one of `pseudonyms` under the key, in the order of these; `raw` is used up. */
export async function revealedNames(
  store: Store,
  { read, key, pseudonyms }: { read: ReadPlan; key: Buffer; pseudonyms: readonly string[] },
  inputs: readonly InputQuality[],
  run: RunContext,
): Promise<RevealedName[]> {
  const masks = new Masks(key);
  const wanted = new Set(pseudonyms);
  const found = new Map<string, string>();
  try {
    await makeReadRows(
      store,
      { read: { ...read, timezone: await knownZone(store, read) }, hidden: true },
      inputs,
      run,
    );
    const authors = `SELECT DISTINCT ${accountIdSql("platform", "account")} FROM read_rows WHERE reason IS NULL`;
    for await (const chunk of store.chunks(authors))
      for (const account of chunk.values(0) as string[]) {
        const pseudonym = masks.account(account);
        if (wanted.has(pseudonym)) found.set(pseudonym, account);
      }
    const revealed: RevealedName[] = [];
    for (const [pseudonym, account] of found) {
      const borne = async (column: string) =>
        (
          await store.rows<{ name: string }>(
            `SELECT ${column} AS name FROM read_rows WHERE reason IS NULL AND ${column} IS NOT NULL AND ${accountIdSql("platform", "account")} = $1
             GROUP BY 1 ORDER BY min(micros), 1`,
            [account],
          )
        ).map(({ name }) => name);
      revealed.push({
        pseudonym,
        account,
        handles: await borne("account_handle"),
        names: await borne("account_name"),
      });
    }
    return revealed.sort((a, b) => pseudonyms.indexOf(a.pseudonym) - pseudonyms.indexOf(b.pseudonym));
  } finally {
    await dropRelation(store, "read_rows");
    run.progress.end();
  }
}
