/**
 * The words: types, tables and errors, without the store. Public as `claque/model`.
 *
 * @module claque/model
 */

export * from "./action-columns.js";
export * from "./decisions.js";
export * from "./dossier.js";
export * from "./errors.js";
export * from "./event-tables.js";
export * from "./formula-guard.js";
export * from "./list-marks.js";
export * from "./nobody.js";
export * from "./place.js";
export * from "./plan.js";
export * from "./plugins.js";
export * from "./probability.js";
export * from "./quality.js";
export * from "./readings.js";
export * from "./reasons.js";
export * from "./report.js";
export * from "./run.js";
export * from "./scheduler-names.js";
export * from "./signal-tables.js";
export * from "./signals.js";
export type { Column, Table } from "./table.js";
export * from "./tables.js";
export * from "./words.js";
