/** Precedence of options: flag, environment (`CLAQUE_…`), `claque.config.json`, default. */
import type { z } from "zod";
import { UsageError } from "../model/index.js";
import {
  ANALYZE_OPTIONS,
  type AnalyzeOptions,
  CONFIG_SCHEMA,
  environmentName,
  type OptionSpec,
} from "./options.js";

/** Where options come from: parsed flags, the environment, the text of a config file. */
export interface OptionSources {
  readonly flags: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Text of the config file, with its path for messages; null when there is none. */
  readonly config: { path: string; text: string } | null;
}

/** The effective options. Throws `UsageError` naming the option, its value and where it stood. */
export function effectiveOptions(sources: OptionSources): AnalyzeOptions {
  const config = sources.config ? parsedConfig(sources.config) : {};
  const options: Record<string, unknown> = {};
  for (const option of ANALYZE_OPTIONS) {
    const variable = environmentName(option);
    const candidates: [unknown, string][] = [
      [sources.flags[option.name], `--${option.flag}`],
      [sources.environment[variable], variable],
      [config[option.name], sources.config?.path ?? ""],
      [option.default, "default"],
    ];
    const [value, where] = candidates.find(([v]) => v !== undefined && v !== "") ?? [undefined, ""];
    if (value !== undefined) options[option.name] = checked(option, value, where);
  }
  return options as AnalyzeOptions;
}

/** Where the effective value of an option stands: `flag`, the name of an environment variable, the path of the config file, or `default`. */
export function originOf(name: string, sources: OptionSources): string {
  const option = ANALYZE_OPTIONS.find((one) => one.name === name)!;
  const given = (value: unknown) => value !== undefined && value !== "";
  if (given(sources.flags[name])) return "flag";
  if (given(sources.environment[environmentName(option)])) return environmentName(option);
  return sources.config && given(parsedConfig(sources.config)[name]) ? sources.config.path : "default";
}

function parsedConfig(config: { path: string; text: string }): Record<string, unknown> {
  let data: unknown;
  try {
    data = JSON.parse(config.text);
  } catch (cause) {
    throw new UsageError(
      `${config.path}: not valid JSON, ${(cause as Error).message}. Mend or remove the file.`,
      { cause },
    );
  }
  const { $schema: _, ...rest } = (data ?? {}) as Record<string, unknown>;
  const result = CONFIG_SCHEMA.safeParse(rest);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new UsageError(
      `${config.path}: ${issue.path.join(".") || "config"}: ${issue.message}. See "claque analyze --help" for the options.`,
    );
  }
  return rest;
}

function checked(option: OptionSpec, value: unknown, where: string): unknown {
  let typed = value;
  if (typeof value === "string") {
    if (option.repeatable) typed = value.split(",").map((part) => part.trim());
    else if (value.trim() !== "" && /^number|int/.test(kindOf(option))) typed = numberOf(option, value);
  }
  const result = option.schema.safeParse(typed);
  if (result.success) return result.data;
  const what = Number.isNaN(typed) ? "not a number" : faultOf(result.error.issues[0]);
  const form = option.argument === "SHARE" ? " Write a share such as 0.05, or 5%." : "";
  throw new UsageError(
    `${where}: ${what}, ${JSON.stringify(value)}.${form} The option: ${option.about}; see "claque analyze --help".`,
  );
}

/** A number as people type it; a share also in percent. */
function numberOf(option: OptionSpec, text: string): number {
  const percent = option.argument === "SHARE" ? /^([\d.]+)\s*%$/.exec(text.trim()) : null;
  return percent ? Number((Number(percent[1]) / 100).toPrecision(12)) : Number(text);
}

/** What a check found, in words. */
function faultOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "too_big") return `more than ${issue.maximum}`;
  if (issue.code === "too_small")
    return issue.inclusive === false ? `not more than ${issue.minimum}` : `less than ${issue.minimum}`;
  if (issue.code === "invalid_value") return `none of ${issue.values.join(", ")}`;
  return issue.message.replace(/^Invalid input: /, "");
}

const kindOf = (option: OptionSpec): string => (option.schema as { type?: string }).type ?? "";
