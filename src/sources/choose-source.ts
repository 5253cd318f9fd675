/** Which source a file is of, and which column fills which field: told by the user, recognised, or refused with advice. */
import { type MapField, mapFlag, type ReadPlan, UsageError } from "../model/index.js";
import { columnNamed } from "./columns.js";
import { generic, guessedMapping } from "./generic/generic.js";
import { likelyColumns } from "./generic/likely-columns.js";
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
};

/** The name under which `--map` knows a raw field. */
export const mapName = (field: string): string =>
  Object.entries(RAW_OF).find(([, raw]) => raw === field)?.[0] ?? field;

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
  if (read.source !== null) return named(head, read.source, given, file);
  if (given.account !== undefined || given.time !== undefined) return mapped(head, given, file);
  const best = recognised(head).find(({ confidence }) => confidence > ONLY_WHEN_NAMED);
  if (!best) throw unrecognised(head, file);
  const byNames = best.source.byMapping === true;
  const mapping = byNames ? guessedMapping(head, given) : { ...best.mapping, ...given };
  const guessed = byNames && Object.entries(mapping).some(([field, column]) => !namesItself(field, column));
  return { source: ofPlatform(best.source, best), because: best.because, mapping, guessed };
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

function named(head: FileHead, id: string, given: Mapping, file: string): Choice {
  const source = SOURCES.find((s) => s.id === id);
  if (!source)
    throw new UsageError(`read: no such source, ${id}. Use one of: ${SOURCES.map((s) => s.id).join(", ")}.`);
  if (source === generic) return mapped(head, given, file);
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

function mapped(head: FileHead, given: Mapping, file: string): Choice {
  const mapping = guessedMapping(head, given);
  if (!mapping.account || !mapping.time) throw unrecognised(head, file);
  const told = Object.entries(given).map(([field, column]) => `${mapName(field)}=${column}`);
  const added = Object.entries(mapping)
    .filter(([field]) => !(field in given))
    .map(([field, column]) => `${mapName(field)}=${column}`);
  const because = [
    told.length ? `--map ${told.join(", ")}` : "",
    added.length ? `common names: ${added.join(", ")}` : "",
  ];
  return { source: generic, because: because.filter(Boolean).join("; "), mapping, guessed: added.length > 0 };
}

/** What somebody types who gives all fields in one flag. */
const SEVERAL = /,\s*[A-Za-z]+\s*=/;

function checkColumns(head: FileHead, read: ReadPlan, file: string): void {
  for (const [field, column] of Object.entries(read.map)) {
    if (columnNamed(head, column)) continue;
    if (head.layout === "records" && field !== "account" && field !== "time") continue;
    if (SEVERAL.test(column))
      throw new UsageError(
        `read: several columns in one --map, ${field}=${column}. Give --map once for each: --map ${`${field}=${column}`.replaceAll(/,\s*/g, " --map ")}`,
      );
    const near = nearest(column, head.columns);
    throw new UsageError(
      `read: no such column, ${column} (--map ${field}=${column}) in ${file}. ${found(head)}${near ? ` Did you mean --map ${field}=${near}?` : " Map a column that exists."}`,
    );
  }
}

function unrecognised(head: FileHead, file: string): UsageError {
  const { account, time, post, text, links, objects } = guessedMapping(head, {});
  const known = [account, time, post, text, links, objects];
  const like = likelyColumns(head.columns.filter((column) => !known.includes(column)));
  const shared = { text: text ?? like.text, links: links ?? like.links, object: objects ?? like.object };
  const flags = Object.entries({
    account: account ?? like.account ?? "COLUMN",
    time: time ?? like.time ?? "COLUMN",
    post,
    ...shared,
    ...(!shared.text && !shared.links && !shared.object ? { object: "COLUMN" } : {}),
  }).flatMap(([field, column]) => (column ? [mapFlag(field, column)] : []));
  return new UsageError(
    `read: no source recognises the file, ${file}. ${found(head)} Say what stands where: ${flags.join(" ")}`,
  );
}

const MAX_SHOWN = 40;

function found(head: FileHead): string {
  const rest = head.columns.length - MAX_SHOWN;
  const shown = head.columns
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
