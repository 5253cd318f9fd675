/** Pictures: pure functions from rows and a width to SVG. Page, report, exports and docs draw the same ones. */

export type { Html } from "../text/html.js";
export { accountObjectMatrix, type MatrixRows } from "./account-object-matrix.js";
export {
  type ActivityActs,
  type ActivityLane,
  type ActivityRows,
  activityStrip,
  type StripOptions,
} from "./activity-strip.js";
export { closestMoment, type MomentOptions, type MomentPost, type MomentRows } from "./closest-moment.js";
export { countRows, matrixRows, momentRows, timelineRows } from "./dossier-rows.js";
export { activityRows } from "./file-rows.js";
export { type PictureOptions, standalone } from "./frame.js";
export { groupTimeline, type TimelineRows } from "./group-timeline.js";
export { colourClass, mark } from "./marks.js";
export { type NetworkRows, network } from "./network.js";
export { networkPlaces } from "./network-layout.js";
export { type ObservedRow, observedExpected } from "./observed-expected.js";
export { filePictures, groupPictures, type PictureFile } from "./picture-files.js";
export { type SignalDrawing, signalLegend, signalPicture } from "./signals/signal-picture.js";
export { type SparkOptions, spark } from "./spark.js";
export { PICTURE_STYLE, SIGNAL_STYLE, THEME } from "./style.js";
export { type Span, type SpanRows, twoSpans } from "./two-spans.js";
export { type WindowRows, windowCurve } from "./window-curve.js";
