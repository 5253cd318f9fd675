/**
 * The plan: every effective option of a run as plain data. It is printed by `plan`, kept in the manifest, and enough to
 * do the run again. No secret stands in it: a pseudonym key is named by its fingerprint only.
 */
import type { IdentityMode } from "./words.js";

/** One input file of the run, in the order given. */
export interface PlanInput {
  /** Path as the user gave it (or `-`). */
  readonly path: string;
  /** Base name, for reports. */
  readonly name: string;
}

/** Fields that `--map field=column` may set; the raw table's columns that make sense to map. */
export const MAP_FIELDS = [
  "account",
  "handle",
  "name",
  "account_created",
  "bio",
  "portrait",
  "post",
  "permalink",
  "time",
  "zone",
  "kind",
  "text",
  "repost_of",
  "reply_to",
  "quote_of",
  "links",
  "hashtags",
  "mentions",
  "media",
  "object",
  "lang",
  "client",
  "platform",
] as const;

/** A field that `--map` may set. */
export type MapField = (typeof MAP_FIELDS)[number];

/** Names under which tables hold fields of `--map`; taken for them where somebody types them. */
export const MAP_ALIASES: Readonly<Record<string, MapField>> = {
  account_id: "account",
  account_handle: "handle",
  account_name: "name",
  account_bio: "bio",
  account_picture: "portrait",
  post_id: "post",
  time_utc: "time",
  time_zone: "zone",
  timezone: "zone",
  objects: "object",
  object_id: "object",
  object_ids: "object",
};

/** The name under which `--map` knows a field that a table calls otherwise; any other name stays. */
export const mapName = (field: string): string =>
  Object.hasOwn(MAP_ALIASES, field) ? MAP_ALIASES[field] : field;

/** A word as somebody types it in a shell: quoted where it is no plain word. */
export function shellWord(word: string): string {
  if (/^[\p{L}\p{N}_.:=+/@%,-]+$/u.test(word)) return word;
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(word)) return `$'${escaped(word)}'`;
  return /["$`\\!]/.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : `"${word}"`;
}

/** As bash and zsh read it between quotes after a dollar. */
const escaped = (word: string): string =>
  word
    .replace(/[\\']/g, "\\$&")
    .replace(
      /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
      (sign) => `\\U${sign.codePointAt(0)!.toString(16).padStart(8, "0")}`,
    );

/** The flag that maps a field to a column, as somebody types it in a shell. */
export const mapFlag = (field: string, column: string): string => `--map ${shellWord(`${field}=${column}`)}`;

/** How to read the inputs. */
export interface ReadPlan {
  /** Source id, or null to recognise each file by its content. */
  readonly source: string | null;
  /** Field to column name in the file. */
  readonly map: Readonly<Partial<Record<MapField, string>>>;
  /** IANA zone or offset for clocks that carry none; null when the user said nothing. */
  readonly timezone: string | null;
  /** Which number of a numeric date (01/05/2024) comes first, where a file does not tell; absent when the user said nothing. */
  readonly dateOrder?: "dmy" | "mdy" | "ymd";
  /** Share of rows (0 to 1) that may be quarantined before the run stops. */
  readonly maxRejected: number;
  /** Folder of media files; perceptual hashes of its pictures take the place of the media that rows name. */
  readonly media?: string;
}

/** One trace with its windows. */
export interface TracePlan {
  readonly id: string;
  /** Seconds, ascending. */
  readonly windowsSeconds: readonly number[];
  readonly parameters: Readonly<Record<string, number | string | boolean>>;
}

/** How accounts are shown. */
export interface IdentityPlan {
  readonly mode: IdentityMode;
  /** Why identifiers are shown; required for `plain`. */
  readonly purpose: string | null;
  /** Fingerprint of the pseudonym key; null for `plain`. */
  readonly keyFingerprint: string | null;
}

/** The whole run. */
export interface Plan {
  readonly version: string;
  readonly inputs: readonly PlanInput[];
  readonly read: ReadPlan;
  readonly identity: IdentityPlan;
  /** Traces by hand; null means all that the data allows. */
  readonly traces: readonly string[] | null;
  /** Windows for all traces, seconds, ascending. */
  readonly windowsSeconds: readonly number[];
  /** Windows by trace, overriding `windowsSeconds`. */
  readonly windowsByTrace: Readonly<Record<string, readonly number[]>>;
  /** False discovery rate at which a pair's level is said to beat its null model. */
  readonly fdr: number;
  /** False discovery rate of the group test, over all candidates of a run. */
  readonly groupFdr: number;
  readonly minGroup: number;
  readonly seed: number;
  /** Shuffled copies of the data to search as a yardstick; null: one where the data is small. */
  readonly selfCheck: number | null;
  /** Ids of signals to measure; null for all. */
  readonly signals: readonly string[] | null;
  /** ClaimReview file whose fact-checks are matched with narratives; null for none. */
  readonly factChecks: string | null;
  readonly engine: string;
  readonly memoryBytes: number;
  readonly threads: number;
}
