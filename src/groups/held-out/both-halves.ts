/**
 * Who belongs to a group that stands, once both halves have spoken. One half alone shows somebody who joins few tasks in it too little, and
 * somebody who came along by chance too much.
 */
import { eBenjaminiHochberg, logMeanExp } from "../../stats/index.js";
import { testFold } from "./candidate.js";
import type { JudgedMember } from "./members.js";
import type { TestedGroup } from "./merge.js";

/**
 * Groups with the accounts that both halves leave in them.
 *
 * Idea: whoever belongs to a group follows it more often than accounts outside with posts in the same strata do. In each half, the mean of
 * an account's e-values against non-members over the group's candidates that were tested there (each was found on the other half). An
 * account that both halves propose has the product of the two; one that a single half proposes has the mean of its own and 1. All accounts
 * of all groups' candidates, kept or not, enter one e-BH at `alpha`, whose bound so rises where few stand by this: who passes stays, or comes
 * back. Of the others those whom trimming kept stay; but where both halves found the group and only one of them proposes the account,
 * it has to stand there at `alpha` by itself. Groups whose members are not resolved take nobody back. When it misleads: the e-values
 * reuse the posts that confirmed the group, and an account proposed by both halves was chosen on both, so the bound is a guide; the
 * error rate is measured and not proven. Cost: none beside trimming's.
 */
export function byBothHalves(groups: readonly TestedGroup[], alpha: number): TestedGroup[] {
  const tested = groups.map((group) => bothHalves(group));
  const logs = tested.flatMap((accounts) => [...accounts.values()].map(({ logE }) => logE));
  const bound = eBenjaminiHochberg(logs, alpha, logs.length);
  const alone = -Math.log(alpha);
  return groups.map((group, i) => {
    const foundTwice = new Set(group.parts.map(({ candidate }) => candidate.foundOn)).size === 2;
    const stays = ({ account, logE }: JudgedMember) => {
      const own = tested[i].get(account)!;
      return own.logE >= bound || own.proposedBy === 2 || !foundTwice || logE >= alone;
    };
    const known = new Set(group.accounts);
    const back = [...tested[i]].flatMap(([account, { logE }]): JudgedMember[] =>
      logE >= bound && !known.has(account) ? [{ account, logE, judged: "non-members" }] : [],
    );
    const members = [...group.members.filter(stays), ...back].sort((x, y) =>
      x.account < y.account ? -1 : 1,
    );
    return { ...group, members, accounts: members.map(({ account }) => account) };
  });
}

/** What an account's evidence against non-members comes to, as a logarithm, and how many halves propose it. */
interface OfBoth {
  readonly logE: number;
  readonly proposedBy: number;
}

function bothHalves({ parts }: TestedGroup): Map<string, OfBoth> {
  const byAccount = new Map<string, [number[], number[]]>();
  for (const { candidate, judged } of parts)
    for (const [i, account] of candidate.accounts.entries()) {
      const halves = byAccount.get(account) ?? [[], []];
      halves[testFold(candidate)].push(judged.logOthers[i]);
      byAccount.set(account, halves);
    }
  return new Map([...byAccount].map(([account, halves]) => [account, combined(halves)]));
}

function combined(halves: readonly (readonly number[])[]): OfBoth {
  const logs = halves.filter((own) => own.length > 0).map(logMeanExp);
  const logE = logs.length === 2 ? logs[0] + logs[1] : logMeanExp([logs[0], 0]);
  return { logE, proposedBy: logs.length };
}
