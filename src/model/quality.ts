/** The quality report: what was read, what was kept, what was not trusted and why. Plain data; `quality.json`. */

import type { InputPlace } from "./place.js";

/** One reason for quarantine, with examples. */
export interface RejectionCount {
  readonly reason: string;
  /** The reason in words, with the next step. */
  readonly about: string;
  readonly rows: number;
  /** `place` says in words where the row stands. */
  readonly examples: readonly { file: string; line: number; place?: string; detail: string }[];
}

/** What was read of one input. */
export interface InputQuality {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** It was a pipe: its bytes are not where they were. */
  readonly once?: true;
  /** Source id and why it was recognised ("shares: 4 of 4 columns"). */
  readonly source: string;
  readonly recognisedBy: string;
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly compression: string | null;
  readonly preambleLines: number;
  /** What the number of a row counts, where it is not lines. */
  readonly place?: InputPlace;
  readonly rowsRead: number;
  readonly rowsKept: number;
  readonly rowsRejected: number;
  /** Rows that are no acts of accounts (service rows, advertisements), counted apart. */
  readonly rowsSkipped: number;
  /** Raw field to the column of the file that fills it. */
  readonly mapping: Readonly<Record<string, string>>;
  /** Lists (links, hashtags, mentions) that were completed from the text. */
  readonly listsInText?: readonly string[];
  /** Columns of the file that nothing reads. */
  readonly unusedColumns: readonly string[];
  /** Where fields are mapped: columns whose names seem to say what accounts share and that nothing reads as such, by the field of `--map`. */
  readonly likelyShared?: Readonly<Record<string, string>>;
}

/** Raw fields that hold what two accounts may share. */
export const SHARED_FIELDS: readonly string[] = [
  "objects",
  "repost_of",
  "links",
  "hashtags",
  "text",
  "media",
  "reply_to",
  "mentions",
];

/** Whether a mapping of raw fields fills none in which two accounts could meet. */
export const sharesNothing = (mapping: Readonly<Record<string, string>>): boolean =>
  !SHARED_FIELDS.some((field) => mapping[field] !== undefined);

/** A stretch without any event. */
export interface Gap {
  readonly from: string;
  readonly to: string;
  readonly hours: number;
}

/** Events of one platform over time. */
export interface PlatformActivity {
  readonly platform: string;
  readonly firstEvent: string;
  readonly lastEvent: string;
  /** Events per bucket of the whole, from its first bucket on. */
  readonly counts: readonly number[];
  readonly gaps: readonly Gap[];
}

/** Everything the reader found. `rowsRead = rowsKept + rowsRejected + rowsSkipped`, always. */
export interface QualityReport {
  readonly inputs: readonly InputQuality[];
  readonly rowsRead: number;
  readonly rowsKept: number;
  readonly rowsRejected: number;
  readonly rowsSkipped: number;
  readonly rejections: readonly RejectionCount[];
  /** Rows kept that repeat another row (same account, post and time); merged into one event. */
  readonly duplicates: number;
  readonly events: number;
  readonly accounts: number;
  readonly platforms: Readonly<Record<string, number>>;
  readonly firstEvent: string | null;
  readonly lastEvent: string | null;
  /** Time precision to number of events. */
  readonly precision: Readonly<Record<string, number>>;
  readonly languages: readonly { lang: string; events: number }[];
  /** The commonest clients with their events; what no row names is left out. Absent in cases of version 0.1.0. */
  readonly clients?: readonly { client: string; events: number }[];
  readonly gaps: readonly Gap[];
  /** Events per UTC hour (or day when the span is long), for the picture; `bucketSeconds` wide from `firstBucket`. */
  readonly activity: {
    readonly firstBucket: string;
    readonly bucketSeconds: number;
    readonly counts: readonly number[];
  };
  /** The same for each of several platforms, the one with most events first: what one lacks, another hides in the whole. Absent with one platform. */
  readonly platformActivity?: readonly PlatformActivity[];
  /** Links that carry no meaning to share (platform home pages, share buttons), with counts. */
  readonly stopObjects: readonly { object: string; events: number }[];
  /** Things a reader should know, one sentence each, each ending in what to do. */
  readonly warnings: readonly string[];
}
