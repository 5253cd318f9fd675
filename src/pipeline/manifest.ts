/**
 * The manifest: what was run on what, with hashes, so that a case can be verified and run again. Written whole to a
 * temporary file and renamed, after every stage; an interrupted run leaves the manifest of its last finished stage.
 */
import { createHash } from "node:crypto";
import { rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hashedBytes, readTextFile } from "../files/index.js";
import { CaseError, type Plan } from "../model/index.js";
import type { GroupTest, NetworkSummary, SelfCheck } from "../model/report.js";

/** A file of the case, relative to its folder. */
export interface OutputRecord {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Rows of a table; null for documents. */
  readonly rows: number | null;
}

/** An input as it was read. */
export interface InputRecord {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
  /** It was a pipe: its bytes are not where they were. */
  readonly once?: true;
  /** Its path as seen from the case, so that both can be moved together. */
  readonly fromCase?: string;
}

/** A finished stage. */
export interface StageRecord {
  readonly name: string;
  readonly seconds: number;
  readonly outputs: readonly OutputRecord[];
}

/** The whole manifest. */
export interface Manifest {
  readonly format: 1;
  readonly claque: string;
  readonly status: "running" | "complete";
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly plan: Plan;
  readonly planSha256: string;
  readonly inputs: readonly InputRecord[];
  readonly stages: readonly StageRecord[];
  /** What the network stage counted, for each trace and window. */
  readonly network: readonly NetworkSummary[];
  /** Sentences that a reader of the case should know: windows refused, traces without data. */
  readonly notes: readonly string[];
  /** Standard traces that the data does not hold, with the reason. */
  readonly skippedTraces: readonly { readonly trace: string; readonly reason: string }[];
  readonly groupTest: GroupTest;
  /** What the same search found on shuffled copies; null where none was searched. */
  readonly selfCheck: SelfCheck | null;
  /** Meetings that the evidence keeps, and those its caps left out. */
  readonly meetings: { readonly kept: number; readonly leftOut: number };
  readonly peakMemoryBytes: number | null;
  /** SHA-256 of all the rest, so that a change of the manifest shows; absent in cases of the first version. */
  readonly manifestSha256?: string;
}

/** Name of the manifest in a case. */
export const MANIFEST_FILE = "manifest.json";

/** What to say of a case whose run did not come to its end; null for a finished one. */
export const unfinishedWords = ({ status, stages }: Manifest): string | null =>
  status === "complete"
    ? null
    : `The run was stopped or refused ${stages.length === 0 ? "before any stage was finished" : `after the stage "${stages.at(-1)!.name}"`} and is not finished: run the same claque analyze again.`;

/** SHA-256 of a plan or other plain data: the same data gives the same text, whatever the order its fields were set in. */
export const planHash = (plan: Plan | object): string =>
  createHash("sha256").update(stableJson(plan)).digest("hex");

/** The hash that a manifest carries of all the rest of it. */
export const sealOf = (manifest: Omit<Manifest, "manifestSha256">): string => planHash(manifest);

/** JSON with keys in order. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, v) =>
    v && typeof v === "object" && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );
}

/** SHA-256 and size of a file, streamed. */
export const fileHash = async (path: string): Promise<{ sha256: string; bytes: number }> =>
  streamHash(await hashedBytes(path));

/** SHA-256 and size of what is left of a stream. */
export async function streamHash(stream: AsyncIterable<unknown>): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const part of stream) {
    hash.update(part as Buffer);
    bytes += (part as Buffer).length;
  }
  return { sha256: hash.digest("hex"), bytes };
}

/** Writes the manifest of a case by way of its work folder, so that it is there whole or not at all. */
export async function writeManifest(folder: string, work: string, manifest: Manifest): Promise<void> {
  const made = join(work, MANIFEST_FILE);
  await writeFile(made, `${JSON.stringify({ ...manifest, manifestSha256: sealOf(manifest) }, null, 2)}\n`);
  await rename(made, join(folder, MANIFEST_FILE));
}

/** Reads the manifest of a case. Throws `CaseError` where the folder is no case or the manifest is damaged. */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST_FILE);
  let text: string;
  try {
    text = await readTextFile(path);
  } catch (cause) {
    const there = await stat(folder).then(
      () => true,
      () => false,
    );
    throw new CaseError(
      there
        ? `case: ${folder} is not a case, it has no ${MANIFEST_FILE}. Name the folder that "claque analyze --out" wrote.`
        : `case: no such folder, ${folder}. Name the folder that "claque analyze --out" wrote.`,
      { cause },
    );
  }
  try {
    const manifest = JSON.parse(text) as Manifest;
    if (manifest.format !== 1 || !manifest.plan) throw new Error(`format ${manifest.format}`);
    return manifest;
  } catch (cause) {
    throw new CaseError(
      `case: ${path} cannot be read, ${(cause as Error).message}. Restore it from a copy or analyze again into a new folder.`,
      { cause },
    );
  }
}
