/** Runs the program, turns errors into one message and an exit code. */
import { CommanderError } from "commander";
import { removeParts } from "../pipeline/lock.js";
import { EXIT, errorText, exitCodeOf, toldError } from "./exit.js";
import { isStopping, listenForStop } from "./machine.js";
import { program } from "./program.js";

async function main(): Promise<void> {
  try {
    await program().parseAsync(process.argv);
  } catch (thrown) {
    const error = toldError(thrown, isStopping());
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
      return;
    }
    process.stderr.write(`${errorText(error)}\n`);
    process.exitCode = exitCodeOf(error);
  }
}

/** Runs the command that was typed and ends the process. */
export async function runProgram(): Promise<never> {
  // who writes hears of it
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  process.on("uncaughtException", (error) => {
    process.stderr.write(`${errorText(error)}\n`);
    process.exit(EXIT.fault);
  });
  process.on("exit", () => {
    removeParts();
    // a bar hides the cursor
    if (process.stderr.isTTY) process.stderr.write("\u001b[?25h");
  });
  listenForStop();
  await main();
  return process.exit();
}
