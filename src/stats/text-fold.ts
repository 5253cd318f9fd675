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
const ARABIC_VARIANTS = /[\u064A\u0649\u06CC\u0643\u06A9\u0660-\u0669\u06F0-\u06F9]/gu;
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu;

/** Longest folded text that is compared, in UTF-16 units; what follows is cut. */
export const FOLDED_LIMIT = 5000;

/**
 * A text as it is compared: NFKC, lower case, without links, mentions, pseudonyms, punctuation, bidi controls, tatweel and
 * Arabic vowel signs; Arabic and Persian yeh, kaf and digits made one; the zero-width non-joiner and every run of other
 * characters become one space. At most 5,000 units long. When it misleads: texts that differ in emoji or numbers' signs only
 * become equal; transliteration and paraphrase stay different. Cost: linear.
 */
export function foldText(text: string): string {
  const plain = text
    .normalize("NFKC")
    .replace(MANUAL_REPOST, " ")
    .replace(ADDRESSES, " ")
    .replace(NAMES, " ")
    .replace(INVISIBLE, "")
    .toLowerCase();
  const oneForm = ARABIC.test(plain) ? plain.replace(ARABIC_VARIANTS, arabicForm) : plain;
  return oneForm.replace(NOT_WORD, " ").trim().slice(0, FOLDED_LIMIT).trim();
}

function arabicForm(letter: string): string {
  const code = letter.charCodeAt(0);
  if (code >= 0x06f0) return String(code - 0x06f0);
  if (code >= 0x0660 && code <= 0x0669) return String(code - 0x0660);
  return code === 0x0643 || code === 0x06a9 ? "\u06A9" : "\u06CC";
}

/** Whether most of a folded text stands in scripts that put no spaces between words (Chinese, Japanese, Thai, …). */
export function isUnspaced(folded: string): boolean {
  const found = folded.match(UNSPACED)?.length ?? 0;
  return 2 * found > folded.length - (folded.match(/ /g)?.length ?? 0);
}
