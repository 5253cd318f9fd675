/**
 * Nets of plain counts: accounts that are linked by so many common objects in a window, all traces together. They know no null model, so that
 * nothing that a count would show is missed; they claim nothing.
 */
import { identifier, type Store } from "../../../store/index.js";

/** Common objects from which on a pair is linked; on half of the data, so from two on. */
const COUNTS = [2, 3, 4, 5, 8, 13, 21];
const SMALLEST = 3;

/** Connected parts of three accounts or more for each window and count of the edges in a table, as sets of account identifiers, ascending. */
export async function plainCounts(store: Store, edges: string): Promise<string[][]> {
  const rows = await store.rows<{ a: string; b: string; window: number; support: number }>(
    `SELECT account_a AS a, account_b AS b, window_seconds AS "window", sum(support)::INTEGER AS support FROM ${identifier(edges)}
     GROUP BY ALL HAVING sum(support) >= ${COUNTS[0]} ORDER BY "window", support DESC, a, b`,
  );
  const found = new Map<string, string[]>();
  for (const window of new Set(rows.map((row) => row.window))) {
    const pairs = rows.filter((row) => row.window === window);
    for (const least of COUNTS) {
      const linked = pairs.filter(({ support }) => support >= least);
      if (linked.length === 0) break;
      for (const part of connected(linked)) found.set(part.join("\n"), part);
    }
  }
  return [...found.values()];
}

function connected(pairs: readonly { readonly a: string; readonly b: string }[]): string[][] {
  const parent = new Map<string, string>();
  const rootOf = (account: string): string => {
    let root = account;
    for (let next = parent.get(root); next !== undefined && next !== root; next = parent.get(root))
      root = next;
    for (let at = account; at !== root; ) {
      const next = parent.get(at) ?? root;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  for (const { a, b } of pairs) {
    for (const one of [a, b]) if (!parent.has(one)) parent.set(one, one);
    parent.set(rootOf(a), rootOf(b));
  }
  const parts = new Map<string, string[]>();
  for (const account of parent.keys()) {
    const root = rootOf(account);
    const part = parts.get(root) ?? [];
    part.push(account);
    parts.set(root, part);
  }
  return [...parts.values()].filter((part) => part.length >= SMALLEST).map((part) => part.sort());
}
