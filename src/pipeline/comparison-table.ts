/** A comparison of two cases as a table: a group a row, with the names that `--json` has, for a spreadsheet or a program. */
import { lstat } from "node:fs/promises";
import { makeWhole, writeParts } from "../files/index.js";
import { UsageError } from "../model/index.js";
import { csvRow } from "../outputs/csv/index.js";
import type { CaseComparison, GroupChange } from "./compare-cases.js";

const COLUMNS = [
  "state",
  "group_a",
  "group_b",
  "status_a",
  "status_b",
  "size_a",
  "size_b",
  "jaccard",
  "accounts_enter",
  "accounts_leave",
  "why",
] as const;

/** A line of the comparison; accounts as lists, what a side lacks null. */
export const comparisonRow = ({
  state,
  a,
  b,
  jaccard,
  accountsEnter,
  accountsLeave,
  why,
}: GroupChange): Readonly<Record<(typeof COLUMNS)[number], unknown>> => ({
  state,
  group_a: a?.id ?? null,
  group_b: b?.id ?? null,
  status_a: a?.status ?? null,
  status_b: b?.status ?? null,
  size_a: a?.accounts.length ?? null,
  size_b: b?.accounts.length ?? null,
  jaccard,
  accounts_enter: accountsEnter,
  accounts_leave: accountsLeave,
  why,
});

/** The comparison as separated values, guarded against formulas; what differs between the cases stands in the last column of every row. */
export function comparisonCsv({ groups, why }: Pick<CaseComparison, "groups" | "why">): string {
  const cases = why.map(({ sort, text }) => `${sort}: ${text}`).join(" | ");
  return [
    csvRow([...COLUMNS, "cases_differ_in"]),
    ...groups.map((group) => {
      const row = comparisonRow(group);
      return csvRow([...COLUMNS.map((name) => row[name]), cases]);
    }),
  ].join("");
}

/** Throws `UsageError` where something stands at the target. */
export async function refuseStanding(to: string): Promise<void> {
  if (await lstat(to).catch(() => null))
    throw new UsageError(`--to: ${to} exists already. Choose another path; nothing was written.`);
}

/** Writes the table, whole or not at all. Throws `UsageError` where something stands there, `ResourceError` for a full disk. */
export async function writeComparison(to: string, comparison: CaseComparison): Promise<void> {
  await refuseStanding(to);
  await makeWhole(to, { stage: "compare", fresh: true }, (part) =>
    writeParts(part, comparisonCsv(comparison)),
  );
}
