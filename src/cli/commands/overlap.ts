/** `claque overlap`: how many accounts and objects the findings of two cases share, here or between two teams, without showing which. */
import { chmod } from "node:fs/promises";
import { Command } from "commander";
import { UsageError } from "../../model/index.js";
import { writeNew } from "../../pipeline/decisions.js";
import { readManifest } from "../../pipeline/manifest.js";
import {
  answer,
  ask,
  type Elements,
  elementsByName,
  elementsOfCase,
  finish,
  messageAt,
  readClose,
  type Shared,
  sharedOf,
} from "../../pipeline/overlap/index.js";
import { bytesOf } from "../../pipeline/quantities.js";
import { jsonLine } from "../json-text.js";
import { existingKey } from "../key.js";
import { cores, interruptible, write } from "../machine.js";
import { printable } from "../printable.js";

const EXAMPLES = `Examples:
  claque overlap march-case april-case
Two teams, each with its own case and key:
  claque overlap ask our-case --to ask.json                      A: send ask.json, keep ask.json.secret
  claque overlap answer ask.json their-case --to answer.json     B: send answer.json back, and keep it
  claque overlap finish answer.json --secret ask.json.secret --to close.json
                                                                 A: reads the counts; sends close.json
  claque overlap read close.json answer.json                     B: reads the same counts
`;

const INPUTS = "folder that holds the inputs now; they are known by their SHA-256";

/** The command. */
export function overlapCommand(): Command {
  const both = new Command("cases")
    .description("two cases on this machine")
    .argument("<a>", "a case")
    .argument("<b>", "another case")
    .option("--inputs <dir>", INPUTS)
    .option("--json", "one JSON object a line")
    .action(overlapHere);
  return new Command("overlap")
    .description("how many accounts and objects the findings of two cases share, without showing which")
    .addHelpText("before", EXAMPLES)
    .addCommand(both, { isDefault: true })
    .addCommand(askCommand())
    .addCommand(answerCommand())
    .addCommand(finishCommand())
    .addCommand(readCommand());
}

function askCommand(): Command {
  return new Command("ask")
    .description("the first file, for the other team, and a secret that stays")
    .argument("<case>")
    .requiredOption("--to <file>", "file to send; FILE.secret beside it is yours")
    .option("--inputs <dir>", INPUTS)
    .action(async (folder: string, flags: { to: string; inputs?: string }) => {
      const { message, secret } = ask(await named(folder, flags.inputs));
      await writeNew(`${flags.to}.secret`, secret);
      await chmod(`${flags.to}.secret`, 0o600);
      await writeNew(flags.to, message);
      await write(
        `Send ${printable(flags.to)}. Keep ${printable(flags.to)}.secret to yourself until the answer comes, then remove it.\n`,
      );
    });
}

function answerCommand(): Command {
  return new Command("answer")
    .description("the second file, back to the team that asked")
    .argument("<ask>", "the file you got")
    .argument("<case>", "your case")
    .requiredOption("--to <file>", "file to send back")
    .option("--inputs <dir>", INPUTS)
    .action(async (asked: string, folder: string, flags: { to: string; inputs?: string }) => {
      const text = await messageAt(asked);
      await writeNew(flags.to, answer(text, await named(folder, flags.inputs)));
      await write(`Send ${printable(flags.to)} back, and keep it to read what comes.\n`);
    });
}

function finishCommand(): Command {
  return new Command("finish")
    .description("the counts, for the team that asked, and the third file")
    .argument("<answer>", "the file you got back")
    .requiredOption("--secret <file>", "the secret that was made with the first file")
    .requiredOption("--to <file>", "file to send, from which the other team reads the counts")
    .option("--json", "one JSON object a line")
    .action(async (answered: string, flags: { secret: string; to: string; json?: boolean }) => {
      const { shared, message } = finish(await messageAt(answered), await messageAt(flags.secret));
      await writeNew(flags.to, message);
      await told(shared, flags.json);
    });
}

function readCommand(): Command {
  return new Command("read")
    .description("the counts, for the team that answered")
    .argument("<close>", "the file you got")
    .argument("<answer>", "the answer that you sent")
    .option("--json", "one JSON object a line")
    .action(async (closed: string, answered: string, flags: { json?: boolean }) =>
      told(readClose(await messageAt(closed), await messageAt(answered)), flags.json),
    );
}

async function overlapHere(a: string, b: string, flags: { inputs?: string; json?: boolean }): Promise<void> {
  const [one, other] = [(await readManifest(a)).plan.identity, (await readManifest(b)).plan.identity];
  const alike = one.mode === other.mode && one.keyFingerprint === other.keyFingerprint;
  if (!alike && one.mode === other.mode)
    throw new UsageError(
      `overlap: ${a} and ${b} were made with two keys. Compare them as two teams do, each with its key: claque overlap ask.`,
    );
  const elements = (folder: string) =>
    alike ? elementsOfCase(folder).then((found) => found.elements) : named(folder, flags.inputs);
  await told(sharedOf(await elements(a), await elements(b)), flags.json);
}

/** Elements under the names that another team has too. */
async function named(folder: string, inputs: string | undefined): Promise<Elements> {
  const { plan } = await readManifest(folder);
  const context = interruptible({ quiet: false });
  const key = plan.identity.mode === "plain" ? null : existingKey();
  const machine = { memoryBytes: bytesOf("4GB", "--memory"), threads: cores() };
  return elementsByName({ folder, key, inputs: inputs ?? null, ...machine }, context);
}

async function told(shared: readonly Shared[], json = false): Promise<void> {
  for (const { sort, shared: count, ours, theirs } of shared)
    await write(
      json
        ? jsonLine({ sort, shared: count, ours, theirs })
        : `${sort.padEnd(8)}  ${count === null ? "fewer than 4" : count.toLocaleString("en")} shared; ${ours.toLocaleString("en")} and ${theirs.toLocaleString("en")} in the two\n`,
    );
}
