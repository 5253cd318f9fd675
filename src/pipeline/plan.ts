/** Resolves options and inputs to a plan. The plan is data: nothing here reads the inputs. */
import { createHash } from "node:crypto";
import { windowsZone } from "../events/index.js";
import { inputName } from "../files/index.js";
import { MAP_FIELDS, type MapField, mapName, type Plan, type PlanInput, UsageError } from "../model/index.js";
import { DEFAULT_WINDOWS_SECONDS, SIGNAL_IDS, SOURCE_IDS, TRACE_IDS } from "./catalog.js";
import type { AnalyzeOptions } from "./options.js";
import { bytesOf, windowsOf } from "./quantities.js";
import { VERSION } from "./version.js";

/** What the machine gives. */
export interface Machine {
  readonly cores: number;
}

/** The plan of a run. Throws `UsageError` naming what makes no sense. */
export function resolvePlan(
  inputs: readonly string[],
  options: AnalyzeOptions,
  machine: Machine,
  key: Buffer | null,
): Plan {
  if (inputs.length === 0)
    throw new UsageError('analyze: no input was named. Give a file, a folder or "-" for standard input.');
  if (options.source && !SOURCE_IDS.includes(options.source))
    throw new UsageError(`--source: no such format, "${options.source}". Formats: ${SOURCE_IDS.join(", ")}.`);
  for (const id of options.trace ?? [])
    if (!TRACE_IDS.includes(id))
      throw new UsageError(`--trace: no such trace, "${id}". Traces: ${TRACE_IDS.join(", ")}.`);
  if (options.engine && options.engine !== "local")
    throw new UsageError(
      `--engine: only "local" can be used in this version, "${options.engine}". Leave the option out.`,
    );
  const windows = windowsOf(options.window ?? [], TRACE_IDS, "--window");
  return {
    version: VERSION,
    inputs: inputs.map(
      (path): PlanInput => ({ path, name: path === "-" ? "standard input" : inputName(path) }),
    ),
    read: {
      source: options.source ?? null,
      map: mapOf(options.map ?? []),
      timezone: options.timezone ? checkedZone(options.timezone) : null,
      ...(options.dateOrder ? { dateOrder: options.dateOrder } : {}),
      maxRejected: options.maxRejected ?? 0.05,
      ...(options.media ? { media: options.media } : {}),
    },
    identity: identityOf(options, key),
    traces: options.trace?.length
      ? [...new Set(options.trace)].sort((x, y) => TRACE_IDS.indexOf(x) - TRACE_IDS.indexOf(y))
      : null,
    windowsSeconds: windows.all.length ? windows.all : DEFAULT_WINDOWS_SECONDS,
    windowsByTrace: windows.byTrace,
    fdr: options.fdr ?? 0.01,
    groupFdr: options.groupFdr ?? 0.05,
    minGroup: options.minGroup ?? 4,
    seed: options.seed ?? 1,
    selfCheck: options.selfCheck ?? null,
    signals: signalsOf(options.signals ?? []),
    factChecks: options.factChecks ?? null,
    engine: options.engine ?? "local",
    memoryBytes: bytesOf(options.memory ?? "4GB", "--memory"),
    threads: options.threads ?? Math.max(1, Math.min(8, machine.cores)),
  };
}

/** Fingerprint of a pseudonym key: enough to tell two keys apart, useless to make pseudonyms. */
export const keyFingerprint = (key: Buffer): string =>
  createHash("sha256").update("claque key fingerprint\0").update(key).digest("hex").slice(0, 16);

function identityOf(options: AnalyzeOptions, key: Buffer | null): Plan["identity"] {
  if (options.identity === "plain") {
    const purpose = options.purpose?.trim() ?? "";
    if (purpose.length > 0 && purpose.length < 3)
      throw new UsageError(
        `--purpose: too short to be a reason, "${purpose}". Write why you need the identifiers; the manifest keeps it.`,
      );
    if (purpose.length < 3)
      throw new UsageError(
        '--identity plain: shows account identifiers and needs a reason. Add --purpose "why you need them"; the manifest keeps it.',
      );
    return { mode: "plain", purpose, keyFingerprint: null };
  }
  return {
    mode: "pseudonym",
    purpose: options.purpose?.trim() || null,
    keyFingerprint: key ? keyFingerprint(key) : null,
  };
}

/** Ids of signals in the order of the catalog; null for all. */
function signalsOf(ids: readonly string[]): readonly string[] | null {
  if (ids.length === 0) return null;
  if (ids.includes("none")) {
    if (ids.length > 1)
      throw new UsageError('--signals: "none" stands beside others. Name signals, or none.');
    return [];
  }
  for (const id of ids)
    if (!SIGNAL_IDS.includes(id))
      throw new UsageError(`--signals: no such signal, "${id}". Signals: ${SIGNAL_IDS.join(", ")}, or none.`);
  return SIGNAL_IDS.filter((id) => ids.includes(id));
}

function mapOf(entries: readonly string[]): Partial<Record<MapField, string>> {
  const map: Partial<Record<MapField, string>> = {};
  for (const entry of entries) {
    const at = entry.indexOf("=");
    const field = mapName(entry.slice(0, at).trim());
    const column = entry.slice(at + 1).trim();
    if (at < 1 || column === "")
      throw new UsageError(`--map: not field=column, "${entry}". Write for example --map account=user_id.`);
    if (!(MAP_FIELDS as readonly string[]).includes(field))
      throw new UsageError(`--map: no such field, "${field}". Fields: ${MAP_FIELDS.join(", ")}.`);
    if (map[field as MapField] !== undefined)
      throw new UsageError(`--map: "${field}" is mapped twice. Keep one of the two.`);
    map[field as MapField] = column;
  }
  return map;
}

function checkedZone(zone: string): string {
  if (/^[+-]\d{2}:?\d{2}$/.test(zone) || windowsZone(zone) !== null) return zone;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone;
  } catch (cause) {
    throw new UsageError(
      `--timezone: no such zone, "${zone}". Write for example Europe/Berlin, UTC or +02:00.`,
      { cause },
    );
  }
}
