/** Runs the program, turns errors into one message and an exit code. */
import { CommanderError } from "commander";
import { removeParts } from "../pipeline/lock.js";
import { EXIT, errorText, exitCodeOf, toldError } from "./exit.js";
import { isStopping, listenForStop } from "./machine.js";
import { program } from "./program.js";
import { printable } from "./text-table.js";

async function main(): Promise<void> {
  try {
    await program().parseAsync(process.argv);
  } catch (thrown) {
    const error = toldError(thrown, isStopping());
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
      return;
    }
    process.stderr.write(`${printable(errorText(error))}\n`);
    process.exitCode = exitCodeOf(error);
  }
}

/** Runs the command that was typed and ends the process. */
export async function runProgram(): Promise<never> {
  process.stderr.on("error", () => {});
  process.on("uncaughtException", (error) => {
    process.stderr.write(`${printable(errorText(error))}\n`);
    process.exit(EXIT.fault);
  });
  process.on("exit", removeParts);
  listenForStop();
  await main();
  return process.exit();
}
