/**
 * What a text keeps when it is paraphrased or translated: names, numbers, links, and phrases of a few words. Nothing is understood: names are
 * words with a capital, so scripts without capitals have numbers, links and phrases only.
 */
import { isUnspaced } from "../../stats/index.js";

/** What may hold texts together besides nearly the same wording. */
export type FeatureKind = "phrase" | "name" | "number" | "link";

/** A feature of a text; `at` is its place in words, for phrases. */
export interface Feature {
  readonly kind: FeatureKind;
  readonly value: string;
  readonly at: number;
}

const ADDRESS = /https?:\/\/\S+|www\.\S+|[@#]\S+|p:[0-9a-f]{16}/giu;
const NAMES = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}\p{N}'’-]{2,}(?:\s+\p{Lu}[\p{L}\p{M}\p{N}'’-]{2,})*/gu;
const NUMBERS = /(?<![\p{L}\p{N}.,-])\p{Nd}[\p{Nd}.,]*\p{Nd}(?![\p{L}\p{N}-])/gu;
const YEAR = /^(19|20)\d\d$/;
const LETTERS = /\p{L}/gu;
const CAPITALS = /\p{Lu}/gu;
/** Words of a phrase; characters where a script has no spaces. */
const PHRASE_WORDS = 3;
const PHRASE_CHARACTERS = 6;
const MOST_MARKS = 12;

/** Names, numbers and links of a text, each once, at most twelve of each. */
export function marksOf(text: string, links: readonly string[]): Feature[] {
  const plain = text.normalize("NFKC").replace(ADDRESS, " ");
  const shouted = 2 * (plain.match(CAPITALS)?.length ?? 0) > (plain.match(LETTERS)?.length ?? 0);
  const names = shouted
    ? []
    : (plain.match(NAMES) ?? []).map((name) => name.toLowerCase().replace(/\s+/g, " "));
  const numbers = (plain.match(NUMBERS) ?? [])
    .map(digits)
    .filter((number) => number.length >= 3 && !YEAR.test(number));
  const of = (kind: FeatureKind, values: readonly string[]): Feature[] =>
    [...new Set(values)].slice(0, MOST_MARKS).map((value) => ({ kind, value, at: 0 }));
  return [...of("name", names), ...of("number", numbers), ...of("link", links)];
}

/** Phrases of a folded text: runs of three words, or of six characters in scripts without spaces. */
export function phrasesOf(folded: string): Feature[] {
  const { parts, size, space } = phraseParts(folded);
  return Array.from({ length: Math.max(0, parts.length - size + 1) }, (_, at) => ({
    kind: "phrase" as const,
    value: parts.slice(at, at + size).join(space),
    at: at / size,
  }));
}

/** What phrases of a folded text are made of: words or characters, how many of them, and what stands between two. */
export function phraseParts(folded: string): { parts: string[]; size: number; space: string } {
  return isUnspaced(folded)
    ? { parts: [...folded.replaceAll(" ", "")], size: PHRASE_CHARACTERS, space: "" }
    : { parts: folded.split(" "), size: PHRASE_WORDS, space: " " };
}

/** Digits of a number in any script, without separators. */
const digits = (number: string): string =>
  Array.from(number.replace(/[.,]/g, ""), (digit) => {
    const code = digit.codePointAt(0)!;
    if (code >= 0x06f0 && code <= 0x06f9) return String(code - 0x06f0);
    return code >= 0x0660 && code <= 0x0669 ? String(code - 0x0660) : digit;
  }).join("");
