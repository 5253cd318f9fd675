/** One CSV cell: quoted where it must be, and never a formula when a spreadsheet opens it. */

/**
 * A cell of RFC 4180. Null and undefined are empty, lists are JSON. Text that begins with `=`, `+`, `-`, `@`, tab or
 * carriage return is prefixed with an apostrophe, so that a spreadsheet shows it instead of running it; numbers never are.
 */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint")
    return String(value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A row of cells with its line end (CRLF, as RFC 4180 asks). */
export function csvRow(values: readonly unknown[]): string {
  return `${values.map(csvCell).join(",")}\r\n`;
}
