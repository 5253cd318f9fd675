/** `claque completions`: what a shell has to read so that it completes commands, options and their values. */
import { Argument, Command } from "commander";
import { completions, SHELLS } from "../completions.js";
import { write } from "../machine.js";

/** The command. */
export function completionsCommand(): Command {
  const command: Command = new Command("completions")
    .description("completions for a shell, on standard output: bash, zsh or fish")
    .addArgument(new Argument("<shell>", SHELLS.join(", ")))
    .addHelpText(
      "before",
      "Examples:\n  claque completions bash > ~/.local/share/bash-completion/completions/claque\n  claque completions zsh > ~/.zfunc/_claque\n  claque completions fish > ~/.config/fish/completions/claque.fish\n",
    )
    .action((shell: string) => write(completions(command.parent ?? command, shell)));
  return command;
}
