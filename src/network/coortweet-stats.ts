/** What CooRTweet 2.1.3 sums up of its network, `group_stats` and `account_stats` without a faster window, over all edges; its columns, its order. */
import { compareBytes } from "./byte-order.js";
import type { CoortweetNetwork } from "./compat-coortweet.js";

/** A row of `group_stats`. As there, accounts are counted on the `from` side of edges alone. */
export interface ObjectStats {
  readonly objectId: string;
  readonly numAccounts: number;
}

/** A row of `account_stats`. */
export interface AccountStats {
  readonly accountId: string;
  /** Mean over the edges of the account, edges with the same two figures counted once, as there. */
  readonly avgTimeDelta: number;
  readonly avgEdgeSymmetryScore: number;
  /** Posts of the account in any pair. */
  readonly uniqueSharesCount: number;
}

/** Objects by accounts, most first; ties in the order in which edges name them. */
export function objectStats({ edges }: CoortweetNetwork): ObjectStats[] {
  const accounts = new Map<string, Set<string>>();
  for (const { from, objectIds } of edges)
    for (const object of objectIds) {
      const held = accounts.get(object);
      if (held) held.add(from);
      else accounts.set(object, new Set([from]));
    }
  return [...accounts]
    .map(([objectId, held]) => ({ objectId, numAccounts: held.size }))
    .sort((x, y) => y.numAccounts - x.numAccounts);
}

/** Accounts by identifier. */
export function accountStats({ edges, pairs }: CoortweetNetwork): AccountStats[] {
  const figures = new Map<string, Map<string, readonly [number, number]>>();
  for (const { from, to, avgTimeDelta, edgeSymmetryScore } of edges)
    for (const account of [from, to]) {
      const held = figures.get(account) ?? new Map<string, readonly [number, number]>();
      figures.set(
        account,
        held.set(`${avgTimeDelta} ${edgeSymmetryScore}`, [avgTimeDelta, edgeSymmetryScore]),
      );
    }
  const shares = new Map<string, Set<string>>();
  for (const pair of pairs)
    for (const [account, content] of [
      [pair.accountId, pair.contentId],
      [pair.accountIdY, pair.contentIdY],
    ])
      shares.set(account, (shares.get(account) ?? new Set<string>()).add(content));
  return [...figures]
    .map(([accountId, held]) => ({
      accountId,
      avgTimeDelta: mean([...held.values()].map(([delta]) => delta)),
      avgEdgeSymmetryScore: mean([...held.values()].map(([, score]) => score)),
      uniqueSharesCount: shares.get(accountId)?.size ?? 0,
    }))
    .sort((x, y) => compareBytes(x.accountId, y.accountId));
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
