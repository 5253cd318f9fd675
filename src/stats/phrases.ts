/** Phrases: a text as the set of its short runs of words, and in how many texts each of them stands. */
import { mixed } from "./minhash-shingles.js";
import { isUnspaced } from "./text-fold.js";

/** Characters of a phrase in scripts without spaces, about two words. */
const UNSPACED = 4;

/**
 * The phrases of a folded text: hashes of its runs of two words (of four characters, spaces dropped, where the script has no spaces),
 * ascending, each once. A text of one word has none. Hashes of 32 bits may collide. Cost: n log n.
 */
export function phrases(folded: string): Uint32Array {
  const parts = isUnspaced(folded) ? characterRuns(folded) : wordPairs(folded);
  parts.sort();
  let kept = 0;
  for (let i = 0; i < parts.length; i++) if (i === 0 || parts[i] !== parts[i - 1]) parts[kept++] = parts[i];
  return parts.slice(0, kept);
}

function wordPairs(folded: string): Uint32Array {
  const pairs: number[] = [];
  let before = 0;
  let word = 0;
  let words = 0;
  for (let i = 0; i <= folded.length; i++) {
    const code = i < folded.length ? folded.charCodeAt(i) : 32;
    if (code !== 32) {
      word = Math.imul(word ^ code, 0xcc9e2d51);
      word = (word << 15) | (word >>> 17);
      continue;
    }
    if (words++ > 0) pairs.push(mixed(Math.imul(mixed(before), 0x1b873593) ^ mixed(word)));
    before = word;
    word = 0;
  }
  return Uint32Array.from(pairs);
}

function characterRuns(folded: string): Uint32Array {
  const text = folded.replaceAll(" ", "");
  return Uint32Array.from({ length: Math.max(0, text.length - UNSPACED + 1) }, (_, i) => {
    let hash = UNSPACED;
    for (let j = i; j < i + UNSPACED; j++)
      hash = Math.imul((hash << 15) | (hash >>> 17), 0x1b873593) ^ text.charCodeAt(j);
    return mixed(hash);
  });
}

const MOST_SLOTS = 2 ** 25;
/** Texts that are counted of one phrase, at most. */
export const MOST_COUNTED = 0xffff;
const SECOND = 0x9e3779b9;
/** Slots for each text that is expected: twice the phrases of a short post. */
const SLOTS_A_TEXT = 32;

/**
 * In how many texts a phrase stands, up to 65,535. A count-min sketch of two rows: never too few; too many where others fall on both of its
 * slots, which with the texts expected about one in ten phrases of a single text does.
 * Reference: Cormode, Muthukrishnan 2005: An improved data stream summary, https://doi.org/10.1016/j.jalgor.2003.12.001.
 */
export class PhraseCounts {
  private readonly first: Uint16Array;
  private readonly second: Uint16Array;
  private readonly mask: number;
  private counted = 0;

  /** @param expected texts; memory is 128 to 256 bytes each, 128 MB at most. */
  constructor(expected: number) {
    const slots = Math.min(MOST_SLOTS, 2 ** Math.ceil(Math.log2(SLOTS_A_TEXT * Math.max(expected, 32))));
    this.mask = slots - 1;
    this.first = new Uint16Array(slots);
    this.second = new Uint16Array(slots);
  }

  /** Texts counted. */
  get texts(): number {
    return this.counted;
  }

  /** Counts a text once in each of its phrases. */
  add(set: Uint32Array): void {
    this.counted++;
    for (const phrase of set) {
      const i = phrase & this.mask;
      const j = mixed(phrase ^ SECOND) & this.mask;
      if (this.first[i] < MOST_COUNTED) this.first[i]++;
      if (this.second[j] < MOST_COUNTED) this.second[j]++;
    }
  }

  /** Texts in which a phrase stands, or more. */
  of(phrase: number): number {
    return Math.min(this.first[phrase & this.mask], this.second[mixed(phrase ^ SECOND) & this.mask]);
  }
}
