/** Techniques of the DISARM framework that behaviour suggests, for a person to confirm. */
import type { DisarmSuggestion } from "../../../model/index.js";
import { type Html, html } from "../../text/html.js";
import { table } from "../table.js";

/** The list; nothing where nothing is suggested. */
export function disarmList(suggestions: readonly DisarmSuggestion[]): Html | false {
  if (suggestions.length === 0) return false;
  return html`<h5>Techniques to confirm</h5>${table(
    html`DISARM ${suggestions[0].frameworkVersion} techniques that the behaviour suggests. A suggestion is no finding: confirm or refuse each by hand. Intent is never suggested.`,
    [{ head: "Technique" }, { head: "Because" }, { head: "Confirmed", kind: "when" }],
    suggestions.map(({ technique, because }) => [technique, because, "☐\u00a0yes \u00a0☐\u00a0no"]),
    { auto: true },
  )}`;
}
