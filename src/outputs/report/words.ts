/** Traces as sentences: what two accounts did together, and what the objects are called. A trace not listed reads plainly. */
import type { Dossier, TraceWords } from "../../model/index.js";
import { count, counted, expectedCount, ratioWords, share, windowWords } from "../text/format.js";
import { type Html, html } from "../text/html.js";

/** A trace in words. */
export interface TracePhrase {
  /** Past tense, with its object: "posted the same link". */
  readonly did: string;
  readonly one: string;
  readonly many: string;
}

const PHRASES: Readonly<Record<string, TracePhrase>> = {
  "co-share": { did: "shared the same object", one: "object", many: "objects" },
  "co-repost": { did: "reposted the same post", one: "post", many: "posts" },
  "co-link": { did: "posted the same link", one: "link", many: "links" },
  "co-domain": { did: "linked to the same site", one: "site", many: "sites" },
  "co-hashtag": { did: "used the same hashtag", one: "hashtag", many: "hashtags" },
  "co-hashtag-sequence": {
    did: "used the same row of hashtags",
    one: "row of hashtags",
    many: "rows of hashtags",
  },
  "co-text": { did: "posted nearly the same text", one: "text", many: "texts" },
  "co-phrase": { did: "told the same story in other words", one: "story", many: "stories" },
  "co-image": { did: "posted the same picture", one: "picture", many: "pictures" },
  "co-reply": { did: "answered the same post", one: "post", many: "posts" },
  "co-mention": { did: "mentioned the same account", one: "account", many: "accounts" },
  "co-post": { did: "posted anything at all", one: "day", many: "days" },
};

/** The words of a trace; plain ones for a trace that has none. */
export function phrase(trace: string): TracePhrase {
  return PHRASES[trace] ?? { did: "acted on the same object", one: "object", many: "objects" };
}

/** The title of a trace as the catalog has it; its id where it is unknown. */
export function traceTitle(traces: readonly TraceWords[], id: string): string {
  return traces.find((trace) => trace.id === id)?.title ?? id;
}

/** The trace and window that a group is counted by: "by “Same link” within 60 seconds". */
export const leadWords = (dossier: Dossier, traces: readonly TraceWords[]): string =>
  `by “${traceTitle(traces, dossier.leadTrace)}” within ${windowWords(dossier.windowSeconds)}`;

/** What is counted of a group: of one that passed the test what the test counts, of a candidate its meetings. */
export const countOf = (dossier: Dossier): number => dossier.followed ?? dossier.observed;

/** What is expected of that count by chance: by the null model that decided, of a candidate by the comparison that it stands above. */
export const chanceOf = (dossier: Dossier): number =>
  dossier.followedExpected ?? (dossier.contrast === "hour" ? dossier.expected : dossier.expectedRhythm);

/** How many times what chance gives the count is; null where chance gives next to nothing, or where a group passed the test without contrast in its count. */
export const countRatio = (dossier: Dossier): string | null =>
  dossier.log10E !== null && dossier.followed === null
    ? null
    : ratioWords(countOf(dossier), chanceOf(dossier));

/** Chance of the hour from this share of what was counted on, above this multiple of the chance of the time of day, and this share of the acts: the group fills its own hours. */
const [FILLS_ITS_HOURS, RAISED, OWNED] = [0.5, 2, 0.2];

/** What to say after the sentence of a group where exchanging accounts within the hour mostly exchanges the group's own; empty elsewhere. */
export function ownHours({
  contrast,
  observed,
  expected,
  expectedRhythm,
  ownShare,
  followed,
}: Dossier): Html {
  const own =
    followed === null &&
    contrast === "hour" &&
    ownShare >= OWNED &&
    expected >= FILLS_ITS_HOURS * observed &&
    expectedRhythm > 0 &&
    expected > RAISED * expectedRhythm;
  return own
    ? html` Of all such acts in the hours of the meetings ${share(ownShare, 1)} are the group's own, which raises that number: at the same times of day over all days, chance gives about <b>${expectedCount(expectedRhythm)}</b>.`
    : html``;
}

/** How a small excess and strong evidence go together; null for a group of which nobody would ask. */
export function excessBesideTest(dossier: Dossier): string | null {
  return dossier.followed !== null && countOf(dossier) < SMALL_EXCESS * chanceOf(dossier)
    ? "That the count is only a little above what is expected does not speak against the test: the ratio says how much more often, the test how surely it is more. What is expected is reckoned with the group's own posts among those present."
    : null;
}

const SMALL_EXCESS = 2;

/** One plain sentence about a group: what was counted, and what chance gives for the same count. */
export function groupSentence(dossier: Dossier): Html {
  const { did, one, many } = phrase(dossier.leadTrace);
  const within = windowWords(dossier.windowSeconds);
  const times = dossier.observed === 1 ? "once" : `${count(dossier.observed)} times`;
  const objects =
    dossier.objectCount === 1 ? `all on one ${one}` : `on ${count(dossier.objectCount)} different ${many}`;
  const mean = chanceOf(dossier);
  if (dossier.followed !== null) {
    const often = dossier.followed === 1 ? "once" : `${count(dossier.followed)} times`;
    return html`<b>${often === "once" ? "Once" : often}</b> one of these ${counted(dossier.size, "account")} ${did} within ${within} after another of them. Had those acts been dealt among all accounts that were present, by their posts and habits, about <b>${expectedCount(mean)}</b> would be expected.`;
  }
  const chance =
    mean < 0.01
      ? html`gives <b>next to none</b> (${expectedCount(mean)})`
      : html`gives about <b>${expectedCount(mean)}</b>`;
  const given =
    dossier.contrast === "hour"
      ? `when each was active and how popular each ${one} was`
      : `how much each does at which time of day and how popular each ${one} was`;
  return html`Among these ${counted(dossier.size, "account")}, two of them ${did} within ${within} of each other <b>${times}</b>, ${objects}. Chance, given ${given}, ${chance}.`;
}

/** How many of all pairs of members stand out one by one: "5 of 21 pairs stand out by themselves". */
export function pairsWords({ size, pairsStanding }: Dossier): string {
  const pairs = (size * (size - 1)) / 2;
  return `${pairsStanding === 0 ? "none" : count(pairsStanding)} of ${counted(pairs, "pair")} ${pairsStanding > 1 ? "stand" : "stands"} out by ${pairsStanding > 1 ? "themselves" : "itself"}`;
}

/** The heading of a group: "Group 1". */
export const groupName = (dossier: { readonly rank: number }): string => `Group ${dossier.rank}`;

/** The short name of a member inside its dossier: A1, A2, … in order of the members table. */
export const memberName = (index: number): string => `A${index + 1}`;
