/** Accounts outside a group at its chances: which of their labels are known to lie elsewhere. */
import { FEW_ACTORS, labelsOf } from "../evidence/urn.js";
import type { PresentTrace } from "../presence/presence.js";

/**
 * Labels are dealt out to the posts of a span; only at chances is it looked who made the post, and at the earlier acts on their objects. Whoever is outside and made one of those has that
 * label no more, and whoever acted on the object before cannot have made the post at all (where few did). All other labels of the span may lie there, before the post or behind it.
 * Known is what the chances of one trace and window in one half have shown so far in the span: a list of its own for each. Asked in order of time.
 */
export class Outsiders {
  private span = -1;
  /** Labels of each account that are known in the span, and the posts. */
  private readonly used = new Map<number, number>();
  private readonly seen = new Set<number>();

  constructor(
    private readonly trace: PresentTrace,
    private readonly isOutside: (account: number) => boolean,
  ) {}

  /** Weight of the outsiders' labels that cannot lie at a post, at its kind; and the post is known from then on. */
  gone(post: number): number {
    const { trace, used } = this;
    const span = trace.span[post];
    if (span !== this.span) {
      this.span = span;
      used.clear();
      this.seen.clear();
    }
    const weightOf = (account: number) => trace.weights.of(span, account, trace.kind[post]);
    const excluded = new Set<number>();
    const earlier = this.earlierPosts(post);
    for (const other of earlier) if (this.isOutside(trace.account[other])) excluded.add(trace.account[other]);
    let weight = 0;
    for (const account of excluded)
      weight += labelsOf(trace, account, trace.start[span], "forward") * weightOf(account);
    for (const [account, count] of used) if (!excluded.has(account)) weight += count * weightOf(account);
    for (const other of [...earlier, post]) this.know(other);
    return weight;
  }

  /** Posts on the one object of a post before it, where they are few. */
  private earlierPosts(post: number): number[] {
    const { placeOf, objectStart, postAt } = this.trace;
    const place = placeOf[post];
    if (place < 0 || place - objectStart[place] > FEW_ACTORS) return [];
    return Array.from(postAt.subarray(objectStart[place], place));
  }

  private know(post: number): void {
    const { account, span } = this.trace;
    const by = account[post];
    if (span[post] !== this.span || this.seen.has(post) || !this.isOutside(by)) return;
    this.seen.add(post);
    this.used.set(by, (this.used.get(by) ?? 0) + 1);
  }
}
