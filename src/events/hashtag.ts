/**
 * Hashtags as they are compared: NFKC, lower case, without the sign. ZWNJ and combining marks belong to the word and stay;
 * controls of the writing direction, which nobody sees and which come along when a tag is copied, do not.
 */

const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
/** Joiners at an end join nothing. */
const LOOSE_JOINERS = /^[#\u200C\u200D]+|[\u200C\u200D]+$/gu;

/** The folded hashtag; null where no letter or digit is left. */
export function foldedHashtag(text: string): string | null {
  const plain = text.normalize("NFKC").replace(DIRECTION, "").trim().replace(LOOSE_JOINERS, "");
  const folded = plain.toLowerCase().normalize("NFC");
  return /[\p{L}\p{N}]/u.test(folded) ? folded : null;
}
