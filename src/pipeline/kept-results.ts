/**
 * What a stage has worked out so far, in a file of the case: one line a result, appended as soon as it is there, so that a run that
 * is killed inside the stage goes on where it was. The file is bound to its plan and inputs and goes when the stage is finished.
 */
import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Keep } from "../model/index.js";

/** Its name in a case. */
export const KEPT_FILE = ".resume.ndjson";

/** The results of one stage. Close them when the stage ends, and remove them once its tables are safe. */
export class KeptResults {
  private readonly made: Map<string, string>;
  private file: number | null;

  private constructor(
    path: string,
    of: string,
    private readonly work: <T>(make: () => T) => T,
  ) {
    const text = readText(path);
    const lines = text.slice(0, text.lastIndexOf("\n") + 1).split("\n");
    const standing = lines[0] === sealed(of) ? lines.slice(1).filter(isSealed) : [];
    this.made = new Map(standing.map(unsealed).map((line) => [line.slice(0, NAME), line.slice(NAME)]));
    this.file = openSync(path, "w", 0o600);
    this.write([of, ...standing.map(unsealed)].map(sealed));
  }

  /** Opens what was kept in a case folder of a run of the same plan on the same data (`of`: a hash of both), or begins anew. `work` does what is to be made. */
  static open(folder: string, of: string, work: <T>(make: () => T) => T = (make) => make()): KeptResults {
    return new KeptResults(join(folder, KEPT_FILE), of, work);
  }

  /** Results that an earlier run left. */
  get size(): number {
    return this.made.size;
  }

  /** As `Keep` says. A disk that takes no more ends the keeping, not the run. */
  readonly keep: Keep = async <T>(name: string, make: () => T | Promise<T>): Promise<T> => {
    const key = hash(name).slice(0, NAME);
    const known = this.made.get(key);
    if (known !== undefined) return JSON.parse(known, revived) as T;
    const value = await this.work(make);
    this.write([sealed(key + JSON.stringify(value, plain))]);
    return value;
  };

  /** Lets go of the file, which stays. */
  close(): void {
    if (this.file !== null) closeSync(this.file);
    this.file = null;
  }

  private write(lines: readonly string[]): void {
    if (this.file === null) return;
    try {
      writeSync(this.file, lines.map((line) => `${line}\n`).join(""));
    } catch {
      this.close();
    }
  }
}

/** Removes what was kept in a case folder. */
export const removeKept = (folder: string): void => rmSync(join(folder, KEPT_FILE), { force: true });

/** Hexadecimal digits of a name, and of the seal before each line that tells a whole line from a torn one. */
const [NAME, SEAL] = [32, 16];

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
const sealed = (line: string): string => hash(line).slice(0, SEAL) + line;
const unsealed = (line: string): string => line.slice(SEAL);
const isSealed = (line: string): boolean => line !== "" && sealed(unsealed(line)) === line;

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** Numbers for which JSON has no sign. */
const plain = (_: string, value: unknown): unknown =>
  typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))
    ? { $number: Object.is(value, -0) ? "-0" : String(value) }
    : value;
const revived = (_: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && "$number" in value ? Number(value.$number) : value;
