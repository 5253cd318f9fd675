/**
 * The clock of comments that a program worked out from words such as "2 years ago": as fine as the words are and no finer. The
 * number beside them has seconds, which are those of the moment of collecting.
 */

const FINE = /\b(?:second|minute)s? ago\b/i;
const WORDS = /\bago\b/i;

/** The time: a day where the words tell days or more, a minute where they tell minutes; the number itself without such words. */
export function timeAsTold(epoch: string | null, words: string | null): string | null {
  const seconds = Number(epoch);
  if (epoch === null || words === null || !WORDS.test(words) || !Number.isFinite(seconds)) return epoch;
  const time = new Date(seconds * 1000);
  if (Number.isNaN(time.getTime())) return epoch;
  return FINE.test(words) ? `${time.toISOString().slice(0, 16)}Z` : time.toISOString().slice(0, 10);
}
