/** Which source a file is of, and which column fills which field: told by the user, recognised, or refused with advice. */
import { type MapField, mapFlag, mapName, type ReadPlan, UsageError } from "../model/index.js";
import { columnNamed, columnsOf } from "./columns.js";
import { generic, genericFor } from "./generic/generic.js";
import { guessedMapping } from "./generic/guessed-mapping.js";
import { clockColumn, likelyColumns } from "./generic/likely-columns.js";
import { SOURCES } from "./registry.js";
import {
  type FileHead,
  type Mapping,
  ONLY_WHEN_NAMED,
  type RawField,
  type Recognition,
  type Source,
} from "./source.js";

/** A source chosen for a file. */
export interface Choice {
  readonly source: Source;
  readonly because: string;
  readonly mapping: Mapping;
  /** The mapping was guessed from names of columns, not told and not known of the format. */
  readonly guessed: boolean;
}

const RAW_OF: Readonly<Partial<Record<MapField, RawField>>> = {
  handle: "account_handle",
  name: "account_name",
  bio: "account_bio",
  portrait: "account_picture",
  object: "objects",
  zone: "time_zone",
};

/** `--map` as a mapping of raw fields. */
export const givenMapping = (read: ReadPlan): Mapping =>
  Object.fromEntries(
    Object.entries(read.map).map(([field, column]) => [RAW_OF[field as MapField] ?? field, column]),
  );

/**
 * Chooses the source of a file. Throws `UsageError` for an unknown or wrong `--source`, for a column that the file does not
 * have and for a file that nothing recognises, with the columns found and the mapping to type.
 */
export function chooseSource(head: FileHead, read: ReadPlan, file: string): Choice {
  const given = givenMapping(read);
  checkColumns(head, read, file);
  if (read.source !== null) return named(head, read.source, given, { read, file });
  if (given.account !== undefined || given.time !== undefined) return mapped(head, given, { read, file });
  const best = recognised(head).find(({ confidence }) => confidence > ONLY_WHEN_NAMED);
  if (!best) throw unrecognised(head, file);
  const byNames = best.source.byMapping === true;
  const mapping = byNames ? mappingFor(head, given, read) : { ...best.mapping, ...given };
  const guessed = byNames && Object.entries(mapping).some(([field, column]) => !namesItself(field, column));
  return {
    source: byNames ? genericFor(head, mapping) : ofPlatform(best.source, best),
    because: best.because,
    mapping,
    guessed,
  };
}

/** The source with the platform that a file tells. */
const ofPlatform = (source: Source, { platform }: Pick<Recognition, "platform">): Source =>
  platform ? { ...source, platform } : source;

/** Every source that takes the file for its own, the surest first; ties in the order of the registry. */
export function recognised(head: FileHead): ({ source: Source } & Recognition)[] {
  const found = SOURCES.flatMap((source) => {
    const recognition = source.recognise(head);
    return recognition ? [{ source, ...recognition }] : [];
  });
  return found.sort((a, b) => b.confidence - a.confidence);
}

/** What a file is read with, and what it is called. */
interface Reading {
  readonly read: ReadPlan;
  readonly file: string;
}

/** A mapping from what is given and what is guessed; a zone that the user says goes before a column that was guessed to hold one. */
function mappingFor(head: FileHead, given: Mapping, read: ReadPlan): Mapping {
  const { time_zone: zone, ...mapping } = guessedMapping(head, given);
  return zone !== undefined && (read.timezone === null || given.time_zone !== undefined)
    ? { ...mapping, time_zone: zone }
    : mapping;
}

function named(head: FileHead, id: string, given: Mapping, { read, file }: Reading): Choice {
  const source = SOURCES.find((s) => s.id === id);
  if (!source)
    throw new UsageError(`read: no such source, ${id}. Use one of: ${SOURCES.map((s) => s.id).join(", ")}.`);
  if (source === generic) return mapped(head, given, { read, file });
  const recognition = source.recognise(head);
  if (!recognition && head.layout === "records" && head.records.length === 0)
    return { source, because: "--source", mapping: given, guessed: false };
  if (!recognition)
    throw new UsageError(
      `read: the file is not of the source ${id}, ${file}. ${found(head)} Leave --source out, or use --source generic with --map.`,
    );
  return {
    source: ofPlatform(source, recognition),
    because: recognition.because,
    mapping: { ...recognition.mapping, ...given },
    guessed: false,
  };
}

function mapped(head: FileHead, given: Mapping, { read, file }: Reading): Choice {
  const mapping = mappingFor(head, given, read);
  if (!mapping.account || !mapping.time) throw unrecognised(head, file);
  const told = Object.entries(given).map(([field, column]) => `${mapName(field)}=${column}`);
  const added = Object.entries(mapping)
    .filter(([field]) => !(field in given))
    .map(([field, column]) => `${mapName(field)}=${column}`);
  const because = [
    told.length ? `--map ${told.join(", ")}` : "",
    added.length ? `common names: ${added.join(", ")}` : "",
  ];
  const source = genericFor(head, mapping);
  return { source, because: because.filter(Boolean).join("; "), mapping, guessed: added.length > 0 };
}

