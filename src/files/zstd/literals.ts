/** The literals of a block (RFC 8878, section 3.1.1.3.1): plain, one byte repeated, or Huffman-coded (section 4.2). */
import { BackwardBits, broken, highBit, readTable } from "./fse.js";

/** Longest code, in bits. */
const MAX_BITS = 11;
/** Most literals of a block. */
const MAX_LITERALS = 128 << 10;

/** A Huffman table: for each run of `log` bits the symbol, and how many of the bits are its code. */
export interface HuffmanTable {
  readonly log: number;
  readonly symbol: Uint8Array;
  readonly bits: Uint8Array;
}

/** The literals of a block, the table for blocks that repeat it, and the offset behind. */
export interface Literals {
  readonly bytes: Uint8Array;
  readonly table: HuffmanTable | null;
  readonly next: number;
}

/** Reads the literals that begin a block. */
export function readLiterals(data: Uint8Array, end: number, earlier: HuffmanTable | null): Literals {
  const type = data[0] & 3;
  const format = (data[0] >> 2) & 3;
  if (type >= 2) return coded(data, end, format, type === 3 ? earlier : null, type === 3);
  const head = format === 1 ? 2 : format === 3 ? 3 : 1;
  const size = head === 1 ? data[0] >> 3 : (data[0] | (data[1] << 8) | (head === 3 ? data[2] << 16 : 0)) >> 4;
  const next = head + (type === 1 ? 1 : size);
  if (size > MAX_LITERALS || next > end) throw broken("literals longer than their block");
  const bytes = type === 1 ? new Uint8Array(size).fill(data[head]) : data.subarray(head, next);
  return { bytes, table: earlier, next };
}

function coded(
  data: Uint8Array,
  end: number,
  format: number,
  earlier: HuffmanTable | null,
  repeats: boolean,
): Literals {
  const head = format < 2 ? 3 : format + 2;
  const width = [10, 10, 14, 18][format];
  const low = (data[0] | (data[1] << 8) | (data[2] << 16) | (data[3] << 24)) >>> 4;
  const mask = 2 ** width - 1;
  const size = low & mask;
  const packed = (width === 18 ? (low >>> 18) | (data[4] << 10) : low >>> width) & mask;
  const next = head + packed;
  if (size > MAX_LITERALS || next > end) throw broken("literals longer than their block");
  let at = head;
  let table = earlier;
  if (!repeats) ({ table, next: at } = readHuffman(data, at, next));
  if (!table) throw broken("literals that repeat a table that is not there");
  const bytes = new Uint8Array(size);
  if (format === 0) decode(data, at, next, table, bytes);
  else fourStreams(data, at, next, table, bytes);
  return { bytes, table, next };
}

function fourStreams(data: Uint8Array, at: number, end: number, table: HuffmanTable, out: Uint8Array): void {
  const part = (out.length + 3) >> 2;
  let from = at + 6;
  for (let i = 0; i < 4; i++) {
    const to = i === 3 ? end : from + (data[at + 2 * i] | (data[at + 2 * i + 1] << 8));
    if (to > end || i * part > out.length) throw broken("a stream of literals longer than its block");
    decode(data, from, to, table, out.subarray(i * part, i === 3 ? out.length : (i + 1) * part));
    from = to;
  }
}

function decode(data: Uint8Array, from: number, to: number, table: HuffmanTable, out: Uint8Array): void {
  const { log, symbol, bits } = table;
  const stream = new BackwardBits(data, from, to);
  const mask = (1 << log) - 1;
  let left = stream.left;
  let i = 0;
  for (; i < out.length && left >= log; i++) {
    const byte = from + ((left - log) >> 3);
    const word = data[byte] | (data[byte + 1] << 8) | (data[byte + 2] << 16);
    const code = (word >> ((left - log) & 7)) & mask;
    out[i] = symbol[code];
    left -= bits[code];
  }
  stream.left = left;
  for (; i < out.length; i++) {
    const code = stream.peek(log);
    out[i] = symbol[code];
    stream.left -= bits[code];
  }
  if (stream.left !== 0) throw broken("literals that end too early or too late");
}

function readHuffman(data: Uint8Array, at: number, end: number): { table: HuffmanTable; next: number } {
  const head = data[at];
  if (head >= 128) {
    const count = head - 127;
    const next = at + 1 + ((count + 1) >> 1);
    if (next > end) throw broken("a table of literals longer than its block");
    const weights = Array.from(
      { length: count },
      (_, i) => (data[at + 1 + (i >> 1)] >> (i & 1 ? 0 : 4)) & 15,
    );
    return { table: huffmanTable(weights), next };
  }
  const next = at + 1 + head;
  if (next > end) throw broken("a table of literals longer than its block");
  const { table, next: from } = readTable(data, at + 1, next, { log: 6, symbol: 255 });
  const stream = new BackwardBits(data, from, next);
  const states = [stream.read(table.log), stream.read(table.log)];
  const weights: number[] = [];
  for (let turn = 0; weights.length < 255; turn ^= 1) {
    const state = states[turn];
    weights.push(table.symbol[state]);
    states[turn] = table.base[state] + stream.read(table.bits[state]);
    if (stream.left >= 0) continue;
    weights.push(table.symbol[states[turn ^ 1]]);
    break;
  }
  return { table: huffmanTable(weights), next };
}

/** The weight of the last symbol is not written: it fills what the others leave. */
function huffmanTable(weights: readonly number[]): HuffmanTable {
  const sum = weights.reduce((total, weight) => total + (weight ? 1 << (weight - 1) : 0), 0);
  const log = sum ? highBit(sum) + 1 : 0;
  const left = (1 << log) - sum;
  if (log === 0 || log > MAX_BITS || left & (left - 1)) throw broken("weights that do not add up");
  const all = [...weights, highBit(left) + 1];
  const table = { log, symbol: new Uint8Array(1 << log), bits: new Uint8Array(1 << log) };
  let place = 0;
  for (let weight = 1; weight <= log; weight++)
    for (const [symbol, own] of all.entries()) {
      if (own !== weight) continue;
      const to = place + (1 << (weight - 1));
      table.symbol.fill(symbol, place, to);
      table.bits.fill(log + 1 - weight, place, to);
      place = to;
    }
  return table;
}
