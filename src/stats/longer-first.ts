/**
 * An order of work for many pairs of sparse lists: pairs that share their longer list stand together, so that it is unpacked
 * once and each pair costs its shorter list. Without it one very active account costs its whole list for each partner.
 */

/** Which account of each pair has the longer list, and the pairs ordered by that account. */
export interface LongerFirst {
  readonly longer: Int32Array;
  /** Indexes of pairs, grouped by `longer`, otherwise in the order given. */
  readonly order: Int32Array;
}

/** Orders pairs a[n], b[n] by their longer list; `sizes[i]` is how long that of account i is. Ties: the smaller number. */
export function longerFirst(sizes: Int32Array, a: Int32Array, b: Int32Array): LongerFirst {
  const longer = new Int32Array(a.length);
  const order = new Int32Array(a.length);
  for (let n = 0; n < a.length; n++) {
    const [sizeA, sizeB] = [sizes[a[n]], sizes[b[n]]];
    longer[n] = sizeA > sizeB || (sizeA === sizeB && a[n] < b[n]) ? a[n] : b[n];
  }
  if (a.length === 1) return { longer, order };
  const next = new Int32Array(sizes.length + 1);
  for (let n = 0; n < a.length; n++) next[longer[n] + 1]++;
  for (let i = 1; i < next.length; i++) next[i] += next[i - 1];
  for (let n = 0; n < a.length; n++) order[next[longer[n]]++] = n;
  return { longer, order };
}
