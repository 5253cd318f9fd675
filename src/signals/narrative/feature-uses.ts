/** How many texts use each mark or phrase of a ground's texts, and whether several accounts do. Each text is read once. */
import { PhraseCodes } from "./phrase-codes.js";
import { type Feature, marksOf } from "./story-features.js";
import type { StoryTexts } from "./story-texts.js";

/** A feature with its number among those of all texts. */
export interface UsedFeature extends Feature {
  readonly code: number;
}

/** Features of all texts. */
export interface FeatureUses {
  /** Features of a text that two accounts or more use, in the order in which they stand there. */
  readonly sharedIn: (document: number) => UsedFeature[];
  /** Texts that use a feature, by its number. */
  readonly documents: Int32Array;
}

/** Names, numbers and links of all texts. */
export function markUses(texts: StoryTexts): FeatureUses {
  const known = new Map<string, number>();
  const marks: Feature[] = [];
  const codesIn = texts.documents.map(({ text, links }) =>
    Int32Array.from(marksOf(text, links), (mark) => {
      const name = `${mark.kind}:${mark.value}`;
      const code = known.get(name);
      if (code !== undefined) return code;
      known.set(name, marks.length);
      return marks.push(mark) - 1;
    }),
  );
  const { documents, shared } = counted(texts, codesIn, marks.length);
  return {
    documents,
    sharedIn: (d) => [...codesIn[d]].filter((code) => shared[code]).map((code) => ({ ...marks[code], code })),
  };
}

/** Phrases of all texts. */
export function phraseUses(texts: StoryTexts): FeatureUses {
  const phrases = new PhraseCodes();
  const sizes = new Uint8Array(texts.documents.length);
  const codesIn = texts.documents.map(({ folded }, d) => {
    const { codes, size } = phrases.of(folded);
    sizes[d] = size;
    return codes;
  });
  const { documents, shared } = counted(texts, codesIn, phrases.size);
  return {
    documents,
    sharedIn(d) {
      const found: UsedFeature[] = [];
      for (const [place, code] of codesIn[d].entries())
        if (shared[code])
          found.push({ kind: "phrase", value: phrases.value(code), at: place / sizes[d], code });
      return found;
    },
  };
}

/** Texts that use each feature, each text once, and whether accounts that posted them are several. */
function counted(
  { documents: texts, document, account }: StoryTexts,
  codesIn: readonly Int32Array[],
  features: number,
): { documents: Int32Array; shared: Uint8Array } {
  const firstOfText = new Int32Array(texts.length).fill(-1);
  const several = new Uint8Array(texts.length);
  for (let i = 0; i < document.length; i++) {
    if (firstOfText[document[i]] < 0) firstOfText[document[i]] = account[i];
    else if (firstOfText[document[i]] !== account[i]) several[document[i]] = 1;
  }
  const documents = new Int32Array(features);
  const shared = new Uint8Array(features);
  const first = new Int32Array(features).fill(-1);
  const last = new Int32Array(features).fill(-1);
  for (let d = 0; d < texts.length; d++)
    for (const code of codesIn[d]) {
      if (last[code] === d) continue;
      last[code] = d;
      documents[code]++;
      if (first[code] < 0) first[code] = firstOfText[d];
      if (several[d] || first[code] !== firstOfText[d]) shared[code] = 1;
    }
  return { documents, shared };
}
