/** Where two posts differ, word by word: the longest common run of words, with what stands outside it marked in each. */

/** A stretch of a text; `same` where the other text has it too. */
export interface Stretch {
  readonly text: string;
  readonly same: boolean;
}

/** Words that are compared at most between the common beginning and the common end; beyond that all counts as different. */
const MOST_WORDS = 600;

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/gu) ?? [];

/** Both texts as stretches. */
export function difference(a: string, b: string): readonly [readonly Stretch[], readonly Stretch[]] {
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
  const least = Math.min(wordsA.length, wordsB.length);
  let head = 0;
  while (head < least && wordsA[head] === wordsB[head]) head++;
  let tail = 0;
  while (tail < least - head && wordsA[wordsA.length - 1 - tail] === wordsB[wordsB.length - 1 - tail]) tail++;
  const [middleA, middleB] = [
    wordsA.slice(head, wordsA.length - tail),
    wordsB.slice(head, wordsB.length - tail),
  ];
  const [sameA, sameB] = common(middleA, middleB);
  const whole = (words: readonly string[], same: readonly boolean[]) =>
    joined(words, (i) => i < head || i >= words.length - tail || same[i - head]);
  return [whole(wordsA, sameA), whole(wordsB, sameB)];
}

function joined(words: readonly string[], isSame: (index: number) => boolean): Stretch[] {
  const stretches: { text: string; same: boolean }[] = [];
  words.forEach((text, i) => {
    const same = isSame(i);
    const last = stretches.at(-1);
    if (last && last.same === same) last.text += text;
    else stretches.push({ text, same });
  });
  return stretches;
}

/** For each word whether it belongs to a longest common subsequence. */
function common(a: readonly string[], b: readonly string[]): [boolean[], boolean[]] {
  const inA = a.map(() => false);
  const inB = b.map(() => false);
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return [inA, inB];
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j]
          ? lengths[(i + 1) * width + j + 1] + 1
          : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      inA[i++] = true;
      inB[j++] = true;
    } else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) i++;
    else j++;
  }
  return [inA, inB];
}
