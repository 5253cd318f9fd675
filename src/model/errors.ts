/**
 * The errors that claque raises on purpose. Each carries a stable `code`, and its text follows one grammar:
 * `where: what, value. next step`. Doors turn the class into an exit code; nothing else may.
 */

/** Stable identifiers of what went wrong, for programs that call claque. */
export type ErrorCode =
  | "input"
  | "usage"
  | "data-quality"
  | "query"
  | "case"
  | "resource"
  | "interrupted"
  | "internal";

/**
 * Base of every deliberate error: a message for a person, a code for a program, the cause where there is one.
 *
 * @example
 * ```ts
 * import { analyze, ClaqueError } from "claque";
 *
 * try {
 *   await analyze({ inputs: ["absent.csv"], out: "none", identity: "plain", purpose: "an example" });
 * } catch (error) {
 *   if (error instanceof ClaqueError) console.log(error.code, error.name); // → usage UsageError
 * }
 * ```
 */
export class ClaqueError extends Error {
  readonly code: ErrorCode;
  /** Flags that would mend it, as somebody types them; a word in capitals is to be filled in. */
  readonly flags: readonly string[];
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown; flags?: readonly string[] }) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
    this.flags = options?.flags ?? [];
  }
}

/** An input that was found and cannot be read: empty, not text, cut short, a clock without a zone. */
export class InputError extends ClaqueError {
  constructor(message: string, options?: { cause?: unknown; flags?: readonly string[] }) {
    super("input", message, options);
  }
}

/** What was typed makes no sense or does not fit: a flag, a path that is absent or closed, a mapping that the file lacks. */
export class UsageError extends ClaqueError {
  constructor(message: string, options?: { cause?: unknown; flags?: readonly string[] }) {
    super("usage", message, options);
  }
}

/** An input that was read but is too damaged to be trusted (`--max-rejected`). */
export class DataQualityError extends ClaqueError {
  constructor(message: string, options?: { cause?: unknown }) {
    super("data-quality", message, options);
  }
}

/** A fault of ours in a query; keeps the SQL. */
export class QueryError extends ClaqueError {
  readonly sql: string;
  constructor(message: string, sql: string, options?: { cause?: unknown }) {
    super("query", message, options);
    this.sql = sql;
  }
}

/** A case folder that is not what the command expects: absent, foreign, another plan, damaged. */
export class CaseError extends ClaqueError {
  constructor(message: string, options?: { cause?: unknown }) {
    super("case", message, options);
  }
}

/** The machine has no more room: disk, memory, file handles. */
export class ResourceError extends ClaqueError {
  constructor(message: string, options?: { cause?: unknown }) {
    super("resource", message, options);
  }
}

/** The user stopped the run; what is finished stays and the same command resumes. */
export class InterruptedError extends ClaqueError {
  constructor(message = "interrupted: the run was stopped. Run the same command again to resume.") {
    super("interrupted", message);
  }
}
