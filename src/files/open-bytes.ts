/**
 * The bytes of one input, from a path or from standard input, as a stream that is unpacked on the way. Byte count and
 * SHA-256 are taken from the original bytes in the same pass, so that an input is read once and never twice.
 */
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { InputError, UsageError } from "../model/index.js";
import { type Container, containerOf, memberPath } from "./archive/container.js";
import { openMember, zipFault, zipMembers } from "./archive/zip-file.js";
import { type Compression, compressionOf, unpacked } from "./compression.js";
import { FileBlocks } from "./file-blocks.js";
import { noFile, PipeBlocks } from "./pipe-blocks.js";

const BLOCK_BYTES = 1 << 20;

/**
 * An input being read. Consume `bytes` to its end (or not at all), then ask for `digest()`. A block stands until the next one is
 * asked for, and is then filled anew: what is to be kept of it is copied.
 */
export interface OpenBytes {
  readonly compression: Compression | null;
  /** Whether it is a member of an archive. */
  readonly member: boolean;
  /** The first bytes after unpacking: 1 MiB or the whole file. */
  readonly head: Buffer;
  /** All bytes after unpacking, the head included. */
  readonly bytes: AsyncGenerator<Buffer>;
  /** Size of the file, bytes; null for standard input and pipes, which can be read once. */
  readonly size: number | null;
  /** Original bytes taken so far, before unpacking. */
  readonly taken: () => number;
  /** Count and SHA-256 (hex) of the original bytes; reads what is left of them. */
  readonly digest: () => Promise<{ bytes: number; sha256: string }>;
  /** Lets go of the file. */
  readonly close: () => void;
}

/** What to open: a path, or `-` with the stream that stands for it. */
export interface BytesInput {
  readonly path: string;
  readonly stdin?: Readable;
}

/** Opens an input. Throws `UsageError` for what is absent, not a file or not permitted, `InputError` for what is empty or cut short. */
export async function openBytes(input: BytesInput): Promise<OpenBytes> {
  const { stream, size, close, member } = await streamOf(input);
  const hash = createHash("sha256");
  let count = 0;
  const original = (async function* () {
    for await (const chunk of stream) {
      const block = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
      hash.update(block);
      count += block.length;
      yield block;
    }
  })();
  try {
    const first = await taken(original, 4096);
    if (first.length === 0) throw emptyInput(input.path);
    const compression = compressionOf(first);
    const plain = unpacked(chained([first], original), compression, input.path);
    const head = await taken(plain, BLOCK_BYTES);
    if (head.length === 0) throw emptyInput(input.path);
    if (!compression && stream instanceof FileBlocks) stream.refilled = true;
    const digest = async () => {
      for await (const _ of original);
      return { bytes: count, sha256: hash.digest("hex") };
    };
    return {
      compression,
      member,
      head,
      bytes: chained([head], plain),
      size,
      taken: () => count,
      digest,
      close,
    };
  } catch (cause) {
    close();
    throw inputError(input.path, cause);
  }
}

/** The error for a fault of the file system: `UsageError` where another path helps; other errors pass unchanged. */
export function inputError(path: string, cause: unknown): unknown {
  const { code } = (cause ?? {}) as { code?: string };
  if (code === "ENOENT" && path.includes("\ufffd"))
    return new UsageError(
      `read: the name of the file is not UTF-8, ${path}. Rename it, or give its bytes as standard input: "-" and < with the name.`,
      { cause },
    );
  if (code === "ENOENT") return new UsageError(`read: no such file, ${path}. Check the path.`, { cause });
  if (code === "EACCES" || code === "EPERM")
    return new UsageError(`read: no permission, ${path}. Ask for read access or copy the file.`, { cause });
  if (code === "EISDIR")
    return new UsageError(`read: this is a folder, ${path}. Name the files in it.`, { cause });
  if (code === "EIO")
    return new InputError(`read: the disk cannot read, ${path}. Copy the file from its origin again.`, {
      cause,
    });
  return cause;
}

const emptyInput = (path: string) => new InputError(`read: the file is empty, ${path}. Export it again.`);

interface OpenStream {
  readonly stream: AsyncIterable<Buffer | string>;
  readonly size: number | null;
  readonly close: () => void;
  readonly member: boolean;
}

async function streamOf({ path, stdin }: BytesInput): Promise<OpenStream> {
  if (path === "-") {
    if (!stdin)
      throw new InputError("read: no standard input, -. Pipe a file into the command or name a path.");
    return { stream: stdin, size: null, close: () => void stdin.destroy(), member: false };
  }
  const container = await containerOf(path);
  if (container?.kind === "zip") return { ...(await memberStream(container)), member: true };
  let size = 0;
  try {
    const found = await stat(path);
    size = found.size;
    if (found.isFIFO()) {
      const pipe = new PipeBlocks(path);
      return { stream: pipe, size: null, close: () => pipe.close(), member: false };
    }
    if (found.isDirectory()) throw Object.assign(new Error("folder"), { code: "EISDIR" });
    if (!found.isFile()) throw noFile(path);
    await access(path, constants.R_OK);
  } catch (cause) {
    throw inputError(path, cause);
  }
  const stream = new FileBlocks(path, size > 0 ? Math.min(BLOCK_BYTES, Math.max(4096, size)) : BLOCK_BYTES);
  return { stream, size, close: () => stream.close(), member: false };
}

/** The member that is named, or the only one. */
async function memberStream({ path, member }: Container): Promise<Omit<OpenStream, "member">> {
  const members = member === null ? await zipMembers(path) : [];
  const only = member ?? (members.length === 1 ? members[0].name : null);
  if (only !== null) {
    const { stream, size, close } = await openMember(path, only);
    const faults = (async function* () {
      try {
        for await (const block of stream) yield block as Buffer;
      } catch (cause) {
        throw zipFault(cause, path);
      }
    })();
    return { stream: faults, size, close };
  }
  const some = members.slice(0, 5).map(({ name }) => `"${memberPath(path, name)}"`);
  throw new UsageError(
    members.length === 0
      ? `read: the archive is empty, ${path}. Download it again.`
      : `read: the archive holds ${members.length} files, ${path}. Name one: ${some.join(", ")}.`,
  );
}

async function taken(source: AsyncGenerator<Buffer>, atLeast: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  while (length < atLeast) {
    const next = await source.next();
    if (next.done) break;
    parts.push(next.value);
    length += next.value.length;
  }
  return parts.length === 1 ? parts[0] : Buffer.concat(parts);
}

async function* chained(first: readonly Buffer[], rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield* first;
  for (;;) {
    const next = await rest.next();
    if (next.done) return;
    yield next.value;
  }
}
