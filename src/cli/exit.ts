/** Exit codes, and how an error is said: one message for a person, the trace only when asked. */
import { ClaqueError, type ErrorCode, InterruptedError, ResourceError } from "../model/index.js";
import { printable } from "./printable.js";

/** What the shell gets: see docs/commands.md. */
export const EXIT = { done: 0, groupsFound: 1, usage: 2, refused: 3, fault: 4, interrupted: 130 } as const;

const BY_CODE: Readonly<Record<ErrorCode, number>> = {
  input: EXIT.refused,
  "data-quality": EXIT.refused,
  usage: EXIT.usage,
  case: EXIT.usage,
  resource: EXIT.usage,
  query: EXIT.fault,
  internal: EXIT.fault,
  interrupted: EXIT.interrupted,
};

/** The error as it is told to the shell: a stage that was stopped throws the signal's own error, or what the stop made of its work. */
export const toldError = (error: unknown, isStopping = false): unknown =>
  (error as { name?: string } | null)?.name === "AbortError" ||
  (isStopping && !(error instanceof InterruptedError))
    ? new InterruptedError(STOPPED)
    : roomError(error);

/** A full disk is no fault of ours, whoever meets it. */
function roomError(error: unknown): unknown {
  const { code } = (error ?? {}) as { code?: string };
  return code === "ENOSPC" || code === "EDQUOT"
    ? new ResourceError("disk: no room left. Free space, then run the same command again.", { cause: error })
    : error;
}

const STOPPED = "interrupted: the command was stopped. Run it again to do it anew.";

/** Exit code of a sort of error. */
export const exitOf = (code: ErrorCode): number => BY_CODE[code];

/** Exit code of an error. */
export const exitCodeOf = (error: unknown): number =>
  error instanceof ClaqueError ? exitOf(error.code) : EXIT.fault;

/** The text of an error for standard error. Set CLAQUE_DEBUG for the stack and its causes. */
export function errorText(error: unknown): string {
  if (process.env.CLAQUE_DEBUG) return inspectText(error);
  if (error instanceof ClaqueError && error.code !== "query" && error.code !== "internal")
    return printable(error.message);
  const message = error instanceof Error ? error.message : String(error);
  return `${printable(message)}\nThis is a fault of claque, not of your data. Run again with CLAQUE_DEBUG=1 and report what it prints.`;
}

function inspectText(error: unknown): string {
  const lines: string[] = [];
  for (let at: unknown = error; at; at = (at as Error).cause) {
    lines.push(at instanceof ClaqueError ? (at.stack ?? at.message) : strangerText(at));
    const sql = (at as { sql?: string }).sql;
    if (sql) lines.push(`SQL: ${sql.replace(/'(?:[^']|'')*'/g, "'…'")}`);
  }
  return lines.join("\ncaused by ").split("\n").map(printable).join("\n");
}

/** What somebody else's error says, without the values it quotes: they may come from the data, and this text is to be passed on. */
function strangerText(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const said = error.message.split("\n", 1)[0].replace(/'[^']*'|"[^"]*"|`[^`]*`/g, "…");
  const frames = (error.stack ?? "").split("\n").filter((line) => /^ {4}at /.test(line));
  return [`${error.name}: ${said}`, ...frames].join("\n");
}
