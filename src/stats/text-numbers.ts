/** Numbers for distinct texts, by fingerprint: millions of them without keeping a text. */
import { mixed } from "./minhash-shingles.js";

const FEWEST_SLOTS = 1024;
/** Slots a text, at least. */
const ROOM = 2;

/**
 * Numbers texts from 0 in order of first appearance. A text is known by 64 bits of hash: of 15 million distinct texts two are taken for one with a
 * probability of 6 in a million. A map of the texts themselves would end at 16.7 million of them, and keep them all. Cost: linear in the text; memory 16 to 32 bytes a
 * distinct text.
 */
export class TextNumbers {
  /** Two words of hash for each text. */
  private hashes = new Int32Array(2 * FEWEST_SLOTS);
  /** 1 more than a number; 0 for none. */
  private slots = new Int32Array(ROOM * FEWEST_SLOTS);
  private numbered = 0;

  /** Distinct texts so far. */
  get size(): number {
    return this.numbered;
  }

  /** The number of a text; a text that was not seen before gets the next. */
  of(text: string): number {
    const [high, low] = fingerprint(text);
    const mask = this.slots.length - 1;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const number = this.slots[slot] - 1;
      if (number < 0) return this.add(high, low, slot);
      if (this.hashes[2 * number] === high && this.hashes[2 * number + 1] === low) return number;
    }
  }

  private add(high: number, low: number, slot: number): number {
    const number = this.numbered++;
    if (2 * number === this.hashes.length) {
      const wider = new Int32Array(4 * number);
      wider.set(this.hashes);
      this.hashes = wider;
    }
    this.hashes[2 * number] = high;
    this.hashes[2 * number + 1] = low;
    this.slots[slot] = number + 1;
    if (this.numbered * ROOM > this.slots.length) this.rehash();
    return number;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let number = 0; number < this.numbered; number++) {
      let slot = this.hashes[2 * number + 1] & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = number + 1;
    }
  }
}

/** Two independent 32-bit hashes of a text (the rounds of MurmurHash3 with two pairs of constants). */
function fingerprint(text: string): readonly [number, number] {
  let [high, low] = [text.length ^ 0x9747b28c, text.length];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ Math.imul(code + 1, 0xcc9e2d51), 0x1b873593);
    high = (high << 13) | (high >>> 19);
    low = Math.imul(low ^ Math.imul(code + 1, 0x239b961b), 0x38b34ae5);
    low = (low << 17) | (low >>> 15);
  }
  return [mixed(high) | 0, mixed(low ^ 0x5bd1e995) | 0];
}
