/** Text for the terminal: tables that fit it. */
import { printable } from "./printable.js";

/** The rows without columns that are empty in all of them, and the names of those columns. */
export function filledColumns(rows: readonly Record<string, unknown>[]): {
  rows: Record<string, unknown>[];
  empty: string[];
} {
  const names = Object.keys(rows[0] ?? {});
  const empty = names.filter((name) => rows.every((row) => cellText(row[name]) === ""));
  const filled = names.filter((name) => !empty.includes(name));
  return { rows: rows.map((row) => Object.fromEntries(filled.map((name) => [name, row[name]]))), empty };
}

/** The table, header first; words where there is no row. Numbers to the right; long words cut in the middle, since identifiers differ at both ends. */
export function textTable(rows: readonly Record<string, unknown>[], width: number): string {
  if (rows.length === 0) return "no rows";
  const names = Object.keys(rows[0]);
  const numeric = names.map((name) =>
    rows.every((row) => row[name] === null || typeof row[name] === "number"),
  );
  const cells = rows.map((row) => names.map((name) => cellText(row[name])));
  const natural = names.map((name, c) => Math.max(name.length, ...cells.map((row) => row[c].length)));
  const widths = fitted(natural, names, width);
  const line = (row: readonly string[]) =>
    row
      .map((cell, c) =>
        numeric[c] ? cut(cell, widths[c]).padStart(widths[c]) : cut(cell, widths[c]).padEnd(widths[c]),
      )
      .join("  ")
      .trimEnd();
  return [line(names), widths.map((w) => "─".repeat(w)).join("  "), ...cells.map(line)].join("\n");
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number")
    return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
  const text = Array.isArray(value) ? value.join(", ") : String(value).replace(CLOCK, "$1 $2Z");
  return printable(text.replace(/\s+/g, " "));
}

/** A whole second as the tables' rows have it; finer clocks stay as they are. */
const CLOCK = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)\.000Z$/;

/** Cut in the middle, between characters: half of one would be a sign that no terminal can show. */
function cut(text: string, width: number): string {
  if (text.length <= width) return text;
  const tail = text.includes(" ") ? 0 : Math.floor((width - 1) * 0.6);
  const head = text.slice(0, Math.max(0, width - 1 - tail)).replace(/[\ud800-\udbff]$/, "");
  return `${head}…${tail > 0 ? text.slice(-tail).replace(/^[\udc00-\udfff]/, "") : ""}`;
}

function fitted(natural: number[], names: string[], width: number): number[] {
  const widths = [...natural];
  const total = () => widths.reduce((sum, w) => sum + w + 2, -2);
  while (total() > width) {
    const widest = widths.indexOf(Math.max(...widths));
    const floor = Math.max(8, names[widest].length);
    if (widths[widest] <= floor) break;
    widths[widest] = Math.max(floor, widths[widest] - (total() - width));
  }
  return widths;
}
