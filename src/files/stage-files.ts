/**
 * Stage files in turn: one is filled while the store loads the other, so that reading and loading share the time and a file of
 * many gigabytes never stands on the disk twice.
 */
import { closeSync, openSync, writeSync } from "node:fs";
import { rm } from "node:fs/promises";
import { ResourceError } from "../model/index.js";

const FULL_BYTES = 48 << 20;

/** Two files beside each other under one name. Call `turn` between blocks, `end` when all is written, `discard` whatever happens. */
export class StageFiles {
  private file: number | null = null;
  private number = 0;
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
      this.file ??= openSync(this.current, "w", 0o600);
      for (let from = 0; from < bytes.length; )
        from += writeSync(this.file, bytes, from, bytes.length - from);
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
    this.close();
    for (const n of [0, 1]) await rm(`${this.path}.${n}`, { force: true });
  }

  private get current(): string {
    return `${this.path}.${this.number}`;
  }

  private async handOver(): Promise<void> {
    this.close();
    await this.loading;
    this.rethrow();
    this.loading = this.load(this.current).catch((cause: unknown) => {
      this.failure = { cause };
    });
    this.number = 1 - this.number;
    this.bytes = 0;
  }

  private close(): void {
    if (this.file !== null) closeSync(this.file);
    this.file = null;
  }

  private rethrow(): void {
    if (this.failure) throw this.failure.cause;
  }
}
