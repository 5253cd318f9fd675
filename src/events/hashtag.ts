/** Hashtags as they are compared: NFKC, lower case, without the sign. ZWNJ and combining marks belong to the word and stay. */

/** The folded hashtag; null where no letter or digit is left. */
export function foldedHashtag(text: string): string | null {
  const folded = text.normalize("NFKC").trim().replace(/^#+/, "").toLowerCase().normalize("NFC");
  return /[\p{L}\p{N}]/u.test(folded) ? folded : null;
}
