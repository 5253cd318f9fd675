/**
 * The report in the order that editors and analysts know as ABCDE: actors, behaviour, content, degree, effect (François 2019, with Pamment's D and
 * E). Only what the data says; of what it does not hold the page says that it does not.
 */
import type { Dossier, GroupSignals, ReportInput } from "../../model/index.js";
import { answers } from "../report/answers.js";
import type { Decided } from "../report/shared.js";
import { fittingTitles, readingTitle, statusSentence, wordingSentence } from "../report/status-words.js";
import { detectionLimit, sinceWhen, testOutcome, testSentence, WOULD_CHANGE } from "../report/test-words.js";
import {
  capital,
  countedAll,
  countedWords,
  fileNames,
  groupName,
  numberHead,
  traceTitle,
} from "../report/words.js";
import { clock, count, counted, expectedCount, listed, share, windowWords } from "../text/format.js";
import { cut } from "../text/html.js";
import { codeText, plainText } from "./escape.js";

const [MEMBERS, OBJECTS, NARRATIVES, SAMPLE] = [60, 12, 6, 240];

/** The page as text. Pure: the same input gives the same bytes. */
export function abcdeReport(input: ReportInput, decided: readonly Decided[]): string {
  const { found, sure, otherwise } = answers(input);
  const parts = [
    `# ${plainText(fileNames(input.plan.inputs))}: who acts in concert`,
    `claque ${plainText(input.claqueVersion)}, ${clock(input.createdAt, "minute")} UTC. ${countedAll(input.totals)}. Groups are told by what their accounts did together; no person, organisation, place or state is inferred, and nothing is said of one account.`,
    ["Found", found, "How sure", sure, "What else could explain it", otherwise]
      .map((text, i) => (i % 2 === 0 ? `**${text}.**` : plainText(text)))
      .join(" ")
      .replaceAll(" **", "\n\n**"),
    ...input.dossiers.map((dossier) => groupPart(dossier, input, decided)),
    "## What this rests on",
    plainText(testOutcome(input)),
    `What would have escaped: ${plainText(detectionLimit(input).markup.replace(/<[^>]*>/g, ""))}`,
    plainText(WOULD_CHANGE),
  ];
  return `${parts.join("\n\n")}\n`;
}

function groupPart(dossier: Dossier, input: ReportInput, decided: readonly Decided[]): string {
  const signals = input.signals[dossier.groupId] ?? null;
  return [
    `## ${groupName(dossier)} (${plainText(dossier.groupId)}): ${dossier.status}`,
    plainText(statusSentence(dossier)),
    ...decided
      .filter(({ groupId }) => groupId === dossier.groupId)
      .map(({ verdict, reason, at }) =>
        `Reviewed ${at.slice(0, 10)}: **${plainText(verdict)}**. ${plainText(reason)}`.trim(),
      ),
    `### A. Actors\n\n${actors(dossier, signals)}`,
    `### B. Behaviour\n\n${behaviour(dossier, input, signals)}`,
    `### C. Content\n\n${content(dossier, signals)}`,
    `### D. Degree\n\n${degree(dossier)}`,
    `### E. Effect\n\n${effect(signals)}`,
  ].join("\n\n");
}

function actors(dossier: Dossier, signals: GroupSignals | null): string {
  const { members, size } = dossier;
  const platforms = [...new Set(members.map(({ platform }) => platform))].sort();
  const shown = members
    .slice(0, MEMBERS)
    .map(
      ({ accountId, events, partners, support }) =>
        `- ${codeText(accountId)}: ${counted(events, "post")}; met ${counted(partners, "other member")} on ${counted(support, "object")}`,
    );
  const rest = size - shown.length;
  const operators = signals?.operators;
  return [
    `${numberHead(size)} accounts on ${listed(platforms.map(plainText))}. Who runs them is not known from this data.`,
    [...shown, ...(rest > 0 ? [`- and ${count(rest)} more`] : [])].join("\n"),
    operators ? `Operators: ${plainText(operators.note)}` : "",
  ]
    .filter(Boolean)
    .join("\n\n");
}

