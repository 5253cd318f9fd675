/** Runs a plan into a case folder, stage by stage, and resumes an unfinished one. */
import { rename, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import {
  ACTIONS,
  CaseError,
  EVENTS,
  InterruptedError,
  type Plan,
  quietContext,
  type RunContext,
  type Table,
} from "../model/index.js";
import { readFactChecks } from "../signals/index.js";
import { Store, settleTable, viewParquet, writeParquet } from "../store/index.js";
import { attempt, type CaseFolder, decisive, openCaseFolder, stageStands } from "./case-folder.js";
import { KeptResults, removeKept } from "./kept-results.js";
import {
  fileHash,
  type Manifest,
  type OutputRecord,
  planHash,
  type StageRecord,
  streamHash,
  writeManifest,
} from "./manifest.js";
import { type RunState, STAGES, type Stage } from "./stages.js";
import { type RunSummary, summaryOf } from "./summary.js";
import { WholeRun } from "./whole-run.js";

/** What a run needs besides its plan. */
export interface RunOptions {
  /** Folder of the case. */
  readonly out: string;
  /** The pseudonym key; null with `identity: plain`. */
  readonly key: Buffer | null;
  readonly stdin?: Readable;
  readonly context?: RunContext;
  /** Largest memory of the process so far, for the manifest. */
  readonly peakMemoryBytes?: () => number;
}

/**
 * Does a plan and writes the case. The same plan into the same folder resumes after the last finished stage; a finished
 * case is left as it is. Throws the errors of `claque/model`; what is already written stays.
 */
export async function runPlan(plan: Plan, options: RunOptions): Promise<RunSummary> {
  const context = options.context ?? quietContext();
  if (plan.factChecks !== null) await readFactChecks(plan.factChecks);
  const caseFolder = await openCaseFolder(options.out, plan);
  let store: Store | null = null;
  let session: Session | null = null;
  let whole: WholeRun | null = null;
  try {
    const standing = await standingStages(caseFolder, options.stdin);
    store = await Store.open({
      memoryBytes: plan.memoryBytes / 2,
      threads: plan.threads,
      temporaryDirectory: join(caseFolder.work, "spill"),
      encrypted: plan.identity.mode === "pseudonym",
      signal: context.signal,
    });
    const done = STAGES.slice(0, standing.length).reduce((sum, { share }) => sum + share, 0);
    whole = new WholeRun(context.progress, done, () => performance.now());
    session = new Session(
      plan,
      options,
      { ...context, progress: whole.progress },
      caseFolder,
      store,
      standing,
    );
    await session.restore();
    for (const { gate } of STAGES.slice(0, standing.length)) await gate?.(session.state);
    for (const stage of STAGES.slice(standing.length)) {
      whole.begin(stage);
      await session.perform(stage);
      if (stage.gate) await stage.gate(session.state);
    }
    await session.settled();
    return await summaryOf(options.out, await session.finish(), store);
  } catch (error) {
    if (context.signal.aborted) throw new InterruptedError();
    throw error;
  } finally {
    whole?.end();
    context.progress.end();
    await session?.settled().catch(() => {});
    store?.close();
    await caseFolder.close(session?.anyStands === true);
  }
}

/** The finished stages of an earlier run that still stand, in order; inputs must be what they were. */
async function standingStages(
  { earlier, folder }: CaseFolder,
  stdin: Readable | undefined,
): Promise<StageRecord[]> {
  const standing: StageRecord[] = [];
  for (const [index, record] of earlier?.stages.entries() ?? []) {
    if (STAGES[index]?.name !== record.name || !(await stageStands(folder, record))) break;
    standing.push(record);
  }
  for (const input of earlier?.stages.length ? earlier.inputs : []) {
    if ((input.path === "-" || input.once) && standing.length === 0) continue;
    const now = await inputHash(input.path, stdin).catch(() => null);
    if (now && now.sha256 !== input.sha256)
      throw new CaseError(
        `case: ${input.name} has changed since ${folder} was made. Choose another --out for the new file; nothing was changed.`,
      );
  }
  return standing;
}

/** What an input is now; null for standard input where there is none to read. */
async function inputHash(path: string, stdin: Readable | undefined): Promise<{ sha256: string } | null> {
  if (path !== "-") return fileHash(path);
  return stdin ? streamHash(stdin) : null;
}

/** What a stage leaves: the record of a file that stands, or what writes one that does not yet. */
type Output = OutputRecord | (() => Promise<OutputRecord>);

class Session {
  readonly state: RunState;
  private readonly records: StageRecord[];
  private readonly began = Date.now();
  /** Finished stages whose outputs are still to be written, in their order. */
  private waiting: (() => Promise<void>)[] = [];
  /** Their writing, once it has begun. */
  private writing: Promise<void> = Promise.resolve();
  private failure: { readonly cause: unknown } | null = null;

  constructor(
    private readonly plan: Plan,
    private readonly options: RunOptions,
    private readonly context: RunContext,
    private readonly caseFolder: CaseFolder,
    store: Store,
    standing: StageRecord[],
  ) {
    const { earlier, folder, work } = caseFolder;
    this.records = [...standing];
    this.state = {
      store,
      plan,
      key: options.key,
      folder,
      work,
      createdAt: (standing.length > 0 && earlier?.createdAt) || new Date(this.began).toISOString(),
      stdin: options.stdin ?? null,
      run: context,
      choice: null,
      read: new Map(),
      inputs: [...((standing.length > 0 && earlier?.inputs) || [])],
      network: [...((standing.length > 2 && earlier?.network) || [])],
      notes: [...((standing.length > 1 && earlier?.notes) || [])],
      skippedTraces: [...((standing.length > 1 && earlier?.skippedTraces) || [])],
      groupTest: (standing.length > 3 && earlier?.groupTest) || UNTESTED,
      selfCheck: (standing.length > 3 && earlier?.selfCheck) || null,
      meetings: earlier?.meetings ?? { kept: 0, leftOut: 0 },
    };
  }

  /** Makes the tables of finished stages readable. */
  async restore(): Promise<void> {
    if (this.records.length > 0 && this.records.length < STAGES.length)
      this.context.progress.note(`Resuming after "${STAGES[this.records.length - 1].title.toLowerCase()}".`);
    for (const stage of STAGES.slice(0, this.records.length))
      for (const table of stage.tables)
        await viewParquet(this.state.store, table, join(this.caseFolder.folder, `${table.name}.parquet`));
    if (!this.caseFolder.earlier) await this.write("running");
  }

  /** Does a stage and makes its outputs safe before the manifest names them. */
  async perform(stage: Stage): Promise<void> {
    const from = performance.now();
    if (this.context.signal.aborted) throw new InterruptedError();
    if (this.failure) throw this.failure.cause;
    const rows = this.state.inputs.reduce((sum, input) => sum + input.rows, 0);
    this.state.run = { ...this.context, unheard: rows > HEARD_ROWS ? this.context.unheard : undefined };
    if (stage.computes) this.beginWriting();
    await this.kept(stage, () => attempt(this.caseFolder.folder, () => stage.perform(this.state)));
    if (this.context.signal.aborted) throw new InterruptedError();
    const outputs: Output[] = [];
    for (const table of stage.tables) outputs.push(await this.keepTable(table));
    for (const file of stage.documents) outputs.push(await this.keepFile(file, null));
    this.context.progress.end();
    const seconds = round((performance.now() - from) / 1000);
    this.waiting.push(() => this.record(stage.name, seconds, outputs));
    if (!outputs.some((output) => typeof output === "function")) this.beginWriting();
  }

  /** Does the work of a stage; one that keeps its results goes on where an interrupted run was. */
  private async kept(stage: Stage, work: () => Promise<void>): Promise<void> {
    if (!stage.keeps) return work();
    const { state, plan } = this;
    const { run: context } = state;
    const inputs = state.inputs.map(({ sha256 }) => sha256);
    const of = { stage: stage.name, plan, inputs };
    const results = await attempt(this.caseFolder.folder, async () =>
      KeptResults.open(this.caseFolder.folder, planHash(of), context.unheard),
    );
    if (results.size > 0)
      context.progress.note(
        `${results.size.toLocaleString("en")} results of the interrupted stage are taken as they are.`,
      );
    state.run = { ...context, keep: results.keep };
    try {
      await work();
    } finally {
      state.run = context;
      results.close();
    }
  }

  /** Waits until the outputs of every stage so far are safe. Throws what went wrong with them. */
  async settled(): Promise<void> {
    this.beginWriting();
    const { writing } = this;
    this.writing = Promise.resolve();
    await writing;
  }

  private beginWriting(): void {
    this.writing = this.waiting.reduce((before, write) => before.then(write), this.writing);
    this.writing.catch((cause: unknown) => {
      this.failure = { cause };
    });
    this.waiting = [];
  }

  /** Some stage is finished, its outputs safe. */
  get anyStands(): boolean {
    return this.records.length > 0;
  }

  private async record(name: string, seconds: number, kept: readonly Output[]): Promise<void> {
    const outputs: OutputRecord[] = [];
    for (const one of kept) {
      const output = typeof one === "function" ? await one() : one;
      if (!this.rewrites(output)) outputs.push(output);
    }
    this.records.push({ name, seconds, outputs });
    await this.write("running");
    if (STAGES.find((stage) => stage.name === name)?.keeps) removeKept(this.caseFolder.folder);
  }

  /** Writes the last manifest. */
  async finish(): Promise<Manifest> {
    removeKept(this.caseFolder.folder);
    return this.write("complete");
  }

  /** Whether an earlier stage made the file too: its record then names the bytes that stand now. */
  private rewrites(output: OutputRecord): boolean {
    const at = this.records.findIndex((record) => record.outputs.some(({ file }) => file === output.file));
    if (at < 0) return false;
    const { outputs, ...record } = this.records[at];
    this.records[at] = { ...record, outputs: outputs.map((o) => (o.file === output.file ? output : o)) };
    return true;
  }

  /**
   * Writes a table. One that every later stage reads and none changes stays in memory where there is room, in the order of its
   * file, and its file is written later.
   */
  private async keepTable(table: Table): Promise<Output> {
    const { store, plan } = this.state;
    const file = `${table.name}.parquet`;
    if (LASTING.includes(table) && (await store.tableBytes()) < plan.memoryBytes / HELD_SHARE) {
      await settleTable(store, table);
      return () => this.writeBeside(table, file);
    }
    const tell = this.writingTold(table);
    const rows = await writeParquet(store, table, join(this.caseFolder.work, file), { tell });
    const record = await this.keepFile(file, rows);
    await viewParquet(store, table, join(this.caseFolder.folder, file));
    return record;
  }

  /** Progress of a table that takes long to write; of others nothing is told. */
  private writingTold(table: Table): (done: number, rows: number) => void {
    const { progress } = this.context;
    let told = 0;
    return (done, rows) => {
      if (told === 0) progress.start(`Writing ${table.name.replaceAll("_", " ")}`, rows, "rows");
      progress.advance(done - told);
      told = done;
    };
  }

  /** Writes a settled table while this thread computes; on one thread, which takes half the work of two. */
  private async writeBeside(table: Table, file: string): Promise<OutputRecord> {
    const beside = await this.state.store.beside();
    try {
      await beside.useThreads(1);
      const made = join(this.caseFolder.work, file);
      return await this.keepFile(file, await writeParquet(beside, table, made, { settled: true }));
    } finally {
      await beside.useThreads(this.plan.threads);
      beside.close();
    }
  }

  private async keepFile(file: string, rows: number | null): Promise<OutputRecord> {
    const made = join(this.caseFolder.work, file);
    await stat(made);
    const { sha256, bytes } = await fileHash(made);
    await attempt(this.caseFolder.folder, () => rename(made, join(this.caseFolder.folder, file)));
    return { file, sha256, bytes, rows };
  }

  private async write(status: Manifest["status"]): Promise<Manifest> {
    const { state, plan } = this;
    const manifest: Manifest = {
      format: 1,
      claque: plan.version,
      status,
      createdAt: state.createdAt,
      finishedAt: status === "complete" ? new Date().toISOString() : null,
      plan,
      planSha256: planHash(decisive(plan)),
      inputs: state.inputs,
      stages: this.records,
      network: state.network,
      notes: state.notes,
      skippedTraces: state.skippedTraces,
      groupTest: state.groupTest,
      selfCheck: state.selfCheck,
      meetings: state.meetings,
      peakMemoryBytes: this.options.peakMemoryBytes?.() ?? null,
    };
    await attempt(this.caseFolder.folder, () =>
      writeManifest(this.caseFolder.folder, this.caseFolder.work, manifest),
    );
    return manifest;
  }
}

/** Rows up to which no single step of a stage takes seconds. */
const HEARD_ROWS = 20_000;
/** Tables that every later stage reads and none changes. */
const LASTING: readonly Table[] = [EVENTS, ACTIONS];
/** They are held while all tables take less than this share of the memory. */
const HELD_SHARE = 8;

const UNTESTED = { tested: 0, confirmed: 0, unresolved: 0, chances: 0, saturated: 0, alpha: 0 };

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;
