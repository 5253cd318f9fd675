/**
 * The folder of a case: made, resumed or refused. Nothing that is already written is ever overwritten by another plan,
 * and two runs never work in one folder at a time.
 */
import { mkdir, readdir, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { passesGate } from "../events/index.js";
import { CaseError, type Plan, ResourceError, TABLES, UsageError } from "../model/index.js";
import { isPattern } from "../store/index.js";
import { KEPT_FILE } from "./kept-results.js";
import { openLock, refuseForeignWork, WORK_FOLDER } from "./lock.js";
import {
  fileHash,
  MANIFEST_FILE,
  type Manifest,
  planHash,
  readManifest,
  type StageRecord,
} from "./manifest.js";
import { differingOptions, differingParts } from "./plan-differences.js";
import { readQuality } from "./quality-file.js";

/** A case that may be written to. */
export interface CaseFolder {
  readonly folder: string;
  readonly work: string;
  /** The manifest of an earlier run with the same plan, or null for a new case. */
  readonly earlier: Manifest | null;
  /** Removes the work folder and releases the lock; unless there is something to `keep`, takes back all that this run made. */
  close(keep: boolean): Promise<void>;
}

/** Parts of a plan that change no result: a run may be resumed with other values of them. */
const WITHOUT_EFFECT = ["memoryBytes", "threads"] as const;

/** Parts of a plan that decide what the first stage reads: an unfinished run that differs in others goes on behind it. */
const READING: readonly (keyof Plan)[] = ["version", "inputs", "read", "identity"];

/** The plan as far as it decides the result, for comparison. */
export function decisive(plan: Plan): Plan {
  const rest: Record<string, unknown> = { ...plan, read: { ...plan.read, maxRejected: null } };
  for (const name of WITHOUT_EFFECT) delete rest[name];
  return rest as unknown as Plan;
}

/** Opens a case folder for a plan. Throws `CaseError`, `UsageError` or `ResourceError`, and changes nothing then. */
export async function openCaseFolder(folder: string, plan: Plan): Promise<CaseFolder> {
  refusePattern(folder);
  await earlierManifest(folder, plan);
  const work = join(folder, WORK_FOLDER);
  await refuseForeignWork(folder, work);
  const made = await attempt(folder, () => makeFolder(resolve(work)));
  const lock = await openLock(folder, work);
  const earlier = await earlierManifest(folder, plan).catch((cause) => {
    lock.release();
    throw cause;
  });
  return {
    folder,
    work,
    earlier,
    async close(keep) {
      await rm(work, { recursive: true, force: true });
      lock.release();
      if (!keep && !earlier) await takeBack(folder, made);
    },
  };
}

/** Throws `UsageError` for a folder whose name the store would read as a pattern, and so mix with other cases. */
export function refusePattern(folder: string): void {
  if (isPattern(folder))
    throw new UsageError(
      `case: the name of the folder holds *, ? or [, ${folder}. The store reads these as patterns: choose another name.`,
    );
}

/** The manifest to go on from; null for a folder that is new, empty or left over. Throws `CaseError` for any other. */
async function earlierManifest(folder: string, plan: Plan): Promise<Manifest | null> {
  const found = await entriesOf(folder);
  if (found?.includes(MANIFEST_FILE)) return matchingManifest(folder, plan);
  if (found?.some((name) => name !== WORK_FOLDER))
    throw new CaseError(
      `case: ${folder} exists and is no case (${found.length} entries). Choose another --out; nothing was written.`,
    );
  return null;
}

/** Makes a folder and those above it; gives the topmost that was made. (`recursive` of Node never ends where `/proc` refuses.) */
export async function makeFolder(path: string): Promise<string | undefined> {
  if (await stat(path).catch(() => null)) return undefined;
  const above = await makeFolder(dirname(path));
  await mkdir(path).catch(async (cause) => {
    if (!(await stat(path).catch(() => null))?.isDirectory()) throw cause;
  });
  return above ?? path;
}

/** Removes the files of a case that holds nothing yet, and the folders made for it; what others put there stays. */
async function takeBack(folder: string, made: string | undefined): Promise<void> {
  const files = [
    MANIFEST_FILE,
    KEPT_FILE,
    "quality.json",
    "report.html",
    ...TABLES.map((t) => `${t.name}.parquet`),
  ];
  for (const file of files) await rm(join(folder, file), { force: true });
  if (made === undefined) return;
  for (let at = resolve(folder); at.startsWith(made); at = dirname(at)) await rmdir(at).catch(() => {});
}

async function entriesOf(folder: string): Promise<string[] | null> {
  const there = await stat(folder).catch(() => null);
  if (!there) return null;
  if (!there.isDirectory())
    throw new CaseError(
      `case: ${folder} is a file, not a folder. Choose another --out; nothing was written.`,
    );
  return attempt(folder, () => readdir(folder));
}

async function matchingManifest(folder: string, plan: Plan): Promise<Manifest | null> {
  const manifest = await readManifest(folder);
  const [made, wanted] = [decisive(manifest.plan), decisive(plan)];
  if (manifest.planSha256 === planHash(wanted)) return manifest;
  if (manifest.status === "running" && (await holdsNothing(folder, manifest))) return null;
  if (manifest.status === "running" && !differingParts(made, wanted).some((part) => READING.includes(part)))
    return { ...manifest, stages: manifest.stages.slice(0, 1) };
  throw new CaseError(
    `case: ${folder} holds a case of another plan. What differs: ${differingOptions(made, wanted).join(", ")}. Choose another --out, or remove that folder first; nothing was changed.`,
  );
}

/** No stage is finished, or only a reading that the quality gate refused: whoever mends the command loses nothing. */
async function holdsNothing(folder: string, { stages, plan }: Manifest): Promise<boolean> {
  if (stages.length !== 1) return stages.length === 0;
  const quality = await readQuality(folder).catch(() => null);
  return quality !== null && !passesGate(quality, plan.read.maxRejected);
}

/** Turns the operating system's refusals into errors that a person can act on. */
export async function attempt<T>(folder: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === "EACCES" || code === "EPERM" || code === "EROFS")
      throw new UsageError(`case: no permission to write ${folder}. Choose another --out.`, { cause });
    if (code === "ENOSPC" || code === "EDQUOT")
      throw new ResourceError(
        `case: no room left on the disk of ${folder}. Free space, then run the same command to resume.`,
        { cause },
      );
    if (code === "ENOTDIR" || code === "EEXIST" || code === "ENOENT")
      throw new UsageError(`case: ${folder} is not a possible folder. Choose another --out.`, { cause });
    throw cause;
  }
}

/** Whether the files of a finished stage stand as the manifest says. */
export async function stageStands(folder: string, stage: StageRecord): Promise<boolean> {
  for (const output of stage.outputs) {
    const hash = await fileHash(join(folder, output.file)).catch(() => null);
    if (hash?.sha256 !== output.sha256) return false;
  }
  return true;
}
