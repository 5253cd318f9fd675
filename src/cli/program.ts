/** The program: every command with its options, in reading order. Help, docs and tests come from this value. */
import { Command } from "commander";
import { VERSION } from "../pipeline/version.js";
import { analyzeCommand } from "./commands/analyze.js";
import { benchCommand } from "./commands/bench.js";
import { compareCommand } from "./commands/compare.js";
import { completionsCommand } from "./commands/completions.js";
import { decisionsCommand } from "./commands/decisions.js";
import { demoCommand } from "./commands/demo.js";
import { exportCommand } from "./commands/export.js";
import { inspectCommand } from "./commands/inspect.js";
import { networkCommand } from "./commands/network.js";
import { openCommand } from "./commands/open.js";
import { overlapCommand } from "./commands/overlap.js";
import { replayCommand } from "./commands/replay.js";
import { revealCommand } from "./commands/reveal.js";
import { showCommand } from "./commands/show.js";
import { simulateCommand } from "./commands/simulate.js";
import { verifyCommand } from "./commands/verify.js";
import { printable } from "./printable.js";

/** The program with all its commands; `main` runs it. */
export function program(): Command {
  const claque = new Command("claque")
    .description(
      "Finds accounts that may act in concert, says how often chance alone would give that, and shows the posts behind every number.",
    )
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError("See claque --help.")
    .configureHelp({ sortSubcommands: false })
    .addHelpText(
      "before",
      `Examples:
  claque demo                                      a small world with a planted group, analyzed
  claque inspect posts.csv                         what this file is, and what is wrong with it
  claque analyze posts.csv --out my-case           the main job; open my-case/report.html afterwards
  claque show my-case groups                       the groups in the terminal
  claque open my-case                              the workbench: groups, posts side by side, your verdicts
`,
    );
  const output = {
    outputError: (text: string, put: (text: string) => void) => put(`${printable(text.trimEnd())}\n`),
  };
  for (const command of [
    demoCommand(),
    inspectCommand(),
    analyzeCommand(),
    showCommand(),
    openCommand(),
    compareCommand(),
    decisionsCommand(),
    exportCommand(),
    overlapCommand(),
    revealCommand(),
    verifyCommand(),
    replayCommand(),
    networkCommand(),
    simulateCommand(),
    benchCommand(),
    completionsCommand(),
  ])
    claque.addCommand(
      command
        .configureOutput(output)
        .exitOverride()
        .showHelpAfterError(`See claque ${command.name()} --help.`),
    );
  return claque.configureOutput(output);
}
