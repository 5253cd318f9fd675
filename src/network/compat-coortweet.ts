/**
 * The pair network as a peer defines it (CooRTweet 2.1.3), for comparison and migration: the same pairs of posts, the same
 * edges, row for row. No null model and no error rate; for those see `networkEdges`.
 */
import { UsageError } from "../model/index.js";
import { compareBytes } from "./byte-order.js";

/** Rows of the peer's input, one array a column. */
export interface CoortweetRows {
  readonly objectId: readonly string[];
  readonly accountId: readonly string[];
  readonly contentId: readonly string[];
  /** Seconds since 1970 UTC. */
  readonly timestampShare: ArrayLike<number>;
}

/** The peer's `time_window`, `min_participation` and `edge_weight`. */
export interface CoortweetOptions {
  readonly windowSeconds: number;
  /** Accounts need as many rows; 1 or more. */
  readonly minimumParticipation: number;
  /** Edges heavier than this quantile of weights (0 to 1) get `weightThreshold` 1. */
  readonly edgeWeightQuantile: number;
}

/** Two posts on one object within the window; the first is the older. */
export interface CoortweetPair {
  readonly objectId: string;
  readonly contentId: string;
  readonly contentIdY: string;
  readonly timeDelta: number;
  readonly accountId: string;
  readonly accountIdY: string;
}

/** Two accounts with their pairs of posts (not objects) counted. */
export interface CoortweetEdge {
  readonly from: string;
  readonly to: string;
  readonly weight: number;
  readonly avgTimeDelta: number;
  readonly nContentId: number;
  readonly nContentIdY: number;
  readonly edgeSymmetryScore: number;
  readonly objectIds: readonly string[];
  readonly weightThreshold: 0 | 1;
}

/** Pairs sorted by object, content, content_y; edges sorted by from, to. */
export interface CoortweetNetwork {
  readonly pairs: readonly CoortweetPair[];
  readonly edges: readonly CoortweetEdge[];
}

interface Row {
  readonly object: string;
  readonly account: string;
  readonly content: string;
  readonly time: number;
  /** Place of the account among accounts in order of first appearance: decides who is older in the same second. */
  readonly appearance: number;
}

/**
 * Pairs and edges with the peer's rules: accounts with too few rows are dropped first; every two rows of an object within the
 * window make a pair; pairs of one account, of one content, or with the object as a content are dropped; a pair stays when
 * either content belongs to an account with enough rows among the contents of all pairs; the older content stands first, in
 * the same second the account that appears first in the input. Texts are ordered by bytes, as R orders them in the C locale.
 * Throws `UsageError` for options or columns without sense. Memory grows with the number of pairs.
 */
export function coortweet(rows: CoortweetRows, options: CoortweetOptions): CoortweetNetwork {
  checkInput(rows, options);
  const kept = participants(rows, options.minimumParticipation);
  const pairs = byParticipation(
    kept,
    rowPairs(kept, options.windowSeconds),
    options.minimumParticipation,
  ).sort(comparePairs);
  return { pairs, edges: edgesOf(pairs, options.edgeWeightQuantile) };
}

function checkInput(rows: CoortweetRows, options: CoortweetOptions): void {
  const { windowSeconds, minimumParticipation, edgeWeightQuantile } = options;
  if (!(windowSeconds >= 0))
    throw new UsageError(
      `coortweet: the window must be 0 seconds or more, ${windowSeconds}. Give --window 60.`,
    );
  if (!(minimumParticipation >= 1))
    throw new UsageError(
      `coortweet: participation must be 1 or more, ${minimumParticipation}. Give --min-participation 2.`,
    );
  if (!(edgeWeightQuantile >= 0 && edgeWeightQuantile <= 1))
    throw new UsageError(
      `coortweet: the quantile of weights must lie between 0 and 1, ${edgeWeightQuantile}. Give 0.5.`,
    );
  const n = rows.objectId.length;
  if (rows.accountId.length !== n || rows.contentId.length !== n || rows.timestampShare.length !== n)
    throw new UsageError(
      `coortweet: columns of different length, ${n} objects. Give one value a row in each column.`,
    );
  for (let i = 0; i < n; i++)
    if (!Number.isFinite(rows.timestampShare[i]))
      throw new UsageError(
        `coortweet: a time that is no number, ${rows.timestampShare[i]} in row ${i + 1}. Give seconds since 1970.`,
      );
}

function participants(rows: CoortweetRows, minimum: number): Row[] {
  const appearance = new Map<string, number>();
  const count: number[] = [];
  const place = rows.accountId.map((account) => {
    const at = appearance.get(account) ?? appearance.size;
    if (at === appearance.size) appearance.set(account, at);
    count[at] = (count[at] ?? 0) + 1;
    return at;
  });
  const kept: Row[] = [];
  place.forEach((at, i) => {
    if (count[at] < minimum) return;
    kept.push({
      object: rows.objectId[i],
      account: rows.accountId[i],
      content: rows.contentId[i],
      time: rows.timestampShare[i],
      appearance: at,
    });
  });
  return kept;
}

