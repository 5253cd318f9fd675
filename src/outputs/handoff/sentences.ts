/** The words that go with a group: every number in a sentence, since a platform may drop what it has no field for. Markdown. */
import { namesAccounts } from "../../model/index.js";
import { onceIn } from "../report/test-words.js";
import {
  clock,
  count,
  counted,
  duration,
  expectedCount,
  listed,
  measured,
  windowWords,
} from "../text/format.js";
import type { CaseFacts, GroupFacts, HandedTechnique, HandedTrace, HandedVerdict } from "./facts.js";
import { quoted } from "./text.js";

/** What each status says, in one sentence. */
const STATUS: Readonly<Record<string, string>> = {
  coordinated: "passed the group test; none of the innocent readings that were tested fits",
  open: "passed the group test; this data cannot test every innocent reading, so why they act together stays open",
  contested: "passed the group test, and an innocent reading fits",
  "shared-audience": "met more than by chance, as an audience does; nothing is said of concert",
  candidate: "was found and did not pass the group test; no error rate stands behind it",
};

/** Whether the accounts of a group are said to act in concert. */
export const isFinding = ({ status }: GroupFacts): boolean => namesAccounts(status);

/** The name of a group: what it is and how far it stands, without a word on anybody. */
export const groupName = (facts: GroupFacts): string =>
  isFinding(facts)
    ? `${facts.groupId}: ${counted(facts.size, "account")} acting in concert (${facts.status})`
    : `${facts.groupId}: ${counted(facts.size, "account")}, ${facts.status}, no finding`;

const fitting = ({ readings }: GroupFacts): string[] => {
  const titles = readings.filter(({ state }) => state === "fits").map(({ title }) => title);
  return titles.length === 0 ? [] : [`What fits without hidden coordination: ${listed(titles)}.`];
};

/** What the group is, in a few sentences. */
export function description(facts: GroupFacts, { pseudonymous }: CaseFacts): string {
  return [
    `${counted(facts.size, "account")} ${isFinding(facts) ? "that acted together more often than chance gives" : "that were looked at together"}: the group ${STATUS[facts.status] ?? facts.status}.`,
    ...fitting(facts),
    `From ${clock(facts.firstSeen)} to ${clock(facts.lastSeen)} UTC.`,
    pseudonymous
      ? "Accounts stand under keyed pseudonyms; who made the case can reveal them for a stated purpose."
      : "Accounts stand under the identifiers of their platform.",
    "The counts are of the group: nothing is said of a single account, of who stands behind it, or of intent.",
  ].join(" ");
}

const traceLine = ({
  trace,
  windowSeconds,
  observed,
  expected,
  expectedRhythm,
  objects,
  accounts,
  medianGapSeconds,
}: HandedTrace) =>
  `- ${trace} within ${windowWords(windowSeconds)}: ${count(observed)} meetings of ${count(accounts)} members on ${count(objects)} objects; expected by chance ${expectedCount(expected)} (by hour of day alone ${expectedCount(expectedRhythm)})${medianGapSeconds === null ? "" : `; median gap ${duration(medianGapSeconds)}`}`;

