/** Finite state entropy (RFC 8878, section 4.1): reading the counts of a table and building it; and bits read from the end. */

/** The error of data that breaks the format. */
export const broken = (what: string): Error => new Error(`zstd: ${what}`);

/** A decoding table: for each state its symbol, and how many bits with which base give the next state. */
export interface FseTable {
  readonly log: number;
  readonly symbol: Uint8Array;
  readonly bits: Uint8Array;
  readonly base: Uint16Array;
}

/** The place of the highest bit that is set. */
export const highBit = (value: number): number => 31 - Math.clz32(value);

/**
 * A stream of bits that is read from its last byte to its first. `data` must hold four bytes behind `end`. What is read before
 * the first byte is zeros, and `left` is below zero then.
 */
export class BackwardBits {
  left: number;

  constructor(
    private readonly data: Uint8Array,
    private readonly start: number,
    end: number,
  ) {
    const last = end > start ? data[end - 1] : 0;
    if (last === 0) throw broken("a stream of bits without an end mark");
    this.left = (end - start - 1) * 8 + highBit(last);
  }

  /** The next bits, at most 25, without going on. */
  peek(count: number): number {
    const from = this.left - count;
    if (from < 0) return this.left <= 0 ? 0 : this.at(0, this.left) << -from;
    return this.at(from, count);
  }

  /** The next bits, at most 25. */
  read(count: number): number {
    const value = this.peek(count);
    this.left -= count;
    return value;
  }

  private at(from: number, count: number): number {
    const { data } = this;
    const byte = this.start + (from >> 3);
    const word = data[byte] | (data[byte + 1] << 8) | (data[byte + 2] << 16) | (data[byte + 3] << 24);
    return (word >>> (from & 7)) & ((1 << count) - 1);
  }
}

/** Reads the counts of a table at `at` and builds it; `next` is the offset behind them. */
export function readTable(
  data: Uint8Array,
  at: number,
  end: number,
  max: { log: number; symbol: number },
): { table: FseTable; next: number } {
  const log = (data[at] & 15) + 5;
  if (at >= end || log > max.log) throw broken("a table that is too fine");
  const counts: number[] = [];
  let bit = at * 8 + 4;
  const take = (count: number): number => {
    const byte = bit >> 3;
    const word = data[byte] | (data[byte + 1] << 8) | (data[byte + 2] << 16) | (data[byte + 3] << 24);
    return (word >>> (bit & 7)) & ((1 << count) - 1);
  };
  let left = 1 << log;
  while (left > 0 && counts.length <= max.symbol && bit <= end * 8) {
    const width = highBit(left + 1) + 1;
    const low = (1 << (width - 1)) - 1;
    const threshold = (1 << width) - 2 - left;
    let value = take(width);
    const short = (value & low) < threshold;
    if (short) value &= low;
    else if (value > low) value -= threshold;
    bit += short ? width - 1 : width;
    left -= Math.abs(value - 1);
    counts.push(value - 1);
    if (value !== 1) continue;
    for (let more = 3; more === 3 && bit <= end * 8; bit += 2) {
      more = take(2);
      for (let i = 0; i < more; i++) counts.push(0);
    }
  }
  const next = (bit + 7) >> 3;
  if (left !== 0 || counts.length > max.symbol + 1 || next > end) throw broken("counts that do not add up");
  return { table: builtTable(counts, log), next };
}

/** The table of these counts; -1 stands for a symbol rarer than one in all. */
export function builtTable(counts: readonly number[], log: number): FseTable {
  const size = 1 << log;
  const table = {
    log,
    symbol: new Uint8Array(size),
    bits: new Uint8Array(size),
    base: new Uint16Array(size),
  };
  const states = counts.map((count) => (count === -1 ? 1 : count));
  let high = size;
  for (const [symbol, count] of counts.entries()) if (count === -1) table.symbol[--high] = symbol;
  const step = (size >> 1) + (size >> 3) + 3;
  let place = 0;
  for (const [symbol, count] of counts.entries())
    for (let i = 0; i < count; i++) {
      table.symbol[place] = symbol;
      do place = (place + step) & (size - 1);
      while (place >= high);
    }
  for (let state = 0; state < size; state++) {
    const next = states[table.symbol[state]]++;
    table.bits[state] = log - highBit(next);
    table.base[state] = (next << table.bits[state]) - size;
  }
  return table;
}

/** A table of one symbol that takes no bits. */
export const singleTable = (symbol: number): FseTable => ({
  log: 0,
  symbol: Uint8Array.of(symbol),
  bits: new Uint8Array(1),
  base: new Uint16Array(1),
});
