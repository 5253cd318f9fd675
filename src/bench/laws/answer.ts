/** What claque says of some data, as the laws compare it: its groups with their statuses, numbers and members. */
import type { RunContext } from "../../model/index.js";
import type { AnalyzeOptions } from "../../pipeline/options.js";
import { searchStore } from "../claque.js";
import { readFiles } from "../data/read-files.js";
import { type DetectorOptions, isReported } from "../detectors.js";
import { ownName } from "./posts.js";

/** One group of an answer. */
export interface LawGroup {
  readonly status: string;
  readonly level: string | null;
  readonly log10E: number | null;
  readonly observed: number | null;
  readonly expected: number | null;
  readonly accounts: readonly string[];
}

/** Groups in the order of their rank. */
export type Answer = readonly LawGroup[];

/** Reads files as a user would and searches them. */
export async function answerOf(
  files: readonly string[],
  more: AnalyzeOptions,
  options: DetectorOptions,
  run: RunContext,
  key: Buffer | null = null,
): Promise<Answer> {
  const { store, traces } = await readFiles(files, more, options, run, key);
  try {
    await searchStore(store, traces, options, run);
    const rows = await store.rows<LawGroup>(
      `SELECT g.status, g.level, g.log10_e_value AS "log10E", g.observed::DOUBLE AS observed, g.expected,
         list(m.account_id ORDER BY m.account_id) AS accounts
       FROM groups g JOIN members m USING (group_id) GROUP BY g.rank, 1, 2, 3, 4, 5 ORDER BY g.rank`,
    );
    return rows.map((row) => ({ ...row, accounts: row.accounts.map(ownName) }));
  } finally {
    store.close();
  }
}

/** Groups whose members are said to act in concert. */
export const namedGroups = (answer: Answer): LawGroup[] =>
  answer.filter(({ status, accounts }) => isReported({ status, accounts, score: 0 }));