function behaviour(dossier: Dossier, input: ReportInput, signals: GroupSignals | null): string {
  const rows = dossier.counts
    .filter(({ observed }) => observed > 0)
    .map(
      (row) =>
        `| ${plainText(traceTitle(input.traces, row.trace))} | ${windowWords(row.windowSeconds)} | ${count(row.observed)} | ${expectedCount(row.expected)} | ${count(row.objects)} | ${count(row.accounts)} |`,
    );
  const readings = dossier.readings.map(({ id, state, note }) =>
    `- ${capital(plainText(readingTitle(id)))}: **${state}**. ${plainText(note)}`.trim(),
  );
  const measured = (signals?.findings ?? []).filter(({ measurable }) => measurable);
  const fitting = fittingTitles(dossier);
  return [
    `${numberHead(dossier.size)} accounts ${plainText(countedWords(dossier))}`,
    dossier.log10E === null ? "" : plainText(`${testSentence(dossier)} ${sinceWhen(dossier)}`),
    [
      "| trace | within | meetings | expected | objects | accounts |",
      "|---|---|---:|---:|---:|---:|",
      ...rows,
    ].join("\n"),
    readings.length > 0
      ? `Innocent explanations${fitting.length > 0 ? ` (fits: ${listed(fitting.map(plainText))})` : ""}:\n\n${readings.join("\n")}`
      : "Innocent explanations were not tested.",
    measured.length > 0
      ? `Beside matched groups:\n\n${measured.map(({ title, note }) => `- ${plainText(title)}: ${plainText(note)}`).join("\n")}`
      : "",
  ]
    .filter(Boolean)
    .join("\n\n");
}

function content(dossier: Dossier, signals: GroupSignals | null): string {
  const objects = dossier.objects
    .slice(0, OBJECTS)
    .map(
      ({ objectId, members, accounts }) =>
        `- ${codeText(cut(objectId, SAMPLE))}: ${counted(members, "member")} of ${counted(accounts, "account")} that took it up`,
    );
  const narratives = (signals?.narratives ?? [])
    .slice(0, NARRATIVES)
    .map(
      ({ sample, posts, members }) =>
        `- ${codeText(cut(sample, SAMPLE))}: ${counted(posts, "post")}, ${counted(members, "member")}`,
    );
  return [
    plainText(wordingSentence(dossier) ?? "The data holds no text of the shared moments."),
    `Shared objects, ${count(objects.length)} of ${count(dossier.objectsTotal)}:\n\n${objects.join("\n")}`,
    narratives.length > 0 ? `Narratives, by a text of each:\n\n${narratives.join("\n")}` : "",
  ]
    .filter(Boolean)
    .join("\n\n");
}

const degree = (dossier: Dossier): string =>
  plainText(
    `${counted(dossier.posts, "post")} with ${counted(dossier.actions, "act")} on ${counted(dossier.objectCount, "object")}, from ${clock(dossier.firstSeen, "minute")} to ${clock(dossier.lastSeen, "minute")} UTC. In the hours of its meetings the group made ${share(dossier.ownShare, 1)} of all acts of that kind in the data.`,
  );

function effect(signals: GroupSignals | null): string {
  const carried = (signals?.narratives ?? []).filter(({ accounts, members }) => accounts > members);
  const others = carried.reduce((sum, { accounts, members }) => sum + accounts - members, 0);
  const taken =
    carried.length > 0
      ? `Of its narratives ${count(carried.length)} ${carried.length === 1 ? "was" : "were"} carried by accounts outside the group too (${count(others)} times an account). Whether they took it from the group is not shown by that.`
      : "The data shows no narrative of the group that others carried.";
  return `${taken} How many people saw, believed or acted on it is not in this data.`;
}