/** What somebody types who gives all fields in one flag. */
const SEVERAL = /,\s*[A-Za-z]+\s*=/;

function checkColumns(head: FileHead, read: ReadPlan, file: string): void {
  for (const [field, name] of Object.entries(read.map)) {
    const column = columnsOf(head, name).find((part) => !columnNamed(head, part));
    if (column === undefined) continue;
    if (head.layout === "records" && field !== "account" && field !== "time") continue;
    if (SEVERAL.test(column))
      throw new UsageError(
        `read: several columns in one --map, ${field}=${name}. Give --map once for each: --map ${`${field}=${name}`.replaceAll(/,\s*/g, " --map ")}`,
      );
    const near = nearest(column, head.columns);
    throw new UsageError(
      `read: no such column, ${column} (--map ${field}=${name}) in ${file}. ${found(head)}${near ? ` Did you mean ${mapFlag(field, name.replace(column, near))}?` : " Map a column that exists."}`,
    );
  }
}

/** What to type where nothing recognises a file, and the fields of which no column seems to hold the values. */
export interface Advice {
  /** Flags; `COLUMN` stands for a column that only somebody who knows the file can name. */
  readonly flags: readonly string[];
  readonly missing: readonly ("account" | "time")[];
}

/** Columns for the fields that every row needs and for what accounts may share, told by names and values. */
export function adviceFor(head: FileHead): Advice {
  const guess = guessedMapping(head, {});
  const known = Object.values(guess).flatMap((name) => columnsOf(head, name));
  const like = likelyColumns(
    head,
    head.columns.filter((column) => !known.includes(column)),
    guess.account,
  );
  // an account that is known by its name alone is better than none; whoever types it sees which column it is
  const account = guess.account ?? like.account ?? guess.account_handle ?? guess.account_name;
  const time = guess.time ?? like.time;
  const shared = {
    text: guess.text ?? like.text,
    links: guess.links ?? like.links,
    object: guess.objects ?? like.object,
  };
  const flags = Object.entries({
    account: account ?? "COLUMN",
    time: time ?? "COLUMN",
    post: guess.post,
    ...shared,
    ...(!shared.text && !shared.links && !shared.object ? { object: "COLUMN" } : {}),
  }).flatMap(([field, column]) => (column ? [mapFlag(field, column)] : []));
  const missing = Object.entries({ account, time }).flatMap(([field, column]) =>
    column === undefined ? [field] : [],
  );
  return { flags, missing: missing as Advice["missing"] };
}

const MISSING = {
  account:
    "No column says by its name who acted: claque needs one with an identifier or a name of each account.",
  time: "No column seems to hold a time: claque needs one, so export again with the time of each post.",
};

function unrecognised(head: FileHead, file: string): UsageError {
  if (head.layout === "table" && head.columns.length < 2)
    return new UsageError(
      `read: no table, ${file}. It is text without columns, or of one column; claque needs who acted, when, and on what. Export it as CSV or JSON.`,
    );
  const { flags, missing } = adviceFor(head);
  const lacking = missing.map((field) => ` ${MISSING[field]}`).join("");
  const where = `read: no source recognises the file, ${file}. ${found(head)}${lacking}`;
  // without a time nothing can be searched, whatever else is mapped
  if (missing.includes("time")) {
    const other = clockColumn(head, head.columns, { whoever: true });
    const asked =
      other === undefined
        ? flags
        : flags.map((flag) => (flag === "--map time=COLUMN" ? mapFlag("time", other) : flag));
    const known = other === undefined ? "a column" : other;
    return new UsageError(`${where} Should ${known} hold it all the same: ${asked.join(" ")}`);
  }
  return new UsageError(`${where} Say what stands where: ${flags.join(" ")}`, { flags });
}

const MAX_SHOWN = 40;

function found(head: FileHead): string {
  const columns = head.columns.filter((column, place) => place > 0 || column !== "column_1");
  const rest = columns.length - MAX_SHOWN;
  const shown = columns
    .slice(0, MAX_SHOWN)
    .map((column) => (column.length > 60 ? `${column.slice(0, 60)}…` : column));
  const doubt = head.headerDoubt
    ? " The first row looks like data: add a row with the names of the columns."
    : "";
  return `Columns found: ${shown.join(", ") || "none"}${rest > 0 ? ` and ${rest} more` : ""}.${doubt}`;
}

/** The column with the most letter pairs in common, when it shares at least half of them. */
function nearest(wanted: string, columns: readonly string[]): string | null {
  const pairs = (text: string) =>
    new Set(
      Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.toLowerCase().slice(i, i + 2)),
    );
  const mine = pairs(wanted);
  let [best, most] = [null as string | null, 0.5];
  for (const column of columns) {
    const theirs = pairs(column);
    const shared = [...mine].filter((pair) => theirs.has(pair)).length;
    const share = (2 * shared) / (mine.size + theirs.size || 1);
    if (share >= most) [best, most] = [column, share + 1e-9];
  }
  return best;
}

/** A column that bears the field's own name (`account`, `time`; `object` for `objects`) is taken at its word, not guessed. */
const namesItself = (field: string, column: string): boolean => column === field || `${column}s` === field;
