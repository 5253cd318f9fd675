/** The reference page of all commands, made from the program itself, so that it is never out of date. */
import type { Command } from "commander";
import { z } from "zod";
import { CONFIG_SCHEMA } from "../pipeline/options.js";
import { program } from "./program.js";

/** Markdown of `docs/commands.md`. */
export function commandsPage(): string {
  const parts = [
    "# Commands",
    "Made from the program by `npm run generate`; do not edit. Data goes to standard output, words and progress to standard error.",
    "Precedence of options: flag, environment variable (in brackets), `claque.config.json` in the working folder ([schema](claque.config.schema.json)), default.",
    "Exit codes: 0 done, with findings or without; 1 groups were found and `--fail-on` was given; 2 usage, configuration, permission or disk; 3 the input was refused; 4 a fault of claque; 130 interrupted (the same command resumes).",
    ...program().commands.flatMap((command) => [
      section(command),
      ...command.commands.map((inner) => section(inner, `${command.name()} `)),
    ]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function section(command: Command, above = ""): string {
  const usage = `claque ${above}${command.name()} ${command.usage()}`;
  const rows = command.options.map(
    (o) =>
      `| \`${o.flags}\` | ${cell(o.description)} | ${o.defaultValueDescription ?? (o.defaultValue === undefined ? "" : String(o.defaultValue))} |`,
  );
  return [
    `## ${above}${command.name()}`,
    `${command.description()}.`,
    `    ${usage}`,
    ["| option | meaning | default |", "|---|---|---|", ...rows].join("\n"),
  ].join("\n\n");
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");

/** The JSON Schema of `claque.config.json`. */
export const configSchema = (): string =>
  `${JSON.stringify({ title: "claque.config.json", ...z.toJSONSchema(CONFIG_SCHEMA) }, null, 2)}\n`;
