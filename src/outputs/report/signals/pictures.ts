/** Pictures of signals by kind. A face draws kinds and knows no signal by name. */
import type { SignalPicture } from "../../../model/index.js";
import { type Html, html } from "../../text/html.js";
import { table } from "../table.js";
import { histogram } from "./histogram.js";
import { lanes } from "./lanes.js";
import { series } from "./series.js";
import { spread } from "./spread.js";
import { strip } from "./strip.js";
import { weekHours } from "./week-hours.js";

/** A picture with its title and caption; `id` names it inside the page. */
export function pictureFigure(picture: SignalPicture, id: string): Html {
  const caption = html`<b>${picture.title}.</b> ${picture.caption}`;
  if (picture.kind === "table")
    return table(
      caption,
      picture.columns.map((head, i) => ({ head, number: i > 0 && typeof picture.rows[0]?.[i] === "number" })),
      picture.rows,
      { auto: true, open: 12 },
    );
  return html`<figure class="sign sign-${picture.kind}"><figcaption>${caption}${legend(picture)}</figcaption>${drawing(picture, id)}</figure>`;
}

function drawing(picture: Exclude<SignalPicture, { kind: "table" }>, id: string): Html {
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

/** Names of the sorts of points or lines, each with its colour. */
function legend(picture: SignalPicture): Html | false {
  const names =
    picture.kind === "lanes"
      ? picture.marks
      : picture.kind === "series"
        ? picture.lines.map(({ label }) => label)
        : [];
  if (names.length < 2 && picture.kind !== "series") return false;
  return html`<span class="legend">${names.slice(0, 8).map((name, i) => html`<span class="g${i}"><i></i>${name}</span>`)}</span>`;
}
