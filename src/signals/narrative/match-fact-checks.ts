/** Which fact-checks look at a story: by the claim's address, by its wording, or by its names and numbers. */
import { foldText, jaccard, shingles } from "../../stats/index.js";
import type { FactCheck } from "./fact-checks.js";
import { marksOf } from "./story-features.js";
import type { StoryDocument } from "./story-texts.js";

/** Share of the claim's shingles that a text must hold, and shingles below which a claim is too short for that. */
const HELD = 0.7;
const FEWEST_SHINGLES = 20;
const MOST_TEXTS = 50;

/** A fact-check as it is compared. */
interface Prepared {
  readonly url: string;
  readonly shingles: Uint32Array;
  readonly marks: readonly { readonly kind: string; readonly value: string }[];
}

/** Fact-checks that can be asked for those that match a story. */
export class FactCheckIndex {
  private readonly byAddress = new Map<string, string[]>();
  private readonly checks: readonly Prepared[];

  constructor(checks: readonly FactCheck[]) {
    for (const { url, appearances } of checks)
      for (const address of appearances) {
        const key = bareAddress(address);
        this.byAddress.set(key, [...(this.byAddress.get(key) ?? []), url]);
      }
    this.checks = checks.map(({ url, claim }) => ({
      url,
      shingles: shingles(foldText(claim)),
      marks: marksOf(claim, []),
    }));
  }

  /** Addresses of the fact-checks that match, in their own order, each once. */
  matching(story: readonly StoryDocument[]): string[] {
    const texts = story.slice(0, MOST_TEXTS);
    const found = new Set(
      story.flatMap(({ links }) => links).flatMap((link) => this.byAddress.get(bareAddress(link)) ?? []),
    );
    const sets = texts.map(({ folded }) => shingles(folded));
    const marks = texts.map(
      ({ text }) => new Set(marksOf(text, []).map(({ kind, value }) => `${kind}:${value}`)),
    );
    for (const check of this.checks)
      if (sets.some((set) => holds(set, check.shingles)) || marks.some((set) => sharesMarks(set, check)))
        found.add(check.url);
    return [...found].sort();
  }
}

/** Whether a text has most of the claim's shingles. */
function holds(text: Uint32Array, claim: Uint32Array): boolean {
  if (claim.length < FEWEST_SHINGLES) return false;
  const similarity = jaccard(text, claim);
  const common = (similarity * (text.length + claim.length)) / (1 + similarity);
  return common >= HELD * claim.length;
}

/** A name and a number in common, or three names. */
function sharesMarks(text: ReadonlySet<string>, { marks }: Prepared): boolean {
  const shared = marks.filter(({ kind, value }) => text.has(`${kind}:${value}`));
  const names = shared.filter(({ kind }) => kind === "name").length;
  return names >= 3 || (names >= 1 && shared.length > names);
}

/** An address without scheme, www, fragment, parameters of campaigns and a slash at its end. */
function bareAddress(address: string): string {
  try {
    const url = new URL(address);
    for (const name of [...url.searchParams.keys()])
      if (/^(utm_|fbclid|gclid)/.test(name)) url.searchParams.delete(name);
    return `${url.hostname.replace(/^www\./, "")}${url.pathname.replace(/\/+$/, "")}${url.search}`.toLowerCase();
  } catch {
    return address.toLowerCase();
  }
}
