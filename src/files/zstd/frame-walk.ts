/**
 * Walks over the frames and blocks of zstd data without unpacking them (RFC 8878, section 3.1). Node's own decompressor says
 * nothing when a file ends in the middle of a frame, so that rows would be missing without a word; this walk says it.
 */
import { broken } from "./fse.js";

type State = "magic" | "skippable" | "flags" | "header" | "block";

const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
const NEEDED: Readonly<Record<Exclude<State, "header">, number>> = {
  magic: 4,
  skippable: 4,
  flags: 1,
  block: 3,
};

/** Follows a stream of zstd data, handed over block by block. */
export class ZstdFrames {
  private state: State = "magic";
  private needed = NEEDED.magic;
  private held = Buffer.alloc(0);
  /** Bytes to pass over before the next header. */
  private skip = 0;
  private flags = 0;

  /** Whether the data may end here: no frame is open. */
  get complete(): boolean {
    return this.state === "magic" && this.skip === 0 && this.held.length === 0;
  }

  /** Follows the next bytes. Throws an error where what should be a frame or a block is none. */
  push(bytes: Buffer): void {
    let at = 0;
    for (;;) {
      const passed = Math.min(this.skip, bytes.length - at);
      this.skip -= passed;
      at += passed;
      if (at === bytes.length) return;
      const taken = bytes.subarray(at, at + this.needed - this.held.length);
      at += taken.length;
      this.held = Buffer.concat([this.held, taken]);
      if (this.held.length < this.needed) return;
      const header = this.held;
      this.held = Buffer.alloc(0);
      this.read(header);
    }
  }

  private read(header: Buffer): void {
    if (this.state === "magic") this.begin(header.readUInt32LE(0));
    else if (this.state === "skippable") this.pass(header.readUInt32LE(0), "magic");
    else if (this.state === "flags") this.frame(header[0]);
    else if (this.state === "header") this.pass(0, "block");
    else this.block(header.readUIntLE(0, 3));
  }

  private begin(magic: number): void {
    if (magic === FRAME) this.pass(0, "flags");
    else if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE) this.pass(0, "skippable");
    else throw broken("no frame where one should begin");
  }

  private frame(flags: number): void {
    this.flags = flags;
    this.state = "header";
    this.needed = headerBytes(flags);
  }

  private block(header: number): void {
    const type = (header >> 1) & 3;
    if (type === 3) throw broken("a block of an unknown kind");
    const last = (header & 1) === 1;
    const checksum = last && this.flags & 4 ? 4 : 0;
    this.pass((type === 1 ? 1 : header >>> 3) + checksum, last ? "magic" : "block");
  }

  private pass(bytes: number, next: Exclude<State, "header">): void {
    this.skip = bytes;
    this.state = next;
    this.needed = NEEDED[next];
  }
}

const isSingle = (flags: number): boolean => (flags & 0x20) !== 0;
const dictionaryBytes = (flags: number): number => [0, 1, 2, 4][flags & 3];
const sizeBytes = (flags: number): number => [isSingle(flags) ? 1 : 0, 2, 4, 8][flags >> 6];
const headerBytes = (flags: number): number =>
  (isSingle(flags) ? 0 : 1) + dictionaryBytes(flags) + sizeBytes(flags);
