/** One run at a time, in this process: told to every page, stopped when asked, and going on when the page is closed. */
import { randomUUID } from "node:crypto";
import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { ClaqueError, type Progress, type RunContext, SILENT, UsageError } from "../model/index.js";
import type { RunState } from "./api.js";
import type { Happenings } from "./happenings.js";

/** What stands before and after a run that opens nothing: the name of its case, and what is done with the folder (gives the place among others). */
export interface BesideRun {
  readonly name: string;
  readonly onDone: (folder: string) => Promise<number>;
}

/** What a run does; answers with the folder of the case that it made. */
export type RunWork = (context: RunContext) => Promise<string>;

/** How often pages are told, at most. */
const TELL_MILLISECONDS = 200;

/** The run of a server. */
export class Runs {
  private state: RunState | null = null;
  private controller: AbortController | null = null;
  /** Stops the look at files that goes on, if any. */
  private inspecting: AbortController | null = null;
  private told = 0;
  private ended: Promise<void> = Promise.resolve();

  constructor(
    private readonly happenings: Happenings,
    /** Called with the case of a run that is done, before pages are told. */
    private readonly onDone: (folder: string) => Promise<void>,
  ) {}

  get current(): RunState | null {
    return this.state;
  }

  /** Begins a run. Throws `UsageError` while another one goes on. */
  start(work: RunWork, beside: BesideRun | null = null): RunState {
    if (this.state?.state === "running")
      throw new UsageError("run: another run goes on. Wait for it, or cancel it first.");
    this.controller = new AbortController();
    this.state = {
      run: randomUUID(),
      state: "running",
      label: "Starting",
      done: 0,
      total: 0,
      unit: "",
      notes: [],
      message: null,
      beside: beside && { name: beside.name, index: null },
    };
    this.ended = this.perform(work, beside, this.controller.signal);
    return this.state;
  }

  /** What a look at files works in: a new one stops the one before, whose page has another mapping by now. */
  inspection(): RunContext {
    this.inspecting?.abort();
    this.inspecting = new AbortController();
    return { signal: this.inspecting.signal, progress: SILENT };
  }

  /** Asks the run to stop; what is finished stays. Throws `UsageError` where there is none. */
  cancel(): RunState {
    if (this.state?.state !== "running") throw new UsageError("run: there is no run to cancel.");
    this.controller?.abort();
    this.change({ label: "Stopping after this step" });
    return this.state;
  }

  /** Stops the run and waits for its end. */
  async close(): Promise<void> {
    this.controller?.abort();
    this.inspecting?.abort();
    await this.ended;
  }

  private async perform(work: RunWork, beside: BesideRun | null, signal: AbortSignal): Promise<void> {
    try {
      const folder = await work({ signal, progress: this.progress() });
      if (beside) this.change({ beside: { name: beside.name, index: await beside.onDone(folder) } });
      else await this.onDone(folder);
      this.change({ state: "done", label: "Done", message: null }, true);
    } catch (error) {
      const cancelled = signal.aborted;
      const message = cancelled
        ? "Stopped. Start it again with the same name to go on after the last finished step."
        : words(error);
      this.change({ state: cancelled ? "cancelled" : "failed", message }, true);
    }
  }

  private progress(): Progress {
    return {
      start: (label, total = 0, unit = "") => this.change({ label, done: 0, total, unit }),
      advance: (done) => this.change({ done: (this.state?.done ?? 0) + done }),
      note: (line) => this.change({ notes: [...(this.state?.notes ?? []), line].slice(-50) }),
      end: () => {},
    };
  }

  private change(part: Partial<RunState>, now = false): void {
    if (this.state === null) return;
    this.state = { ...this.state, ...part };
    const at = Date.now();
    if (!now && at - this.told < TELL_MILLISECONDS) return;
    this.told = at;
    this.happenings.tell({ kind: "run", run: this.state });
  }
}

const words = (error: unknown): string =>
  error instanceof ClaqueError && error.code !== "query" && error.code !== "internal"
    ? error.message
    : `A fault of claque, not of your data (${error instanceof Error ? error.name : typeof error}). Run claque analyze in a terminal with CLAQUE_DEBUG=1 and report what it prints.`;

/** The folders of a new case under a name: where its inputs lie, where the case is made. Throws `UsageError` where something else has the name. */
export async function caseFolders(cases: string, name: string): Promise<{ input: string; out: string }> {
  const folder = join(cases, name);
  if (await stat(join(folder, "case", "manifest.json")).catch(() => null))
    throw new UsageError(`run: there is a case of this name already, ${name}. Choose another name.`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return { input: join(folder, "input"), out: join(folder, "case") };
}
