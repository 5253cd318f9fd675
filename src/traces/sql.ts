/** SQL that the traces share: how a list column or a single column of `events` becomes acts on objects. */
import { identifier } from "../store/index.js";

/** What every trace selects, in this order. */
const ACT = "account_id, event_id, time_utc";

/** Original acts only: a repost carries the text, links and tags of another post by design, and co-repost sees it. */
export const NOT_REPOST = "kind IS DISTINCT FROM 'repost'";

/**
 * Acts on the entries of a list column: one row an entry; NULL and blank entries are no objects.
 *
 * @param condition SQL over `events` that an event must meet, made of constants only.
 */
export const listActs = (column: string, condition = "true"): string =>
  `SELECT object_id, ${ACT} FROM (SELECT unnest(${identifier(column)}) AS object_id, ${ACT} FROM events WHERE ${condition}) WHERE trim(object_id) <> ''`;

/**
 * Acts on a post named by a column, the platform before it: post ids of two platforms may be the same number and must not
 * meet. NULL and blank are no objects.
 */
export const postActs = (column: string, condition = "true"): string =>
  `SELECT coalesce(nullif(platform, ''), 'unknown') || ':' || ${identifier(column)} AS object_id, ${ACT} FROM events WHERE trim(${identifier(column)}) <> '' AND ${condition}`;
