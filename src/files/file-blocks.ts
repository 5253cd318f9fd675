/**
 * The bytes of a file in blocks, each read while the one before it is worked on. Two buffers take turns where the reader says
 * that it keeps none: fresh memory for every megabyte costs more than reading it.
 */
import { type FileHandle, open } from "node:fs/promises";

/** Iterates over the blocks of a file, once. */
export class FileBlocks implements AsyncIterable<Buffer> {
  /** Whether a block is filled anew once the next one is asked for; false gives every block memory of its own. */
  refilled = false;
  private closed = false;
  private file: FileHandle | null = null;
  private coming: Promise<{ buffer: Buffer; bytesRead: number }> | null = null;
  private spare: Buffer | null = null;

  constructor(
    private readonly path: string,
    private readonly blockBytes: number,
  ) {}

  /** Reads no further; the file is let go of as soon as what is being read has come. */
  close(): void {
    this.closed = true;
    void this.end();
  }

  /** The blocks; none is empty. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    this.file = await open(this.path);
    try {
      for (this.read(); !this.closed && this.coming; ) {
        const { buffer, bytesRead } = await this.coming;
        if (bytesRead === 0 || this.closed) return;
        this.read();
        yield buffer.subarray(0, bytesRead);
        if (this.refilled) this.spare = buffer;
      }
    } finally {
      await this.end();
    }
  }

  private read(): void {
    const buffer = this.spare ?? Buffer.allocUnsafeSlow(this.blockBytes);
    this.spare = null;
    this.coming = this.file?.read(buffer, 0, buffer.length, null) ?? null;
    this.coming?.catch(() => null);
  }

  private async end(): Promise<void> {
    const { file } = this;
    this.file = null;
    await this.coming?.catch(() => null);
    await file?.close();
  }
}
