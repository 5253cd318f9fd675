/** Actions of one trace as typed columns: what the sweep, the null model and the group counts compute on. */

/**
 * One row an action, sorted by object, then time, then account; each (account, object) occurs once unless a caller says
 * otherwise. Accounts and objects are numbered from 0 in the order of their identifiers.
 */
export interface ActionColumns {
  readonly accountCount: number;
  readonly objectCount: number;
  readonly account: Int32Array;
  readonly object: Int32Array;
  /** Seconds since 1970 UTC, exact to the microsecond. */
  readonly time: Float64Array;
}
