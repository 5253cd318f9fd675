/** Runs the plan of a case anew on the same inputs and compares every table with the case, byte for byte: what a court or a colleague asks for. */
import { lstat, realpath } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { CaseError, type RunContext, UsageError } from "../model/index.js";
import { assertFinished } from "./case.js";
import { besidePlace, foundInputs } from "./find-inputs.js";
import { inTemporaryFolder } from "./lock.js";
import { fileHash, type Manifest, type OutputRecord, readManifest } from "./manifest.js";
import { keyFingerprint } from "./plan.js";
import { runPlan } from "./run.js";
import { VERSION } from "./version.js";

/** What to replay, on what machine. */
export interface ReplayRequest {
  readonly folder: string;
  /** Folder or file where the inputs lie now; null for the places that the manifest knows. */
  readonly inputs: string | null;
  /** Folder that keeps the case made anew; null for none. */
  readonly to: string | null;
  /** The key of the pseudonyms; null for a case with plain names. */
  readonly key: Buffer | null;
  readonly threads: number;
  /** Memory to stay under; null for that of the plan. */
  readonly memoryBytes: number | null;
  readonly peakMemoryBytes?: () => number;
}

/** One table of the case beside the one made anew. */
export interface ReplayedTable {
  readonly file: string;
  /** `same`: byte for byte; `differs`: made anew it is another; `changed`, `absent`: the case's own file is not what its manifest names; `new`: this version makes it, the case has none. */
  readonly state: "same" | "differs" | "changed" | "absent" | "new";
  readonly sha256: string | null;
  readonly replayed_sha256: string | null;
  readonly rows: number | null;
  readonly replayed_rows: number | null;
}

/** What came out. */
export interface Replay {
  readonly tables: readonly ReplayedTable[];
  /** What may explain a difference: another version, memory that was too small for all pairs. */
  readonly reasons: readonly string[];
  readonly equal: boolean;
}

/**
 * Replays a case. Inputs are taken by their hashes. Throws `CaseError` for a case that is not finished, an input that is not found, or a target inside the
 * case; `UsageError` for another key or a target that exists; and what a run throws.
 */
export async function replayCase(request: ReplayRequest, context: RunContext): Promise<Replay> {
  const { folder, to } = request;
  const manifest = await readManifest(folder);
  assertFinished(folder, manifest, "replay");
  assertKey(folder, manifest, request.key);
  if (to !== null) await assertTarget(folder, to);
  const inputs = await foundInputs(folder, manifest.inputs, { command: "replay", inputs: request.inputs });
  const { plan } = manifest;
  const run = async (out: string): Promise<Replay> => {
    const again = {
      ...plan,
      version: VERSION,
      inputs,
      read: {
        ...plan.read,
        ...(plan.read.media && { media: await besidePlace(plan.read.media, request.inputs) }),
      },
      factChecks: await besidePlace(plan.factChecks, request.inputs),
      threads: request.threads,
      memoryBytes: request.memoryBytes ?? plan.memoryBytes,
    };
    await runPlan(again, { out, key: request.key, context, peakMemoryBytes: request.peakMemoryBytes });
    return compared(folder, manifest, await readManifest(out));
  };
  return to === null ? inTemporaryFolder("replay", (work) => run(join(work, "case"))) : run(to);
}

function assertKey(folder: string, { plan: { identity } }: Manifest, key: Buffer | null): void {
  if (identity.mode === "plain" || (key !== null && identity.keyFingerprint === keyFingerprint(key))) return;
  throw new UsageError(
    `replay: the key is not the one of ${folder}, whose pseudonyms it makes. Set CLAQUE_KEY_FILE to the key with which the case was made.`,
  );
}

async function assertTarget(folder: string, to: string): Promise<void> {
  if (await lstat(to).catch(() => null))
    throw new UsageError(`--to: ${to} exists already. Choose another path; nothing was written.`);
  const way = relative(await realpath(folder), resolve(to));
  if (!way.startsWith("..") && way !== resolve(to))
    throw new CaseError(
      `replay: ${to} lies inside the case. Choose a --to outside of it; nothing was written.`,
    );
}

const tablesOf = (manifest: Manifest): ReadonlyMap<string, OutputRecord> =>
  new Map(
    manifest.stages
      .flatMap(({ outputs }) => outputs)
      .filter(({ file }) => file.endsWith(".parquet"))
      .map((output) => [output.file, output]),
  );

async function compared(folder: string, before: Manifest, after: Manifest): Promise<Replay> {
  const [made, again] = [tablesOf(before), tablesOf(after)];
  const tables: ReplayedTable[] = [];
  for (const file of new Set([...made.keys(), ...again.keys()])) {
    const [one, other] = [made.get(file), again.get(file)];
    tables.push({
      file,
      state: await stateOf(join(folder, file), one, other),
      sha256: one?.sha256 ?? null,
      replayed_sha256: other?.sha256 ?? null,
      rows: one?.rows ?? null,
      replayed_rows: other?.rows ?? null,
    });
  }
  const equal = tables.every(({ state }) => state === "same");
  return { tables, reasons: equal ? [] : reasonsOf(before, after), equal };
}

async function stateOf(
  path: string,
  made: OutputRecord | undefined,
  again: OutputRecord | undefined,
): Promise<ReplayedTable["state"]> {
  if (made === undefined) return "new";
  const own = await fileHash(path).catch(() => null);
  if (own === null) return "absent";
  if (own.sha256 !== made.sha256) return "changed";
  return again?.sha256 === made.sha256 ? "same" : "differs";
}

function reasonsOf(before: Manifest, after: Manifest): string[] {
  const reasons: string[] = [];
  if (before.claque !== after.claque)
    reasons.push(`the case was made by claque ${before.claque}, this is ${after.claque}`);
  const least = ({ network }: Manifest) =>
    JSON.stringify(
      network.map(({ trace, windowSeconds, minimumSupport }) => [trace, windowSeconds, minimumSupport]),
    );
  if (least(before) !== least(after))
    reasons.push("memory decided which pairs were kept: give --memory as the case had it");
  return reasons;
}
