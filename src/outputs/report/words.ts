/** Traces as sentences, and what groups and their members are called. A trace not listed reads plainly. */
import { type Dossier, type GroupTotals, namesAccounts, type TraceWords } from "../../model/index.js";
import { count, counted, expectedCount, listed, windowWords } from "../text/format.js";
import { cut, type Html, html } from "../text/html.js";

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

/** The trace and window that a group is counted by: "“Same link” within 60 seconds". */
export const leadWords = (dossier: Dossier, traces: readonly TraceWords[]): string =>
  `“${traceTitle(traces, dossier.leadTrace)}” within ${windowWords(dossier.windowSeconds)}`;

/** What is counted of a group: of one that passed the test what the test counts, of a candidate its meetings. */
export const countOf = (dossier: Dossier): number => dossier.followed ?? dossier.observed;

/** What is expected of that count by chance: by the null model that decided, of a candidate by the comparison that it stands above. */
export const chanceOf = (dossier: Dossier): number =>
  dossier.followedExpected ?? (dossier.contrast === "hour" ? dossier.expected : dossier.expectedRhythm);

/** Whether the accounts of a group are said to act in concert. */
export const isGroup = ({ status }: Dossier): boolean => namesAccounts(status);

/** The name of a group, a shared audience or a candidate: "Group 1". */
export const groupName = (dossier: Pick<Dossier, "rank" | "status">): string =>
  `${namesAccounts(dossier.status) ? "Group" : dossier.status === "candidate" ? "Candidate" : "Audience"} ${dossier.rank}`;

/** The anchor of a group. */
export const anchor = (dossier: { readonly rank: number }): string => `group-${dossier.rank}`;

/** The short name of a member inside its group: A1, A2, … in order of the members table. */
export const memberName = (index: number): string => `A${index + 1}`;

/** Names of the members by account. */
export const memberNames = ({ members }: Dossier): ReadonlyMap<string, string> =>
  new Map(members.map((member, i) => [member.accountId, memberName(i)]));

/** Groups whose accounts are said to act in concert, over the whole case. */
export const groupsOf = ({ byStatus }: GroupTotals): number =>
  byStatus.coordinated + byStatus.open + byStatus.contested;

/** The one way in which this report counts: "1 group, 2 shared audiences and 31 candidates". */
export function countedAll(totals: GroupTotals): string {
  const { byStatus } = totals;
  const parts = [
    counted(groupsOf(totals), "group"),
    byStatus["shared-audience"] > 0 ? counted(byStatus["shared-audience"], "shared audience") : "",
    counted(byStatus.candidate, "candidate"),
  ].filter(Boolean);
  return listed(parts);
}

const SMALL = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** A number as prose has it: "two", "14". */
export const numberWord = (value: number): string => SMALL[value] ?? count(value);

/** The same at the head of a sentence: "Two". */
export const numberHead = (value: number): string => capital(numberWord(value));

/** A text that begins with a capital letter. */
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** How often, in words: "once", "179 times". */
export const times = (value: number): string => (value === 1 ? "once" : `${count(value)} times`);

const FILES_NAMED = 3;

/** The input files as a title: up to three names, else the first and how many more. */
export function fileNames(inputs: readonly { readonly name: string }[]): string {
  const names = inputs.map(({ name }) => cut(name, 80));
  return names.length <= FILES_NAMED
    ? names.join(", ")
    : `${names[0]} and ${count(names.length - 1)} more files`;
}

/** What was counted of accounts, beside what is expected: "posted the same link within 5 minutes of one another 179 times; …". */
export function countedWords(dossier: Dossier): string {
  const { did } = phrase(dossier.leadTrace);
  return `${did} within ${windowWords(dossier.windowSeconds)} of one another ${times(countOf(dossier))}; going by who was active at those moments, about ${expectedCount(chanceOf(dossier))} would be expected.`;
}

/** One sentence about a group. */
export const groupSentence = (dossier: Dossier): Html =>
  html`${numberHead(dossier.size)} accounts ${countedWords(dossier)}`;
