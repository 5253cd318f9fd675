/** Files dropped on the page: streamed to the disk under the folder of cases, each in a folder of its own, named as they were. */

import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { ResourceError, UsageError } from "../model/index.js";
import type { Upload } from "./api.js";

const LONGEST_NAME = 120;

/** A file that was uploaded. */
export interface UploadedFile extends Upload {
  readonly path: string;
}

/** The uploads of one server; they go when it ends, unless a run took them. */
export class Uploads {
  private readonly files = new Map<string, UploadedFile>();
  private readonly folder: string;

  constructor(cases: string) {
    this.folder = join(cases, `.uploads-${randomUUID()}`);
  }

  /** Writes a file. Throws `UsageError` for a name that is none, `ResourceError` where it cannot be written; nothing is left then. */
  async add(name: string, body: ReadableStream<Uint8Array> | null): Promise<Upload> {
    const upload = randomUUID();
    const path = join(this.folder, upload, safeName(name));
    try {
      await mkdir(join(this.folder, upload), { recursive: true, mode: 0o700 });
      await pipeline(
        body ? Readable.fromWeb(body) : Readable.from([]),
        createWriteStream(path, { flags: "wx", mode: 0o600 }),
      );
    } catch (cause) {
      await rm(join(this.folder, upload), { recursive: true, force: true });
      throw new ResourceError(
        `upload: ${name} could not be written, ${(cause as Error).message}. Free space, or start claque open with another --folder.`,
        { cause },
      );
    }
    const { size: bytes } = await stat(path);
    const file = { upload, name: safeName(name), bytes, path };
    this.files.set(upload, file);
    return { upload, name: file.name, bytes };
  }

  /** The uploads of these ids, in order. Throws `UsageError` for one that is not there. */
  named(ids: readonly string[]): UploadedFile[] {
    return ids.map((id) => {
      const file = this.files.get(id);
      if (!file) throw new UsageError("upload: a file that is not here any more. Drop it again.");
      return file;
    });
  }

  /** Moves uploads into a folder, where they stay; the paths there. Files of one name get a number. */
  async moveTo(folder: string, ids: readonly string[]): Promise<string[]> {
    const files = this.named(ids);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const taken = new Set<string>();
    const paths: string[] = [];
    for (const file of files) {
      let name = file.name;
      for (let n = 2; taken.has(name); n++) name = `${n}-${file.name}`;
      taken.add(name);
      const path = join(folder, name);
      await rename(file.path, path);
      this.files.set(file.upload, { ...file, path });
      paths.push(path);
    }
    return paths;
  }

  /** Removes what no run took. */
  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The last part of a name, without what a path, a shell or a pattern would read. */
function safeName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const safe = last
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}._ -]/gu, "_")
    .replace(/^[. -]+/, "")
    .trim();
  if (safe === "") throw new UsageError(`upload: not a name of a file, "${name.slice(0, 80)}".`);
  return safe.length <= LONGEST_NAME ? safe : safe.slice(-LONGEST_NAME).replace(/^[. -]+/, "");
}
