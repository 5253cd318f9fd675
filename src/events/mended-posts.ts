/**
 * Rounded identifiers of posts, taken again from the address of the post in the same row. The number in the address must be
 * the one that was rounded, as far as what is left of it says, so that an address of another post mends nothing.
 */
import { literal } from "../store/index.js";
import { writtenRounded } from "./damaged-ids.js";

/** The number that ends the path of a post's address: `/status/123`, `/posts/123?x=1`. */
const NUMBER = "/([0-9]{15,20})(?:[/?#]|$)";

/** How far a rounded number may lie from the true one: three digits are kept at the least, or the fifteen of a spreadsheet. */
const FEW_DIGITS = "0.005";
const MANY_DIGITS = "1e-14";

/** SQL of the identifier that the address of the post gives in place of a damaged one; NULL where it gives none that fits. */
export function mendedPost(post: string, permalink: string, damaged: string): string {
  const found = `regexp_extract(${permalink}, ${literal(NUMBER)}, 1)`;
  const [given, rounded] = [`TRY_CAST(${found} AS DOUBLE)`, `TRY_CAST(replace(${post}, ',', '.') AS DOUBLE)`];
  const tolerance = `CASE WHEN ${writtenRounded(post)} THEN ${FEW_DIGITS} ELSE ${MANY_DIGITS} END`;
  return `CASE WHEN ${damaged} AND abs(${given} - ${rounded}) <= ${given} * ${tolerance} THEN ${found} END`;
}
