/** The state of one server: which case is open, what stands in the way of opening it, the run that goes on. */
import { basename, relative, resolve, sep } from "node:path";
import { CaseError, ClaqueError, UsageError } from "../model/index.js";
import { readManifest, unfinishedWords } from "../pipeline/manifest.js";
import { VERSION } from "../pipeline/version.js";
import { networkAnswer } from "./answers/network.js";
import { warmSheets } from "./answers/sheet.js";
import { windowsAnswer } from "./answers/windows.js";
import type { Session } from "./api.js";
import { Desk } from "./desk.js";
import { Happenings } from "./happenings.js";
import { Runs } from "./runs.js";
import type { StartPlace } from "./start.js";
import { Uploads } from "./uploads.js";

/** What a server is started with. */
export interface WorkbenchOptions {
  /** Folder of the case; null for the start screen. */
  readonly folder: string | null;
  /** Cases that may be compared with it. */
  readonly others: readonly string[];
  /** Who decides, as the log names them. */
  readonly reviewer: string;
  /** Folder in which new cases are made. */
  readonly cases: string;
  readonly key: () => Buffer;
  readonly memoryBytes: number;
  readonly threads: number;
  /** Hears of faults that a page is not told in full. */
  readonly report: (error: unknown) => void;
}

/** How often the log and the files of the case are looked at while a page listens. */
const WATCH_MILLISECONDS = 1500;

/** One workbench. Close it when done. */
export class Workbench {
  readonly happenings = new Happenings();
  readonly runs: Runs;
  readonly start: StartPlace;
  private folder: string | null;
  private desk: Desk | null = null;
  private trouble: { state: "unfinished" | "damaged"; message: string } | null = null;
  private head: string | null = null;
  private wasChanged = false;
  private watching: NodeJS.Timeout | null = null;

  /** Folders of cases that may be compared with the open one; runs beside it are added. */
  private readonly others: string[];

  constructor(readonly options: WorkbenchOptions) {
    this.others = [...options.others];
    this.folder = options.folder;
    this.runs = new Runs(this.happenings, (folder) => this.open(folder));
    const { cases, key, memoryBytes, threads } = options;
    this.start = { cases, key, memoryBytes, threads, runs: this.runs, uploads: new Uploads(cases) };
  }

  /** Opens the case, or another one. A case that cannot be opened is told by `session`, and throws nothing. */
  async open(folder: string | null = this.folder): Promise<void> {
    const before = this.desk;
    this.desk = null;
    this.folder = folder;
    this.trouble = null;
    this.wasChanged = false;
    if (folder !== null)
      this.desk = await Desk.open(folder, this.options, this.nameOf(folder)).catch(async (error) => {
        if (isFault(error)) this.options.report(error);
        this.trouble = await troubleOf(folder, error);
        return null;
      });
    this.head = this.desk ? (await this.desk.log.read()).head : null;
    await before?.close();
    if (this.desk) this.desk.warming = warm(this.desk).catch(this.options.report);
    this.happenings.tell({ kind: "case", changed: false });
    this.watching ??= setInterval(() => void this.watch().catch(() => undefined), WATCH_MILLISECONDS).unref();
  }

  /** Folder of another case. Throws `UsageError` where there is none of that place. */
  other(index: number): string {
    const folder = this.others[index];
    if (folder === undefined)
      throw new UsageError("compare: no such case. Start claque open with --with OTHER to compare with it.");
    return folder;
  }

  /** Puts a case beside the open one; its place. */
  addOther(folder: string): number {
    const known = this.others.indexOf(folder);
    return known >= 0 ? known : this.others.push(folder) - 1;
  }

  /** Opens another case in the place of the open one, which stands in its place from then on. Throws as `other`. */
  async openOther(index: number): Promise<void> {
    const [next, before] = [this.other(index), this.folder];
    if (before === null) this.others.splice(index, 1);
    else this.others[index] = before;
    await this.open(next);
  }

  /** The open case, as its files still are. Throws `CaseError` where there is none. */
  async openDesk(): Promise<Desk> {
    if (this.trouble) throw new CaseError(this.trouble.message);
    if (!this.desk) throw new CaseError("open: no case is open. Drop files, or open the demo.");
    this.desk.asked();
    await this.desk.assertSame();
    return this.desk;
  }

  /** Answers `GET /api/session`. */
  async session(): Promise<Session> {
    const { desk, trouble, folder } = this;
    const refusal = desk ? await desk.log.refusal() : null;
    const lacking = desk !== null && desk.case_.lacking.length > 0;
    return {
      claque: VERSION,
      state: trouble?.state ?? (desk === null ? "none" : lacking ? "older" : "ready"),
      message:
        trouble?.message ??
        (lacking
          ? `The case was made by claque ${desk.case_.manifest.claque}. What this version adds is empty in it; analyze the files again into a new folder to have it.`
          : null),
      name: folder === null ? null : this.nameOf(folder),
      reviewer: this.options.reviewer,
      changed: (await desk?.changed()) ?? false,
      decisions: { writable: desk !== null && refusal === null, message: refusal },
      others: this.others.map((other, index) => ({ index, name: this.nameOf(other) })),
      run: this.runs.current?.state === "running" ? this.runs.current.run : null,
    };
  }

  async close(): Promise<void> {
    if (this.watching) clearInterval(this.watching);
    await this.runs.close();
    await this.start.uploads.close();
    await this.desk?.close();
  }

  /** A case made here is called as its maker did; any other by its folder. */
  private nameOf(folder: string): string {
    const inside = relative(resolve(this.options.cases), resolve(folder)).split(sep);
    return inside[0] === ".." || inside.length !== 2 ? basename(resolve(folder)) : inside[0];
  }

  /** Tells pages of what others changed: the log, the files of the case. */
  private async watch(): Promise<void> {
    const { desk } = this;
    if (!desk || this.happenings.count === 0) return;
    const { head } = await desk.log.read();
    if (head !== this.head) this.happenings.tell({ kind: "decisions", head });
    this.head = head;
    const changed = await desk.changed();
    if (changed && !this.wasChanged) this.happenings.tell({ kind: "case", changed });
    this.wasChanged = changed;
  }
}

/** What takes longer than a click, made before anybody clicks. */
async function warm(desk: Desk): Promise<void> {
  await warmSheets(desk);
  await desk.quiet();
  if (!desk.closed) await networkAnswer(desk);
  await desk.quiet();
  if (!desk.closed) await windowsAnswer(desk);
}

async function troubleOf(
  folder: string,
  error: unknown,
): Promise<{ state: "unfinished" | "damaged"; message: string }> {
  const manifest = await readManifest(folder).catch(() => null);
  const unfinished = manifest && unfinishedWords(manifest);
  if (unfinished) return { state: "unfinished", message: unfinished };
  return { state: "damaged", message: isFault(error) ? FAULT : (error as Error).message };
}

const FAULT =
  "open: a fault of claque, not of your data; the terminal shows more. Run claque verify on the case to see whether a file changed.";

/** Whether an error is none that was raised on purpose for a person. */
const isFault = (error: unknown): boolean =>
  !(error instanceof ClaqueError) || error.code === "query" || error.code === "internal";
