/** What `claque inspect` says, for a person at a terminal. */
import { mapName, type QualityReport } from "../model/index.js";
import { TRACES } from "../pipeline/catalog.js";
import type { InspectionResult } from "../pipeline/inspect.js";
import { textTable } from "./text-table.js";

const number = (n: number): string => n.toLocaleString("en");

/** The files, their fields and first rows, what a full reading gives, and what to type next; `typed` are the inputs and flags as they were typed. */
export function inspectionWords(result: InspectionResult, typed: readonly string[]): string {
  const parts = result.files.map((file) => fileWords(file, result.refusal ?? ""));
  if (result.quality) parts.push(qualityWords(result.quality));
  if (result.quality) parts.push(`Traces that the data allows: ${result.traces.join(", ") || "none"}.`);
  parts.push(
    result.refusal === null ? verdict(result.traces) : `claque analyze would refuse it: ${result.refusal}`,
  );
  parts.push(nextWords(result.next, typed));
  return parts.join("\n\n");
}

/** The command to type next, whole. A flag that is proposed takes the place of one of its name, or of `--map` for the same field. */
function nextWords({ command, flags }: InspectionResult["next"], typed: readonly string[]): string {
  if (command === null)
    return "Next: mend the file, or export it again; nothing that could be typed would help.";
  const field = (flag: string) => {
    const name = /^--map\s+["']?([a-z_]+)=/.exec(flag)?.[1];
    return name && mapName(name);
  };
  const nameOf = (flag: string) => /^--(?!map\b)[a-z-]+/.exec(flag)?.[0] ?? flag;
  const kept = typed.filter(
    (flag) =>
      !flags.some((other) =>
        field(flag) === undefined ? nameOf(other) === nameOf(flag) : field(other) === field(flag),
      ),
  );
  const filled = flags.flatMap((flag) => /\b(?:COLUMN|ZONE|ORDER)\b/.exec(flag)?.[0] ?? []);
  const words: Readonly<Record<string, string>> = {
    COLUMN: "with the name of a column for COLUMN",
    ZONE: "with the zone that the clocks show for ZONE, such as Europe/Berlin or UTC",
    ORDER: "with dmy, mdy or ymd for ORDER",
  };
  const how = [...new Set(filled)].map((word) => words[word]).join(" and ");
  const line = [
    "claque",
    command,
    ...kept,
    ...flags,
    ...(command === "analyze" ? ["--out my-case"] : []),
  ].join(" ");
  return `Next${how ? `, ${how}` : ""}:\n  ${line}`;
}

const verdict = (traces: readonly string[]): string =>
  TRACES.some(({ id, byDefault }) => byDefault && traces.includes(id))
    ? "claque analyze would take it."
    : "claque analyze would take it, and could search nothing: no two accounts share anything in what is read.";

/** One file; a hint that the refusal of all repeats is left to it. */
function fileWords(file: InspectionResult["files"][number], refusal: string): string {
  const layout = [
    file.encoding,
    file.delimiter && `delimiter ${JSON.stringify(file.delimiter)}`,
    file.compression,
    file.preambleLines > 0 && `${file.preambleLines} lines before the header`,
  ];
  const lines = [
    file.name,
    `  format:  ${file.source === null ? "not recognised" : `${file.source} (${file.recognisedBy})`}`,
    `  layout:  ${layout.filter(Boolean).join(", ")}`,
    ...(file.source === null ? [] : ["  fields:"]),
    ...Object.entries(file.mapping).map(([field, column]) => `    ${mapName(field).padEnd(16)} ← ${column}`),
  ];
  if (file.source !== null && file.unusedColumns.length > 0)
    lines.push(`  not used: ${file.unusedColumns.join(", ")}`);
  if (file.hint && !refusal.startsWith(file.hint)) lines.push(`  ${file.hint}`);
  if (file.rows.length > 0) {
    const rows = file.rows
      .slice(0, 5)
      .map(({ source_file: _f, source_part: _p, ...row }) => row as Record<string, unknown>);
    const names = [...new Set(rows.flatMap((r) => Object.keys(r)))];
    lines.push(
      "  first rows:",
      ...textTable(
        rows.map((r) => Object.fromEntries(names.map((n) => [mapName(n), r[n] ?? null]))),
        150,
      )
        .split("\n")
        .map((l) => `    ${l}`),
    );
  }
  return lines.join("\n");
}

/** The quality report: rows, refusals with an example each, events over time, clock, languages, clients, notes. */
export function qualityWords(q: QualityReport): string {
  const merged =
    q.duplicates > 0
      ? `; ${number(q.duplicates)} named a post that another row already held and were merged with it`
      : "";
  return [
    `Rows: ${number(q.rowsRead)} read = ${number(q.rowsKept)} kept + ${number(q.rowsRejected)} quarantined + ${number(q.rowsSkipped)} skipped${merged}.`,
    ...(q.inputs.length > 1 ? q.inputs.map(inputLine) : []),
    ...q.rejections.map(rejectionLine),
    ...(q.events === 0
      ? ["Events: none."]
      : [
          `Events: ${number(q.events)} by ${number(q.accounts)} accounts, ${q.firstEvent ?? "?"} to ${q.lastEvent ?? "?"} (UTC).`,
          ...activityLines(q),
          `Clock: ${shares(Object.entries(q.precision), q.events)}.`,
        ]),
    ...(Object.keys(q.platforms).length > 1
      ? [`Platforms: ${shares(Object.entries(q.platforms), q.events)}.`]
      : []),
    ...(q.languages.length > 0
      ? [
          `Languages: ${shares(
            q.languages.map(({ lang, events }) => [lang, events]),
            q.events,
          )}.`,
        ]
      : []),
    ...(q.clients?.length
      ? [
          `Clients: ${shares(
            q.clients.map(({ client, events }) => [client, events]),
            q.events,
          )}.`,
        ]
      : []),
    ...q.warnings.map((w) => `Note: ${w}`),
  ].join("\n");
}

const inputLine = (input: QualityReport["inputs"][number]): string =>
  `  ${input.name}: ${number(input.rowsRead)} read = ${number(input.rowsKept)} kept + ${number(input.rowsRejected)} quarantined + ${number(input.rowsSkipped)} skipped (${input.source})`;

function rejectionLine({ reason, about, rows, examples }: QualityReport["rejections"][number]): string {
  const places = examples
    .slice(0, 3)
    .map(({ file, line, place, detail }) => `${place ?? `${file}:${line}`}${detail ? ` ${detail}` : ""}`);
  const more = rows > places.length ? `; and ${number(rows - places.length)} more` : "";
  return `  ${number(rows)} ${reason}: ${about}${places.length > 0 ? ` (${places.join("; ")}${more})` : ""}`;
}

const SHOWN = 6;

function shares(entries: readonly (readonly [string, number])[], total: number): string {
  const shown = [...entries].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, SHOWN);
  const rest = entries.length - shown.length;
  return `${shown.map(([name, n]) => `${name} ${number(n)} (${((100 * n) / Math.max(1, total)).toFixed(0)} %)`).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

const BARS = 72;
const HEIGHTS = "▁▂▃▄▅▆▇█";

/** Events over time as a row of bars, all and of each platform, and the longest gaps. */
function activityLines({ activity, gaps, platformActivity }: QualityReport): string[] {
  const { counts, bucketSeconds } = activity;
  const lines: string[] = [];
  const merge = Math.ceil(counts.length / BARS);
  if (counts.length > 1) {
    const { drawn, most } = bars(counts, merge);
    lines.push(`  ${drawn}  (${hoursWords(merge * bucketSeconds)} a bar, at most ${number(most)})`);
    for (const each of platformActivity ?? []) {
      const { drawn, most } = bars(each.counts, merge);
      lines.push(`  ${drawn}  (${each.platform}, at most ${number(most)})`);
    }
  }
  if (gaps.length > 0) lines.push(`Gaps without any event: ${gapsWords(gaps)}.`);
  for (const each of platformActivity ?? [])
    if (each.gaps.length > 0) lines.push(`Gaps of ${each.platform}: ${gapsWords(each.gaps)}.`);
  return lines;
}

function bars(counts: readonly number[], merge: number): { drawn: string; most: number } {
  const sums: number[] = [];
  for (const [i, n] of counts.entries()) sums[Math.floor(i / merge)] = (sums[Math.floor(i / merge)] ?? 0) + n;
  const most = Math.max(1, ...sums);
  const drawn = sums.map((n) => (n === 0 ? " " : HEIGHTS[Math.ceil((n / most) * HEIGHTS.length) - 1]));
  return { drawn: drawn.join(""), most };
}

/** The three longest, and how many more. */
function gapsWords(gaps: QualityReport["gaps"]): string {
  const longest = [...gaps].sort((a, b) => b.hours - a.hours || (a.from < b.from ? -1 : 1)).slice(0, 3);
  const shown = longest.map(({ from, to, hours }) => `${from} to ${to} (${number(hours)} h)`);
  return `${shown.join("; ")}${gaps.length > longest.length ? `; and ${gaps.length - longest.length} shorter` : ""}`;
}

const hoursWords = (seconds: number): string =>
  seconds % 86_400 === 0 ? `${seconds / 86_400} d` : `${seconds / 3600} h`;
