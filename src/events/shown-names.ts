/** What pseudonyms make of names: tables to join with, of accounts and clients once for all rows, of texts for each block. Texts are masked under plain names too, to be compared. */
import type { RunContext } from "../model/index.js";
import { type Store, textsOf } from "../store/index.js";
import { type CellTable, makeCellTable } from "./cells.js";
import { accountId, accountIdSql, type Identities } from "./identities.js";
import { mayHoldNameSql, type NamedPerson } from "./known-names.js";
import { listElements } from "./list-cells.js";
import { mayHoldLinkSql } from "./shown-text.js";

const NAME = accountIdSql("platform", "account");

/** Makes `shown_accounts` and, where there are clients, `shown_clients`. */
export async function makeShownNames(
  store: Store,
  filled: ReadonlySet<string>,
  identities: Identities,
  run: RunContext,
): Promise<void> {
  const authors =
    identities.learned.size > 0
      ? [...identities.learned]
      : await textsOf(store, `SELECT DISTINCT ${NAME} FROM read_rows WHERE reason IS NULL`);
  await store.run("CREATE OR REPLACE TEMP TABLE shown_accounts (account VARCHAR, shown VARCHAR)");
  const shown = authors.map((account) => identities.shown(account));
  await store.append("shown_accounts", ["VARCHAR", "VARCHAR"], [authors, shown]);
  if (!filled.has("client")) return;
  await makeCellTable(
    store,
    {
      name: "shown_clients",
      keys: "SELECT DISTINCT client FROM read_rows WHERE reason IS NULL AND client IS NOT NULL",
      keyTypes: { client: "VARCHAR" },
      valueTypes: { shown: "VARCHAR" },
      work: ([client]) => [identities.shownClient(client as string)],
    },
    run,
  );
}

/** Makes `shown_texts` of `block_rows`: the texts that masks change, by the number of the row. */
export const makeShownTexts = (store: Store, identities: Identities, run: RunContext): Promise<number> =>
  makeCellTable(store, textsTable(identities), run);

const textsTable = (identities: Identities): CellTable => ({
  name: "shown_texts",
  keys: namedTextsSql,
  keyTypes: {
    number: "BIGINT",
    platform: "VARCHAR",
    text: "VARCHAR",
    account: "VARCHAR",
    own_names: "VARCHAR",
    named: "VARCHAR",
  },
  valueTypes: { shown: "VARCHAR" },
  keptKeys: 1,
  work: ([, platform, text, account, ownNames, named]) => {
    const people = [
      ...peopleOf(account as string | null, ownNames as string | null),
      ...mentionedPeople(platform as string, named as string | null),
    ];
    const shown = identities.maskedText(platform as string, text as string, people);
    return shown === text ? null : [shown];
  },
});

const has = (name: string): string => `coalesce(contains(lower(text), lower(${name})), FALSE)`;

/** SQL: texts that may name somebody, with the names of their author and the mentions that give a name. */
const namedTextsSql = `SELECT number, platform, text, CASE WHEN by_name OR by_handle THEN ${NAME} END AS account,
    CASE WHEN by_name OR by_handle THEN concat_ws(chr(31), CASE WHEN by_name THEN account_name END, CASE WHEN by_handle THEN account_handle END) END AS own_names,
    CASE WHEN contains(mentions, ' =') THEN mentions END AS named
  FROM (SELECT number, platform, text, account, account_name, account_handle, mentions, ${has("account_name")} AS by_name, ${has("account_handle")} AS by_handle FROM block_rows)
  WHERE ${mayHoldLinkSql("text")} OR ${mayHoldNameSql("text")}
    OR contains(mentions, ' =') OR by_name OR by_handle`;

const peopleOf = (account: string | null, names: string | null): NamedPerson[] =>
  account === null || names === null ? [] : names.split("\u001f").map((name) => ({ name, account }));

const mentionedPeople = (platform: string, mentions: string | null): NamedPerson[] =>
  mentions === null
    ? []
    : listElements(mentions, "mentions").flatMap((mention) => {
        const [, id, name] = /^(\S+) =(.+)$/s.exec(mention) ?? [];
        return id === undefined ? [] : [{ name, account: accountId(platform, id) }];
      });
