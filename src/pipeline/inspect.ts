/** What a file is, before anything is made of it: layout, fields, recognised format, first rows. Writes nothing that stays. */
import { join } from "node:path";
import type { Readable } from "node:stream";
import { assertQuality, makeEvents } from "../events/index.js";
import { inputName, isPipe } from "../files/index.js";
import {
  ClaqueError,
  type ErrorCode,
  type IdentityPlan,
  mapFlag,
  type QualityReport,
  quietContext,
  type ReadPlan,
  type RunContext,
  sharesNothing,
} from "../model/index.js";
import { amongOthers, type Inspection, inspectInput, readInputs } from "../sources/index.js";
import { Store } from "../store/index.js";
import { availableTraces } from "../traces/index.js";
import { inTemporaryFolder } from "./lock.js";

/** An inspection: what each file is, and what all of them come to when read. */
export interface InspectionResult {
  readonly files: readonly Inspection[];
  /** The quality report of a full reading; null when the fields cannot be told yet. */
  readonly quality: QualityReport | null;
  /** Why there is no quality report, or why `analyze` would refuse the files; null when all is well. */
  readonly refusal: string | null;
  /** What sort of error `analyze` would end with; null when all is well. */
  readonly refusalCode: ErrorCode | null;
  /** Traces that the data allows. */
  readonly traces: readonly string[];
  /** Clocks of the first events: as in the file, and in UTC; empty where the files cannot be read yet. */
  readonly clocks: readonly { readonly raw: string; readonly utc: string }[];
  /** What to type next, besides what was typed. */
  readonly next: NextStep;
}

/** What to type next. */
export interface NextStep {
  /** `analyze` where the files are ready, `inspect` to look again with what is added; null where the files themselves must change. */
  readonly command: "analyze" | "inspect" | null;
  /** Flags to add; a word in capitals is to be filled in. */
  readonly flags: readonly string[];
}

/** How to inspect. */
export interface InspectOptions {
  readonly paths: readonly string[];
  readonly read: ReadPlan;
  readonly stdin?: Readable;
  readonly memoryBytes: number;
  readonly threads: number;
}

/**
 * Inspects files. Throws `InputError` for what cannot be read at all.
 *
 * @example
 * ```ts
 * import { inspectFiles } from "claque/read";
 *
 * const read = { source: null, map: {}, timezone: null, maxRejected: 0.05 };
 * const { files, traces } = await inspectFiles({ paths: ["posts.ndjson"], read, memoryBytes: 1e9, threads: 2 });
 * console.log(files[0].source, traces.includes("co-link")); // → generic true
 * ```
 */
export async function inspectFiles(
  options: InspectOptions,
  run: RunContext = quietContext(),
): Promise<InspectionResult> {
  return inTemporaryFolder("inspect", (workFolder) => inspectIn(workFolder, options, run));
}

async function inspectIn(
  workFolder: string,
  options: InspectOptions,
  run: RunContext,
): Promise<InspectionResult> {
  const store = await Store.open({
    memoryBytes: options.memoryBytes / 2,
    threads: options.threads,
    temporaryDirectory: join(workFolder, "spill"),
    encrypted: true,
    signal: run.signal,
  });
  try {
    const inputs = options.paths.map((path) => ({
      path,
      name: path === "-" ? "standard input" : inputName(path),
    }));
    const files: Inspection[] = [];
    for (const input of inputs)
      if (input.path !== "-" && !(await isPipe(input.path)))
        files.push(
          await inspectInput(store, { input, read: options.read, workFolder }, run).catch((cause) => {
            throw amongOthers(cause, inputs.length);
          }),
        );
    const read = await fullReading(store, options, inputs, workFolder, run);
    const { flags, ...found } = read;
    const traces = read.quality ? await availableTraces(store) : [];
    const { maxRejected } = options.read;
    const clocks = read.quality ? await store.rows<{ raw: string; utc: string }>(CLOCKS) : [];
    return {
      files,
      ...found,
      traces,
      clocks,
      next: nextStep({ ...found, flags, traces, maxRejected, spare: files.some(hasSpare) }),
    };
  } finally {
    run.progress.end();
    store.close();
  }
}

