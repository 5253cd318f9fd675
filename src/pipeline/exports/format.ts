/**
 * The one shape of an export format: what it is called, what it writes, which options make sense with it, and how it writes. A format is a value
 * in `registry.ts`; the command line, the checks and the docs are made from it.
 */
import type { Decision } from "../../model/index.js";
import type { CsvFormat } from "../../outputs/csv/index.js";
import type { OpenCase } from "../case.js";
import type { CaseStore } from "../case-store.js";
import type { GroupDecisions } from "../decisions.js";

/** Options beside `--format` and `--to` that a format may take. */
export const EXPORT_OPTIONS = ["groups", "aggregate", "table", "locale", "lists", "tlp"] as const;

/** An option that a format may take. */
export type ExportOption = (typeof EXPORT_OPTIONS)[number];

/** What to export and how. */
export interface ExportRequest {
  readonly format: string;
  /** Folder or file, as the format says; must not exist. */
  readonly to: string;
  /** Groups by number, status words, or `all`; absent for all. */
  readonly groups?: readonly string[];
  /** Counts only: no account, no post, no group below four members. */
  readonly aggregate?: boolean;
  /** Tables by name; absent for `EXPORTED`. */
  readonly tables?: readonly string[];
  /** Language tag of the spreadsheet that a CSV is for; absent for programs. */
  readonly locale?: string;
  /** How lists stand in a cell of a CSV: `json` or `joined`. */
  readonly lists?: string;
  /** Label of the Traffic Light Protocol: clear, green, amber or red; absent for amber. */
  readonly tlp?: string;
}

/** The groups that an export is about, in order of rank. Groups below `SMALLEST_GROUP` members are never among them. */
export interface ChosenGroups {
  /** Rows of table `groups`, times as ISO 8601. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly ids: readonly string[];
  /** Every group of the case is chosen, none is too small: tables may go as they are. */
  readonly whole: boolean;
  /** `--groups` named them: tables hold what concerns these groups and their members alone. */
  readonly named: boolean;
  /** Groups left out because they are too small. */
  readonly tooSmall: number;
}

/** What a format gets to write from. */
export interface ExportContext {
  readonly folder: string;
  /** The target as the user named it; its ending may say the form (`.ndjson`). */
  readonly to: string;
  readonly opened: OpenCase;
  readonly groups: ChosenGroups;
  readonly request: ExportRequest;
  readonly csv: CsvFormat;
  /** Tables of the case in a store, for SQL; opened once, closed by `exportCase`. Every table of the model is there, with every column. */
  readonly store: () => Promise<CaseStore>;
  /** What reviewers decided, by group. Throws `CaseError` for an edited log. */
  readonly decisions: () => Promise<ReadonlyMap<string, GroupDecisions>>;
  /** The lines of the reviewers' log, in order. Throws as `decisions`. */
  readonly log: () => Promise<readonly Decision[]>;
  /** Says something that the user must know of the export; printed once it stands. */
  readonly note: (sentence: string) => void;
}

/** What formats have in common. */
interface FormatWords {
  readonly id: string;
  /** What it is, a few words in lower case: "network for Gephi (GEXF 1.3)". */
  readonly title: string;
  /** Options that make sense with it. */
  readonly takes: readonly ExportOption[];
  /** Whether it needs groups: a case without any is refused before anything is written. */
  readonly ofGroups?: true;
}

/** A format that is one file: it writes the file at `part`, which does not exist and is moved to its place when all is well. */
export interface FileFormat extends FormatWords {
  readonly writes: "file";
  readonly write: (part: string, context: ExportContext) => Promise<void>;
}

/** A format that is a folder: it makes the folder at `part` and gives the names of its files, in reading order. */
export interface FolderFormat extends FormatWords {
  readonly writes: "folder";
  readonly write: (part: string, context: ExportContext) => Promise<readonly string[]>;
}

/** A format of `claque export`. It throws claque's own errors; what the operating system throws is told by `exportCase`. */
export type ExportFormat = FileFormat | FolderFormat;
