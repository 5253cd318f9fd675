/** `claque export`: tables of a case in other formats. */
import { Command } from "commander";
import { EXPORT_FORMATS, EXPORTABLE, exportCase } from "../../pipeline/export.js";
import { write } from "../machine.js";
import { printable } from "../printable.js";

/** The command. */
export function exportCommand(): Command {
  return new Command("export")
    .description("tables of a case in other formats")
    .argument("<case>")
    .requiredOption("--format <f>", EXPORT_FORMATS.join(", "))
    .requiredOption(
      "--to <path>",
      "folder (csv, parquet, pictures) or file (codebook, labels, report) to write; must not exist",
    )
    .option(
      "--table <name>",
      `table to export; repeatable (default: all but the last three): ${EXPORTABLE.join(", ")}`,
      (v: string, before: string[] = []) => [...before, v],
    )
    .option(
      "--locale <tag>",
      "csv for a spreadsheet of this language, e.g. de: its separator, its decimal sign, a byte order mark",
    )
    .option("--lists <form>", 'lists in a cell of a csv: json, or joined by " | "', "json")
    .addHelpText(
      "before",
      "Examples:\n  claque export my-case --format csv --to tables\n  claque export my-case --format csv --locale de --lists joined --to for-excel\n  claque export my-case --format csv --table groups --table members --to two\n  claque export my-case --format codebook --to codebook.csv\n  claque export my-case --format labels --to labels.csv\n  claque export my-case --format pictures --to pictures\n",
    )
    .action(exported);
}

interface Flags {
  format: string;
  to: string;
  table?: string[];
  locale?: string;
  lists: string;
}

async function exported(folder: string, flags: Flags): Promise<void> {
  const { table: tables, lists, ...request } = flags;
  const files = await exportCase(folder, {
    ...request,
    tables,
    ...(lists !== "json" && { lists }),
    note: (sentence) => void process.stderr.write(`${printable(sentence)}\n`),
  });
  await write(`${files.map(printable).join("\n")}\n`);
}
