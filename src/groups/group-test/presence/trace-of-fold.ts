/** One half of a trace, with the numbers of accounts and objects of the whole. */
import { actionsOfRows } from "../../../store/index.js";
import { type TraceData, traceData } from "../../trace-data.js";
import { type Fold, type FoldScheme, rowsOfFold } from "./folds.js";

/** The acts of a half. */
export function traceOfFold(data: TraceData, scheme: FoldScheme, fold: Fold): TraceData {
  const rows = rowsOfFold(data.ticks, scheme, fold);
  return traceData(data.id, actionsOfRows(data.actions, rows), data.numbers);
}
