/**
 * The river, stage by stage. A stage reads tables of the stages before it and makes its own; which files it leaves in the
 * case stands beside it, so that a run can be resumed after any of them.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { assertQuality, makeEvents } from "../events/index.js";
import {
  DOSSIER_LIMITS,
  makeEvidence,
  networkPicture,
  readDossiers,
  testReadings,
} from "../evidence/index.js";
import {
  ACCOUNTS,
  ACTIONS,
  DISARM_SUGGESTIONS,
  EDGES,
  EVENTS,
  GROUP_TRACES,
  GROUPS,
  MEETINGS,
  MEMBERS,
  NARRATIVES,
  OCCASIONS,
  OPERATORS,
  ORDER_BOOK,
  type Plan,
  PROFILES,
  READINGS,
  REJECTED,
  type RunContext,
  SIGNAL_PICTURES,
  SIGNALS,
  type Table,
} from "../model/index.js";
import type { GroupTest, NetworkSummary, SelfCheck } from "../model/report.js";
import { networkEdges } from "../network/index.js";
import { renderReport } from "../outputs/report/index.js";
import { measureSignals, readSignals } from "../signals/index.js";
import { readInputs } from "../sources/index.js";
import {
  createTable,
  dropRelation,
  type IndexedActions,
  readActions,
  rowCount,
  type Store,
} from "../store/index.js";
import { makeActions, prepareTables } from "../traces/index.js";
import { REFERENCES, TRACES } from "./catalog.js";
import { groupTotals } from "./group-totals.js";
import type { InputRecord } from "./manifest.js";
import { QUALITY_FILE, readQuality } from "./quality-file.js";
import { searchOptions, testedGroups } from "./search.js";
import { copiesOf, selfCheck } from "./self-check.js";
import { planTraces, type TraceChoice } from "./trace-plan.js";
import { fromCase } from "./verify.js";
import type { PartOfRun } from "./whole-run.js";

/** What the stages share. What is not readonly is written by stages and kept in the manifest. */
export interface RunState {
  readonly store: Store;
  readonly plan: Plan;
  readonly key: Buffer | null;
  readonly folder: string;
  readonly work: string;
  readonly createdAt: string;
  readonly stdin: Readable | null;
  run: RunContext;
  /** Traces and windows, once a stage has asked for them. */
  choice: TraceChoice | null;
  /** Actions that the network stage read, for the groups stage: few enough to be held until then. */
  read: Map<string, IndexedActions>;
  inputs: InputRecord[];
  network: NetworkSummary[];
  notes: string[];
  skippedTraces: { trace: string; reason: string }[];
  groupTest: GroupTest;
  selfCheck: SelfCheck | null;
  meetings: { kept: number; leftOut: number };
}

/** One stage: its name, the title that a user reads, the tables and documents it leaves in the case, and what it does. */
export interface Stage extends PartOfRun {
  readonly name: string;
  /** A table of an earlier stage may stand here again: it is rewritten, and the manifest keeps its last hash. */
  readonly tables: readonly Table[];
  readonly documents: readonly string[];
  readonly perform: (state: RunState) => Promise<void>;
  /** Mostly computes in this thread: what earlier stages left to be written is written beside it. */
  readonly computes?: boolean;
  /** What it works out is kept, so that an interrupted run goes on inside of it. */
  readonly keeps?: boolean;
  /** Runs after the outputs are safe; may refuse to go on. */
  readonly gate?: (state: RunState) => Promise<void>;
}

/** Actions held from one stage to the next, all traces together: 24 bytes a row, and as much again for what the null models made of them. */
const HELD_ACTIONS = 4_000_000;

async function readStage(state: RunState): Promise<void> {
  const { store, plan, run } = state;
  const inputs = await readInputs(
    store,
    {
      inputs: plan.inputs,
      read: plan.read,
      workFolder: state.work,
      stdin: state.stdin ?? undefined,
    },
    run,
  );
  const quality = await makeEvents(
    store,
    { read: plan.read, identity: plan.identity, key: state.key },
    inputs,
    run,
  );
  await dropRelation(store, "raw");
  await writeFile(join(state.work, QUALITY_FILE), `${JSON.stringify(quality, null, 2)}\n`);
  state.inputs = quality.inputs.map(({ path, name, sha256, bytes, rowsRead, once }) => ({
    path,
    name,
    sha256,
    bytes,
    rows: rowsRead,
    ...(once ? { once } : path !== "-" && { fromCase: fromCase(state.folder, path) }),
  }));
}

/** The traces and windows of the run; events stay as they are once they are read. */
async function chosenTraces(state: RunState): Promise<TraceChoice> {
  state.choice ??= await planTraces(state.store, state.plan);
  return state.choice;
}

async function tracesStage(state: RunState): Promise<void> {
  const { store, plan, run } = state;
  const { traces, notes, skipped } = await chosenTraces(state);
  state.notes.push(...notes);
  state.skippedTraces = [...skipped];
  const { seed, threads, memoryBytes } = plan;
  const prepared = await prepareTables(store, { traces, seed, threads, memoryBytes }, run);
  const chosen = traces.map((trace) => ({ trace }));
  const counts = await makeActions(store, { traces: chosen, inOrder: false }, run);
  if (!counts.some(({ sharedObjects }) => sharedObjects > 0)) state.notes.push(NOTHING_SHARED);
  for (const table of prepared) await dropRelation(store, table);
}

