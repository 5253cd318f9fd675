/**
 * Folding of text for comparison: what differs only by keyboard, clock or addressee becomes equal. Written for many scripts;
 * Arabic and Persian typing variants are the ones that hide most copies.
 */

const ADDRESSES = /https?:\/\/\S+|www\.\S+/giu;
/** Mentions, and the pseudonyms that replace them (`p:` and 16 hex digits). */
const NAMES = /@?p:[0-9a-f]{16}|@[\p{L}\p{M}\p{N}_.]+/giu;
const MANUAL_REPOST = /^\s*rt(?=\s*(@|p:[0-9a-f]{16}))/iu;
/** All format characters but the zero-width non-joiner (bidi controls, joiners, soft hyphens, …), variation selectors, tatweel, Arabic vowel signs. */
const INVISIBLE = /(?!\u200C)[\p{Cf}\p{Variation_Selector}\u0640\u064B-\u065F\u0670]/gu;
const NOT_WORD = /[^\p{L}\p{M}\p{N}]+/gu;
const ARABIC = /[\u0600-\u06FF]/u;
const CYRILLIC = /[\u0400-\u04FF]/u;
const ARABIC_VARIANTS =
  /[\u0622\u0623\u0625\u0671\u0629\u06C0\u06C1\u06D5\u064A\u0649\u06CC\u0643\u06A9\u0660-\u0669\u06F0-\u06F9]/gu;
/** Letters that lower-casing leaves apart: sharp s, final sigma, Turkish dotless i and the dot over it, Cyrillic yo. */
const LATIN_VARIANTS = /[\u00DF\u03C2\u0131\u0451]|i\u0307/gu;
const LATIN_FORMS: Readonly<Record<string, string>> = { ß: "ss", ς: "σ", ı: "i", ё: "е", "i\u0307": "i" };
const MIXED_WORD = /[a-z]*[\u0400-\u04FF][a-z\u0400-\u04FF]*/gu;
/** Latin letters that look like Cyrillic ones, in either case. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: "а",
  c: "с",
  e: "е",
  o: "о",
  p: "р",
  x: "х",
  y: "у",
  i: "і",
  k: "к",
  m: "м",
  t: "т",
};
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu;

/** From the first character of Thai on; no script without spaces lies before it. */
const BEYOND_SPACED = /[\u0E00-\uFFFF]/;
const NOT_ASCII = /[^\0-\x7F]/;
const NOT_ASCII_WORD = /[^a-z0-9]+/g;

/** Longest folded text that is compared, in UTF-16 units; what follows is cut. */
export const FOLDED_LIMIT = 5000;

/**
 * A text as it is compared: NFKC, lower case, without links, mentions, pseudonyms, punctuation, bidi controls, tatweel and
 * Arabic vowel signs; Arabic and Persian alef, heh, yeh, kaf and digits made one; ß, ς, ı and ё made ss, σ, i and е; Latin
 * letters inside a Cyrillic word made the Cyrillic ones they look like; the zero-width non-joiner and every run of other
 * characters become one space. At most 5,000 units long. When it misleads: texts that differ in emoji or numbers' signs only
 * become equal; transliteration, paraphrase, traditional against simplified Chinese and accents left out stay different.
 * Cost: linear.
 */
export function foldText(text: string): string {
  const folded = NOT_ASCII.test(text) ? foldLetters(text) : foldAscii(text);
  return folded.trim().slice(0, FOLDED_LIMIT).trim();
}

/** What is left to do where there are none but ASCII letters. */
const foldAscii = (text: string): string =>
  text
    .replace(MANUAL_REPOST, " ")
    .replace(ADDRESSES, " ")
    .replace(NAMES, " ")
    .toLowerCase()
    .replace(NOT_ASCII_WORD, " ");

function foldLetters(text: string): string {
  const plain = text
    .normalize("NFKC")
    .replace(MANUAL_REPOST, " ")
    .replace(ADDRESSES, " ")
    .replace(NAMES, " ")
    .replace(INVISIBLE, "")
    .toLowerCase()
    .replace(LATIN_VARIANTS, (letter) => LATIN_FORMS[letter]);
  const arabic = ARABIC.test(plain) ? plain.replace(ARABIC_VARIANTS, arabicForm) : plain;
  const oneForm = CYRILLIC.test(arabic) ? arabic.replace(MIXED_WORD, cyrillicWord) : arabic;
  return oneForm.replace(NOT_WORD, " ");
}

function arabicForm(letter: string): string {
  const code = letter.charCodeAt(0);
  if (code >= 0x06f0) return String(code - 0x06f0);
  if (code >= 0x0660 && code <= 0x0669) return String(code - 0x0660);
  if (code === 0x0643 || code === 0x06a9) return "\u06A9";
  if (code === 0x064a || code === 0x0649 || code === 0x06cc) return "\u06CC";
  return code === 0x0629 || code > 0x06a9 ? "\u0647" : "\u0627";
}

/** A word with a Cyrillic letter, in Cyrillic where every Latin letter of it has a double there. */
function cyrillicWord(word: string): string {
  const letters = [...word];
  if (letters.some((letter) => letter <= "z" && !(letter in LOOKALIKES))) return word;
  return letters.map((letter) => LOOKALIKES[letter] ?? letter).join("");
}

/** Whether most of a folded text stands in scripts that put no spaces between words (Chinese, Japanese, Thai, …). */
export function isUnspaced(folded: string): boolean {
  if (!BEYOND_SPACED.test(folded)) return false;
  const found = folded.match(UNSPACED)?.length ?? 0;
  return 2 * found > folded.length - (folded.match(/ /g)?.length ?? 0);
}
