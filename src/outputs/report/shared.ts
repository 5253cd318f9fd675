/** The report for others: read-only, without a name, a path or an address, with what reviewers decided. */
import type { ReportInput } from "../../model/index.js";
import { day } from "../text/format.js";
import { type Html, html, spoken } from "../text/html.js";
import { renderReport } from "./index.js";

/** A decision as it is shown to others: who decided is left out. */
export interface Decided {
  readonly groupId: string;
  readonly verdict: string;
  readonly reason: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** The page as text. */
export function renderSharedReport(input: ReportInput, decided: readonly Decided[]): string {
  const plan = { ...input.plan, inputs: input.plan.inputs.map(({ name }) => ({ path: name, name })) };
  return renderReport({ ...input, plan }, decidedSection(decided));
}

const decidedSection = (decided: readonly Decided[]): Html | false =>
  decided.length > 0 &&
  html`<section id="decided"><h2>What reviewers decided</h2>
<ul>${decided.map(
    ({ groupId, verdict, reason, at }) =>
      html`<li>${groupId}: <strong>${verdict}</strong> (${day(at)})${reason !== "" && html`, ${spoken(reason)}`}</li>`,
  )}</ul></section>`;
