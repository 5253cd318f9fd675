/** `claque reveal`: the names of one group's members, with the key; logged in the case. */
import { Command } from "commander";
import { bytesOf } from "../../pipeline/quantities.js";
import { REVEALS_FILE, revealGroup } from "../../pipeline/reveal.js";
import { existingKey } from "../key.js";
import { cores, interruptible, write } from "../machine.js";
import { jsonText } from "../printable.js";
import { textTable } from "../text-table.js";

/** The command. */
export function revealCommand(): Command {
  return new Command("reveal")
    .description("names of one group's members, with the key; logged in the case")
    .argument("<case>")
    .argument("<group>", "id of the group, e.g. g-001")
    .requiredOption("--purpose <text>", `why the names are needed; ${REVEALS_FILE} of the case keeps it`)
    .option(
      "--input <file>",
      "where an input lies now that was moved; repeatable",
      (v: string, before: string[] = []) => [...before, v],
    )
    .option("--json", "one JSON object a line")
    .option("--quiet", "say nothing but the names and errors")
    .addHelpText(
      "before",
      'Examples:\n  claque reveal my-case g-001 --purpose "asking the accounts before publication"\n',
    )
    .addHelpText(
      "after",
      "\nThe names stand in the inputs alone, which are read again. An account that is in no group cannot be asked for.\n",
    )
    .action(reveal);
}

interface Flags {
  purpose: string;
  input?: string[];
  json?: boolean;
  quiet?: boolean;
}

async function reveal(folder: string, group: string, flags: Flags): Promise<void> {
  const context = interruptible({ quiet: flags.quiet === true });
  const { purpose, input = [] } = flags;
  const request = { folder, group, purpose, key: existingKey(), inputs: input };
  const machine = { memoryBytes: bytesOf("4GB", "--memory"), threads: cores() };
  const rows = (await revealGroup({ ...request, ...machine }, context)).map(
    ({ pseudonym, account, handles, names }) => ({ account_id: pseudonym, account, handles, names }),
  );
  if (flags.json) for (const row of rows) await write(`${jsonText(row)}\n`);
  else await write(`${textTable(rows, process.stdout.columns || 120)}\n`);
  context.progress.note(
    `${rows.length} names of ${group} were revealed; ${REVEALS_FILE} in ${folder} says when and why.`,
  );
}
