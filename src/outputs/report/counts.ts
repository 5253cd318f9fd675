/** Counted beside expected by chance, for each trace of a group: the test’s own count first, simply posting at the same time last. */
import type { Dossier, TraceCount, TraceWords } from "../../model/index.js";
import { type ObservedRow, observedExpected } from "../pictures/observed-expected.js";
import { windowWords } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { fluid } from "./fluid.js";
import { chanceOf, countOf, traceTitle } from "./words.js";

const WIDE = 980;

/** The figure; nothing where nothing was counted. Rows of zeros are no rows. */
export function countsFigure(dossier: Dossier, traces: readonly TraceWords[]): Html | false {
  const rows = countRows(dossier, traces);
  if (rows.length === 0) return false;
  const decided = dossier.followed !== null;
  return html`<figure class="counts"><figcaption><b>Counted beside expected by chance.</b> ${decided && "What the test counts are acts that followed another member’s; the other rows, meetings of two members, come from the data that found the group. "}${small(dossier) && "That the count is only a little above what is expected does not speak against the test: the ratio says how much more often, the test how surely. "}${rows.some(({ pale }) => pale) && "In grey, for comparison: posting anything at the same time."}</figcaption>
${fluid((options) => observedExpected(rows, options), WIDE)}</figure>`;
}

const SMALL_EXCESS = 2;

/** Whether a reader would ask how so small an excess passed. */
const small = (dossier: Dossier): boolean =>
  dossier.followed !== null && countOf(dossier) < SMALL_EXCESS * chanceOf(dossier);

function countRows(dossier: Dossier, traces: readonly TraceWords[]): ObservedRow[] {
  const { leadTrace, windowSeconds, followed, followedExpected, contrast } = dossier;
  const mean = (row: TraceCount) => (contrast === "hour" ? row.expected : row.expectedRhythm);
  const shown = dossier.counts
    .filter((row) => row.observed > 0 && row.windowSeconds === windowSeconds)
    .filter(({ trace }) => dossier.traces.includes(trace) || trace === "co-post")
    .sort((a, b) => rank(a) - rank(b));
  function rank({ trace }: TraceCount): number {
    if (trace === leadTrace) return 0;
    return trace === "co-post" ? 2 : 1;
  }
  const label = (trace: string) => `${traceTitle(traces, trace)}, ${windowWords(windowSeconds)}`;
  const test =
    followed !== null && followedExpected !== null
      ? [{ label: "What the test counts", observed: followed, expected: followedExpected }]
      : [];
  return [
    ...test,
    ...shown.map((row) => ({
      label: label(row.trace),
      observed: row.observed,
      expected: mean(row),
      ...(row.trace === "co-post" ? { pale: true } : {}),
    })),
  ];
}
