/** `claque verify`: manifest, inputs, outputs and logs still have the hashes that are written down, and nothing else lies in the case. */
import { Command } from "commander";
import { CaseError } from "../../model/index.js";
import { assertFinished } from "../../pipeline/case.js";
import { readManifest } from "../../pipeline/manifest.js";
import { isBroken, type VerifiedFile, verifyCase } from "../../pipeline/verify.js";
import { jsonLine } from "../json-text.js";
import { write } from "../machine.js";
import { printable } from "../printable.js";

/** The command. */
export function verifyCommand(): Command {
  return new Command("verify")
    .description("manifest, inputs, outputs and logs are what was written down, and nothing was added")
    .argument("<case>")
    .option("--json", "one JSON object a line")
    .addHelpText("before", "Examples:\n  claque verify my-case\n")
    .action(verify);
}

const listed = (files: readonly VerifiedFile[]): string => files.map(({ file }) => file).join(", ");

async function verify(folder: string, flags: { json?: boolean }): Promise<void> {
  const files = await verifyCase(folder);
  for (const file of files)
    await write(
      flags.json
        ? jsonLine(file)
        : `${file.state.padEnd(10)}  ${file.kind.padEnd(6)}  ${printable(file.file)}\n`,
    );
  const broken = files.filter(isBroken);
  const added = broken.filter(({ state }) => state === "added");
  if (broken.length > added.length)
    throw new CaseError(
      `verify: ${broken.length - added.length} of ${files.length} files are not what the manifest names, ${listed(broken.filter(({ state }) => state !== "added"))}. Restore them, or analyze again into a new folder.`,
    );
  if (added.length > 0)
    throw new CaseError(
      `verify: ${added.length} of ${files.length} files are none of the case, ${listed(added)}. Move what is yours out of the folder; what nobody put there is not to be trusted.`,
    );
  assertFinished(folder, await readManifest(folder), "verify");
}
