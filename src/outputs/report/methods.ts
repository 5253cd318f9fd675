/** How it was done: paragraphs exact enough for an article's method box, what there was to compare, the works it rests on, and every option. */
import type { NetworkSummary, Plan, ReportInput } from "../../model/index.js";
import { bytes, count, duration, listed, windowWords } from "../text/format.js";
import { type Content, cut, type Html, html, spoken, token } from "../text/html.js";
import { fold } from "./fold.js";
import { selfCheckMethod } from "./self-check.js";
import { table } from "./table.js";
import { ratePercent, testOutcome } from "./test-words.js";
import { countedAll, traceTitle } from "./words.js";

/** The section on the method. */
export function methodsSection(input: ReportInput): Html {
  const { methods, plan, createdAt, claqueVersion } = input;
  const check = selfCheckMethod(input);
  return html`<section id="method"><h2>Method</h2>
<p>${testOutcome(input)} Told here: ${countedAll(input.totals)}.</p>
${fold("How it was searched and tested", html`<div class="prose">${methodParagraphs(input).map((text) => html`<p>${text}</p>`)}</div>`)}
${fold("Traces and windows", tracesPart(input), { aside: "how much there was to compare" })}
${check !== null && fold("Shuffled copies", html`<p>${check}</p>`, { aside: "the yardstick for candidates" })}
${methods.references.length > 0 && fold("Works this rests on", html`<ul class="references">${methods.references.map(reference)}</ul>`)}
${fold(
  "Every option of this run",
  table(
    "With the same input, the same options give the same tables.",
    [{ head: "Option" }, { head: "Value" }],
    options(plan),
  ),
  { aside: `claque ${claqueVersion}, report made ${createdAt.slice(0, 16).replace("T", " ")} UTC` },
)}</section>`;
}

/** The method in paragraphs: what was searched and how it was tested, with the settings of the run. */
export function methodParagraphs(input: ReportInput): string[] {
  const { plan, methods, network, groupTest } = input;
  const titles = [...new Set(network.map((row) => row.trace))].map(
    (id) => `“${traceTitle(input.traces, id)}”`,
  );
  const windows = [...new Set(network.map((row) => row.windowSeconds))]
    .sort((a, b) => a - b)
    .map(windowWords);
  const bin = methods.binSeconds === 3600 ? "hour" : `span of ${duration(methods.binSeconds)}`;
  const rate = ratePercent(groupTest);
  return [
    `Meetings. Accounts that did the same thing (${listed(titles) || "no trace had data"}) within ${listed(windows) || "no window"} of each other met. Only the first act of an account on a thing counts; a post that carries several things makes a meeting with each, and these are not independent of each other.`,
    `Expected by chance: the exact mean under random exchange of accounts among acts of the same ${bin} and the same popularity (accounts a thing, in powers of two up to ${count(2 ** methods.popularityCap)}). Each account keeps how much and when it acts, each thing keeps how popular it is and when; only who met whom is left to chance. For a pair that met on two things or more, p is the upper tail of a Poisson distribution with that mean, and q follows Benjamini and Hochberg over all pairs.`,
    `Candidates. On each half of the time, communities (Leiden, seed ${plan.seed}) of a liberal graph (p < 0.02), their dense cores, and connected parts of plain counts, each of ${count(plan.minGroup)} accounts or more. What is shown of a candidate was counted on the data that found it; its rank is O ln(O/E) − (O − E), with O meetings where E are expected.`,
    `The group test. Time is cut into blocks of seven hours (less than 56 hours of data: into eighths), which make two halves, in two ways. What one half proposes is tested on the other: at each post on a thing on which another of the group acted within the window, the chance that its author is of the group is the group’s share of the posts left in that span (an hour, down to a quarter of one where many are present), each account weighed by its habits. Bets at these odds, tilted by 2 to 500, multiply to an e-value, which exceeds 1/α with a probability of at most α where chance rules. Groups stand by the e-BH procedure at ${rate} over all that were tested, and again without their strongest pair. “Audience” repeats the test with the odds multiplied by the group’s taste for the same things at any distance in time, “attention” with its haste within half an hour.`,
    `Members. Every proposed account is held against the accounts outside, the group’s acts given, its taste held fixed: closed e-BH at 10 %, an e-value of 5 of its own, and an eighth of the median member’s evidence. Fewer than ${count(plan.minGroup)} at ${rate}, and nobody is shown. Members are chosen with the data of both halves, and habits are estimates: the error rate is measured on worlds in which the truth is known (claque bench calibration), not proven.`,
  ];
}

