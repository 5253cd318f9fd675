/** Traces and windows: how much there was to compare, and how many pairs stand out by themselves. */
import type { NetworkSummary, ReportInput } from "../../model/index.js";
import { count, windowWords } from "../text/format.js";
import { type Html, html, spoken } from "../text/html.js";
import { table } from "./table.js";
import { traceTitle } from "./words.js";

/** The section with the table. */
export function tracesSection(input: ReportInput): Html {
  const { network, plan, methods } = input;
  const used = new Set(network.map((row) => row.trace));
  return html`<section id="traces"><h2>Traces and windows</h2>
<p>A trace is one definition of doing the same thing; a window says how close in time two acts must be to count as a meeting.</p>
${
  network.length > 0 &&
  table(
    html`Pairs that met on two things or more are candidates; those that stand out by themselves have q\u00a0≤\u00a0${plan.fdr} against chance given hours of activity and popularity.${network.every((row) => beating(row) === 0) && input.dossiers.length > 0 && " Here no pair does: what this report says of a group rests on all its pairs together."}`,
    [
      { head: "Trace" },
      { head: "Within" },
      { head: "Actions", number: true },
      { head: "Accounts", number: true },
      { head: "Things", number: true },
      { head: "Pairs that met", number: true },
      { head: "On two or more", number: true },
      { head: "Stand out by themselves", number: true },
    ],
    network.map((row) => [
      traceTitle(input.traces, row.trace),
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
<dl class="facts">${input.traces
    .filter((trace) => used.has(trace.id))
    .map(
      (trace) => html`<div><dt>${trace.title}</dt><dd>${trace.question}</dd></div>`,
    )}${methods.skippedTraces.map(
    ({ trace, reason }) =>
      html`<div><dt>${traceTitle(input.traces, trace)}</dt><dd>Not used: ${spoken(reason)}</dd></div>`,
  )}</dl></section>`;
}

function beating(row: NetworkSummary): number {
  const { volume = 0, audience = 0, attention = 0 } = row.edgesByLevel;
  return volume + audience + attention;
}
