/** The shapes of plug-ins. A plug-in is one exported value; registries in `pipeline/catalog.ts` list them by hand. */

/** A parameter of a plug-in: from it come the flag, the form field, the docs and the check. */
export interface Parameter {
  readonly name: string;
  readonly about: string;
  readonly default: number | string | boolean;
  readonly min?: number;
  readonly max?: number;
}

/** A work in the literature or a document that a definition rests on. */
export interface Reference {
  readonly text: string;
  readonly url?: string;
}

/** What a trace needs of the data, as columns of `events` that must be filled in some row. */
export type TraceNeed =
  | "repost_of"
  | "reply_to"
  | "links"
  | "domains"
  | "hashtags"
  | "mentions"
  | "media"
  | "object_ids"
  | "text";

/** A table that is made before the acts of a trace can be read. */
export type PreparedTable = "text_families" | "phrase_families" | "image_families";

/** One definition of "doing the same thing". */
export interface Trace {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** The question it answers, one sentence. */
  readonly question: string;
  /** Columns of `events` without which the trace has nothing to say; any one of them suffices. */
  readonly needs: readonly TraceNeed[];
  readonly parameters: readonly Parameter[];
  /** Whether `analyze` uses it without being asked. */
  readonly byDefault: boolean;
  /**
   * SQL of all acts of this trace: `SELECT object_id, account_id, event_id, time_utc FROM …` over the tables `events` and
   * (where `prepares` says so) `text_families`, `phrase_families` or `image_families`. One row an act; the pipeline keeps the first of an account on an object.
   */
  readonly actions: (parameters: Readonly<Record<string, number | string | boolean>>) => string;
  /** Tables that must be made before `actions` runs, in order. */
  readonly prepares: readonly PreparedTable[];
  readonly innocentReadings: readonly string[];
  readonly references: readonly Reference[];
}

/** Checks the shape of a trace at load and returns it unchanged. */
export const defineTrace = (trace: Trace): Trace => trace;
