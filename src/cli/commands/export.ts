/** `claque export`: a case, or some of its groups, in a format that other programs read. */
import { Command } from "commander";
import { EXPORT_FORMATS, EXPORTABLE, type ExportRequest, exportCase } from "../../pipeline/export.js";
import { write } from "../machine.js";
import { printable } from "../printable.js";

const EXAMPLES: readonly string[] = [
  "claque export my-case --format csv --to tables",
  "claque export my-case --format csv --locale de --lists joined --to for-excel",
  "claque export my-case --format csv --table groups --table members --to two",
  "claque export my-case --format parquet --groups g-001,g-002 --to two-groups",
  "claque export my-case --format csv --aggregate --to counts",
  "claque export my-case --format gexf --groups coordinated,open --to groups.gexf",
  "claque export my-case --format coortweet --groups g-001 --to for-r",
  "claque export my-case --format pictures --groups g-001 --to pictures",
  "claque export my-case --format codebook --to codebook.csv",
  "claque export my-case --format stix --tlp green --to bundles",
  "claque export my-case --format labels --to labels.csv",
];

/** The command. */
export function exportCommand(): Command {
  const ids = EXPORT_FORMATS.map(({ id }) => id);
  const folders = EXPORT_FORMATS.filter(({ writes }) => writes === "folder").map(({ id }) => id);
  const formats = EXPORT_FORMATS.map(({ id, title }) => `  ${id.padEnd(10)} ${title}`).join("\n");
  return new Command("export")
    .description("a case, or some of its groups, in a format that other programs read")
    .argument("<case>")
    .requiredOption("--format <f>", ids.join(", "))
    .requiredOption(
      "--to <path>",
      `folder (${folders.join(", ")}) or file (the other formats) to write; must not exist`,
    )
    .option(
      "--groups <list>",
      "g-001,g-002: these groups and what concerns them; or a status (coordinated, …), or all",
      (v: string) => v.split(","),
    )
    .option("--aggregate", "counts only: no account, no post, no text")
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
    .option("--tlp <label>", "clear, green, amber or red: how far stix and misp may travel (default: amber)")
    .addHelpText("before", `Examples:\n${EXAMPLES.map((line) => `  ${line}\n`).join("")}`)
    .addHelpText("after", `\nFormats:\n${formats}\n`)
    .action(exported);
}

interface Flags extends Omit<ExportRequest, "tables"> {
  readonly table?: string[];
  readonly lists: string;
}

async function exported(folder: string, { table: tables, lists, ...request }: Flags): Promise<void> {
  const { files, notes } = await exportCase(folder, {
    ...request,
    tables,
    ...(lists !== "json" && { lists }),
  });
  await write(`${files.map(printable).join("\n")}\n`);
  for (const note of notes) process.stderr.write(`${printable(note)}\n`);
}
