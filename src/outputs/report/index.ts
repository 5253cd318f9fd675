/** The report: one HTML file that opens from disk, without network and without any script. */
import type { ReportInput } from "../../model/index.js";
import { counted } from "../text/format.js";
import { Html, html } from "../text/html.js";
import { DETAILS, detailLevel } from "./detail.js";
import { dossierSection } from "./dossier.js";
import { anchor, groupsSection } from "./groups.js";
import { headline } from "./headline.js";
import { limitsSection } from "./limits.js";
import { methodsSection } from "./methods.js";
import { networkSection } from "./network.js";
import { qualitySection } from "./quality.js";
import { worthALook } from "./self-check.js";
import { STYLE } from "./style.js";
import { tracesSection } from "./traces.js";
import { groupName } from "./words.js";

const UNFOLDED = 3;
const DOSSIER_BYTES = 4_200_000;

/**
 * The whole page as text. Pure: the same input gives the same bytes. All dossiers together aim at 4.2 MB: the lower
 * the rank and the more groups, the less of each is shown, and every list says how much it leaves out.
 */
export function renderReport(input: ReportInput): string {
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
<meta name="generator" content="claque ${input.claqueVersion}"><title>${input.title}: claque report</title>
<style>${new Html(STYLE)}</style></head>
<body><a class="skip" href="#main">To the report</a><div class="page">${contents(input)}<main id="main">
${headline(input)}
${qualitySection(input.quality, input.plan.read.maxRejected)}
${groupsSection(input)}
${dossiersSection(input)}
${networkSection(input)}
${tracesSection(input)}
${methodsSection(input)}
${limitsSection(input)}
</main></div></body></html>
`;
  return page.markup;
}

function dossiersSection(input: ReportInput): Html | false {
  if (input.dossiers.length === 0) return false;
  const unfolded = Math.min(UNFOLDED, worthALook(input).length);
  const folded = input.dossiers.length - unfolded;
  return html`<section id="dossiers"><h2>Group by group</h2>
<p>What a person can check. ${folded > 0 ? `${unfolded === 0 ? "" : `The first ${unfolded === 1 ? "is" : `${unfolded} are`} unfolded; `}${counted(folded, unfolded === 0 ? "dossier" : "more dossier")} ${folded === 1 ? "opens" : "open"} with a click.` : ""}</p>
${dossiers(input)}</section>`;
}

function dossiers(input: ReportInput): Html {
  let whole = new Html("");
  const open = new Set(worthALook(input).slice(0, UNFOLDED));
  for (let squeeze = 0; squeeze <= 8; squeeze++) {
    whole = html`${input.dossiers.map((dossier, i) => dossierSection(dossier, input, DETAILS[detailLevel(i, squeeze)], open.has(dossier)))}`;
    if (Buffer.byteLength(whole.markup) <= DOSSIER_BYTES) break;
  }
  return whole;
}

function contents(input: ReportInput): Html {
  const found = input.dossiers.length > 0;
  const links: [string, string][] = [
    ["top", "What was found"],
    ["data", "What was read"],
    ...(found
      ? ([
          ["groups", "The groups"],
          ["dossiers", "Group by group"],
        ] as [string, string][])
      : []),
    ...(input.picture.nodes.length > 0 ? ([["network", "The network"]] as [string, string][]) : []),
    ["traces", "Traces and windows"],
    ["method", "Method"],
    ["limits", "What it cannot say"],
  ];
  return html`<nav aria-label="Contents"><ol>${links.map(
    ([id, name]) =>
      html`<li><a href="#${id}">${name}</a>${id === "dossiers" && html`<ol>${input.dossiers.slice(0, 10).map((dossier) => html`<li><a href="#${anchor(dossier)}">${groupName(dossier)}</a></li>`)}</ol>`}</li>`,
  )}</ol></nav>`;
}
