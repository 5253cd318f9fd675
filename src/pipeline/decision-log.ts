/**
 * The reviewers' log of a case: `decisions.ndjson`, append-only, one JSON object a line, each with the hash of the line before. A line is on the
 * disk before it is said to be written; an edited log is told and never gone on with. Several programs may write it: the file is read again
 * under a lock before every line.
 */
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { access, type FileHandle, open, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import {
  CaseError,
  DECISION_ACTIONS,
  type Decision,
  type DecisionLine,
  type NewDecision,
  ResourceError,
  UsageError,
} from "../model/index.js";
import { stableJson } from "./manifest.js";

/** Its name in a case. */
export const DECISIONS_FILE = "decisions.ndjson";

/** The log as it was read. */
export interface ReadLog {
  readonly decisions: readonly Decision[];
  /** The first line that does not fit the line before it, or that is none; null for a whole chain. */
  readonly brokenLine: number | null;
  /** Bytes behind the last line end: a line that was never finished. */
  readonly unfinishedBytes: number;
  /** Bytes of the whole lines. */
  readonly bytes: number;
  /** Hash of the last line; null for an empty log. */
  readonly head: string | null;
}

/** A lock of this age belongs to nobody any more. */
const STALE_MILLISECONDS = 30_000;
const PATIENCE_MILLISECONDS = 5000;

/** Writes a whole buffer; a seam for tests of a full disk. */
export type WriteAll = (file: FileHandle, bytes: Buffer) => Promise<void>;

const writeAll: WriteAll = async (file, bytes) => {
  await file.appendFile(bytes);
  await file.sync();
};

/** The log of one case. */
export class DecisionLog {
  readonly path: string;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly folder: string,
    private readonly put: WriteAll = writeAll,
  ) {
    this.path = join(folder, DECISIONS_FILE);
  }

  /** Reads the log. Throws `CaseError` where it is there and cannot be read. */
  read(): Promise<ReadLog> {
    return readLog(this.path);
  }

  /** Why no line can be written, null where one can. */
  async refusal(): Promise<string | null> {
    const broken = brokenWords(this.path, await this.read());
    if (broken) return broken;
    const writable = await access(this.folder, constants.W_OK).then(
      () => true,
      () => false,
    );
    return writable
      ? null
      : `decisions: ${this.folder} cannot be written. Copy the case to a folder of yours.`;
  }

  /**
   * Appends one line: `line` is asked, under the lock, with the log as it stands, for what to write. Throws `CaseError` where the log was edited,
   * `ResourceError` where it cannot be written; the log is then as it was before.
   */
  append(line: (log: ReadLog) => NewDecision): Promise<ReadLog> {
    const done = this.queue.then(() => this.underLock(() => this.write(line)));
    this.queue = done.catch(() => undefined);
    return done;
  }

  private async write(line: (log: ReadLog) => NewDecision): Promise<ReadLog> {
    const log = await this.read();
    const broken = brokenWords(this.path, log);
    if (broken) throw new CaseError(broken);
    const dropped = log.unfinishedBytes > 0 ? { dropped_bytes: log.unfinishedBytes } : {};
    const bytes = Buffer.from(`${lineText({ ...line(log), ...dropped, previous_sha256: log.head })}\n`);
    const file = await open(this.path, "a", 0o644).catch((cause) => {
      throw unwritten(this.path, cause);
    });
    try {
      await file.truncate(log.bytes);
      await this.put(file, bytes);
    } catch (cause) {
      await file.truncate(log.bytes).catch(() => undefined);
      throw unwritten(this.path, cause);
    } finally {
      await file.close();
    }
    return this.read();
  }

  private async underLock<T>(work: () => Promise<T>): Promise<T> {
    const lock = join(this.folder, "decisions.lock");
    for (let waited = 0; ; waited += 20) {
      const file = await open(lock, "wx").catch((cause: NodeJS.ErrnoException) => {
        if (cause.code !== "EEXIST") throw unwritten(lock, cause);
        return null;
      });
      if (file) {
        await file.close();
        break;
      }
      const age = Date.now() - ((await stat(lock).catch(() => null))?.mtimeMs ?? Date.now());
      if (age > STALE_MILLISECONDS) await rm(lock, { force: true });
      else if (waited > PATIENCE_MILLISECONDS)
        throw new CaseError(
          `decisions: another program writes ${this.path}. Try again; where no other runs, remove ${lock}.`,
        );
      await wait(20);
    }
    try {
      return await work();
    } finally {
      await rm(lock, { force: true });
    }
  }
}

