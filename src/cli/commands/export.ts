/** `claque export`: tables of a case in other formats. */
import { Command } from "commander";
import { EXPORT_FORMATS, exportCase } from "../../pipeline/export.js";
import { write } from "../machine.js";

/** The command. */
export function exportCommand(): Command {
  return new Command("export")
    .description("tables of a case in other formats")
    .argument("<case>")
    .requiredOption("--format <f>", EXPORT_FORMATS.join(", "))
    .requiredOption("--to <path>", "folder (csv, parquet) or file (report, labels) to write; must not exist")
    .addHelpText(
      "before",
      "Examples:\n  claque export my-case --format csv --to tables\n  claque export my-case --format labels --to labels.csv\n",
    )
    .action(async (folder: string, flags: { format: string; to: string }) => {
      const files = await exportCase(folder, flags.format, flags.to);
      await write(`${files.join("\n")}\n`);
    });
}
