/**
 * Stage files in turn: one is filled while the store loads the other, so that reading and loading share the time and a file of
 * many gigabytes never stands on the disk twice. They hold rows as they stood, so they have no name: a file is taken out of its
 * folder as soon as it is open, and is gone with the process however that ends.
 */
import { closeSync, existsSync, ftruncateSync, openSync, unlinkSync, writeSync } from "node:fs";
import { rm } from "node:fs/promises";
import { ResourceError } from "../model/index.js";

const FULL_BYTES = 48 << 20;

/** Where a process finds its open files by their numbers; null where the system has no such place, and files keep their names. */
const OPEN_FILES = ["/proc/self/fd", "/dev/fd"].find((folder) => existsSync(folder)) ?? null;

/** An open file with the path under which the store finds it. */
interface OpenFile {
  readonly number: number;
  readonly path: string;
}

/** Two files beside each other. Call `turn` between blocks, `end` when all is written, `discard` whatever happens. */
export class StageFiles {
  private readonly files: (OpenFile | null)[] = [null, null];
  private current = 0;
  private bytes = 0;
  private loading: Promise<void> = Promise.resolve();
  private failure: { cause: unknown } | null = null;

  /** `load` takes a whole file into the store; it is never called twice at once. */
  constructor(
    private readonly path: string,
    private readonly load: (path: string) => Promise<void>,
  ) {}

  /** Appends bytes. Throws `ResourceError` where the disk takes no more. */
  write(bytes: Uint8Array): void {
    try {
      const { number } = this.opened();
      for (let from = 0; from < bytes.length; )
        from += writeSync(number, bytes, from, bytes.length - from, this.bytes + from);
      this.bytes += bytes.length;
    } catch (cause) {
      const { message } = cause as Error;
      throw new ResourceError(
        `read: cannot write the work folder, ${message}. Free space, then run the same command.`,
        { cause },
      );
    }
  }

  /** Hands a full file to the store and goes on with the other. Throws what an earlier load threw. */
  async turn(): Promise<void> {
    if (this.bytes >= FULL_BYTES) await this.handOver();
  }

  /** Loads what is left and waits for all of it. */
  async end(): Promise<void> {
    if (this.bytes > 0) await this.handOver();
    await this.loading;
    this.rethrow();
  }

  /** Lets go of both files. */
  async discard(): Promise<void> {
    await this.loading;
    for (const [at, file] of this.files.entries()) {
      if (file) closeSync(file.number);
      this.files[at] = null;
      if (OPEN_FILES === null) await rm(`${this.path}.${at}`, { force: true });
    }
  }

  private opened(): OpenFile {
    const path = `${this.path}.${this.current}`;
    let file = this.files[this.current];
    if (!file) {
      const number = openSync(path, "w+", 0o600);
      if (OPEN_FILES !== null) unlinkSync(path);
      file = { number, path: OPEN_FILES === null ? path : `${OPEN_FILES}/${number}` };
      this.files[this.current] = file;
    }
    return file;
  }

  private async handOver(): Promise<void> {
    const full = this.opened();
    await this.loading;
    this.rethrow();
    this.loading = this.load(full.path).then(
      () => ftruncateSync(full.number),
      (cause: unknown) => {
        this.failure = { cause };
      },
    );
    this.current = 1 - this.current;
    this.bytes = 0;
  }

  private rethrow(): void {
    if (this.failure) throw this.failure.cause;
  }
}
