/** A picture of a signal by its kind: no face knows a signal by name. These are as wide as the page gives them room. */
import type { SignalPicture, TablePicture } from "../../../model/index.js";
import { type Html, html } from "../../text/html.js";
import { histogram } from "./histogram.js";
import { lanes } from "./lanes.js";
import { series } from "./series.js";
import { spread } from "./spread.js";
import { strip } from "./strip.js";
import { weekHours } from "./week-hours.js";

/** A signal's picture that is a drawing and no table. */
export type SignalDrawing = Exclude<SignalPicture, TablePicture>;

/** The drawing; `id` names it inside the page. */
export function signalPicture(picture: SignalDrawing, id: string): Html {
  switch (picture.kind) {
    case "histogram":
      return histogram(picture, id);
    case "week-hours":
      return weekHours(picture, id);
    case "lanes":
      return lanes(picture, id);
    case "strip":
      return strip(picture, id);
    case "series":
      return series(picture, id);
    case "spread":
      return spread(picture, id);
  }
}

/** Names of the sorts of points or lines, each with its colour; nothing where there is one sort. */
export function signalLegend(picture: SignalDrawing): Html | false {
  const names =
    picture.kind === "lanes"
      ? picture.marks
      : picture.kind === "series"
        ? picture.lines.map(({ label }) => label)
        : [];
  if (names.length < 2 && picture.kind !== "series") return false;
  return html`<span class="legend">${names.slice(0, 8).map((name, i) => html`<span class="g${i}"><i></i>${name}</span>`)}</span>`;
}
