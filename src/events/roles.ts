/** Which professions and roles a profile text claims, by the open lists of `role-words.ts`. */
import { foldText, isUnspaced } from "../stats/index.js";
import { ROLE_WORDS } from "./role-words.js";

/** Words of the longest phrase that is looked up. */
const LONGEST = 4;
/** The Arabic article, folded. */
const ARTICLE = /^ال(?=.{3})/u;
/** Characters of a text in which roles are looked for. */
const LOOKED_AT = 500;

const folded = (text: string): string =>
  foldText(text)
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .normalize("NFC");

const PHRASES = new Map<string, string>();
const UNSPACED: (readonly [string, string])[] = [];
for (const [role, words] of Object.entries(ROLE_WORDS))
  for (const word of words.split(",").map(folded)) {
    if (isUnspaced(word)) UNSPACED.push([word, role]);
    else if (!PHRASES.has(word)) PHRASES.set(word, role);
  }

/** Ids of every role that the lists know. */
export const ROLES: readonly string[] = Object.keys(ROLE_WORDS);

/**
 * Roles that a text claims, in the order in which it names them, each once. Whole words only, in any case and without accents; in
 * scripts without spaces anywhere in the text. A hashtag counts as its word. Says what a text claims, not what is true.
 */
export function claimedRoles(text: string): string[] {
  const plain = folded(text.slice(0, LOOKED_AT).replace(/[#_]/g, " "));
  const words = plain.split(" ").map((word) => word.replace(ARTICLE, ""));
  const found: string[] = [];
  for (let at = 0; at < words.length; at++)
    for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
      const role = PHRASES.get(words.slice(at, at + length).join(" "));
      if (role === undefined) continue;
      found.push(role);
      at += length - 1;
      break;
    }
  for (const [word, role] of UNSPACED) if (plain.includes(word)) found.push(role);
  return [...new Set(found)];
}
