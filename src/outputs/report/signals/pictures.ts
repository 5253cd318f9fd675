/** Pictures of signals with their title and caption. */
import type { SignalPicture } from "../../../model/index.js";
import { signalLegend, signalPicture } from "../../pictures/signals/signal-picture.js";
import { type Html, html } from "../../text/html.js";
import { table } from "../table.js";

/** A picture with its title and caption; `id` names it inside the page. */
export function pictureFigure(picture: SignalPicture, id: string): Html {
  const caption = html`<b>${picture.title}.</b> ${picture.caption}`;
  if (picture.kind === "table")
    return table(
      caption,
      picture.columns.map((head, i) => ({ head, number: i > 0 && typeof picture.rows[0]?.[i] === "number" })),
      picture.rows,
      { open: 8 },
    );
  return html`<figure class="sign sign-${picture.kind}"><figcaption>${caption}${signalLegend(picture)}</figcaption>${signalPicture(picture, id)}</figure>`;
}
