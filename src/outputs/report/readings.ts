/** What else may explain a group: each innocent reading with its state and numbers, those that fit first. */
import type { Dossier, Reading, TraceWords } from "../../model/index.js";
import { type Html, html } from "../text/html.js";
import { readingsInShort, readingTitle } from "./status-words.js";
import { leadWords } from "./words.js";

type State = Reading["state"];

const STATES: Readonly<Record<State, string>> = {
  fits: "fits the data",
  "not-measurable": "could not be settled",
  "not-tested": "not tested",
  "ruled-out": "ruled out",
};

/** The kinds in the order in which they are shown: what may well be true comes first. */
const KINDS: readonly { readonly state: State; readonly title: string }[] = [
  { state: "fits", title: "Fits: take this as the first explanation" },
  { state: "not-measurable", title: "Could not be settled with this data: stays possible" },
  { state: "not-tested", title: "Not tested: stays possible" },
  { state: "ruled-out", title: "Ruled out: the data could have shown it and does not" },
];

/** The list under each dossier. */
export function readingsList(dossier: Dossier, traces: readonly TraceWords[]): Html | false {
  if (dossier.readings.length === 0) return false;
  const kinds = KINDS.map(({ state, title }) => ({
    title,
    readings: dossier.readings.filter((reading) => reading.state === state),
  })).filter(({ readings }) => readings.length > 0);
  return html`<h4>What else may explain it</h4>
<p class="aside">${aside(dossier)}${dossier.readings.some(({ note }) => note !== "") && ` A shared moment is a run of members' acts on one thing ${leadWords(dossier, traces)} of the next; several things in the same posts are one. Who comes first is asked of each trace of the group by itself, so the moments there may be others.`}</p>
${kinds.map(({ title, readings }) => html`<h5>${title}</h5><dl class="readings">${readings.map(entry)}</dl>`)}`;
}

const entry = (reading: Reading): Html =>
  html`<div><dt>${title(reading.id)} <span class="pill ${reading.state}">${STATES[reading.state]}</span></dt><dd>${reading.note && html`<strong>${reading.note}</strong> `}${reading.about}</dd></div>`;

function aside(dossier: Dossier): string {
  const { readings } = dossier;
  const fitting = readings.filter(({ state }) => state === "fits").length;
  if (readings.every(({ state }) => state === "not-tested"))
    return "claque tests these for the strongest groups only. Rule them out yourself before you write that accounts acted in concert.";
  if (fitting === 0)
    return `${readingsInShort(dossier)} What is not ruled out stays possible${dossier.status === "coordinated" || dossier.status === "open" ? ", though it lowers no status" : ""}.`;
  return `${fitting === 1 ? "One innocent reading fits" : `${fitting} innocent readings fit`} the numbers. Until a person has ruled ${fitting === 1 ? "it" : "them"} out, do not write of anything hidden.`;
}

function title(id: string): string {
  const name = readingTitle(id);
  return name.charAt(0).toUpperCase() + name.slice(1);
}
