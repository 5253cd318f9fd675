/** Who belongs to a group that stands, once every half that can tell has spoken. */
import { closedEBenjaminiHochberg, logMeanExp } from "../../../stats/index.js";
import type { Fold } from "../presence/folds.js";

const FOLDS: readonly Fold[] = [0, 1];

/** What a candidate says on one half of the accounts that it was asked about. */
export interface HalfJudgement {
  readonly scheme: number;
  readonly fold: Fold;
  /** Natural logarithm of the e-value of each account against those outside. */
  readonly logE: ReadonlyMap<string, number>;
}

/** An account and the natural logarithm of its e-value. */
export interface JudgedAccount {
  readonly account: string;
  readonly logE: number;
}

/**
 * The e-value of each account over all halves. On one half the mean over the candidates that were asked there. In a scheme of halves, an account that both propose has the product of the two (they rest on different
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
        const logs = FOLDS.flatMap((fold) => {
          const own = halves.filter((half) => half.scheme === scheme && half.fold === fold);
          const said = own.flatMap(({ logE }) => logE.get(account) ?? []);
          return said.length > 0 ? [logMeanExp(said)] : [];
        });
        if (logs.length === 0) return 0;
        return logs.length > 1 ? logs.reduce((sum, log) => sum + log, 0) : logMeanExp([logs[0], 0]);
      }),
    ),
  }));
}

/** An account has to stand for itself as well, whatever the others do: natural logarithm of the e-value. */
const FLOOR = Math.log(5);

/** Share of the median member's evidence (its logarithm) that every member has: who tells less brushes the group. */
const LEAST_SHARE = 1 / 8;

/**
 * The accounts that stand at a false discovery rate of `alpha` over all that are proposed (closed e-BH), each with an e-value of 5 at least, and with an eighth of the median one's
 * evidence. When it misleads: of a busy group a member who took part in little is left out.
 */
export function standing(judged: readonly JudgedAccount[], alpha: number): JudgedAccount[] {
  const taken = closedEBenjaminiHochberg(
    judged.map(({ logE }) => Math.exp(Math.min(logE, MOST))),
    alpha,
  );
  const logs = judged.map(({ logE }) => logE).sort((x, y) => y - x);
  const stay = logs.slice(0, taken).filter((logE) => logE >= FLOOR);
  const least = Math.max(
    stay.at(-1) ?? Number.POSITIVE_INFINITY,
    LEAST_SHARE * (stay[stay.length >> 1] ?? 0),
  );
  return judged.filter(({ logE }) => logE >= least);
}

/** The exponential stays finite. */
const MOST = 600;
