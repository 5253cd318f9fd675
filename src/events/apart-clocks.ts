/** Files that hold the same posts at times that are whole hours (or quarters of one) apart: one of their clocks was read in a wrong zone. */
import { rowCount, type Store } from "../store/index.js";

/** Two files whose clocks disagree. */
export interface ApartClocks {
  /** Indexes of the inputs. */
  readonly first: number;
  readonly second: number;
  /** Posts that both hold, and those of them whose times are this far apart. */
  readonly posts: number;
  readonly apart: number;
  /** Minutes by which the second is later; below zero where it is earlier. */
  readonly minutes: number;
}

/** Farther apart than zones can be is no matter of zones. */
const FARTHEST_MINUTES = 26 * 60;
const QUARTER = 15;

/** So many rows are compared; of more a part, drawn by the posts' identifiers, since what is wrong is wrong for all. */
const ROWS = 1_000_000;

/** Finds them in `read_rows`, whose times are compared to the minute. Where half of the common posts agree, nothing is said. */
export async function apartClocks(store: Store): Promise<ApartClocks[]> {
  const parts = Math.max(1, Math.ceil((await rowCount(store, "read_rows")) / ROWS));
  return store.rows<ApartClocks>(`
    WITH posts AS (
      SELECT source_file AS file, platform, account, post, min(micros) // 60000000 AS minute FROM read_rows
      WHERE reason IS NULL AND post IS NOT NULL AND precision <> 'day' AND hash(post) % ${parts} = 0 GROUP BY ALL),
    pairs AS (
      SELECT a.file AS first, b.file AS second, b.minute - a.minute AS minutes
      FROM posts a JOIN posts b ON a.platform = b.platform AND a.account = b.account AND a.post = b.post AND a.file < b.file),
    counted AS (SELECT first, second, minutes, count(*) AS apart FROM pairs GROUP BY ALL),
    whole AS (SELECT *, sum(apart) OVER (PARTITION BY first, second)::BIGINT AS posts FROM counted)
    SELECT first, second, posts, apart, minutes FROM whole
    WHERE minutes <> 0 AND minutes % ${QUARTER} = 0 AND abs(minutes) <= ${FARTHEST_MINUTES} AND apart * 2 > posts
    ORDER BY first, second`);
}
