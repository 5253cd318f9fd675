/**
 * Accounts that trimming left out of a group that stands, judged once more over both halves: somebody who joins few tasks in one half
 * is not shown by that half alone.
 */
import { eBenjaminiHochberg, logMeanExp } from "../../stats/index.js";
import { testFold } from "./candidate.js";
import type { JudgedMember } from "./members.js";
import type { TestedGroup } from "./merge.js";

/**
 * Groups with the accounts that come back.
 *
 * Idea: whoever belongs to a group follows it more often than accounts outside with posts in the same strata do. In each half, the mean of
 * an account's e-values against non-members over the group's candidates that were tested there (each was found on the other half). An
 * account that both halves propose has the product of the two; one that a single half proposes has the mean of its own and 1. All accounts
 * of all groups' candidates, kept or not, enter one e-BH at `alpha`, whose bound so rises where few stand by this. Groups whose members
 * are not resolved take nobody back. When it misleads: the e-values reuse the posts that confirmed the group, and an account proposed by
 * both halves was chosen on both, so the bound is a guide; the error rate is measured and not proven. Cost: none beside trimming's.
 */
export function readmitted(groups: readonly TestedGroup[], alpha: number): TestedGroup[] {
  const tested = groups.map((group) => bothHalves(group));
  const logs = tested.flatMap((accounts) => [...accounts.values()]);
  const bound = eBenjaminiHochberg(logs, alpha, logs.length);
  return groups.map((group, i) => {
    const known = new Set(group.accounts);
    const back = [...tested[i]].flatMap(([account, logE]): JudgedMember[] =>
      logE >= bound && !known.has(account) ? [{ account, logE, judged: "non-members" }] : [],
    );
    const members = [...group.members, ...back].sort((x, y) => (x.account < y.account ? -1 : 1));
    return { ...group, members, accounts: members.map(({ account }) => account) };
  });
}

/** Logarithm of the evidence against non-members of each account of a group's candidates. */
function bothHalves({ parts }: TestedGroup): Map<string, number> {
  const byAccount = new Map<string, [number[], number[]]>();
  for (const { candidate, judged } of parts)
    for (const [i, account] of candidate.accounts.entries()) {
      const halves = byAccount.get(account) ?? [[], []];
      halves[testFold(candidate)].push(judged.logOthers[i]);
      byAccount.set(account, halves);
    }
  return new Map([...byAccount].map(([account, halves]) => [account, combined(halves)]));
}

function combined(halves: readonly (readonly number[])[]): number {
  const logs = halves.filter((own) => own.length > 0).map(logMeanExp);
  return logs.length === 2 ? logs[0] + logs[1] : logMeanExp([logs[0], 0]);
}
