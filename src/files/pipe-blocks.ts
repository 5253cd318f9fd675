/**
 * The bytes of a named pipe, which can be read once and only while somebody writes into it. It is never waited for without end: a reader
 * of a pipe that nobody opens to write is told so.
 */
import { constants } from "node:fs";
import { type FileHandle, open, readFile, stat } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { InputError, UsageError } from "../model/index.js";

const BLOCK_BYTES = 1 << 16;
/** Milliseconds between two looks at an empty pipe: few while bytes come, more while none do. */
const [SHORTEST, LONGEST] = [1, 20];
/** How long a reader waits for somebody to open the pipe to write. */
const WAIT_MILLISECONDS = 10_000;

/** Whether a path is a pipe: its bytes are there once. */
export const isPipe = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFIFO(),
    () => false,
  );

/** The text of a file. Throws where it is no file: a pipe would have nothing to say the second time, and might never answer. */
export async function readTextFile(path: string): Promise<string> {
  if (!(await stat(path)).isFile()) throw new Error("it is no file");
  return await readFile(path, "utf8");
}

/** Iterates over the blocks of a pipe, once. Throws `UsageError` where nobody opens it to write within `waitMilliseconds`. */
export class PipeBlocks implements AsyncIterable<Buffer> {
  private closed = false;

  constructor(
    private readonly path: string,
    private readonly waitMilliseconds = WAIT_MILLISECONDS,
  ) {}

  /** Reads no further. */
  close(): void {
    this.closed = true;
  }

  /** The blocks, each in memory of its own; none is empty. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    const file = await open(this.path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      let [written, waited, wait] = [false, 0, SHORTEST];
      while (!this.closed) {
        const block = await nextBlock(file);
        if (block === "ended" && written) return;
        if (typeof block !== "string") {
          [written, wait] = [true, SHORTEST];
          yield block;
          continue;
        }
        if (block === "silent") written = true;
        else if (waited >= this.waitMilliseconds) throw this.nobody();
        await pause(wait);
        waited += wait;
        wait = Math.min(LONGEST, 2 * wait);
      }
    } finally {
      await file.close();
    }
  }

  private nobody(): UsageError {
    return new UsageError(
      `read: nobody writes into the pipe, ${this.path}. Start what writes first, pipe it into "-", or save it as a file and name that.`,
    );
  }
}

/** The next bytes; `silent` where somebody may still write, `ended` where nobody has the pipe open to write, or nobody yet. */
async function nextBlock(file: FileHandle): Promise<Buffer | "silent" | "ended"> {
  const buffer = Buffer.allocUnsafe(BLOCK_BYTES);
  try {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
    return bytesRead === 0 ? "ended" : buffer.subarray(0, bytesRead);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EAGAIN") return "silent";
    throw cause;
  }
}

/** The error for a path that is neither a file nor a pipe: a device, a socket. */
export const noFile = (path: string): InputError =>
  new InputError(`read: neither a file nor a pipe, ${path}. Name a file; standard input is "-".`);
