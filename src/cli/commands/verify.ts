/** `claque verify`: inputs and outputs still have the hashes that the manifest names. */
import { Command } from "commander";
import { CaseError } from "../../model/index.js";
import { assertFinished, verifyCase } from "../../pipeline/case.js";
import { readManifest } from "../../pipeline/manifest.js";
import { jsonLine } from "../json-text.js";
import { write } from "../machine.js";
import { printable } from "../text-table.js";

/** The command. */
export function verifyCommand(): Command {
  return new Command("verify")
    .description("inputs and outputs still have the hashes that the manifest names")
    .argument("<case>")
    .option("--json", "one JSON object a line")
    .addHelpText("before", "Examples:\n  claque verify my-case\n")
    .action(verify);
}

async function verify(folder: string, flags: { json?: boolean }): Promise<void> {
  const files = await verifyCase(folder);
  for (const file of files)
    await write(
      flags.json
        ? jsonLine(file)
        : `${file.state.padEnd(10)}  ${file.kind.padEnd(6)}  ${printable(file.file)}\n`,
    );
  const broken = files.filter((f) => f.state === "changed" || f.state === "absent");
  if (broken.length > 0)
    throw new CaseError(
      `verify: ${broken.length} of ${files.length} files are not what the manifest names, ${broken.map((f) => f.file).join(", ")}. Restore them, or analyze again into a new folder.`,
    );
  assertFinished(folder, await readManifest(folder), "verify");
}
