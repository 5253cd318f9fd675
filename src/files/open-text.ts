/**
 * One input as text: opened, unpacked, told from what is no text, turned into UTF-8, and its layout recognised. Parquet is
 * recognised too and left for the store to read.
 */
import { InputError } from "../model/index.js";
import { containerOf } from "./archive/container.js";
import { type Encoding, encodingOf, isBinary, utf8Bytes } from "./encoding.js";
import { type BytesInput, type OpenBytes, openBytes } from "./open-bytes.js";
import type { Dialect } from "./record-scanner.js";
import { openSheet } from "./workbook/open-sheet.js";

/** How an input is laid out: a table, one JSON record a line, one JSON document, several one after another, or Parquet. */
export type Layout = "table" | "json-lines" | "json-document" | "json-sequence" | "parquet";

/** An input as text. Consume `bytes` once; `encoding()` is certain after that. */
export interface OpenText {
  readonly layout: Layout;
  /** How a table is written, where that is known. */
  readonly dialect: Dialect | null;
  readonly compression: OpenBytes["compression"];
  /** The first bytes as UTF-8; the whole text when `headIsWhole`. */
  readonly head: Buffer;
  readonly headIsWhole: boolean;
  /** The whole text as UTF-8, without a byte order mark. */
  readonly bytes: AsyncGenerator<Buffer>;
  readonly encoding: () => Encoding;
  readonly size: OpenBytes["size"];
  readonly taken: OpenBytes["taken"];
  readonly digest: OpenBytes["digest"];
  readonly close: () => void;
}

const HEAD_BYTES = 1 << 20;

/** First bytes of files that are often given by mistake, with what to do. */
const NO_TEXT: readonly (readonly [magic: string, what: string, next: string])[] = [
  [
    "504b0304",
    "a workbook or an archive inside of another file or of a stream",
    "Unpack it and name its path",
  ],
  ["d0cf11e0", "an old Excel workbook", "Save the sheet as CSV, with identifiers as text"],
  ["25504446", "a PDF", "Ask for the data as CSV or JSON"],
  ["53514c697465", "an SQLite database", "Export the table as CSV"],
  ["89504e47", "an image", "Name the file that holds the posts"],
  ["ffd8ff", "an image", "Name the file that holds the posts"],
  ["377abcaf", "a 7z archive", "Unpack it first"],
  ["425a68", "a bzip2 file", "Unpack it first with bunzip2"],
  ["fd377a585a", "an xz file", "Unpack it first with unxz"],
];

/** Opens an input as text. Throws `InputError` where it cannot be read or is no text. */
export async function openText(input: BytesInput): Promise<OpenText> {
  const container = await containerOf(input.path);
  if (container?.kind === "workbook") return await openSheet(container);
  const open = await openBytes(input);
  try {
    if (open.head.toString("latin1", 0, 4) === "PAR1") return parquet(open, input);
    refuseBinary(open.head, input.path);
    let encoding: Encoding = "utf-8";
    const text = utf8Bytes(open.bytes, encodingOf(open.head), (found) => {
      encoding = found;
    });
    const parts: Buffer[] = [];
    let length = 0;
    let ended = false;
    while (length < HEAD_BYTES && !ended) {
      const next = await text.next();
      if (next.done) ended = true;
      else length += parts[parts.push(Buffer.from(next.value)) - 1].length;
    }
    const head = withoutAssignment(Buffer.concat(parts));
    if (!/\S/.test(head.toString("latin1")) && ended)
      throw new InputError(`read: the file holds blank lines alone, ${input.path}. Export it again.`);
    const bytes = (async function* () {
      yield head;
      if (!ended) yield* text;
    })();
    const { compression, size, taken, digest, close } = open;
    return {
      layout: layoutOf(head),
      dialect: null,
      compression,
      head,
      headIsWhole: ended,
      bytes,
      encoding: () => encoding,
      size,
      taken,
      digest,
      close,
    };
  } catch (cause) {
    open.close();
    throw cause;
  }
}

/** X's own archive is a program that assigns a list to a name: `window.YTD.tweets.part0 = [`. */
const ASSIGNMENT = /^\s*window\.YTD\.[\w.]{1,100}\s*=\s*(?=[[{])/;

/** The text without the name that it is assigned to, which gives way to spaces, so that lines and offsets stay. */
function withoutAssignment(head: Buffer): Buffer {
  const found = ASSIGNMENT.exec(head.toString("latin1", 0, 400))?.[0];
  return found === undefined
    ? head
    : Buffer.concat([Buffer.from(found.replace(/\S/g, " ")), head.subarray(found.length)]);
}

function parquet(open: OpenBytes, input: BytesInput): OpenText {
  if (open.size === null || open.compression || open.member)
    throw new InputError(
      `read: Parquet cannot be read from a stream, ${input.path}. Save it as a plain file and name its path.`,
    );
  return { ...open, layout: "parquet", dialect: null, headIsWhole: false, encoding: () => "utf-8" };
}

function refuseBinary(head: Buffer, path: string): void {
  const hex = head.toString("hex", 0, 8);
  const known = NO_TEXT.find(([magic]) => hex.startsWith(magic));
  if (known) throw new InputError(`read: the file is no text, ${path} is ${known[1]}. ${known[2]}.`);
  if (isBinary(head))
    throw new InputError(
      `read: the file is no text, ${path}. Name an export as CSV, TSV, JSON, NDJSON or Parquet.`,
    );
}

function layoutOf(head: Buffer): Layout {
  const text = head.toString("utf8").trimStart();
  if (text.startsWith("["))
    return isJson(firstLine(text)) && /\n\s*\[/.test(text) ? "json-lines" : "json-document";
  if (!text.startsWith("{")) return "table";
  const line = firstLine(text);
  if (/\n/.test(text) && !/^\{\s*$/.test(line) && (isJson(line) || /\n\{"/.test(text))) return "json-lines";
  return anotherObject(text) ? "json-sequence" : "json-document";
}

const [QUOTE, BACKSLASH, OPEN, CLOSE] = '"\\{}'.split("");

/** Whether an object ends and another one begins behind it, as jq prints them. */
function anotherObject(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === QUOTE) {
      for (at++; at < text.length && text[at] !== QUOTE; at++) if (text[at] === BACKSLASH) at++;
    } else if (sign === OPEN) depth++;
    else if (sign === CLOSE && --depth === 0) return /^[^{}[\]"]*\{/.test(text.slice(at + 1, at + 1000));
  }
  return false;
}

const firstLine = (text: string): string => text.split("\n", 1)[0].trim();

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
