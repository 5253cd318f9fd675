/** Counted beside expected by chance, for each trace of a group: the test’s own count first, simply posting at the same time last. */
import type { Dossier, TraceWords } from "../../model/index.js";
import { countRows } from "../pictures/dossier-rows.js";
import { observedExpected } from "../pictures/observed-expected.js";
import { type Html, html } from "../text/html.js";
import { fluid } from "./fluid.js";
import { chanceOf, countOf, traceTitle } from "./words.js";

const WIDE = 980;

/** The figure; nothing where nothing was counted. Rows of zeros are no rows. */
export function countsFigure(dossier: Dossier, traces: readonly TraceWords[]): Html | false {
  const rows = countRows(dossier, (trace) => traceTitle(traces, trace));
  if (rows.length === 0) return false;
  const decided = dossier.followed !== null;
  return html`<figure class="counts"><figcaption><b>Counted beside expected by chance.</b> ${decided && "What the test counts are acts that followed another member’s; the other rows, meetings of two members, come from the data that found the group. "}${small(dossier) && "That the count is only a little above what is expected does not speak against the test: the ratio says how much more often, the test how surely. "}${rows.some(({ pale }) => pale) && "In grey, for comparison: posting anything at the same time."}</figcaption>
${fluid((options) => observedExpected(rows, options), WIDE)}</figure>`;
}

const SMALL_EXCESS = 2;

/** Whether a reader would ask how so small an excess passed. */
const small = (dossier: Dossier): boolean =>
  dossier.followed !== null && countOf(dossier) < SMALL_EXCESS * chanceOf(dossier);
