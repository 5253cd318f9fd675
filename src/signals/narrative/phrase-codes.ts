/**
 * Phrases as numbers: each word once, each run of three words a number from the numbers of its words. Millions of phrases of a group and
 * its controls are counted so; as strings they were a sixth of the time of all signals, and most of what had to be collected.
 */
import { phraseParts } from "./story-features.js";

/** Stands where a phrase has no second and third part. */
const NONE = -1;

/** Numbers of phrases, from 0 in the order in which they are met. */
export class PhraseCodes {
  private readonly wordCodes = new Map<string, number>();
  private readonly words: string[] = [];
  /** Three parts of each phrase. */
  private parts = new Int32Array(3 * 1024);
  /** Places of phrases by hash, each with 1 added; a power of two. */
  private table = new Int32Array(4096);
  private count = 0;

  /** Phrases met so far. */
  get size(): number {
    return this.count;
  }

  /** Phrases of a folded text in order, and how many words or characters each has: phrases so many places apart do not overlap. */
  of(folded: string): { codes: Int32Array; size: number } {
    const { parts, size, space } = phraseParts(folded);
    const codes = new Int32Array(Math.max(0, parts.length - size + 1));
    if (space === "")
      for (let at = 0; at < codes.length; at++)
        codes[at] = this.code(this.word(parts.slice(at, at + size).join("")), NONE, NONE);
    else {
      let [a, b] = [NONE, codes.length > 0 ? this.word(parts[0]) : NONE];
      let c = codes.length > 0 ? this.word(parts[1]) : NONE;
      for (let at = 0; at < codes.length; at++) {
        [a, b, c] = [b, c, this.word(parts[at + 2])];
        codes[at] = this.code(a, b, c);
      }
    }
    return { codes, size };
  }

  /** The phrase of a number. */
  value(code: number): string {
    const [a, b, c] = [0, 1, 2].map((part) => this.parts[3 * code + part]);
    return b === NONE ? this.words[a] : `${this.words[a]} ${this.words[b]} ${this.words[c]}`;
  }

  private word(word: string): number {
    const known = this.wordCodes.get(word);
    if (known !== undefined) return known;
    this.wordCodes.set(word, this.words.length);
    return this.words.push(word) - 1;
  }

  private code(a: number, b: number, c: number): number {
    const { parts, table } = this;
    let at = hashOf(a, b, c) & (table.length - 1);
    for (; table[at] > 0; at = (at + 1) & (table.length - 1)) {
      const place = 3 * (table[at] - 1);
      if (parts[place] === a && parts[place + 1] === b && parts[place + 2] === c) return table[at] - 1;
    }
    const code = this.count++;
    table[at] = code + 1;
    if (3 * this.count > parts.length) this.parts = doubledInt32(parts);
    this.parts[3 * code] = a;
    this.parts[3 * code + 1] = b;
    this.parts[3 * code + 2] = c;
    if (2 * this.count > table.length) this.rehash();
    return code;
  }

  private rehash(): void {
    const table = new Int32Array(2 * this.table.length);
    for (let code = 0; code < this.count; code++) {
      let at =
        hashOf(this.parts[3 * code], this.parts[3 * code + 1], this.parts[3 * code + 2]) & (table.length - 1);
      while (table[at] > 0) at = (at + 1) & (table.length - 1);
      table[at] = code + 1;
    }
    this.table = table;
  }
}

function hashOf(a: number, b: number, c: number): number {
  let hash = Math.imul(a ^ 0x3c6ef372, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15) ^ b, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13) ^ c, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function doubledInt32(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * values.length);
  more.set(values);
  return more;
}