const CLOCKS = "SELECT coalesce(time_raw, '') AS raw, time_utc AS utc FROM events ORDER BY event_id LIMIT 5";

async function fullReading(
  store: Store,
  options: InspectOptions,
  inputs: { path: string; name: string }[],
  workFolder: string,
  run: RunContext,
): Promise<Pick<InspectionResult, "quality" | "refusal" | "refusalCode"> & { flags: readonly string[] }> {
  const identity: IdentityPlan = { mode: "plain", purpose: "inspection", keyFingerprint: null };
  let quality: QualityReport | null = null;
  try {
    const read = await readInputs(
      store,
      { inputs, read: options.read, workFolder, stdin: options.stdin },
      run,
    );
    quality = await makeEvents(store, { read: options.read, identity, key: null }, read, run);
    assertQuality(quality, options.read.maxRejected);
    return { quality, refusal: null, refusalCode: null, flags: [] };
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === "input" || code === "usage" || code === "data-quality")
      return {
        quality,
        refusal: (error as Error).message,
        refusalCode: code,
        flags: error instanceof ClaqueError ? error.flags : [],
      };
    throw error;
  }
}

/** Flags that mend rows refused for a reason. */
const MENDING: Readonly<Record<string, string>> = {
  "unclear-date": "--date-order ORDER",
  "unclear-zone": "--timezone ZONE",
  "no-zone": "--timezone ZONE",
  "relative-time": "--map time=COLUMN",
  "no-time": "--map time=COLUMN",
  "bad-time": "--map time=COLUMN",
  "time-out-of-range": "--map time=COLUMN",
  "no-account": "--map account=COLUMN",
};

/** Whether a file has a column that fills no field and could be told to; a file that is no table may have any. */
const hasSpare = ({ unusedColumns, delimiter }: Inspection): boolean =>
  delimiter === null || unusedColumns.length > 0;

/** Reasons of rows that are whole and sound, and of nobody or of no moment: no export would have them otherwise. */
const AS_IT_IS = ["deleted-account", "no-account", "date-only"];

/** The flag that lets such rows be quarantined, where nothing else is wrong with the data; null elsewhere. */
function moreRejected(quality: QualityReport, maxRejected: number): string | null {
  const rows = quality.rowsRead - quality.rowsSkipped;
  const sound = quality.rejections
    .filter(({ reason }) => AS_IT_IS.includes(reason))
    .reduce((sum, { rows: n }) => sum + n, 0);
  if (sound === 0 || sound * 2 > rows || quality.rowsRejected - sound > rows * maxRejected) return null;
  return `--max-rejected ${Math.ceil((100 * quality.rowsRejected) / rows)}%`;
}

function nextStep({
  quality,
  refusal,
  flags,
  traces,
  maxRejected,
  spare,
}: Pick<InspectionResult, "quality" | "refusal" | "traces"> & {
  flags: readonly string[];
  maxRejected: number;
  spare: boolean;
}): NextStep {
  if (flags.length > 0) return { command: "inspect", flags };
  if (refusal !== null) {
    const mending =
      quality && (moreRejected(quality, maxRejected) ?? MENDING[quality.rejections[0]?.reason ?? ""]);
    const of = mending?.endsWith("=COLUMN") && !spare ? null : mending;
    return of ? { command: "inspect", flags: [of] } : { command: null, flags: [] };
  }
  const shared = (quality?.inputs ?? []).flatMap(({ mapping, likelyShared }) =>
    sharesNothing(mapping)
      ? Object.entries(likelyShared ?? {}).map(([field, column]) => mapFlag(field, column))
      : [],
  );
  const links = (quality?.inputs ?? []).flatMap(({ mapping, likelyShared }) =>
    likelyShared?.links !== undefined && likelyShared.links === mapping.permalink
      ? [mapFlag("links", mapping.permalink)]
      : [],
  );
  if (new Set(links).size === 1) return { command: "inspect", flags: [links[0]] };
  if (traces.length === 0 && shared.length > 0) return { command: "inspect", flags: [...new Set(shared)] };
  return { command: "analyze", flags: [] };
}
