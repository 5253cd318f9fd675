/** Pictures: pure functions from rows and a width to SVG. Page, report, exports and docs draw the same ones. */

export { accountObjectMatrix, type MatrixRows } from "./account-object-matrix.js";
export { type ActivityLane, type ActivityRows, activityStrip } from "./activity-strip.js";
export { closestMoment, type MomentOptions, type MomentPost, type MomentRows } from "./closest-moment.js";
export { type PictureOptions, standalone } from "./frame.js";
export { groupTimeline, type TimelineRows } from "./group-timeline.js";
export { mark } from "./marks.js";
export { type NetworkRows, network } from "./network.js";
export { networkPlaces } from "./network-layout.js";
export { type ObservedRow, observedExpected } from "./observed-expected.js";
export { type SignalDrawing, signalLegend, signalPicture } from "./signals/signal-picture.js";
export { type SparkOptions, spark } from "./spark.js";
export { PICTURE_STYLE, THEME } from "./style.js";
