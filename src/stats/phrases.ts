/** Phrases: a text as the set of its short runs of words, and in how many texts each of them stands. */
import { mixed } from "./minhash-shingles.js";
import { sortHashes } from "./sort-hashes.js";
import { isUnspaced } from "./text-fold.js";

/** Characters of a phrase in scripts without spaces, about two words. */
const UNSPACED = 4;

/**
 * The phrases of a folded text: hashes of its runs of two words (of four characters, spaces dropped, where the script has no spaces),
 * ascending, each once. A text of one word has none. Hashes of 32 bits may collide. Cost: linear.
 *
 * @param into is overwritten where it is long enough, a number a character, and a view of it returned: for callers that look at millions of sets and keep none.
 */
export function phrases(folded: string, into?: Uint32Array): Uint32Array {
  const found = into && into.length >= folded.length ? into : new Uint32Array(folded.length);
  const length = isUnspaced(folded) ? characterRuns(folded, found) : wordPairs(folded, found);
  const set = found.subarray(0, sortHashes(found, length));
  return into ? set : set.slice();
}

function wordPairs(folded: string, pairs: Uint32Array): number {
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
    if (words > 0) pairs[words - 1] = mixed(Math.imul(mixed(before), 0x1b873593) ^ mixed(word));
    words++;
    before = word;
    word = 0;
  }
  return Math.max(0, words - 1);
}

function characterRuns(folded: string, runs: Uint32Array): number {
  const text = folded.replaceAll(" ", "");
  const length = Math.max(0, text.length - UNSPACED + 1);
  for (let i = 0; i < length; i++) {
    let hash = UNSPACED;
    for (let j = i; j < i + UNSPACED; j++)
      hash = Math.imul((hash << 15) | (hash >>> 17), 0x1b873593) ^ text.charCodeAt(j);
    runs[i] = mixed(hash);
  }
  return length;
}

const MOST_SLOTS = 2 ** 28;
const SECOND = 0x9e3779b9;
/** Slots for each text that is expected: twice the phrases of a short post. */
const SLOTS_A_TEXT = 32;
/** Steps of a counter: one text each up to here, then each a tenth more texts than the one before, 25 million at the last. */
const EXACT_STEPS = 128;
const STEPS = 256;
const WIDER = 1.1;

/** Texts that stand behind each step of a counter. */
const TEXTS_OF_STEP = Float64Array.from({ length: STEPS }, (_, step) =>
  step <= EXACT_STEPS ? step : EXACT_STEPS + (WIDER ** (step - EXACT_STEPS) - 1) / (WIDER - 1),
);
/** Chance of a counter to go on from each step, of 2^32. */
const GOES_ON = Float64Array.from(
  { length: STEPS },
  (_, step) => 2 ** 32 / ((TEXTS_OF_STEP[step + 1] ?? Number.POSITIVE_INFINITY) - TEXTS_OF_STEP[step]),
);

/**
 * In how many texts a phrase stands. A count-min sketch of two rows of a byte a slot: up to 128 texts never too few, beyond that a step stands for ever more texts and is taken by chance
 * (about a fifth off); too many where others fall on both slots, which with the texts expected about one in ten phrases of a single text does.
 * References: Cormode, Muthukrishnan 2005: An improved data stream summary, https://doi.org/10.1016/j.jalgor.2003.12.001; Morris 1978: Counting
 * large numbers of events in small registers, https://doi.org/10.1145/359619.359627.
 */
export class PhraseCounts {
  /** Steps of a counter. */
  static readonly STEPS = STEPS;
  private readonly first: Uint8Array;
  private readonly second: Uint8Array;
  private readonly mask: number;
  private counted = 0;
  private state = 1;

  /** @param expected texts; memory is 64 to 128 bytes each, 512 MB at most. */
  constructor(expected: number) {
    const slots = Math.min(MOST_SLOTS, 2 ** Math.ceil(Math.log2(SLOTS_A_TEXT * Math.max(expected, 32))));
    this.mask = slots - 1;
    this.first = new Uint8Array(slots);
    this.second = new Uint8Array(slots);
  }

  /** Texts counted. */
  get texts(): number {
    return this.counted;
  }

  /** Counts a text once in each of its phrases. */
  add(set: Uint32Array): void {
    this.counted++;
    for (let i = 0; i < set.length; i++) {
      this.step(this.first, set[i] & this.mask);
      this.step(this.second, mixed(set[i] ^ SECOND) & this.mask);
    }
  }

  private step(row: Uint8Array, slot: number): void {
    const step = row[slot];
    if (step < EXACT_STEPS) {
      row[slot] = step + 1;
      return;
    }
    this.state = (Math.imul(this.state, 1664525) + 1013904223) | 0;
    if (mixed(this.state) < GOES_ON[step]) row[slot] = step + 1;
  }

  /** Step of the counter of a phrase: 1 for one text, more for more. */
  stepOf(phrase: number): number {
    return Math.min(this.first[phrase & this.mask], this.second[mixed(phrase ^ SECOND) & this.mask]);
  }

  /** Texts in which a phrase stands, about, or more. */
  of(phrase: number): number {
    return TEXTS_OF_STEP[this.stepOf(phrase)];
  }

  /** What a phrase weighs, by the step of its counter: ln(1 + texts / texts with it). */
  weights(): Float64Array {
    return TEXTS_OF_STEP.map((texts) => (texts === 0 ? 0 : Math.log1p(this.counted / texts)));
  }
}
