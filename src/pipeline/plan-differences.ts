/** What two plans differ in: the parts for the program, and the options by name for whoever typed them. */
import type { Plan } from "../model/index.js";
import { stableJson } from "./manifest.js";

/** How a part of a plan is called by the person who sets it. */
const WORDS: Readonly<Record<string, string>> = {
  version: "the version of claque",
  inputs: "the inputs",
  keyFingerprint: "the pseudonym key (CLAQUE_KEY_FILE, or the one in your configuration folder)",
  traces: "--trace",
  windowsSeconds: "--window",
  windowsByTrace: "--window",
  mode: "--identity",
  minGroup: "--min-group",
  groupFdr: "--group-fdr",
  selfCheck: "--self-check",
  factChecks: "--fact-checks",
};

/** Parts that hold options of their own. */
const HOLDERS: readonly (keyof Plan)[] = ["read", "identity"];

/** Parts of a plan that differ. */
export const differingParts = (one: Plan, other: Plan): (keyof Plan)[] => differing(one, other);

/** The options that differ, as a person names them, each once. */
export function differingOptions(one: Plan, other: Plan): string[] {
  const names = differing(one, other).flatMap((part) =>
    HOLDERS.includes(part) ? differing(one[part] as object, other[part] as object) : [part],
  ) as string[];
  const told = names.includes("mode") ? names.filter((name) => name !== "keyFingerprint") : names;
  return [...new Set(told.map((name) => WORDS[name] ?? `--${name}`))];
}

function differing<T extends object>(one: T, other: T): (keyof T)[] {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])] as (keyof T)[];
  return names.filter((name) => stableJson(one[name] ?? null) !== stableJson(other[name] ?? null));
}
