/** What a paper says of a run: a paragraph with its true settings, a Table 1, and BibTeX. */
import type { ReportInput } from "../../model/index.js";
import { methodParagraphs } from "../report/methods.js";
import { readingTitle } from "../report/status-words.js";
import { ratePercent, testOutcome } from "../report/test-words.js";
import { countedAll, traceTitle } from "../report/words.js";
import { clock, count, counted, expectedCount, listed, windowWords } from "../text/format.js";
import { bibtex } from "./citations.js";
import { plainText } from "./escape.js";

/** The page as text. */
export function methodsPage(input: ReportInput): string {
  return `${[
    "# Methods",
    paragraph(input),
    "## Table 1. Groups",
    tableOne(input),
    `E-value: evidence of the group test on data that did not find the group; 10^x. Meetings and expected: by the leading trace and window. ${plainText(testOutcome(input))}`,
    "## The method at length",
    ...methodParagraphs(input).map(plainText),
    "## BibTeX",
    `\`\`\`bibtex\n${bibtex(input.claqueVersion)}\n\`\`\``,
  ].join("\n\n")}\n`;
}

function paragraph(input: ReportInput): string {
  const { quality, plan, network, groupTest, totals } = input;
  const traces = [...new Set(network.map(({ trace }) => trace))].map((id) =>
    traceTitle(input.traces, id).toLowerCase(),
  );
  const windows = [...new Set(network.map(({ windowSeconds }) => windowSeconds))]
    .sort((a, b) => a - b)
    .map(windowWords);
  const span =
    quality.firstEvent && quality.lastEvent
      ? `, ${clock(quality.firstEvent, "minute")} to ${clock(quality.lastEvent, "minute")} UTC`
      : "";
  const text = `We searched ${counted(quality.events, "post")} by ${counted(quality.accounts, "account")} (${listed(Object.keys(quality.platforms).sort())}${span}; ${count(quality.rowsRejected)} of ${count(quality.rowsRead)} rows refused) for accounts that act in concert with claque ${input.claqueVersion} [@claque]. Traces: ${listed(traces) || "none had data"}; windows: ${listed(windows) || "none"}. Pairs were compared with the exact mean under permutation of accounts within hours and popularity classes (false discovery rate ${plan.fdr} [@benjamini1995]); candidates of at least ${plan.minGroup} accounts came from communities of the pair network (Leiden, seed ${plan.seed} [@traag2019]) found on one half of the time and were tested on the other with e-values at a false discovery rate of ${ratePercent(groupTest)} over ${counted(groupTest.tested, "candidate")} (e-BH [@wang2022]). Co-action networks of this kind are due to [@pacheco2021]. Result: ${countedAll(totals)}. Accounts ${plan.identity.mode === "pseudonym" ? "were pseudonymised with a keyed hash before analysis" : "stand under the identifiers of the data"}.`;
  return plainText(text).replace(/\\\[\\@(\w+)\\\]/g, "[@$1]");
}

function tableOne({ dossiers, traces }: ReportInput): string {
  const rows = dossiers.map((dossier) => {
    const fits = dossier.readings.filter(({ state }) => state === "fits").map(({ id }) => readingTitle(id));
    return [
      plainText(dossier.groupId),
      count(dossier.size),
      dossier.status,
      plainText(traceTitle(traces, dossier.leadTrace)),
      windowWords(dossier.windowSeconds),
      count(dossier.observed),
      expectedCount(dossier.expected),
      dossier.log10E === null ? "not passed" : dossier.log10E.toFixed(1),
      fits.length > 0 ? plainText(listed(fits)) : "none",
    ].join(" | ");
  });
  return [
    "| group | accounts | status | leading trace | within | meetings | expected | log10 e | innocent explanations that fit |",
    "|---|---:|---|---|---|---:|---:|---:|---|",
    ...rows.map((row) => `| ${row} |`),
  ].join("\n");
}
