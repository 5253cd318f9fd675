/**
 * Spans of time: inside one, chance deals out who acted. A span is a quarter of an hour where many accounts are present, an hour as a rule, and some hours together where few are.
 */

/** Spans in order of time; the posts of span i are `start[i] … start[i + 1] − 1`. */
export interface Spans {
  readonly start: Int32Array;
  /** Accounts with a post in each. */
  readonly present: Int32Array;
  /** The span of each post. */
  readonly span: Int32Array;
}

/** The shortest span, seconds: the test says "finer than that". */
export const SHORTEST_SPAN_SECONDS = 900;
/** A span is halved where both halves hold so many accounts. */
const ACCOUNTS_TO_HALVE = 60;

/** Hours of one stretch are put together until they hold so many accounts: among fewer there is hardly anybody to be held against. */
const ENOUGH = 20;

/**
 * Cuts posts (in order of time) into spans of `longestSeconds` from `origin` on, halved down to a quarter of an hour while both halves hold 60 accounts, and put together with the next ones of
 * the same stretch while they hold fewer than 20. `stretchOf`: a number for each moment, which grows at moments that no span may straddle.
 */
export function spansOf(
  posts: { readonly ticks: Float64Array; readonly account: Int32Array; readonly accounts: number },
  {
    origin,
    longestSeconds,
    stretchOf = (tick) => tick,
  }: {
    readonly origin: number;
    readonly longestSeconds: number;
    readonly stretchOf?: (tick: number) => number;
  },
): Spans {
  const { ticks, account, accounts } = posts;
  const span = new Int32Array(ticks.length);
  const start: number[] = [];
  const present: number[] = [];
  const seen = new Int32Array(accounts).fill(-1);
  let look = 0;
  const countIn = (from: number, to: number) => {
    look++;
    let count = 0;
    for (let post = from; post < to; post++) {
      if (seen[account[post]] === look) continue;
      seen[account[post]] = look;
      count++;
    }
    return count;
  };
  const leaf = (from: number, to: number, count: number) => {
    span.fill(start.length, from, to);
    start.push(from);
    present.push(count);
  };
  const cut = (from: number, to: number, begin: number, width: number, count: number) => {
    if (width / 2 < SHORTEST_SPAN_SECONDS * 1e6 || count < ACCOUNTS_TO_HALVE) return leaf(from, to, count);
    let at = from;
    while (at < to && ticks[at] < begin + width / 2) at++;
    const [before, after] = [countIn(from, at), countIn(at, to)];
    if (before < ACCOUNTS_TO_HALVE || after < ACCOUNTS_TO_HALVE) return leaf(from, to, count);
    cut(from, at, begin, width / 2, before);
    cut(at, to, begin + width / 2, width / 2, after);
  };
  const width = longestSeconds * 1e6;
  for (let from = 0, to = 0; from < ticks.length; from = to) {
    const begin = origin + Math.floor((ticks[from] - origin) / width) * width;
    while (to < ticks.length && ticks[to] < begin + width) to++;
    const stretch = stretchOf(ticks[from]);
    let count = countIn(from, to);
    while (to < ticks.length && count < ENOUGH && stretchOf(ticks[to]) === stretch) {
      const next = origin + Math.floor((ticks[to] - origin) / width) * width;
      while (to < ticks.length && ticks[to] < next + width) to++;
      count = countIn(from, to);
    }
    if (ticks[to - 1] < begin + width) cut(from, to, begin, width, count);
    else leaf(from, to, count);
  }
  start.push(ticks.length);
  return { start: Int32Array.from(start), present: Int32Array.from(present), span };
}
