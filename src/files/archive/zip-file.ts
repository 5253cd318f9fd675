/**
 * Zip archives: what they hold, and one member as a stream. Nothing is unpacked to the disk and no name of a member becomes a path.
 * Archives that are made to swell (members that overlap, thousandfold packing) are refused before anything is unpacked.
 */
import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import * as yauzl from "yauzl";
import { InputError, UsageError } from "../../model/index.js";

/** A member of an archive. */
export interface ZipMember {
  readonly name: string;
  /** Bytes unpacked and packed. */
  readonly size: number;
  readonly packed: number;
  readonly locked: boolean;
}

const MAGIC = 0x04034b50;
const MOST_MEMBERS = 20_000;
/** Above this size a member may not unpack to more than so many times its packed size: real exports stay far below. */
const LARGE_BYTES = 100e6;
const MOST_TIMES = 400;

/** Whether a file begins as a zip archive does. */
export async function isZip(path: string): Promise<boolean> {
  const file = await open(path).catch(() => null);
  if (file === null) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32LE(0) === MAGIC;
  } catch {
    return false;
  } finally {
    await file.close();
  }
}

/** What desktops put beside the files that they pack. */
const OF_A_DESKTOP = /(?:^|\/)(?:__MACOSX\/|\._[^/]*$|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/** The members of an archive, folders and what a desktop adds left out. Throws `InputError` for an archive that is damaged or made to swell. */
export async function zipMembers(path: string): Promise<ZipMember[]> {
  const zip = await opened(path);
  try {
    const members: ZipMember[] = [];
    let packed = 0;
    for await (const entry of entriesOf(zip, path)) {
      packed += entry.compressedSize;
      if (!entry.fileName.endsWith("/") && !OF_A_DESKTOP.test(entry.fileName)) members.push(memberOf(entry));
      if (members.length > MOST_MEMBERS || packed > zip.fileSize)
        throw new InputError(
          `read: the archive is not safe to unpack, ${path}: ${packed > zip.fileSize ? "its members overlap" : `more than ${MOST_MEMBERS} members`}. Unpack it yourself if you trust it, and name the files.`,
        );
    }
    return members;
  } finally {
    zip.close();
  }
}

/** One member, unpacked as it is read. Close it when done. */
export interface MemberStream {
  readonly stream: Readable;
  readonly size: number;
  readonly close: () => void;
}

/** Opens a member. Throws `UsageError` where there is none of that name, `InputError` where it is locked or would swell. */
export async function openMember(path: string, name: string): Promise<MemberStream> {
  const zip = await opened(path);
  try {
    for await (const entry of entriesOf(zip, path)) {
      if (entry.fileName !== name) continue;
      refuseMember(memberOf(entry), path);
      const stream = await zip.openReadStreamPromise(entry);
      return {
        stream,
        size: entry.uncompressedSize,
        close: () => {
          stream.destroy();
          zip.close();
        },
      };
    }
    throw new UsageError(`read: no such member, ${name} in ${path}. "claque inspect ${path}" lists them.`);
  } catch (cause) {
    zip.close();
    throw zipFault(cause, path);
  }
}

const memberOf = (entry: yauzl.Entry): ZipMember => ({
  name: entry.fileName,
  size: entry.uncompressedSize,
  packed: entry.compressedSize,
  locked: entry.isEncrypted(),
});

function refuseMember({ name, size, packed, locked }: ZipMember, path: string): void {
  if (locked)
    throw new InputError(
      `read: the archive has a password, ${path} (${name}). Unpack it and name the files.`,
    );
  if (size > LARGE_BYTES && size > MOST_TIMES * packed)
    throw new InputError(
      `read: the archive is not safe to unpack, ${path}: ${name} swells to ${Math.round(size / packed)} times its size. Unpack it yourself if you trust it, and name the file.`,
    );
}

async function opened(path: string): Promise<yauzl.ZipFile> {
  try {
    return await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
  } catch (cause) {
    throw zipFault(cause, path);
  }
}

async function* entriesOf(zip: yauzl.ZipFile, path: string): AsyncGenerator<yauzl.Entry> {
  try {
    yield* zip.eachEntry();
  } catch (cause) {
    throw zipFault(cause, path);
  }
}

/** The error for a fault inside an archive: what the library says may hold names and is left out. */
export function zipFault(cause: unknown, path: string): unknown {
  if (cause instanceof InputError || cause instanceof UsageError) return cause;
  const { code } = (cause ?? {}) as { code?: string };
  if (code === "ENOENT" || code === "EACCES" || code === "EPERM" || code === "EMFILE") return cause;
  return new InputError(
    `read: the archive is damaged or cut short, ${path}. Download or copy it again, or unpack it and name the files.`,
    { cause },
  );
}
