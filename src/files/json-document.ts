/**
 * Splits one JSON document into its records while it streams, so that an export of many gigabytes never stands in memory.
 * Which arrays hold records is said by paths (`/messages/*`); the scalars of what encloses a record come with it.
 */
import { isUtf8 } from "node:buffer";
import { InputError } from "../model/index.js";
import { type JsonBatch, type JsonRecord, MAX_LINE_BYTES } from "./json-lines.js";
import { jsonFault, parsedJson } from "./json-text.js";
import { RAW_CHARACTERS, type RejectedRecord } from "./stage-table.js";

type Scalar = string | number | boolean | null;

interface Frame {
  readonly array: boolean;
  readonly path: string;
  /** The elements of this array are records. */
  readonly records: boolean;
  readonly scalars: Record<string, Scalar>;
  key: string;
}

const [QUOTE, BACKSLASH, COMMA, COLON, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = Buffer.from('"\\,:{}[]');
const LINE_FEED = 10;
const RETURN = 13;
const MAX_SCALARS = 64;
const EMPTY = Buffer.alloc(0);

/**
 * Paths of record arrays in the documents that are known: a root array, Telegram exports of a chat and of an account, pages of
 * TikTok, YouTube, Bluesky, Mastodon, Reddit, CrowdTangle and VK, comments under a video, an outbox of ActivityPub, and what people's own
 * programs call the list that they write behind a description.
 */
export const RECORD_PATHS: readonly string[] = [
  "/*",
  "/data/videos/*",
  "/items/*",
  "/feed/*",
  "/posts/*",
  "/statuses/*",
  "/ancestors/*",
  "/descendants/*",
  "/data/children/*",
  "/comments/*",
  "/orderedItems/*",
  "/result/posts/*",
  "/messages/*",
  "/tweets/*",
  "/records/*",
  "/results/*",
  "/rows/*",
  "/documents/*",
  "/response/items/*",
  "/data/posts/*",
  "/data/comments/*",
  "/chats/list/*/messages/*",
  "/left_chats/list/*/messages/*",
];

/**
 * The records of a document, numbered from 1, a block at a time. `paths` null says that there are many documents one after
 * another, and each is a record, numbered by the line on which it begins. Throws `InputError` where a document is cut short.
 */
export async function* jsonDocument(
  bytes: AsyncGenerator<Buffer>,
  paths: readonly string[] | null,
  file: string,
): AsyncGenerator<JsonBatch> {
  const splitter = new Splitter(paths && new Set(paths), file);
  for await (const block of bytes) yield { ...splitter.push(block), bytes: block.length };
  splitter.end();
  yield { ...splitter.push(EMPTY), bytes: 0 };
}

class Splitter {
  private readonly frames: Frame[] = [];
  private depth = 0;
  /** Depth at which the record being captured began; -1 outside of records. */
  private recordDepth = -1;
  private inString = false;
  private escaped = false;
  /** Offset in the block where the token or record being captured began; -1 for none. */
  private start = -1;
  private pieces: Buffer[] = [];
  /** Bytes in `pieces`, and whether a record has grown too long to be kept. */
  private held = 0;
  private tooLong = false;
  /** Of the record: its number, or (documents one after another) the line on which it began. */
  private number = 0;
  private line = 1;
  private returned = false;
  /** Line on which the token being captured began. */
  private began = 1;
  private records: JsonRecord[] = [];
  private rejected: RejectedRecord[] = [];

  constructor(
    private readonly paths: ReadonlySet<string> | null,
    private readonly file: string,
  ) {}

  push(block: Buffer): { records: JsonRecord[]; rejected: RejectedRecord[] } {
    if (this.pieces.length) this.start = 0;
    for (let p = 0; p < block.length; p++) {
      const byte = block[p];
      if (byte === RETURN || (byte === LINE_FEED && !this.returned)) this.line++;
      this.returned = byte === RETURN;
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (byte === BACKSLASH) this.escaped = true;
        else if (byte === QUOTE) this.inString = false;
      } else if (byte === QUOTE) {
        this.inString = true;
        if (this.start < 0) this.begin(p);
      } else if (byte === OPEN || byte === OPEN_LIST) this.opened(byte === OPEN_LIST, block, p);
      else if (byte === CLOSE || byte === CLOSE_LIST) this.closed(block, p);
      else if (this.recordDepth < 0) this.between(block, p, byte);
    }
    if (this.start >= 0) this.hold(Buffer.from(block.subarray(this.start)));
    const found = { records: this.records, rejected: this.rejected };
    this.records = [];
    this.rejected = [];
    return found;
  }

  /** Keeps what was captured of a token that goes on in the next block; of one that is too long, its beginning. */
  private hold(piece: Buffer): void {
    this.held += piece.length;
    if (this.held > MAX_LINE_BYTES) this.tooLong = true;
    if (!this.tooLong || this.pieces.length === 0) this.pieces.push(piece);
    else this.pieces.length = 1;
  }

  end(): void {
    if (this.depth !== 0 || this.inString)
      throw new InputError(
        `read: the JSON document is cut short, ${this.file}. Export or download it again.`,
      );
    if (this.paths === null) this.stray(EMPTY, 0);
  }

  /** What stands between documents and is none. */
  private stray(block: Buffer, p: number): void {
    if (this.start < 0 && this.pieces.length === 0) return;
    this.start = Math.max(0, this.start);
    this.number = this.began;
    this.record(this.bytes(block, p));
  }

  private begin(p: number): void {
    this.start = p;
    this.began = this.line;
  }

  private between(block: Buffer, p: number, byte: number): void {
    if (this.paths === null) {
      if (byte > 32 && byte !== COMMA && this.start < 0) this.begin(p);
    } else if (byte === COLON) {
      const key = this.token(block, p);
      const frame = this.frames.at(-1);
      if (frame) frame.key = key.startsWith('"') ? String(scalarOf(key)) : key;
    } else if (byte === COMMA) this.scalar(block, p);
    else if (byte > 32 && byte !== COMMA && this.start < 0) this.begin(p);
  }

  private opened(array: boolean, block: Buffer, p: number): void {
    const parent = this.frames.at(-1);
    if (this.recordDepth < 0) {
      if (this.paths === null) this.stray(block, p);
      if (parent?.records || this.paths === null) {
        this.recordDepth = this.depth;
        this.start = p;
        this.number = this.paths === null ? this.line : this.number + 1;
      } else {
        this.forget();
        this.tooLong = false;
        const path = parent ? `${parent.path}/${parent.array ? "*" : parent.key}` : "";
        this.frames.push({
          array,
          path,
          records: array && this.paths?.has(`${path}/*`) === true,
          scalars: {},
          key: "",
        });
      }
    }
    this.depth++;
  }

  private closed(block: Buffer, p: number): void {
    if (this.recordDepth < 0) {
      this.scalar(block, p);
      this.frames.pop();
    }
    this.depth--;
    if (this.depth < 0)
      throw new InputError(`read: the file is not valid JSON, ${this.file}. Export it again.`);
    if (this.recordDepth === this.depth) {
      this.recordDepth = -1;
      this.record(this.bytes(block, p + 1));
    }
  }

  /** A value that is no container has ended: kept as context of its object, or judged as a record of its array. */
  private scalar(block: Buffer, p: number): void {
    const bytes = this.bytes(block, p);
    const text = bytes.toString("utf8").trim();
    const frame = this.frames.at(-1);
    if (!text || !frame) return;
    if (frame.records) {
      this.number++;
      this.record(bytes);
    }
    this.tooLong = false;
    if (!frame.records && !frame.array && Object.keys(frame.scalars).length < MAX_SCALARS)
      frame.scalars[frame.key] = scalarOf(text);
  }

  private record(bytes: Buffer): void {
    const line = this.number;
    const text = bytes.toString("utf8").trim();
    const reject = (reason: RejectedRecord["reason"], detail: string) =>
      this.rejected.push({ line, reason, detail, raw: text.slice(0, RAW_CHARACTERS) });
    if (this.tooLong) {
      this.tooLong = false;
      reject("too-long", `more than ${MAX_LINE_BYTES} bytes`);
    } else if (!isUtf8(bytes)) reject("bad-encoding", "not valid UTF-8");
    else
      try {
        const context = Object.assign({}, ...this.frames.map((frame) => frame.scalars));
        const parent = this.frames.at(-1);
        const list = parent && { list: `${parent.path}/*` };
        this.records.push({
          line,
          value: parsedJson(text),
          context: context as JsonRecord["context"],
          ...list,
        });
      } catch (cause) {
        reject("bad-json", jsonFault(cause));
      }
  }

  private token(block: Buffer, end: number): string {
    const bytes = this.bytes(block, end);
    this.tooLong = false;
    return bytes.toString("utf8").trim();
  }

  /** What was captured, up to `end` of the block; of a record that is too long, its beginning. */
  private bytes(block: Buffer, end: number): Buffer {
    if (this.start < 0) return EMPTY;
    const last = block.subarray(this.start, end);
    const whole = this.tooLong
      ? (this.pieces[0] ?? last).subarray(0, 4 * RAW_CHARACTERS)
      : this.pieces.length
        ? Buffer.concat([...this.pieces, last])
        : last;
    this.forget();
    return whole;
  }

  private forget(): void {
    this.pieces = [];
    this.held = 0;
    this.start = -1;
  }
}

function scalarOf(text: string): Scalar {
  try {
    return parsedJson(text) as Scalar;
  } catch {
    return null;
  }
}
