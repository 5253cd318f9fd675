/** Small pieces of SQL. */

/** Places of bound values: `$5, $6, $7`. */
export const placeholders = (count: number, first: number): string =>
  Array.from({ length: count }, (_, i) => `$${first + i}`).join(", ");
