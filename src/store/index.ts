/** The store: DuckDB behind one door. */

export { actionsOfRows, type IndexedActions, readActions, sharedObjects, textsOf } from "./actions.js";
export { comparedTextSql, neutralTextSql } from "./compared-text.js";
export { createNarrowTable, settleTable, widenTable } from "./narrow-table.js";
export { fileLiteral, identifier, isPattern, literal } from "./sql.js";
export { type AppendColumn, type Chunk, type Row, type SqlValue, Store, type StoreOptions } from "./store.js";
export {
  copyParquet,
  createTable,
  dropRelation,
  heldName,
  isSorted,
  rowCount,
  rowsOf,
  typesOf,
  viewParquet,
  writeParquet,
} from "./table.js";