/** Every number of the group. */
export function numbersNote(facts: GroupFacts, of: CaseFacts): string {
  const bound =
    facts.log10EValue === null
      ? "The group test was not made on this group: no error rate stands behind it."
      : `Group test: on data that did not find the group, chance gives evidence this strong ${onceIn(facts.log10EValue)} (log10 of the e-value ${facts.log10EValue.toFixed(2)}); corrected for ${count(facts.candidatesTested ?? 0)} groups that were tested, at a false discovery rate of ${of.groupFdr}.`;
  const follow =
    facts.followed === null || facts.followedExpected === null
      ? []
      : [
          `Acts within the window after another member's act: ${count(facts.followed)}, expected ${expectedCount(facts.followedExpected)} had who acted been dealt among all accounts present.`,
        ];
  return [
    `**Status**: ${facts.status}. The group ${STATUS[facts.status] ?? ""}. Highest null model beaten: ${facts.level}.`,
    bound,
    `Meetings in the lead trace, ${facts.leadTrace} within ${windowWords(facts.windowSeconds)}: ${count(facts.observed)} observed, ${expectedCount(facts.expected)} expected (by hour of day alone ${expectedCount(facts.expectedRhythm)})${facts.medianGapSeconds === null ? "" : `; median gap ${duration(facts.medianGapSeconds)}`}.`,
    ...follow,
    facts.traces.length > 0 ? `Traces:\n${facts.traces.map(traceLine).join("\n")}` : "",
    facts.evidenceFrom === null ? "" : `The evidence was there from ${clock(facts.evidenceFrom)} UTC on.`,
    facts.standsFrom === null
      ? ""
      : `A search of the past alone finds the group from ${clock(facts.standsFrom)} UTC on.`,
    facts.excluded === 0
      ? ""
      : `Reviewers excluded ${counted(facts.excluded, "account")}, which ${facts.excluded === 1 ? "is" : "are"} not listed; the numbers are of the group as it was found, with ${counted(facts.size, "account")}.`,
    `Made by claque ${of.version}. Case: plan ${of.planSha256}, manifest ${of.manifestSha256}, inputs ${of.inputsSha256.join(", ")} (SHA-256).`,
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** The innocent readings, each with its state and numbers. */
export const readingsNote = ({ readings }: GroupFacts): string =>
  readings.length === 0
    ? "The innocent readings of this group were not tested."
    : [
        "What else could explain it. A reading that is not ruled out stays possible.",
        ...readings.map(({ title, state, note }) => `- ${title}: **${state}**. ${quoted(note)}`),
      ].join("\n");

/** The links on which members met, with how many did; null where there are none. */
export function linksNote({ links, linksTotal }: GroupFacts): string | null {
  if (links.length === 0) return null;
  return [
    `Links on which members met: ${count(linksTotal)}${linksTotal > links.length ? `, of which the ${count(links.length)} with most members are listed` : ""}. They are what the accounts spread, and no indicators: the sites may belong to bystanders. Do not block them.`,
    ...links.map(({ url, accounts }) => `- ${counted(accounts, "member")}: ${quoted(url)}`),
  ].join("\n");
}

/** The signals, each beside groups of accounts like these; null where none was measured. */
export function signalsNote({ signals, operators }: GroupFacts): string | null {
  if (signals.length === 0) return null;
  const value = (x: number | null) => (x === null ? "–" : measured(x));
  return [
    "How the group lives, beside placebo groups of accounts like its members. Each signal stands alone; they are never added up.",
    ...signals.map(({ signal, measurable, value: own, controlValue, pValue, note }) =>
      measurable
        ? `- ${signal}: ${value(own)}, controls ${value(controlValue)}, p = ${pValue === null ? "–" : Number(pValue.toPrecision(2))}. ${quoted(note)}`
        : `- ${signal}: not measurable. ${quoted(note)}`,
    ),
    ...(operators === null
      ? []
      : [
          `- operators: ${measured(operators.low)} to ${measured(operators.high)} (90 % interval). ${quoted(operators.note)}`,
        ]),
  ].join("\n");
}

/** Why a technique is suggested. */
export const techniqueWords = ({ id, version, because }: HandedTechnique): string =>
  `DISARM ${version}, ${id}: suggested by behaviour alone and confirmed by nobody. ${quoted(because)}`;

/** What reviewers said in words: contests and notes; null where nobody did. */
export const remarksNote = ({ contested, remarks }: GroupFacts): string | null =>
  contested.length + remarks.length === 0
    ? null
    : [
        ...contested.map((reason) => `- contested: ${quoted(reason)}`),
        ...remarks.map((remark) => `- note: ${quoted(remark)}`),
      ].join("\n");

/** A verdict in a sentence. */
export const verdictWords = ({ verdict, reason }: HandedVerdict): string =>
  `Verdict of a reviewer: ${verdict}. ${verdict === "honest concert" || verdict === "same owner" ? "Nothing harmful is said of the accounts. " : ""}Reason: ${quoted(reason)}`;

/** Platforms of a group, in words. */
export const platformWords = ({ accounts }: GroupFacts): string =>
  listed([...new Set(accounts.map(({ platform }) => quoted(platform)))].sort());
