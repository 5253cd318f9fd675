/** Handles and names as shapes and as patterns that several may share: what is left of them under pseudonyms, once hashed. */
import { foldText } from "../stats/index.js";
import { claimedRoles } from "./roles.js";

const PARTS = /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|[\p{L}\p{M}]+|\p{N}+|[^\p{L}\p{M}\p{N}]+/gu;
/** Most parts of a handle that are looked at. */
const MOST_PARTS = 8;
/** Longest run of digits that a shape tells apart. */
const LONGEST_RUN = 12;
/** Digits from which a run's first two are a pattern of their own. */
const SERIAL = 3;

/** Handles that a platform proposes or makes by itself; the first list holds for every platform. */
const DEFAULTS: Readonly<Record<string, readonly RegExp[]>> = {
  "": [/^\d+$/, /^\p{L}[\p{L}_.-]*\d{8,}$/u],
  x: [/^[A-Za-z]+\d{5,}$/, /^[A-Z][a-z]+[A-Z][a-z]*\d{4}$/],
  facebook: [/^[a-z]+(?:\.[a-z]+)+(?:\.\d{1,9})?$/i, /^profile\.php/],
  instagram: [/^[a-z]+[._]?[a-z]+\d{4,}$/],
  reddit: [/^[A-Z][a-z]+[-_]?[A-Z][a-z]+[-_]?\d{1,4}$/],
  telegram: [/^user_?\d+$/i],
  tiktok: [/^user\d+$/, /^dy[a-z0-9]{8,}$/],
  youtube: [/^user-[a-z0-9]{5,}$/, /-[a-z0-9]{2}\d[a-z0-9]{2}$/, /^UC[\w-]{22}$/],
};

/** A handle without its sign and without the server that all handles of a place end in. */
const bare = (handle: string): string =>
  handle
    .trim()
    .replace(/^@/, "")
    .replace(/@.*$/, "")
    .replace(/\.bsky\.social$/i, "");

/** Whether the platform makes handles of this shape by itself, so that sharing it says nothing. */
export function isDefaultHandle(platform: string, handle: string): boolean {
  const plain = bare(handle);
  return [...DEFAULTS[""], ...(DEFAULTS[platform] ?? [])].some((pattern) => pattern.test(plain));
}

/** A part as its kind: `a` or `A` for letters (by the first), a `9` for each digit, signs as they are. */
function masked(part: string): string {
  if (/^\p{N}/u.test(part)) return "9".repeat(Math.min(part.length, LONGEST_RUN));
  if (/^\p{Lu}/u.test(part)) return "A";
  return /^[\p{L}\p{M}]/u.test(part) ? "a" : part.slice(0, 3);
}

const partsOf = (handle: string): string[] => (bare(handle).match(PARTS) ?? []).slice(0, MOST_PARTS);

/** The shape of a handle: `Peter_1984` is `A_9999`. No letter of it is left. */
export const handleShape = (handle: string): string => partsOf(handle).map(masked).join("");

/**
 * Patterns of a handle: its shape with one word or number kept (`A_[1984]`, `[peter]_9999`), and with the first two digits of a long
 * number (`A_[19…]99`). Handles made by one template share at least one. A word for a profession is no pattern: members of one profession
 * use it, each by herself.
 */
export function handlePatterns(handle: string): string[] {
  const parts = partsOf(handle);
  const masks = parts.map(masked);
  const kept = (at: number, what: string) =>
    `${masks.slice(0, at).join("")}[${what}]${masks.slice(at + 1).join("")}`;
  const patterns = parts.flatMap((part, at) => {
    if (/^[^\p{L}\p{M}\p{N}]/u.test(part) || claimedRoles(part).length > 0) return [];
    const whole = kept(at, part.toLowerCase());
    return /^\p{N}/u.test(part) && part.length >= SERIAL
      ? [whole, kept(at, `${part.slice(0, 2)}…${masks[at].slice(2)}`)]
      : [whole];
  });
  return [...new Set(patterns)];
}

/** Least letters of a name for it to be compared, and for it to be compared with one letter left out; most that are looked at. */
const LEAST_NAME = 4;
const LEAST_NEAR = 8;
const MOST_NAME = 24;

/** Patterns of a display name: the folded name without digits, and that with each single letter left out, so that near-duplicates share one. */
export function namePatterns(name: string): string[] {
  const folded = foldText(name)
    .replace(/[\p{N} ]+/gu, " ")
    .trim();
  const letters = [...folded].slice(0, MOST_NAME);
  if (letters.length < LEAST_NAME) return [];
  const near =
    letters.length < LEAST_NEAR ? [] : letters.map((_, i) => letters.filter((_, j) => j !== i).join(""));
  return [...new Set([letters.join(""), ...near])];
}
