/**
 * Files that are written whole or not at all: beside their place first, and moved there when all of it is safe on the disk. Every writer
 * outside of a case's work folder goes through here, so that a full disk or Ctrl-C leaves nothing half-written.
 */
import { rmSync } from "node:fs";
import { link, mkdtemp, open, readdir, realpath, rename, rm, stat, unlink } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { ClaqueError, ResourceError, UsageError } from "../model/index.js";

/** What a file is to hold. */
export type Parts = string | Uint8Array | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** Who writes, as messages name it (`export`, `simulate`). */
export interface WriteOptions {
  readonly stage: string;
  /** Refuse a path at which something stands. */
  readonly fresh?: boolean;
}

/** Folders of what is under way, to be removed if the process must end at once. */
const underWay = new Set<string>();

/** Removes what is half-written; for the door, when the process must end at once. */
export function removeParts(): void {
  for (const part of underWay) rmSync(part, { recursive: true, force: true });
}

/**
 * Writes a file. What stood there gives way at the end, or stays where the writing fails; a device or a pipe is written to as it is.
 * Throws `ResourceError` for a full disk, `UsageError` for a path that cannot be written, and what the parts throw.
 */
export const writeWhole = (path: string, parts: Parts, options: WriteOptions): Promise<void> =>
  makeWhole(path, options, (part) => writeParts(part, parts));

/** Makes a file or a folder: `make` gets a path in a folder beside the place, from which it is moved. Throws as `writeWhole`. */
export async function makeWhole(
  path: string,
  { stage, fresh = false }: WriteOptions,
  make: (part: string) => Promise<void>,
): Promise<void> {
  try {
    const found = await stat(path).catch(() => null);
    if (found && !found.isFile() && !found.isDirectory()) return await make(path);
    const place = found ? await realpath(path) : resolve(path);
    await removeLeftOver(place);
    const folder = await mkdtemp(`${place}${PART}`);
    underWay.add(folder);
    try {
      const part = join(folder, basename(place));
      await make(part);
      if (fresh && (await stat(part)).isFile()) await linkInto(part, place);
      else await rename(part, place);
    } finally {
      await rm(folder, { recursive: true, force: true });
      underWay.delete(folder);
    }
  } catch (cause) {
    throw writeError(stage, path, cause);
  }
}

/** Puts a file to its place and never over another; where the disk knows no links, by a look before. */
async function linkInto(part: string, place: string): Promise<void> {
  try {
    await link(part, place);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "ENOSYS") throw cause;
    await rename(part, place);
    return;
  }
  await unlink(part);
}

const PART = ".part-";

/** What a run that was killed left beside the place; two runs do not write one file at a time. */
async function removeLeftOver(place: string): Promise<void> {
  const begins = `${basename(place)}${PART}`;
  for (const name of await readdir(dirname(place)).catch(() => []))
    if (
      name.startsWith(begins) &&
      name.length === begins.length + 6 &&
      !underWay.has(join(dirname(place), name))
    )
      await rm(join(dirname(place), name), { recursive: true, force: true });
}

const BATCH = 1 << 16;

/** Writes a file as it comes, for `makeWhole`; throws what the operating system does. */
export async function writeParts(path: string, parts: Parts): Promise<void> {
  const file = await open(path, "w");
  try {
    const pieces = typeof parts === "string" || parts instanceof Uint8Array ? [parts] : parts;
    let text = "";
    const flush = async () => {
      if (text !== "") await file.writeFile(text);
      text = "";
    };
    for await (const piece of pieces) {
      if (typeof piece === "string") text += piece;
      else {
        await flush();
        await file.writeFile(piece);
      }
      if (text.length >= BATCH) await flush();
    }
    await flush();
    await file.sync().catch((cause: NodeJS.ErrnoException) => {
      // a device or a pipe has nothing to make safe
      if (cause.code !== "EINVAL" && cause.code !== "ENOTSUP" && cause.code !== "EROFS") throw cause;
    });
  } finally {
    await file.close();
  }
}

/** The error for what the operating system refuses to write; claque's own errors and faults pass unchanged. */
export function writeError(stage: string, path: string, cause: unknown): unknown {
  if (cause instanceof ClaqueError) return cause;
  const { code, message } = (cause ?? {}) as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG")
    return new ResourceError(
      `${stage}: no room left on the disk of ${path}. Free space or choose another path, then run the same command; nothing half-written is left.`,
      { cause },
    );
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return new UsageError(`${stage}: no permission to write ${path}. Choose another path.`, { cause });
  if (code === "EEXIST" || code === "EISDIR" || code === "ENOTEMPTY")
    return new UsageError(`${stage}: ${path} exists already. Choose another path; nothing was written.`, {
      cause,
    });
  if (code === "ENOENT" || code === "ENOTDIR" || code === "ENAMETOOLONG" || code === "ELOOP")
    return new UsageError(`${stage}: ${path} is not a possible path. Choose another; nothing was written.`, {
      cause,
    });
  if (code === "EIO" || code === "ENXIO" || code === "EMFILE" || code === "ENFILE")
    return new ResourceError(`${stage}: cannot write ${path}, ${message}. Choose another path.`, { cause });
  return cause;
}
