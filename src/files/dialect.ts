/**
 * Tells how a table is written from its first bytes: delimiter, quoting, lines before the header, and the names of the
 * columns. Every likely dialect is tried with the same scanner that reads the file, and the most regular one wins.
 */
import { BREAK_MARK, CELL_MARK, type Dialect, RecordScanner } from "./record-scanner.js";

/** What the head of a table shows. */
export interface TableHead {
  readonly dialect: Dialect;
  /** Null for a table of one column. */
  readonly delimiter: string | null;
  /** Column names: trimmed, never empty, each once. */
  readonly columns: readonly string[];
  /** Lines before the header. */
  readonly preambleLines: number;
  /** Offset and 1-based line of the first record behind the header. */
  readonly dataOffset: number;
  readonly dataLine: number;
  /** The header looks like a row of data: the file may have none. */
  readonly headerDoubt: boolean;
  /** Cells of the first records behind the header, those with as many as it has. */
  readonly rows: readonly (readonly string[])[];
}

interface HeadRecord {
  readonly cells: readonly string[];
  readonly line: number;
  readonly end: number;
  readonly endLine: number;
  readonly sound: boolean;
}

const DELIMITERS = [",", "\t", ";", "|"] as const;
const SAMPLE_RECORDS = 200;
const BREAK = String.fromCharCode(BREAK_MARK);

/**
 * Tells the dialect from the head; `whole` says that the head is the whole file, `known` is the dialect where it need not be told. Never
 * fails: one column is a table too.
 */
export function tableHead(head: Buffer, whole: boolean, known: Dialect | null = null): TableHead {
  let best: { score: number; mode: number; dialect: Dialect; records: HeadRecord[] } | null = null;
  for (const dialect of known ? [known] : dialects(head)) {
    const records = headRecords(head, whole, dialect);
    const { mode, share } = modeOf(records);
    const score = mode < 2 ? 0 : share * share * Math.log(1 + mode);
    if (!best || score > best.score + 1e-9) best = { score, mode, dialect, records };
  }
  const { mode, dialect, records } = best!;
  const header = headerOf(records, mode);
  return {
    dialect,
    delimiter: mode < 2 ? null : String.fromCharCode(dialect.delimiter),
    columns: columnNames(header?.cells ?? []),
    preambleLines: header ? header.line - 1 : 0,
    dataOffset: header?.end ?? head.length,
    dataLine: header?.endLine ?? 1,
    headerDoubt: header !== undefined && !looksLikeNames(header.cells),
    rows: header === undefined ? [] : rowsBehind(header, records),
  };
}

/** Quotes are letters like any other in some tab-separated files, and in no other. */
function* dialects(head: Buffer): Generator<Dialect> {
  const backslashed = head.includes('\\"');
  for (const delimiter of DELIMITERS) {
    const byte = delimiter.charCodeAt(0);
    yield { delimiter: byte, quoted: true, backslash: false };
    if (backslashed) yield { delimiter: byte, quoted: true, backslash: true };
    if (delimiter === "\t") yield { delimiter: byte, quoted: false, backslash: false };
  }
}

function headRecords(head: Buffer, whole: boolean, dialect: Dialect): HeadRecord[] {
  const scanner = new RecordScanner(dialect, new Uint8Array(head.length + 1).fill(1));
  const records: HeadRecord[] = [];
  let line = 1;
  for (let at = 0; at < head.length && records.length < SAMPLE_RECORDS; at = scanner.end) {
    scanner.outLength = 0;
    scanner.begin(0, 2 * (head.length - at));
    if (!scanner.scan(head, at, whole)) break;
    const cells = scanner.out.toString("utf8", 2, scanner.outLength).split(String.fromCharCode(CELL_MARK));
    const endLine = line + scanner.lines;
    if (scanner.cells > 0)
      records.push({ cells, line, end: scanner.end, endLine, sound: scanner.fault === null });
    line = endLine;
  }
  return records;
}

/** The commonest number of cells (the larger of two equally common), and the share of records that have it. */
function modeOf(records: readonly HeadRecord[]): { mode: number; share: number } {
  const counts = new Map<number, number>();
  for (const { cells, sound } of records)
    if (sound) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let [mode, most] = [1, 0];
  for (const [cells, count] of counts)
    if (count > most || (count === most && cells > mode)) [mode, most] = [cells, count];
  return { mode, share: records.length ? most / records.length : 0 };
}

/**
 * The first record as wide as most, if it holds names; else a line of names before it, where it is half as wide at least: rows of two
 * exports in one file are not as wide as their header, and none of them is the header.
 */
function headerOf(records: readonly HeadRecord[], mode: number): HeadRecord | undefined {
  const first = records.findIndex((record) => record.cells.length === mode);
  if (first < 0) return records[0];
  if (looksLikeNames(records[first].cells)) return records[first];
  const below = records[first + 1];
  if (isSparse(records[first].cells) && below?.cells.length === mode && allNamed(below.cells)) return below;
  const earlier = records
    .slice(0, first)
    .find((r) => r.cells.length > 1 && 2 * r.cells.length >= mode && looksLikeNames(r.cells));
  return earlier ?? records[first];
}

/** A line of titles over groups of columns: most have none. */
const isSparse = (cells: readonly string[]): boolean =>
  cells.filter((cell) => cell.trim() === "").length * 2 >= cells.length &&
  cells.every((cell) => !/^[\s\d.,:/-]*\d[\s\d.,:/-]*$/.test(cell));

const allNamed = (cells: readonly string[]): boolean =>
  looksLikeNames(cells) && cells.every((cell) => cell.trim() !== "" && cell.length <= 60);

const rowsBehind = (header: HeadRecord, records: readonly HeadRecord[]): string[][] =>
  records
    .filter(({ line, sound, cells }) => sound && line > header.line && cells.length === header.cells.length)
    .map(({ cells }) => cells.map((cell) => cell.replaceAll(BREAK, "\n")));

/** Names of columns; the first may have none, where a program wrote the number of each row before it. */
const looksLikeNames = (cells: readonly string[]): boolean =>
  cells.every(
    (cell, place) =>
      (/[\p{L}_]/u.test(cell) && !/^\s*(https?:|\d{4}-\d\d-\d\d)/i.test(cell)) ||
      (place === 0 && cells.length > 1 && cell.trim() === ""),
  ) && new Set(cells).size === cells.length;

function columnNames(cells: readonly string[]): string[] {
  const seen = new Set<string>();
  const next = new Map<string, number>();
  return cells.map((cell, index) => {
    const wanted = cell.replaceAll(BREAK, " ").trim() || `column_${index + 1}`;
    let name = wanted;
    let n = next.get(wanted) ?? 2;
    for (; seen.has(name.toLowerCase()); n++) name = `${wanted}_${n}`;
    next.set(wanted, n);
    seen.add(name.toLowerCase());
    return name;
  });
}
