/** What nearly every statistic of actions begins with: exact clock ticks, and which rows are an account's. */
import type { ActionColumns } from "../model/index.js";
import { indexBy } from "./index-by.js";
import { microseconds } from "./microseconds.js";
import { remembered } from "./remembered.js";

/** Rows of account i are `rows[start[i]] … rows[start[i + 1] − 1]`, ascending. */
export interface AccountRows {
  readonly start: Int32Array;
  readonly rows: Int32Array;
}

/** Microseconds since 1970 of each row; made once for the columns. */
export const actionTicks: (actions: ActionColumns) => Float64Array = remembered(({ time }) =>
  microseconds(time),
);

/** Rows by account; made once for the columns. */
export const accountRows: (actions: ActionColumns) => AccountRows = remembered(
  ({ account, accountCount }) => {
    const { start, items } = indexBy(accountCount, account);
    return { start, rows: items };
  },
);