function tracesPart({ network, traces, plan, methods }: ReportInput): Html {
  const rows = network.filter(({ pairs }) => pairs > 0);
  const silent = [...new Set(network.map(({ trace }) => trace))].filter((id) =>
    rows.every(({ trace }) => trace !== id),
  );
  return html`${
    rows.length > 0 &&
    table(
      html`Pairs that stand out by themselves have q\u00a0≤\u00a0${plan.fdr}.`,
      [
        { head: "Trace" },
        { head: "Within" },
        { head: "Acts", number: true },
        { head: "Accounts", number: true },
        { head: "Things", number: true },
        { head: "Pairs that met", number: true },
        { head: "On two or more", number: true },
        { head: "Stand out", number: true },
      ],
      rows.map((row) => [
        traceTitle(traces, row.trace),
        windowWords(row.windowSeconds),
        count(row.actions),
        count(row.accounts),
        count(row.objects),
        count(row.pairs),
        count(row.edges),
        count(beating(row)),
      ]),
    )
  }
${silent.length > 0 && html`<p class="aside">Nobody met by ${listed(silent.map((id) => `“${traceTitle(traces, id)}”`))}.</p>`}
${methods.skippedTraces.length > 0 && html`<dl class="facts">${methods.skippedTraces.map(({ trace, reason }) => html`<div><dt>${traceTitle(traces, trace)}</dt><dd>Not used: ${spoken(reason)}</dd></div>`)}</dl>`}`;
}

function beating(row: NetworkSummary): number {
  const { volume = 0, audience = 0, attention = 0 } = row.edgesByLevel;
  return volume + audience + attention;
}

function reference({ text, url }: { readonly text: string; readonly url?: string }): Html {
  const safe = url?.startsWith("https://") ? url : null;
  return html`<li>${safe ? html`<a href="${safe}" rel="noreferrer noopener">${spoken(text)}</a>` : spoken(text)}</li>`;
}

function options(plan: Plan): Content[][] {
  const { read, identity } = plan;
  const map = Object.entries(read.map).map(([field, column]) => `${field}=${column}`);
  const byTrace = Object.entries(plan.windowsByTrace).map(
    ([id, list]) => `${id}: ${list.map(windowWords).join(", ")}`,
  );
  const rows: [string, string | null][] = [
    ["inputs", plan.inputs.map((file) => file.path).join(", ")],
    ["source", read.source ?? "recognised by content"],
    ["map", map.join(", ") || null],
    ["timezone", read.timezone ?? "as the data says"],
    ["max-rejected", String(read.maxRejected)],
    ["traces", plan.traces?.join(", ") ?? "all that the data allows"],
    ["windows", plan.windowsSeconds.map(windowWords).join(", ")],
    ["windows by trace", byTrace.join("; ") || null],
    ["fdr", String(plan.fdr)],
    ["group-fdr", String(plan.groupFdr)],
    ["min-group", String(plan.minGroup)],
    ["identity", identity.mode],
    ["purpose", identity.purpose],
    ["key fingerprint", identity.keyFingerprint],
    ["seed", String(plan.seed)],
    ["self-check", plan.selfCheck === null ? "by size of the data" : String(plan.selfCheck)],
    ["engine", plan.engine],
    ["memory", bytes(plan.memoryBytes)],
    ["threads", String(plan.threads)],
  ];
  return rows
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [name, token(cut(value ?? "", 400))]);
}
