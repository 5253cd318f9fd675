/** Names and texts inside generated SQL. Values are bound; what cannot be bound (names, paths in COPY) passes here. */
import { relative, resolve } from "node:path";
import { QueryError } from "../model/index.js";

/** A quoted SQL identifier; any text is safe. */
export function identifier(name: string): string {
  if (name.length === 0 || name.includes("\0"))
    throw new QueryError(`store: a name that SQL cannot hold, ${JSON.stringify(name)}`, "");
  return `"${name.replaceAll('"', '""')}"`;
}

/** Whether DuckDB would read the path as a pattern of paths. */
export const isPattern = (path: string): boolean => /[*?[]/.test(relative("", resolve(path)));

/**
 * A quoted path that DuckDB writes to (`COPY`) or reads from (`read`): exactly this file, though its name begins with `~` or
 * holds the marks of a pattern, which DuckDB would expand. A reader also needs `hive_partitioning = false`, or a folder
 * named `lang=de` becomes a column of the data. DuckDB expands the path a second time where it copies a scan (a window
 * function becomes a join), so a path that `isPattern` is safe in plain scans only.
 */
export function fileLiteral(path: string, use: "write" | "read"): string {
  const plain = relative("", resolve(path)).replace(/^(?![./])/, "./");
  return literal(use === "write" ? plain : plain.replace(/[*?[]/g, "[$&]"));
}

/** A quoted SQL text literal, for places where DuckDB takes no bound value (COPY paths, reader options). */
export function literal(text: string): string {
  return `'${text.replaceAll("\0", "").replaceAll("'", "''")}'`;
}
