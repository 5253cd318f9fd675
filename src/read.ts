/**
 * The readers alone, public as `claque/read`: forty forms of export as one table of events, without traces, network, groups or a case.
 * ESM, Node 20 and later.
 *
 * @module claque/read
 */

export * from "./model/errors.js";
export { SOURCES, type Source } from "./pipeline/catalog.js";
export { type InspectionResult, type InspectOptions, inspectFiles } from "./pipeline/inspect.js";
export { type OpenEvents, openEvents, type ReadRequest, type ReadTable } from "./pipeline/read-events.js";
