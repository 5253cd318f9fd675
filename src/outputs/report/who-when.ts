/** Pictures of a group as figures: who took part in what, and when each acted. */
import type { Dossier } from "../../model/index.js";
import { accountObjectMatrix } from "../pictures/account-object-matrix.js";
import { matrixRows, timelineRows } from "../pictures/dossier-rows.js";
import { groupTimeline } from "../pictures/group-timeline.js";
import { windowWords } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { fluid } from "./fluid.js";

const WIDE = 980;

/** Who took part in which of the listed things; nothing where the timeline says too little. */
export function matrixFigure(dossier: Dossier): Html | false {
  const matrix = matrixRows(dossier);
  if (!matrix) return false;
  return html`<figure><figcaption><b>Who took part in what.</b> A column is a thing that two members or more took up within ${windowWords(dossier.windowSeconds)}, in order of time; at the right, how many each took up.</figcaption>
${fluid((options) => accountObjectMatrix(matrix.rows, options), WIDE)}</figure>`;
}

/** Every act of the members over time. */
export function timelineFigure(dossier: Dossier): Html | false {
  if (dossier.timeline.length === 0) return false;
  const rows = timelineRows(dossier);
  return html`<figure><figcaption><b>When they acted,</b> UTC: a lane an account. Columns of dots are moments at which several acted on one thing.</figcaption>
${fluid((options) => groupTimeline(rows, options), WIDE)}</figure>`;
}
