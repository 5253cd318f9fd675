/** Completions for shells, made from the program itself: every command, its options, and the values that an option knows. */
import type { Command, Option } from "commander";
import { UsageError } from "../model/index.js";
import { SIGNAL_IDS, SOURCE_IDS, TRACE_IDS } from "../pipeline/catalog.js";
import { EXPORT_FORMATS, EXPORTABLE } from "../pipeline/export.js";

/** Shells that completions can be written for. */
export const SHELLS = ["bash", "zsh", "fish"] as const;

/** What may stand behind an option, where that is a short list. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  "--format": EXPORT_FORMATS.map(({ id }) => id),
  "--table": EXPORTABLE,
  "--source": SOURCE_IDS,
  "--trace": TRACE_IDS,
  "--signals": [...SIGNAL_IDS, "none"],
  "--identity": ["pseudonym", "plain"],
  "--date-order": ["dmy", "mdy", "ymd"],
  "--lists": ["json", "joined"],
  "--fail-on": ["groups", "named"],
  "--compat": ["coortweet"],
};

/** A command as a shell sees it; a command inside another stands under both names. */
interface Completed {
  readonly name: string;
  readonly about: string;
  readonly options: readonly Option[];
  readonly inner: readonly string[];
  /** Values of its arguments beside files. */
  readonly words: readonly string[];
}

/** The script for a shell, to be sourced. Throws `UsageError` for a shell that is not known. */
export function completions(program: Command, shell: string): string {
  const commands = program.commands.map(completed);
  if (shell === "bash") return bash(commands);
  if (shell === "zsh") return zsh(commands);
  if (shell === "fish") return fish(commands);
  throw new UsageError(`completions: no such shell, "${shell}". Shells: ${SHELLS.join(", ")}.`);
}

function completed(command: Command): Completed {
  const inner = command.commands.map((one) => one.name());
  const options = [command, ...command.commands]
    .flatMap((one) => one.options)
    .filter(({ hidden }) => !hidden);
  const seen = new Set<string>();
  return {
    name: command.name(),
    about: command.description(),
    options: options.filter(({ long }) => long && !seen.has(long) && seen.add(long)),
    inner,
    words: command.name() === "completions" ? SHELLS : command.name() === "show" ? EXPORTABLE : inner,
  };
}

const valuesOf = ({ long }: Option): readonly string[] => VALUES[long ?? ""] ?? [];
const takesValue = ({ required, optional }: Option): boolean => required || optional;
const flags = (options: readonly Option[]): string =>
  [...options.map(({ long }) => long), "--help"].join(" ");

function bash(commands: readonly Completed[]): string {
  const values = commands.flatMap(({ name, options }) =>
    options.flatMap((option) =>
      valuesOf(option).length > 0
        ? [
            `    "${name} ${option.long}") COMPREPLY=($(compgen -W "${valuesOf(option).join(" ")}" -- "$cur")); return ;;`,
          ]
        : [],
    ),
  );
  const cases = commands.map(
    ({ name, options, words }) =>
      `    ${name}) if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "${flags(options)}" -- "$cur")); else COMPREPLY=($(compgen -W "${words.join(" ")}" -- "$cur")); fi ;;`,
  );
  return `# claque completions bash > ~/.local/share/bash-completion/completions/claque
_claque() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} command=\${COMP_WORDS[1]}
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(" ")} --help --version" -- "$cur"))
    return
  fi
  case "$command $prev" in
${values.join("\n")}
  esac
  case "$command" in
${cases.join("\n")}
  esac
}
complete -o bashdefault -o default -F _claque claque
`;
}

/** Text between single quotes of zsh's and fish's descriptions: quotes, brackets and colons would end them. */
const plain = (text: string): string => text.replace(/['[\]:\\]/g, " ").replace(/\s+/g, " ");

function zsh(commands: readonly Completed[]): string {
  const argument = (option: Option) =>
    takesValue(option)
      ? `:value:${valuesOf(option).length > 0 ? `(${valuesOf(option).join(" ")})` : "_files"}`
      : "";
  const cases = commands.map(({ name, options, words }) => {
    const specs = options.map(
      (option) => `'*${option.long}[${plain(option.description)}]${argument(option)}'`,
    );
    const rest =
      words.length > 0
        ? `'*:word:{_alternative "words:word:(${words.join(" ")})" "files:file:_files"}'`
        : "'*:file:_files'";
    return `    ${name}) _arguments ${[...specs, rest].join(" ")} ;;`;
  });
  return `#compdef claque
# claque completions zsh > a folder of $fpath, as _claque
_claque() {
  local -a commands
  commands=(
${commands.map(({ name, about }) => `    '${name}:${plain(about)}'`).join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join("\n")}
  esac
}
if [ "$funcstack[1]" = _claque ]; then _claque "$@"; else compdef _claque claque; fi
`;
}

function fish(commands: readonly Completed[]): string {
  const lines = commands.flatMap(({ name, about, options, words }) => {
    const inside = `-n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c claque -n __fish_use_subcommand -f -a ${name} -d '${plain(about)}'`,
      ...(words.length > 0 ? [`complete -c claque ${inside} -a '${words.join(" ")}'`] : []),
      ...options.map((option) => {
        const values = valuesOf(option).length > 0 ? ` -f -a '${valuesOf(option).join(" ")}'` : "";
        const value = takesValue(option) ? " -r" : "";
        return `complete -c claque ${inside} -l ${option.long?.slice(2)}${value}${values} -d '${plain(option.description)}'`;
      }),
    ];
  });
  return `# claque completions fish > ~/.config/fish/completions/claque.fish\n${lines.join("\n")}\n`;
}
