/**
 * The table `profiles`: what handles, names, profile texts and portraits of accounts have in common, made while they are still known.
 * Under pseudonyms nothing else is kept of them, and no word can be read from it.
 */
import { PROFILES } from "../model/index.js";
import { foldText, shingles } from "../stats/index.js";
import { createTable, type SqlValue, type Store, typesOf } from "../store/index.js";
import { declaresAutomation } from "./declared-automation.js";
import { handlePatterns, handleShape, isDefaultHandle, namePatterns } from "./handle-shape.js";
import { accountIdSql, type Identities } from "./identities.js";
import { KeyedHashes } from "./keyed-hashes.js";
import type { MediaHashes } from "./media-hashes.js";
import { namedSites } from "./named-sites.js";
import { Portraits, portraitKey } from "./portraits.js";
import { claimedRoles } from "./roles.js";

/** Hashes kept of a profile text: those of the groups of characters that come first in a fixed order of all groups. */
const BIO_SKETCH = 48;
const BATCH = 4000;

interface Profile {
  readonly id: string;
  readonly platform: string;
  readonly handle: string | null;
  readonly name: string | null;
  readonly bio: string | null;
  readonly picture: string | null;
}

const last = (column: string): string =>
  `arg_max(${column}, (micros, ${column})) FILTER (${column} IS NOT NULL)`;

/** Numbered in the order of what the portrait is, so that the first of several pictures that are alike is the same under any names. */
const PROFILE_ROWS = `SELECT row_number() OVER (ORDER BY picture, id) AS number, * FROM (SELECT ${accountIdSql("platform", "account")} AS id, any_value(platform) AS platform,
    coalesce(${last("account_handle")}, any_value(CASE WHEN starts_with(account, '@') THEN account END)) AS handle,
    ${last("account_name")} AS name, ${last("account_bio")} AS bio, ${last("account_picture")} AS picture
  FROM read_rows WHERE reason IS NULL AND (coalesce(account_handle, account_name, account_bio, account_picture) IS NOT NULL OR starts_with(account, '@'))
  GROUP BY ALL)
  WHERE coalesce(handle, name, bio, picture) IS NOT NULL`;

/** Makes `profiles` from `read_rows`: a row for each account of which something is known. `key` is the pseudonym key, null with plain identities. */
export async function makeProfileRows(
  store: Store,
  { identities, key, hashes }: { identities: Identities; key: Buffer | null; hashes: MediaHashes | null },
): Promise<void> {
  await createTable(store, PROFILES);
  const keyed = new KeyedHashes(identities.hidden ? key : null);
  const portraits = new Portraits();
  await store.run(`CREATE OR REPLACE TEMP TABLE last_profiles AS ${PROFILE_ROWS}`);
  for (let from = 0; ; from += BATCH) {
    const batch = await store.rows<Profile>(
      "SELECT * FROM last_profiles WHERE number > $1 AND number <= $2 ORDER BY number",
      [from, from + BATCH],
    );
    if (batch.length === 0) break;
    const sites = await regularSites(
      store,
      batch.map(({ id }) => identities.shown(id)),
    );
    const rows = batch.map(({ id, platform, handle, name, bio, picture }) => {
      const portrait = picture === null ? null : portraitKey(hashes?.hashOf(picture) ?? picture);
      const shown = identities.shown(id);
      return [
        shown,
        ...handleCells(platform, handle, keyed),
        name === null ? [] : keyed.ofTexts("name", namePatterns(name)),
        ...bioCells(bio, keyed),
        bio === null ? [] : claimedRoles(bio),
        declaresAutomation({ handle, name, bio }),
        keyed.ofTexts("site", namedSites(sites.get(shown) ?? [], { handle, name, bio })),
        portrait === null ? null : keyed.ofTexts("portrait", [portraits.firstLike(portrait)])[0].toString(16),
      ] as SqlValue[];
    });
    await store.append(
      "profiles",
      typesOf(PROFILES),
      PROFILES.columns.map((_, c) => rows.map((row) => row[c])),
    );
  }
  await store.run("DROP TABLE temp.last_profiles");
}

/** Sites that accounts link to more than once, by account. */
async function regularSites(
  store: Store,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await store.rows<{ account: string; sites: string[] }>(
    `WITH linked AS (
       SELECT account_id, unnest(list_distinct(domains)) AS site FROM events WHERE account_id IN (SELECT unnest($1::JSON::VARCHAR[])))
     SELECT account_id AS account, list(site ORDER BY site) AS sites
     FROM (SELECT account_id, site FROM linked GROUP BY ALL HAVING count(*) > 1) GROUP BY account_id`,
    [JSON.stringify(accounts)],
  );
  return new Map(rows.map(({ account, sites }) => [account, sites]));
}

function handleCells(platform: string, handle: string | null, keyed: KeyedHashes): unknown[] {
  if (handle === null) return [null, null, []];
  return [
    handleShape(handle),
    isDefaultHandle(platform, handle),
    keyed.ofTexts("handle", handlePatterns(handle)),
  ];
}

function bioCells(bio: string | null, keyed: KeyedHashes): unknown[] {
  if (bio === null) return [[], null];
  const groups = shingles(foldText(bio));
  return [keyed.ofNumbers("bio", groups.subarray(0, BIO_SKETCH)), groups.length];
}
