/** From pairs of accounts to groups: what every pair method does with the pairs it keeps. */
import type { Detected, DetectedGroup } from "../detectors.js";

/** Collects pairs over the traces of a set and tells connected components and the strongest pair of each account. */
export class PairGroups {
  private readonly parent = new Map<string, string>();
  private readonly best = new Map<string, number>();
  private readonly kept = new Map<string, number>();
  private readonly pairs = new Set<string>();

  /** Remembers the strength of a pair for the ranking of accounts; `keep` makes it part of a group. */
  add(a: string, b: string, strength: number, keep: boolean): void {
    for (const account of [a, b]) raise(this.best, account, strength);
    if (!keep) return;
    this.pairs.add(a < b ? `${a}\n${b}` : `${b}\n${a}`);
    for (const account of [a, b]) raise(this.kept, account, strength);
    this.join(a, b);
  }

  /** Components of the kept pairs, each scored by its strongest pair, strongest first; ties by the first account. */
  detected(): Detected {
    const members = new Map<string, string[]>();
    for (const account of [...this.kept.keys()].sort()) {
      const root = this.root(account);
      const list = members.get(root);
      if (list) list.push(account);
      else members.set(root, [account]);
    }
    const groups = [...members.values()].map(
      (accounts): DetectedGroup => ({
        accounts,
        score: accounts.reduce((score, account) => Math.max(score, this.kept.get(account) ?? 0), 0),
        status: "found",
      }),
    );
    groups.sort((x, y) => y.score - x.score || (x.accounts[0] < y.accounts[0] ? -1 : 1));
    return { groups, accountScores: this.best, pairs: this.pairs.size };
  }

  private root(account: string): string {
    let at = account;
    for (let up = this.parent.get(at); up !== undefined && up !== at; up = this.parent.get(at)) {
      this.parent.set(at, this.parent.get(up) ?? up);
      at = up;
    }
    return at;
  }

  private join(a: string, b: string): void {
    const [x, y] = [this.root(a), this.root(b)];
    if (x === y) return;
    if (x < y) this.parent.set(y, x);
    else this.parent.set(x, y);
  }
}

function raise(map: Map<string, number>, key: string, value: number): void {
  const before = map.get(key);
  if (before === undefined || value > before) map.set(key, value);
}
