/** Observed against expected for every trace and window of a group, with the background level of simply being active. */
import type { Dossier, TraceCount, TraceWords } from "../../model/index.js";
import { axisHead, countScale } from "../pictures/scales.js";
import { count, duration, expectedCount, windowWords } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { dumbbell } from "./dumbbell.js";
import { phrase, traceTitle } from "./words.js";

/** The plot and its numbers in one table. Traces of the group come first, the background last. */
export function countsFigure(dossier: Dossier, traces: readonly TraceWords[]): Html | false {
  if (dossier.counts.length === 0) return false;
  const top = Math.max(
    ...dossier.counts.map((row) => Math.max(row.observed, row.expected, row.expectedRhythm)),
  );
  const { ticks } = countScale(top);
  const axis = axisHead(ticks);
  const rows = [...dossier.counts].sort((x, y) => Number(aside(dossier, x)) - Number(aside(dossier, y)));
  return html`<h4>Counted against chance</h4>
<div class="scroll" role="group" tabindex="0"><table class="counts"><caption>Meetings among the members: <span class="key observed"></span> counted, <span class="key expected"></span> what chance gives. Rows in grey are no trace of this group and stand for comparison.</caption>
<thead><tr><th scope="col">Trace</th><th scope="col">Within</th><th scope="col" class="n">Counted</th><th scope="col" class="n">Chance, same hour</th><th scope="col" class="n">Chance, same time of day</th><th scope="col" class="wide">${axis}<span class="hidden">counted and expected on a log scale</span></th><th scope="col" class="n">Things</th><th scope="col" class="n">Accounts</th><th scope="col" class="n">Typical gap</th></tr></thead>
<tbody>${rows.map((row) => countRow(dossier, row, traces, top))}</tbody></table></div>`;
}

function countRow(dossier: Dossier, row: TraceCount, traces: readonly TraceWords[], top: number): Html {
  const lead = row.trace === dossier.leadTrace && row.windowSeconds === dossier.windowSeconds;
  const mean = ({ expected, expectedRhythm }: TraceCount) =>
    dossier.contrast === "hour" ? expected : expectedRhythm;
  const kind = aside(dossier, row) ? "aside" : lead ? "lead-row" : "";
  return html`<tr class="${kind}"><th scope="row" title="${phrase(row.trace).did}">${traceTitle(traces, row.trace)}</th><td class="within">${windowWords(row.windowSeconds)}</td><td class="n">${count(row.observed)}</td><td class="n">${expectedCount(row.expected)}</td><td class="n">${expectedCount(row.expectedRhythm)}</td><td class="wide">${dumbbell(row.observed, mean(row), top)}</td><td class="n">${count(row.objects)}</td><td class="n">${count(row.accounts)}</td><td class="n">${row.medianGapSeconds === null ? "–" : duration(row.medianGapSeconds)}</td></tr>`;
}

const aside = (dossier: Dossier, row: TraceCount): boolean => !dossier.traces.includes(row.trace);