function rowPairs(rows: readonly Row[], windowSeconds: number): CoortweetPair[] {
  const byObject = new Map<string, Row[]>();
  for (const row of rows) {
    const list = byObject.get(row.object);
    if (list) list.push(row);
    else byObject.set(row.object, [row]);
  }
  const pairs: CoortweetPair[] = [];
  for (const list of byObject.values()) {
    list.sort((x, y) => x.time - y.time || x.appearance - y.appearance);
    for (let i = 0; i < list.length; i++)
      for (let j = i + 1; j < list.length && list[j].time - list[i].time <= windowSeconds; j++) {
        const [old, young] = [list[i], list[j]];
        if (old.account === young.account || old.content === young.content) continue;
        if (old.object === old.content || old.object === young.content) continue;
        pairs.push({
          objectId: old.object,
          contentId: old.content,
          contentIdY: young.content,
          timeDelta: young.time - old.time,
          accountId: old.account,
          accountIdY: young.account,
        });
      }
  }
  return pairs;
}

function byParticipation(
  rows: readonly Row[],
  pairs: readonly CoortweetPair[],
  minimum: number,
): CoortweetPair[] {
  const paired = new Set(pairs.flatMap((pair) => [pair.contentId, pair.contentIdY]));
  const count = new Map<string, number>();
  for (const row of rows)
    if (paired.has(row.content)) count.set(row.account, (count.get(row.account) ?? 0) + 1);
  const enough = new Set<string>();
  for (const row of rows)
    if (paired.has(row.content) && (count.get(row.account) ?? 0) >= minimum) enough.add(row.content);
  return pairs.filter((pair) => enough.has(pair.contentId) || enough.has(pair.contentIdY));
}

function comparePairs(x: CoortweetPair, y: CoortweetPair): number {
  return (
    compareBytes(x.objectId, y.objectId) ||
    compareBytes(x.contentId, y.contentId) ||
    compareBytes(x.contentIdY, y.contentIdY) ||
    compareBytes(x.accountId, y.accountId) ||
    compareBytes(x.accountIdY, y.accountIdY) ||
    x.timeDelta - y.timeDelta
  );
}

/** The peer's graph numbers accounts by smaller names first, then larger ones, each as they come; `from` has the lower number. */
function edgesOf(pairs: readonly CoortweetPair[], quantile: number): CoortweetEdge[] {
  const grouped = new Map<string, Map<string, CoortweetPair[]>>();
  for (const pair of pairs) {
    const swap = compareBytes(pair.accountId, pair.accountIdY) > 0;
    const [small, large] = swap ? [pair.accountIdY, pair.accountId] : [pair.accountId, pair.accountIdY];
    const partners = grouped.get(small) ?? new Map<string, CoortweetPair[]>();
    grouped.set(small, partners);
    const list = partners.get(large);
    if (list) list.push(pair);
    else partners.set(large, [pair]);
  }
  const number = vertexNumbers(pairs);
  const edges: Omit<CoortweetEdge, "weightThreshold">[] = [];
  for (const [small, partners] of grouped)
    for (const [large, list] of partners) {
      const forward = (number.get(small) as number) < (number.get(large) as number);
      edges.push(edgeOf(forward ? small : large, forward ? large : small, list));
    }
  edges.sort((x, y) => compareBytes(x.from, y.from) || compareBytes(x.to, y.to));
  const threshold = quantileOf(
    Float64Array.from(edges, (edge) => edge.weight),
    quantile,
  );
  return edges.map((edge) => ({ ...edge, weightThreshold: edge.weight > threshold ? 1 : 0 }));
}

function vertexNumbers(pairs: readonly CoortweetPair[]): Map<string, number> {
  const number = new Map<string, number>();
  for (const pick of [-1, 1])
    for (const { accountId, accountIdY } of pairs) {
      const account = compareBytes(accountId, accountIdY) * pick > 0 ? accountId : accountIdY;
      if (!number.has(account)) number.set(account, number.size);
    }
  return number;
}

function edgeOf(
  from: string,
  to: string,
  pairs: readonly CoortweetPair[],
): Omit<CoortweetEdge, "weightThreshold"> {
  const nContentId = new Set(pairs.map((pair) => pair.contentId)).size;
  const nContentIdY = new Set(pairs.map((pair) => pair.contentIdY)).size;
  return {
    from,
    to,
    weight: pairs.length,
    avgTimeDelta: pairs.reduce((sum, pair) => sum + pair.timeDelta, 0) / pairs.length,
    nContentId,
    nContentIdY,
    edgeSymmetryScore: Math.min(nContentId, nContentIdY) / Math.max(nContentId, nContentIdY),
    objectIds: [...new Set(pairs.map((pair) => pair.objectId))],
  };
}

function quantileOf(values: Float64Array, share: number): number {
  const sorted = values.sort();
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  return sorted.length ? sorted[low] + (at - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low]) : 0;
}
