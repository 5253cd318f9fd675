/** `claque show`: tables of a case in the terminal, or one JSON object a line. */
import { Command } from "commander";
import { UsageError } from "../../model/index.js";
import { openCase } from "../../pipeline/case.js";
import { RESULTS } from "../../pipeline/export.js";
import { readQuality } from "../../pipeline/quality-file.js";
import { qualityWords } from "../inspection-words.js";
import { jsonLine } from "../json-text.js";
import { write } from "../machine.js";
import { shown } from "../printable.js";
import { filledColumns, textTable } from "../text-table.js";

/** What a finished case can show: its results first, then what they rest on. */
export const SHOWN_TABLES: readonly string[] = [
  ...RESULTS,
  "signal_pictures",
  "profiles",
  "events",
  "actions",
  "rejected",
  "quality",
];

/** Rows that a terminal shows. */
const ROWS = "20";

/** The command. */
export function showCommand(): Command {
  return new Command("show")
    .description("tables of a case in the terminal")
    .argument("<case>")
    .argument("[table]", SHOWN_TABLES.join(", "), "groups")
    .option("--json", "one JSON object a line")
    .option("--limit <n>", `rows to show, or all (default: ${ROWS}; with --json all)`)
    .option(
      "--where <column=value>",
      "only rows with this value; repeatable",
      (v: string, before: string[] = []) => [...before, v],
    )
    .addHelpText(
      "before",
      "Examples:\n  claque show my-case\n  claque show my-case members --where group_id=g-001\n  claque show my-case meetings --where group_id=g-001 --limit 50 --json\n",
    )
    .action(show);
}

async function show(
  folder: string,
  table: string,
  flags: { json?: boolean; limit?: string; where?: string[] },
): Promise<void> {
  const asked = flags.limit ?? (flags.json ? "all" : ROWS);
  const limit = asked === "all" ? undefined : Number(asked);
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 0))
    throw new UsageError(`--limit: not a number of rows, "${asked}". Write for example 100, or all.`);
  if (table === "quality") {
    const quality = await readQuality(folder);
    return write(flags.json ? jsonLine(quality) : `${qualityWords(shown(quality))}\n`);
  }
  const opened = await openCase(folder);
  try {
    const where = Object.fromEntries((flags.where ?? []).map(filterOf));
    const rows: Record<string, unknown>[] = [];
    for await (const row of opened.rows(table, { limit, where })) {
      if (flags.json) await write(jsonLine(row));
      else rows.push(row);
    }
    if (!flags.json) await write(tableWords(table, rows, { limit, where: flags.where }));
  } finally {
    opened.close();
  }
}

/** Width of the table where nobody's terminal limits it: a pipe, a file. */
const PIPE_WIDTH = 400;

/** Columns that a narrow terminal does without. */
const SECONDARY = new Set([
  "rank",
  "traces",
  "readings_open",
  "contrast",
  "log10_p",
  "expected_rhythm",
  "individually_tested",
  "role",
  "actions",
  "time_raw",
  "time_precision",
  "source_file",
  "event_a",
  "event_b",
]);

function tableWords(
  table: string,
  all: readonly Record<string, unknown>[],
  flags: { limit: number | undefined; where?: string[] },
): string {
  if (all.length === 0) return `${table}: no row${flags.where ? " with these values" : ""}.\n`;
  const { rows, empty } = filledColumns(all);
  const width = process.stdout.columns ?? PIPE_WIDTH;
  const tooWide = textTable(rows, PIPE_WIDTH).indexOf("\n") > width;
  const dropped = tooWide ? Object.keys(rows[0]).filter((name) => SECONDARY.has(name)) : [];
  const shown = rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !dropped.includes(name))),
  );
  const notes = [
    empty.length > 0 && `Empty here and left out: ${empty.join(", ")}.`,
    dropped.length > 0 && `Left out to fit the screen: ${dropped.join(", ")}. --json shows every column.`,
    all.length === flags.limit && `Cut at ${flags.limit} rows. --limit all shows every row.`,
  ].filter(Boolean);
  return `${[textTable(shown, width), ...notes].join("\n")}\n`;
}

function filterOf(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new UsageError(`--where: not column=value, "${text}". Write for example group_id=g-001.`);
  return [text.slice(0, at), text.slice(at + 1)];
}
