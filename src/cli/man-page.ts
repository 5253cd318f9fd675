/** The manual page `claque(1)`, made from the program itself. */
import type { Command } from "commander";
import { program } from "./program.js";

/** Text as troff shows it: no line of it is a request, and a hyphen is one that can be copied. */
const shown = (text: string): string =>
  text
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replace(/^(?=[.'])/gm, "\\&");

function optionsOf(command: Command): string[] {
  return command.options.flatMap(({ flags, description }) => [
    ".TP",
    `.B ${shown(flags)}`,
    shown(description),
  ]);
}

function section(command: Command, above = ""): string[] {
  const name = `${above}${command.name()}`;
  return [
    `.SS ${shown(`claque ${name} ${command.usage()}`)}`,
    `${shown(command.description())}.`,
    ...optionsOf(command),
    ...command.commands.flatMap((inner) => section(inner, `${name} `)),
  ];
}

const EXITS: readonly (readonly [string, string])[] = [
  ["0", "done, with findings or without"],
  ["1", "groups were found and --fail-on was given"],
  ["2", "usage, configuration, permission or disk"],
  ["3", "the input was refused"],
  ["4", "a fault of claque"],
  ["130", "interrupted; the same command resumes"],
];

/** The page as troff. */
export function manPage(): string {
  const claque = program();
  const about = claque.description();
  return `${[
    '.\\" Made from the program by npm run generate; do not edit.',
    '.TH CLAQUE 1 "" "claque" "User Commands"',
    ".SH NAME",
    "claque \\- find accounts that act in concert in exports of social media",
    ".SH SYNOPSIS",
    ".B claque",
    ".I command",
    "[options]",
    ".SH DESCRIPTION",
    shown(about),
    ".P",
    shown("Data goes to standard output, words and progress to standard error. Nothing is sent anywhere."),
    ".SH COMMANDS",
    ...claque.commands.flatMap((command) => section(command)),
    ".SH ENVIRONMENT",
    shown(
      "Each option of analyze can stand in CLAQUE_ and its name, such as CLAQUE_MIN_GROUP; a flag goes before it, claque.config.json of the working folder after it. NO_COLOR switches colours off.",
    ),
    ".SH FILES",
    ".TP",
    ".B ~/.config/claque/pseudonym.key",
    "The key of pseudonyms, made where there is none. CLAQUE_KEY_FILE names another.",
    ".SH EXIT STATUS",
    ...EXITS.flatMap(([code, words]) => [".TP", `.B ${code}`, shown(words)]),
    ".SH SEE ALSO",
    shown("The documents that came with the package: docs/README.md."),
  ].join("\n")}\n`;
}
