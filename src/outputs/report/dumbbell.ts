/** The small picture of a count against chance, used in the list and in every dossier. */

import { countScale } from "../pictures/scales.js";
import { count, expectedCount } from "../text/format.js";
import { type Html, html } from "../text/html.js";

/** Ring at the expected count, dot at the observed, on a log scale; a description for readers who do not see it. */
export function dumbbell(observed: number, expected: number, top: number): Html {
  const { place } = countScale(top);
  const [from, to] = [place(expected).toFixed(2), place(observed).toFixed(2)];
  return html`<svg class="dumbbell" width="100%" height="18" role="img" aria-label="counted ${count(observed)}, chance gives ${expectedCount(expected)}"><line class="track" x1="2%" x2="98%" y1="9" y2="9"/><line class="span" x1="${from}%" x2="${to}%" y1="9" y2="9"/><circle class="expected" cx="${from}%" cy="9" r="4.5"/><circle class="observed" cx="${to}%" cy="9" r="5"/></svg>`;
}