const NOTHING_SHARED =
  'Nothing could be searched: by no trace that was used do two accounts share anything. That no group is shown says nothing about the accounts. "claque inspect" shows which columns are read, and which are not.';

async function networkStage(state: RunState): Promise<void> {
  const { store, plan, run } = state;
  await createTable(store, EDGES);
  const { windows } = await chosenTraces(state);
  state.network = [];
  let held = 0;
  for (const [trace, windowsSeconds] of windows) {
    const actions = await readActions(store, trace);
    const { fdr, threads: workers } = plan;
    const options = { trace, windowsSeconds, fdr, workers, memoryBytes: plan.memoryBytes / 3, actions };
    state.network.push(...(await networkEdges(store, options, run)));
    held += actions.account.length;
    if (held <= HELD_ACTIONS) state.read.set(trace, actions);
  }
  for (const { trace, windowSeconds, minimumSupport = 2 } of state.network) {
    const note = `${trace} within ${windowSeconds} s: more pairs met on two objects or more than fit in memory. Only those that met on ${minimumSupport} or more are in the results; raise --memory, or narrow the window.`;
    if (minimumSupport > 2 && !state.notes.includes(note)) state.notes.push(note);
  }
}

async function groupsStage(state: RunState): Promise<void> {
  const { store, plan, run } = state;
  const { windows } = await chosenTraces(state);
  const options = { ...searchOptions(plan, windows), read: state.read };
  const { groupTest, standing, clockNote } = await testedGroups(store, options, run);
  if (clockNote !== null) state.notes.push(clockNote);
  state.read = new Map();
  state.groupTest = groupTest;
  const copies = (await rowCount(store, "groups")) > 0 ? await copiesOf(store, plan) : 0;
  state.selfCheck = copies > 0 ? await selfCheck(store, { plan, copies, windows, standing }, run) : null;
}

async function reportStage(state: RunState): Promise<void> {
  const { store, plan } = state;
  const quality = await readQuality(state.folder);
  const dossiers = await readDossiers(store, { inputs: quality.inputs });
  const html = renderReport({
    createdAt: new Date().toISOString(),
    claqueVersion: plan.version,
    plan,
    quality: { ...quality, warnings: [...quality.warnings, ...state.notes] },
    network: state.network,
    traces: TRACES.map(({ id, title, question }) => ({ id, title, question })),
    dossiers,
    picture: await networkPicture(store),
    methods: {
      binSeconds: 3600,
      popularityCap: 12,
      skippedTraces: state.skippedTraces,
      references: REFERENCES,
    },
    limits: {
      groups: DOSSIER_LIMITS.groups,
      groupsTotal: await rowCount(store, "groups"),
      meetingsKept: state.meetings.kept,
      meetingsLeftOut: state.meetings.leftOut,
    },
    totals: await groupTotals(store, state.selfCheck),
    groupTest: state.groupTest,
    selfCheck: state.selfCheck,
    signals: await readSignals(store),
  });
  await writeFile(join(state.work, "report.html"), html);
}

/** Every stage, in order. */
export const STAGES: readonly Stage[] = [
  {
    name: "read",
    title: "Reading",
    share: 0.15,
    pieces: 4,
    tables: [EVENTS, ACCOUNTS, PROFILES, REJECTED],
    documents: [QUALITY_FILE],
    perform: readStage,
    gate: async (state) =>
      assertQuality(await readQuality(state.folder), state.plan.read.maxRejected, state.folder),
  },
  {
    name: "traces",
    title: "Traces",
    share: 0.12,
    pieces: 3,
    tables: [ACTIONS],
    documents: [],
    perform: tracesStage,
  },
  {
    name: "network",
    title: "Network",
    share: 0.1,
    pieces: 24,
    tables: [EDGES],
    documents: [],
    perform: networkStage,
    computes: true,
  },
  {
    name: "groups",
    title: "Groups",
    share: 0.4,
    pieces: 18,
    tables: [GROUPS, GROUP_TRACES, MEMBERS, OCCASIONS],
    documents: [],
    perform: groupsStage,
    keeps: true,
  },
  {
    name: "evidence",
    title: "Evidence",
    share: 0.08,
    pieces: 3,
    tables: [MEETINGS, READINGS, GROUPS],
    documents: [],
    perform: async (state) => {
      const { kept, leftOut } = await makeEvidence(
        state.store,
        { windowsSeconds: state.plan.windowsSeconds },
        state.run,
      );
      state.meetings = { kept, leftOut };
      await testReadings(state.store, { groups: DOSSIER_LIMITS.groups }, state.run);
    },
  },
  {
    name: "signals",
    title: "Signals",
    share: 0.12,
    pieces: 1,
    tables: [SIGNALS, SIGNAL_PICTURES, ORDER_BOOK, NARRATIVES, OPERATORS, DISARM_SUGGESTIONS],
    documents: [],
    perform: async ({ store, plan, run }) => {
      await measureSignals(
        store,
        {
          signals: plan.signals,
          seed: plan.seed,
          factChecks: plan.factChecks,
          groups: DOSSIER_LIMITS.groups,
        },
        run,
      );
    },
  },
  {
    name: "report",
    title: "Report",
    share: 0.03,
    pieces: 1,
    tables: [],
    documents: ["report.html"],
    perform: reportStage,
  },
];
