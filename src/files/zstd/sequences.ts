/** The sequences of a block (RFC 8878, section 3.1.1.3.2): so many literals, then so many bytes copied from so far back. */
import { BackwardBits, broken, builtTable, type FseTable, readTable, singleTable } from "./fse.js";
import type { History } from "./history.js";

/** What one block hands on to the next of its frame. */
export interface SequenceState {
  tables: (FseTable | null)[];
  /** The three distances that were used last. */
  readonly distances: [number, number, number];
}

/** The state at the beginning of a frame. */
export const sequenceState = (): SequenceState => ({ tables: [null, null, null], distances: [1, 4, 8] });

const counts = (text: string): number[] =>
  text.split(" ").flatMap((part) => {
    const [count, times] = part.split("x").map(Number);
    return new Array<number>(times ?? 1).fill(count);
  });

/** Literal lengths, distances, match lengths: the tables that are known beforehand, and how fine and long others may be. */
const KINDS = [
  { known: builtTable(counts("4 3 2x11 1x3 2x9 3 2 1x5 -1x4"), 6), max: { log: 9, symbol: 35 } },
  { known: builtTable(counts("1x6 2x3 1x15 -1x5"), 5), max: { log: 8, symbol: 31 } },
  { known: builtTable(counts("1 4 3 2x6 1x37 -1x7"), 6), max: { log: 9, symbol: 52 } },
] as const;

/** Lengths of the codes: the bits that follow each, and the length from which on they count. */
function lengths(first: number, bits: readonly number[]): { bits: Uint8Array; base: Uint32Array } {
  const base = new Uint32Array(bits.length);
  for (let code = 0, next = first; code < bits.length; next += 2 ** bits[code++]) base[code] = next;
  return { bits: Uint8Array.from(bits), base };
}
const LITERALS = lengths(0, counts("0x16 1x4 2x2 3x2 4 6 7 8 9 10 11 12 13 14 15 16"));
const MATCHES = lengths(3, counts("0x32 1x4 2x2 3x2 4x2 5 7 8 9 10 11 12 13 14 15 16"));

/** A block whose literals are read. */
export interface SequenceJob {
  readonly data: Uint8Array;
  /** Where the sequences begin and the block ends. */
  readonly begin: number;
  readonly end: number;
  readonly literals: Uint8Array;
  readonly state: SequenceState;
  readonly history: History;
  /** Room for the longest block. */
  readonly out: Uint8Array;
}

/** Unpacks the sequences of a block into `out`; returns how many bytes it is long. */
export function runSequences({ data, begin, end, literals, state, history, out }: SequenceJob): number {
  const { count, at } = countOf(data, begin, end);
  let written = 0;
  let taken = 0;
  if (count > 0) {
    const [lengthTable, distanceTable, matchTable, from] = readTables(data, at, end, state);
    const bits = new BackwardBits(data, from, end);
    let length = bits.read(lengthTable.log);
    let far = bits.read(distanceTable.log);
    let match = bits.read(matchTable.log);
    for (let left = count; left > 0; left--) {
      const lengthCode = lengthTable.symbol[length];
      const distanceCode = distanceTable.symbol[far];
      const matchCode = matchTable.symbol[match];
      const value =
        distanceCode <= 24 ? (1 << distanceCode) + bits.read(distanceCode) : farValue(bits, distanceCode);
      const copied = MATCHES.base[matchCode] + bits.read(MATCHES.bits[matchCode]);
      const plain = LITERALS.base[lengthCode] + bits.read(LITERALS.bits[lengthCode]);
      if (taken + plain > literals.length || written + plain + copied > out.length)
        throw broken("a block that is too long");
      for (let i = 0; i < plain; i++) out[written + i] = literals[taken + i];
      written += plain;
      taken += plain;
      copyMatch(distanceOf(value, plain, state.distances), copied, history, out, written);
      written += copied;
      if (left === 1) break;
      length = lengthTable.base[length] + bits.read(lengthTable.bits[length]);
      match = matchTable.base[match] + bits.read(matchTable.bits[match]);
      far = distanceTable.base[far] + bits.read(distanceTable.bits[far]);
    }
    if (bits.left !== 0) throw broken("sequences that end too early or too late");
  }
  const rest = literals.subarray(taken);
  if (written + rest.length > out.length) throw broken("a block that is too long");
  out.set(rest, written);
  return written + rest.length;
}

/** Values of more bits than are read at once. */
const farValue = (bits: BackwardBits, code: number): number =>
  2 ** code + bits.read(code - 16) * 65536 + bits.read(16);

function countOf(data: Uint8Array, at: number, end: number): { count: number; at: number } {
  if (at >= end) throw broken("a block without sequences");
  const first = data[at];
  if (first < 128) return { count: first, at: at + 1 };
  if (first < 255) return { count: ((first - 128) << 8) + data[at + 1], at: at + 2 };
  return { count: data[at + 1] + (data[at + 2] << 8) + 0x7f00, at: at + 3 };
}

function readTables(
  data: Uint8Array,
  begin: number,
  end: number,
  state: SequenceState,
): [FseTable, FseTable, FseTable, number] {
  const modes = data[begin];
  let at = begin + 1;
  state.tables = KINDS.map(({ known, max }, kind) => {
    const mode = (modes >> (6 - 2 * kind)) & 3;
    if (mode === 0) return known;
    if (mode === 1) {
      if (data[at] > max.symbol) throw broken("a code that does not exist");
      return singleTable(data[at++]);
    }
    if (mode === 3) return state.tables[kind];
    const { table, next } = readTable(data, at, end, max);
    at = next;
    return table;
  });
  const [lengths, distances, matches] = state.tables;
  if (!lengths || !distances || !matches) throw broken("sequences that repeat a table that is not there");
  return [lengths, distances, matches, at];
}

/** The distance that a value stands for: the values 1 to 3 name the last three, shifted by one where no literal came before. */
function distanceOf(value: number, literals: number, last: [number, number, number]): number {
  if (value > 3) {
    last[2] = last[1];
    last[1] = last[0];
    last[0] = value - 3;
    return last[0];
  }
  const index = value - 1 + (literals === 0 ? 1 : 0);
  if (index === 0) return last[0];
  const distance = index === 3 ? last[0] - 1 : last[index];
  if (index > 1) last[2] = last[1];
  last[1] = last[0];
  last[0] = distance;
  return distance;
}

function copyMatch(distance: number, length: number, history: History, out: Uint8Array, at: number): void {
  if (distance < 1) throw broken("a distance of nothing");
  let to = at;
  const end = at + length;
  if (distance > at) {
    const before = Math.min(length, distance - at);
    history.copy(distance - at, before, out, at);
    to += before;
  }
  for (let from = to - distance; to < end; ) out[to++] = out[from++];
}
