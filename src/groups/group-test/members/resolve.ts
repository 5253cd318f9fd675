/** Who belongs to a group that stands, once every half that can tell has spoken. */
import { closedEBenjaminiHochberg, logMeanExp } from "../../../stats/index.js";

/** What one half says of the accounts that it was asked about. */
export interface HalfJudgement {
  readonly scheme: number;
  /** Natural logarithm of the e-value of each account against those outside. */
  readonly logE: ReadonlyMap<string, number>;
}

/** An account and the natural logarithm of its e-value. */
export interface JudgedAccount {
  readonly account: string;
  readonly logE: number;
}

/**
 * The e-value of each account over all halves. In a scheme of halves, an account that both propose has the product of the two (they rest on different
 * posts), one that a single half proposes the mean of its own and 1; over schemes the mean. By account, ascending. When it misleads: an account proposed by both
 * halves was chosen on both, so the product is a guide; its error rate is measured and not proven.
 */
export function overHalves(halves: readonly HalfJudgement[]): JudgedAccount[] {
  const schemes = [...new Set(halves.map(({ scheme }) => scheme))];
  const accounts = [...new Set(halves.flatMap(({ logE }) => [...logE.keys()]))].sort();
  return accounts.map((account) => ({
    account,
    logE: logMeanExp(
      schemes.map((scheme) => {
        const logs = halves.flatMap((half) => (half.scheme === scheme ? (half.logE.get(account) ?? []) : []));
        if (logs.length === 0) return 0;
        return logs.length > 1 ? logs.reduce((sum, log) => sum + log, 0) : logMeanExp([logs[0], 0]);
      }),
    ),
  }));
}

/** An account has to stand for itself as well, whatever the others do: natural logarithm of the e-value. */
const FLOOR = Math.log(5);

/** The accounts that stand at a false discovery rate of `alpha` over all that are proposed (closed e-BH), and each with an e-value of 5 at least. */
export function standing(judged: readonly JudgedAccount[], alpha: number): JudgedAccount[] {
  const taken = closedEBenjaminiHochberg(
    judged.map(({ logE }) => Math.exp(Math.min(logE, MOST))),
    alpha,
  );
  const bound = [...judged].sort((x, y) => y.logE - x.logE)[taken - 1]?.logE ?? Number.POSITIVE_INFINITY;
  return judged.filter(({ logE }) => logE >= Math.max(bound, FLOOR));
}

/** The exponential stays finite. */
const MOST = 600;
