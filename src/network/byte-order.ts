/** The order of texts by their UTF-8 bytes, which JavaScript's own order breaks above U+FFFF. */

/** Negative where x stands before y by UTF-8 bytes, 0 where equal. */
export function compareBytes(x: string, y: string): number {
  const length = Math.min(x.length, y.length);
  for (let i = 0; i < length; i++) {
    const [p, q] = [x.charCodeAt(i), y.charCodeAt(i)];
    if (p !== q) return lifted(p) - lifted(q);
  }
  return x.length - y.length;
}

const lifted = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
