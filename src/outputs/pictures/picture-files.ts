/** Pictures as files of their own, for a text, a slide or a print: those of the report, at the width of a page. */
import type { Dossier, QualityReport } from "../../model/index.js";
import type { Html } from "../text/html.js";
import { accountObjectMatrix } from "./account-object-matrix.js";
import { activityStrip } from "./activity-strip.js";
import { closestMoment } from "./closest-moment.js";
import { countRows, matrixRows, momentRows, timelineRows } from "./dossier-rows.js";
import { activityRows } from "./file-rows.js";
import { standalone } from "./frame.js";
import { groupTimeline } from "./group-timeline.js";
import { observedExpected } from "./observed-expected.js";

/** A picture with the name of its file, without its ending. */
export interface PictureFile {
  readonly name: string;
  /** Light and dark by what the reader prefers. */
  readonly svg: string;
  /** Light alone, colours and fonts written out, for programs that do not know variables. */
  readonly plainSvg: string;
}

const [WIDE, NARROWER, POSTS] = [980, 720, 12];

/**
 * Pictures of one group; `titleOf` names a trace. What has nothing to show is left out, and so are the posts of a candidate. A picture travels
 * alone: the name of its file holds the status of the group.
 */
export function groupPictures(
  dossier: Omit<Dossier, "edges">,
  titleOf: (trace: string) => string,
): PictureFile[] {
  const moment = dossier.status === "candidate" ? null : momentRows(dossier);
  const matrix = matrixRows(dossier);
  const counts = countRows(dossier, titleOf);
  const drawn: [string, Html | null][] = [
    ["closest-moment", moment && closestMoment(moment, { width: NARROWER, posts: POSTS })],
    ["counted-and-expected", counts.length > 0 ? observedExpected(counts, { width: WIDE }) : null],
    ["who-took-part", matrix && accountObjectMatrix(matrix.rows, { width: WIDE })],
    ["timeline", dossier.timeline.length > 0 ? groupTimeline(timelineRows(dossier), { width: WIDE }) : null],
  ];
  return drawn.flatMap(([name, picture]) =>
    picture ? [pictureFile(`${dossier.groupId}-${dossier.status}-${name}`, picture)] : [],
  );
}

/** The picture of the whole file. */
export const filePictures = (quality: QualityReport): PictureFile[] =>
  quality.activity.counts.length > 0
    ? [pictureFile("activity", activityStrip(activityRows(quality), { width: WIDE }))]
    : [];

const pictureFile = (name: string, picture: Html): PictureFile => ({
  name,
  svg: standalone(picture),
  plainSvg: standalone(picture, { plain: true }),
});
