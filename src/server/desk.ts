/** A case as the page works on it: opened once, held in memory, looked at again when its files change. */
import { stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { CaseError } from "../model/index.js";
import { type CaseStore, openCaseStore } from "../pipeline/case-store.js";
import { DecisionLog } from "../pipeline/decision-log.js";
import { readSignals } from "../pipeline/group-dossier.js";
import type { Store } from "../store/index.js";
import type { Network, Sheet, Windows } from "./api.js";
import { type GroupRow, groupRows, SPARK_BINS, type SparkSpan } from "./group-rows.js";
import { holdTables } from "./hold-tables.js";

/** Machine of the server. */
export interface DeskMachine {
  readonly memoryBytes: number;
  readonly threads: number;
}

/** How often the files are looked at, at most. */
const LOOK_MILLISECONDS = 1000;

/** How long nobody must have asked before work is done that nobody asked for. */
const QUIET_MILLISECONDS = 250;

/** A sheet without what reviewers change. */
export type StillSheet = Omit<Sheet, "decisions" | "excluded">;

/** The open case. Close it when done. */
export class Desk {
  readonly log: DecisionLog;
  readonly sheets = new Map<string, Promise<StillSheet>>();
  /** Counts of the whole file by span and bin. */
  readonly activity = new Map<string, Promise<number[]>>();
  network: Promise<Network> | null = null;
  windows: Promise<Windows> | null = null;
  private readonly byId: ReadonlyMap<string, GroupRow>;
  /** What is done beforehand; it ends early where the desk is being closed. */
  warming: Promise<void> = Promise.resolve();
  /** Whether it is being closed: what is done beforehand then ends. */
  closed = false;
  private looked = 0;
  private gone = false;
  private queue: Promise<unknown> = Promise.resolve();
  /** When somebody asked last. */
  private askedAt = 0;

  private constructor(
    readonly case_: CaseStore,
    /** A session of its own: sheets leave temporary views in it. */
    private readonly session: Store,
    readonly groups: readonly GroupRow[],
    readonly signals: Awaited<ReturnType<typeof readSignals>>,
    readonly span: SparkSpan,
    private readonly marks: string,
    /** The case as people call it. */
    readonly name: string,
  ) {
    this.log = new DecisionLog(case_.folder);
    this.byId = new Map(groups.map((group) => [group.id, group]));
  }

  /** Opens a finished case. Throws `CaseError` for any other. */
  static async open(folder: string, machine: DeskMachine, name = basename(resolve(folder))): Promise<Desk> {
    const opened = await openCaseStore(folder, machine);
    try {
      const marks = await marksOf(opened);
      await holdTables(opened.store);
      const span = sparkSpan(opened);
      const groups = await groupRows(opened.store, span);
      const signals = await readSignals(opened.store);
      return new Desk(opened, await opened.store.beside(), groups, signals, span, marks, name);
    } catch (cause) {
      opened.store.close();
      throw cause;
    }
  }

  get store(): Store {
    return this.case_.store;
  }

  /** A group of the list. Throws `CaseError` where there is none. */
  group(id: string): GroupRow {
    const group = this.byId.get(id);
    if (!group) throw new CaseError(`open: ${this.name} has no group ${id}. It has ${this.groups.length}.`);
    return group;
  }

  /** Whether a file of the case is another one since it was opened. */
  async changed(): Promise<boolean> {
    if (this.gone || Date.now() - this.looked < LOOK_MILLISECONDS) return this.gone;
    this.looked = Date.now();
    this.gone = (await marksOf(this.case_)) !== this.marks;
    return this.gone;
  }

  /** Throws where the case changed on disk: what is held and what is read would not be of one case. */
  async assertSame(): Promise<void> {
    if (await this.changed())
      throw new CaseError(
        `open: ${this.name} changed on disk since it was opened here. Load it anew, then look again.`,
      );
  }

  /** Notes that somebody asks: what is done beforehand waits. */
  asked(): void {
    this.askedAt = Date.now();
  }

  /** Resolves when nobody asked for a while, or the desk is being closed. */
  async quiet(): Promise<void> {
    while (!this.closed && Date.now() - this.askedAt < QUIET_MILLISECONDS)
      await setTimeout(QUIET_MILLISECONDS);
  }

  /** Does one piece of work at a time in the session of sheets. */
  inSession<T>(work: (session: Store) => Promise<T>): Promise<T> {
    const done = this.queue.then(() => work(this.session));
    this.queue = done.catch(() => undefined);
    return done;
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled([this.warming, this.queue]);
    await Promise.allSettled(this.sheets.values());
    await Promise.allSettled([this.network, this.windows]);
    this.session.close();
    this.store.close();
  }
}

/** Size and time of every file of the case: when one differs, the case is another. */
async function marksOf({ folder, manifest }: CaseStore): Promise<string> {
  const files = ["manifest.json", ...manifest.stages.flatMap(({ outputs }) => outputs.map((o) => o.file))];
  const marks = await Promise.all(
    files
      .filter((file) => file !== "report.html")
      .map(async (file) => {
        const there = await stat(join(folder, file)).catch(() => null);
        return `${file} ${there?.size} ${there?.mtimeMs} ${there?.ino}`;
      }),
  );
  return marks.join("\n");
}

function sparkSpan({ quality }: CaseStore): SparkSpan {
  const { firstEvent, lastEvent } = quality;
  if (firstEvent === null || lastEvent === null) return { start: null, binSeconds: 1 };
  const seconds = (Date.parse(lastEvent) - Date.parse(firstEvent)) / 1000;
  return { start: firstEvent, binSeconds: Math.max(1, Math.ceil((seconds + 1) / SPARK_BINS)) };
}
