/** Things by the number that each bears: a counting sort. */

/** Items of number n are `items[start[n]] … items[start[n + 1] − 1]`, ascending; `of[i]` is the number of item i, below `count`. */
export function indexBy(count: number, of: Int32Array): { start: Int32Array; items: Int32Array } {
  const start = new Int32Array(count + 1);
  for (let i = 0; i < of.length; i++) start[of[i] + 1]++;
  for (let n = 0; n < count; n++) start[n + 1] += start[n];
  const next = start.slice(0, count);
  const items = new Int32Array(of.length);
  for (let i = 0; i < of.length; i++) items[next[of[i]]++] = i;
  return { start, items };
}
