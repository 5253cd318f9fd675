/**
 * Folders in which a run makes its files, one run at a time: the case's work folder, and folders for temporary files. A lock stands in each
 * and goes with its process however that ends, so what a killed run left can be told from what a living one needs.
 */
import { lstat, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join, resolve } from "node:path";
import { writeError } from "../files/index.js";
import { CaseError } from "../model/index.js";
import { Store } from "../store/index.js";

// what is half-written outside of a case, for a process that must end at once
export { removeParts } from "../files/index.js";

/** Name of the folder in a case where a run makes its files. */
export const WORK_FOLDER = ".work";

/** Folders that this process works in: locks keep other processes out, and not this one. */
const held = new Set<string>();

/** A lock that is held. */
export interface Lock {
  release(): void;
}

/** Takes the lock of a work folder. Throws `CaseError` where another run holds it, `ResourceError` where it cannot be made. */
export async function openLock(caseFolder: string, work: string): Promise<Lock> {
  const busy = (cause?: unknown) =>
    new CaseError(`case: another run works in ${caseFolder}. Wait for it or choose another --out.`, {
      cause,
    });
  const path = resolve(work);
  if (held.has(path)) throw busy();
  held.add(path);
  try {
    const store = await Store.open({ path: join(work, LOCK), memoryBytes: 64e6, threads: 1 });
    return {
      release() {
        store.close();
        held.delete(path);
      },
    };
  } catch (cause) {
    held.delete(path);
    throw /conflicting lock|could not set lock/i.test(String((cause as Error).cause)) ? busy(cause) : cause;
  }
}

const LOCK = "lock";

/** Throws `CaseError` for a work folder that is not this user's own, or no folder. */
export async function refuseForeignWork(caseFolder: string, work: string): Promise<void> {
  const found = await lstat(work).catch(() => null);
  if (found && !found.isDirectory())
    throw new CaseError(
      `case: ${work} is no folder but a link or a file. Remove it or choose another --out; nothing was changed.`,
    );
  if (found && !isOwn(found))
    throw new CaseError(
      `case: ${work} belongs to another user, whose run may not be finished. Choose another --out, or ask for it to be removed; nothing was changed in ${caseFolder}.`,
    );
}

/** Removes the work folder that a killed run left in a case; that of a living run, of another user, or without a lock stays. */
export const clearLeftOver = (caseFolder: string): Promise<void> =>
  removeDead(caseFolder, join(caseFolder, WORK_FOLDER));

async function removeDead(caseFolder: string, work: string): Promise<void> {
  const found = await lstat(work).catch(() => null);
  if (!found?.isDirectory() || !isOwn(found)) return;
  if (!(await lstat(join(work, LOCK)).catch(() => null))?.isFile()) return;
  const lock = await openLock(caseFolder, work).catch(() => null);
  if (lock === null) return;
  await rm(work, { recursive: true, force: true }).catch(() => {});
  lock.release();
}

const isOwn = ({ uid }: { readonly uid: number }): boolean => uid === userInfo().uid;

const TEMPORARY = /^claque-(?:inspect|reveal|network|posts|replay|overlap)-\w{6}$/;

/** A folder for temporary files of a command, locked; `task` gets it, and it is removed whatever happens. What killed runs left there is removed first. */
export async function inTemporaryFolder<T>(
  command: "inspect" | "reveal" | "network" | "posts" | "replay" | "overlap",
  task: (folder: string) => Promise<T>,
): Promise<T> {
  for (const name of await readdir(tmpdir()).catch(() => []))
    if (TEMPORARY.test(name)) await removeDead(join(tmpdir(), name), join(tmpdir(), name));
  const folder = await mkdtemp(join(tmpdir(), `claque-${command}-`)).catch((cause) => {
    throw writeError(command, tmpdir(), cause);
  });
  try {
    const lock = await openLock(folder, folder);
    try {
      return await task(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
      lock.release();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