/** Reads a log file; an absent one is empty. Throws `CaseError` where it is there and cannot be read. */
export async function readLog(path: string): Promise<ReadLog> {
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return Buffer.alloc(0);
    throw new CaseError(`decisions: ${path} cannot be read, ${cause.message}. Nothing was written.`, {
      cause,
    });
  });
  const whole = bytes.lastIndexOf(0x0a) + 1;
  const lines =
    whole === 0
      ? []
      : bytes
          .subarray(0, whole - 1)
          .toString("utf8")
          .split("\n");
  const decisions: Decision[] = [];
  let head: string | null = null;
  let brokenLine: number | null = null;
  for (const [index, text] of lines.entries()) {
    const line = parsed(text);
    if (line === null || line.previous_sha256 !== head) {
      brokenLine = index + 1;
      break;
    }
    head = sha256(text);
    decisions.push({ ...line, hash: head, line: index + 1, undone: false });
  }
  const undone = new Set(decisions.map(({ of }) => of).filter((of) => of !== undefined));
  return {
    decisions: decisions.map((decision) => ({ ...decision, undone: undone.has(decision.hash) })),
    brokenLine,
    unfinishedBytes: bytes.length - whole,
    bytes: whole,
    head,
  };
}

/** What to say of an edited log; null for a whole one. */
export const brokenWords = (path: string, { brokenLine }: ReadLog): string | null =>
  brokenLine === null
    ? null
    : `decisions: ${path} was edited, line ${brokenLine} is not as it was written, or does not follow from the line before. Restore the file from a copy; until then nothing is written to it.`;

/** The line of the log that an undo takes back: the one named, else the last of the reviewer that stands. Throws `UsageError` where there is none. */
export function undoTarget({ decisions }: ReadLog, reviewer: string, of?: string): Decision {
  const found =
    of === undefined
      ? decisions.findLast((d) => d.reviewer === reviewer && d.action !== "undo" && !d.undone)
      : decisions.find((d) => d.hash === of);
  if (!found) throw new UsageError("decisions: nothing to undo. Decide something first.");
  if (found.action === "undo")
    throw new UsageError("decisions: an undo is not undone. Decide anew: the log keeps both.");
  if (found.undone) throw new UsageError(`decisions: line ${found.line} is undone already.`);
  return found;
}

/** SHA-256 of the members of a group, in whatever order they come. */
export const membersHash = (accounts: readonly string[]): string => sha256([...accounts].sort().join("\n"));

/** SHA-256 of a text, hexadecimal. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A line as it stands in a log, with its own hash, without its end. */
export const lineText = (line: Omit<DecisionLine, "self_sha256">): string =>
  stableJson({ ...line, self_sha256: sha256(stableJson(line)) });

/** The line of a text; null for one that this program did not write so. */
function parsed(text: string): DecisionLine | null {
  try {
    const line = JSON.parse(text) as DecisionLine;
    const { self_sha256: _, ...said } = line;
    const known = (DECISION_ACTIONS as readonly unknown[]).includes(line.action);
    return known && lineText(said) === text ? line : null;
  } catch {
    return null;
  }
}

function unwritten(path: string, cause: unknown): Error {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT")
    return new ResourceError(
      `decisions: no room left on the disk for ${path}. The decision was not written and the log is as it was: free space, then decide again.`,
      { cause },
    );
  return new ResourceError(
    `decisions: ${path} cannot be written, ${message}. The decision was not written: mend it, then decide again.`,
    { cause },
  );
}
