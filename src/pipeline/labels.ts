/** The labels of a world or of an export: which account is planted, and in which group. Matched to the accounts of a reading. */
import { readFile } from "node:fs/promises";
import { InputError, UsageError } from "../model/index.js";
import { createTable, rowsOf, type Store } from "../store/index.js";

/** One planted account as the labels name it. */
export interface PlantedLabel {
  readonly account: string;
  /** Empty where the labels name none. */
  readonly platform: string;
  readonly group: string;
}

const UNNAMED_GROUP = "implant";

/**
 * Planted accounts of a CSV with the columns `account` and `label` (`planted` or anything else), and `group` and `platform` where
 * there are such. Throws `UsageError` for a file that cannot be read, `InputError` for one that is no such table or plants nobody.
 */
export async function plantedLabels(path: string): Promise<PlantedLabel[]> {
  const text = await readFile(path, "utf8").catch((cause) => {
    throw new UsageError(`labels: ${path} cannot be read. Name a CSV with the columns account and label.`, {
      cause,
    });
  });
  const [header = [], ...rows] = csvRows(text.replace(/^\uFEFF/, ""));
  const column = (name: string) => header.findIndex((h) => h.trim().toLowerCase() === name);
  const [account, label, group, platform] = ["account", "label", "group", "platform"].map(column);
  if (account < 0 || label < 0)
    throw new InputError(
      `labels: ${path} has no columns "account" and "label", its first line is "${header.join(",").slice(0, 100)}". Add them.`,
    );
  const planted = rows
    .filter((row) => row[label]?.trim().toLowerCase() === "planted")
    .map((row) => ({
      account: row[account].replace(/^'(?=[=+\-@])/, ""),
      platform: row[platform] ?? "",
      group: row[group] || UNNAMED_GROUP,
    }));
  if (planted.length === 0)
    throw new InputError(
      `labels: ${path} labels no account "planted", in ${rows.length} rows. Take an operation, or mend the labels.`,
    );
  return planted;
}

/** Rows of a CSV text with quotes; blank lines are left out. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  for (const line of text.match(/(?:"(?:[^"]|"")*"|[^"\r\n])+/g) ?? []) {
    const cells = line.match(/(?<=^|,)(?:"(?:[^"]|"")*"|[^",]*)/g) ?? [];
    rows.push(cells.map((c) => (c.startsWith('"') ? c.slice(1, -1).replaceAll('""', '"') : c)));
  }
  return rows;
}

/**
 * Leaves the events of planted accounts only. Returns the group of each, by the account's name in `events`. An account is matched
 * by its identifier, its handle or its whole name, on the platform that the label names.
 */
export async function keepPlanted(
  store: Store,
  labels: readonly PlantedLabel[],
): Promise<ReadonlyMap<string, string>> {
  await createTable(store, LABELS);
  await store.append(
    LABELS.name,
    LABELS.columns.map((c) => c.type),
    [labels.map((l) => l.account), labels.map((l) => l.platform), labels.map((l) => l.group)],
  );
  const match = (key: string, name: string) =>
    `SELECT e.account_id, l.group_name FROM authors e JOIN labels l ON ${key} = ${name} AND l.platform IN ('', e.platform)`;
  const rows = await store.rows<{ account: string; group: string }>(
    `WITH authors AS (SELECT DISTINCT account_id, coalesce(platform, '') AS platform,
         regexp_replace(account_id, '^[^:]*:[^:]*:', '') AS id FROM events)
     SELECT account_id AS account, min(group_name) AS "group"
     FROM (${match("e.id", "l.account")} UNION ALL ${match("e.account_id", "l.account")} UNION ALL ${match("e.id", "lower(ltrim(l.account, '@'))")})
     GROUP BY account_id ORDER BY account_id`,
  );
  await store.run("CREATE OR REPLACE TEMP TABLE planted_accounts (account_id VARCHAR)");
  await store.append("planted_accounts", ["VARCHAR"], [rows.map((row) => row.account)]);
  const events = await rowsOf(store, "events");
  await store.run(`DELETE FROM ${events} WHERE account_id NOT IN (SELECT account_id FROM planted_accounts)`);
  return new Map(rows.map(({ account, group }) => [account, group]));
}

const LABELS = {
  name: "labels",
  about: "planted accounts",
  order: ["account"],
  columns: ["account", "platform", "group_name"].map((name) => ({ name, type: "VARCHAR", about: name })),
};
