/** What `claque inspect` says, for a person at a terminal. */
import type { QualityReport } from "../model/index.js";
import type { InspectionResult } from "../pipeline/inspect.js";
import { textTable } from "./text-table.js";

const number = (n: number): string => n.toLocaleString("en");

/** The files, their fields and first rows, then what a full reading gives. */
export function inspectionWords(result: InspectionResult): string {
  const parts = result.files.map(fileWords);
  if (result.quality) parts.push(qualityWords(result.quality));
  if (result.quality) parts.push(`Traces that the data allows: ${result.traces.join(", ") || "none"}.`);
  parts.push(
    result.refusal === null
      ? "claque analyze would take it."
      : `claque analyze would refuse it: ${result.refusal}`,
  );
  return parts.join("\n\n");
}

function fileWords(file: InspectionResult["files"][number]): string {
  const layout = [
    file.encoding,
    file.delimiter && `delimiter ${JSON.stringify(file.delimiter)}`,
    file.compression,
    file.preambleLines > 0 && `${file.preambleLines} lines before the header`,
  ];
  const lines = [
    file.name,
    `  format:  ${file.source ?? "not recognised"}${file.recognisedBy ? ` (${file.recognisedBy})` : ""}`,
    `  layout:  ${layout.filter(Boolean).join(", ")}`,
    "  fields:",
    ...Object.entries(file.mapping).map(([field, column]) => `    ${field.padEnd(16)} ← ${column}`),
  ];
  if (file.unusedColumns.length > 0) lines.push(`  not used: ${file.unusedColumns.join(", ")}`);
  if (file.hint) lines.push(`  ${file.hint}`);
  if (file.rows.length > 0) {
    const rows = file.rows
      .slice(0, 5)
      .map(({ source_file: _f, source_part: _p, ...row }) => row as Record<string, unknown>);
    const names = [...new Set(rows.flatMap((r) => Object.keys(r)))];
    lines.push(
      "  first rows:",
      ...textTable(
        rows.map((r) => Object.fromEntries(names.map((n) => [n, r[n] ?? null]))),
        150,
      )
        .split("\n")
        .map((l) => `    ${l}`),
    );
  }
  return lines.join("\n");
}

/** The quality report: rows, refusals with an example each, events, clock, notes. */
export function qualityWords(q: QualityReport): string {
  const lines = [
    `Rows: ${number(q.rowsRead)} read = ${number(q.rowsKept)} kept + ${number(q.rowsRejected)} quarantined + ${number(q.rowsSkipped)} skipped${q.duplicates > 0 ? `; ${number(q.duplicates)} named a post that another row already held and were merged with it` : ""}.`,
    ...q.rejections.map((r) => {
      const first = r.examples[0];
      return `  ${number(r.rows)} ${r.reason}: ${r.about}${first ? ` (${first.file}:${first.line}, ${first.detail})` : ""}`;
    }),
    `Events: ${number(q.events)} by ${number(q.accounts)} accounts, ${q.firstEvent ?? "?"} to ${q.lastEvent ?? "?"} (UTC).`,
    `Clock: ${Object.entries(q.precision)
      .map(([p, n]) => `${p} (${number(n)})`)
      .join(", ")}.`,
    ...q.warnings.map((w) => `Note: ${w}`),
  ];
  return lines.join("\n");
}
