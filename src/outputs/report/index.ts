/** The report: one HTML file that opens from disk, without network and without any script. */
import type { ReportInput } from "../../model/index.js";
import { type Content, Html, html } from "../text/html.js";
import { candidatesSection } from "./candidates.js";
import { dataSection } from "./data.js";
import { firstScreen, leading } from "./first-screen.js";
import { groupsSection } from "./groups.js";
import { limitsSection } from "./limits.js";
import { methodsSection } from "./methods.js";
import { networkSection } from "./network.js";
import { STYLE } from "./style.js";
import { fileNames } from "./words.js";

/**
 * The whole page as text. Pure: the same input gives the same bytes. The lower the rank and the more groups, the less of each is
 * shown; every list says how much it leaves out and which command shows it. `more` stands behind the groups.
 */
export function renderReport(input: ReportInput, more: Content = null): string {
  const drawn = !leading(input)?.moment;
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
<meta name="generator" content="claque ${input.claqueVersion}"><title>${fileNames(input.plan.inputs)}: claque report</title>
<style>${new Html(STYLE)}</style></head>
<body><a class="skip" href="#main">To the report</a><main class="page" id="main">
${firstScreen(input)}
${groupsSection(input)}
${networkSection(input)}
${candidatesSection(input)}
${more}
${dataSection(input.quality, input.plan.read.maxRejected, drawn)}
${methodsSection(input)}
${limitsSection(input)}
</main></body></html>
`;
  return page.markup;
}
