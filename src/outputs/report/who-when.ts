/** Pictures of a group as figures: who took part in what, and when each acted. */
import type { Dossier } from "../../model/index.js";
import { accountObjectMatrix } from "../pictures/account-object-matrix.js";
import { groupTimeline } from "../pictures/group-timeline.js";
import { windowWords } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { fluid } from "./fluid.js";
import { memberName } from "./words.js";

const WIDE = 980;

/** Who took part in which of the listed things; nothing where the timeline says too little. */
export function matrixFigure(dossier: Dossier): Html | false {
  const { timeline, objects, members, objectsTotal, windowSeconds } = dossier;
  const met = timeline.filter(({ object, member, met }) => met && object >= 0 && member >= 0);
  const order = objects
    .map(({ firstSeen }, object) => ({ object, firstSeen }))
    .filter(({ object }) => met.some((point) => point.object === object))
    .sort((a, b) => (a.firstSeen < b.firstSeen ? -1 : a.firstSeen > b.firstSeen ? 1 : a.object - b.object));
  if (order.length < 2) return false;
  const place = new Map(order.map(({ object }, i) => [object, i]));
  const seen = new Set<number>();
  const cells = [...met]
    .sort((a, b) => (a.timeUtc < b.timeUtc ? -1 : a.timeUtc > b.timeUtc ? 1 : a.member - b.member))
    .map(({ member, object }) => {
      const first = !seen.has(object);
      seen.add(object);
      return { account: member, object: place.get(object) ?? 0, first };
    });
  const rows = {
    accounts: members.map((_, i) => memberName(i)),
    objects: order.map(({ object }) => ({
      label: objects[object].objectId,
      timeUtc: objects[object].firstSeen,
    })),
    cells,
    objectsTotal,
  };
  return html`<figure><figcaption><b>Who took part in what.</b> A column is a thing that two members or more took up within ${windowWords(windowSeconds)}, in order of time; at the right, how many each took up.</figcaption>
${fluid((options) => accountObjectMatrix(rows, options), WIDE)}</figure>`;
}

/** Every act of the members over time. */
export function timelineFigure(dossier: Dossier): Html | false {
  if (dossier.timeline.length === 0) return false;
  const rows = {
    members: dossier.members.map((_, i) => memberName(i)),
    acts: dossier.timeline.map(({ timeUtc, member, met }) => ({ time: Date.parse(timeUtc), member, met })),
    actsTotal: dossier.timelineTotal,
  };
  return html`<figure><figcaption><b>When they acted,</b> UTC: a lane an account. Columns of dots are moments at which several acted on one thing.</figcaption>
${fluid((options) => groupTimeline(rows, options), WIDE)}</figure>`;
}
