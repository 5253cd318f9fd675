/** What else could explain a group: each innocent explanation with its state and numbers; what may well be true stands in sight. */
import type { Dossier, Reading, TraceWords } from "../../model/index.js";
import { counted, listed } from "../text/format.js";
import { Html, html } from "../text/html.js";
import { fold } from "./fold.js";
import { readingsInShort, readingTitle } from "./status-words.js";
import { capital, leadWords } from "./words.js";

type State = Reading["state"];

const OPEN_STATES: readonly State[] = ["fits", "not-measurable"];

const STATES: Readonly<Record<State, string>> = {
  fits: "fits",
  "not-measurable": "could not be settled",
  "not-tested": "not tested",
  "ruled-out": "ruled out",
};

/** The part of a sheet; nothing where no reading is known. */
export function readingsPart(
  dossier: Dossier,
  traces: readonly TraceWords[],
  { level, ruledOut }: { readonly level: "h3" | "h4"; readonly ruledOut: boolean },
): Html | false {
  const head = new Html(level);
  if (dossier.readings.length === 0) return false;
  if (dossier.readings.every(({ state }) => state === "not-tested"))
    return html`<p class="aside">The innocent explanations of this group were not tested: claque tests those of the strongest. Rule them out yourself before you write that accounts acted in concert.</p>`;
  const open = OPEN_STATES.flatMap((state) => dossier.readings.filter((reading) => reading.state === state));
  const rest = dossier.readings.filter(({ state }) => !OPEN_STATES.includes(state));
  return html`<${head}>What else could explain it</${head}>
<p>${readingsInShort(dossier)} ${advice(dossier)}</p>
${open.length > 0 && html`<dl class="readings">${open.map(entry)}</dl>`}
${rest.length > 0 && ruledOutPart(rest, leadWords(dossier, traces), ruledOut)}`;
}

function ruledOutPart(rest: readonly Reading[], lead: string, full: boolean): Html {
  const aside = "the data could have shown them and does not";
  if (full)
    return fold(
      `${counted(rest.length, "explanation")} ruled out`,
      html`<dl class="readings">${rest.map(short)}</dl><p class="aside">A shared moment is a run of members’ acts on one thing by ${lead} of the next.</p>`,
      { aside },
    );
  return html`<p class="aside">Ruled out, since ${aside}: ${listed(rest.map(({ id }) => readingTitle(id)))}. Numbers: <code>claque show CASE readings --limit all</code></p>`;
}

function advice({ readings }: Dossier): string {
  if (readings.some(({ state }) => state === "fits"))
    return "Until a person has ruled that out, do not write of anything hidden.";
  return readings.some(({ state }) => state === "not-measurable")
    ? "What is not ruled out stays possible."
    : "";
}

const entry = (reading: Reading): Html =>
  html`<div><dt>${capital(readingTitle(reading.id))} <span class="pill ${reading.state}">${STATES[reading.state]}</span></dt><dd>${reading.about}${reading.note && html` <small>${reading.note}</small>`}</dd></div>`;

const short = (reading: Reading): Html =>
  html`<div><dt>${capital(readingTitle(reading.id))}${reading.state !== "ruled-out" && html` <span class="pill">${STATES[reading.state]}</span>`}</dt><dd><small>${reading.note || reading.about}</small></dd></div>`;
