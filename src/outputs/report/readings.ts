/** What else may explain a group: each innocent reading with its state, never left out because it was not tested. */
import { type Dossier, INNOCENT_READINGS, type Reading } from "../../model/index.js";
import { type Html, html } from "./html.js";

const STATES: Readonly<Record<Reading["state"], string>> = {
  "ruled-out": "ruled out",
  open: "not ruled out",
  "not-tested": "not tested yet",
};

/** The list under each dossier. */
export function readingsList(dossier: Dossier): Html | false {
  if (dossier.readings.length === 0) return false;
  const untested = dossier.readings.every((reading) => reading.state === "not-tested");
  return html`<h4>What else may explain it</h4>
<p class="aside">${untested ? "claque has tested none of these yet. Rule them out yourself before you write that accounts acted in concert." : "What is not ruled out stays possible."}</p>
<dl class="readings">${dossier.readings.map(
    (reading) =>
      html`<div><dt>${title(reading.id)} <span class="pill ${reading.state}">${STATES[reading.state]}</span></dt><dd>${reading.about}${reading.note && html` ${reading.note}`}</dd></div>`,
  )}</dl>`;
}

function title(id: string): string {
  const name = INNOCENT_READINGS.find((reading) => reading.id === id)?.title ?? id;
  return name.charAt(0).toUpperCase() + name.slice(1);
}
