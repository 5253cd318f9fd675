/** What a file is, before anything is made of it: layout, fields, recognised format, first rows. Writes nothing that stays. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { assertQuality, makeEvents } from "../events/index.js";
import { inputName } from "../files/index.js";
import {
  ClaqueError,
  type ErrorCode,
  type IdentityPlan,
  mapFlag,
  type QualityReport,
  type ReadPlan,
  type RunContext,
  sharesNothing,
} from "../model/index.js";
import { amongOthers, type Inspection, inspectInput, readInputs } from "../sources/index.js";
import { Store } from "../store/index.js";
import { availableTraces } from "../traces/index.js";

export { mapName } from "../sources/choose-source.js";

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

/** Inspects files. Throws `InputError` for what cannot be read at all. */
export async function inspectFiles(options: InspectOptions, run: RunContext): Promise<InspectionResult> {
  const workFolder = await mkdtemp(join(tmpdir(), "claque-inspect-"));
  const store = await Store.open({
    memoryBytes: options.memoryBytes / 2,
    threads: options.threads,
    temporaryDirectory: join(workFolder, "spill"),
    encrypted: true,
  });
  try {
    const inputs = options.paths.map((path) => ({
      path,
      name: path === "-" ? "standard input" : inputName(path),
    }));
    const files: Inspection[] = [];
    for (const input of inputs)
      if (input.path !== "-")
        files.push(
          await inspectInput(store, { input, read: options.read, workFolder }, run).catch((cause) => {
            throw amongOthers(cause, inputs.length);
          }),
        );
    const read = await fullReading(store, options, inputs, workFolder, run);
    const { flags, ...found } = read;
    const traces = read.quality ? await availableTraces(store) : [];
    const clocks = read.quality ? await store.rows<{ raw: string; utc: string }>(CLOCKS) : [];
    return { files, ...found, traces, clocks, next: nextStep({ ...found, flags, traces }) };
  } finally {
    run.progress.end();
    store.close();
    await rm(workFolder, { recursive: true, force: true });
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

function nextStep({
  quality,
  refusal,
  flags,
  traces,
}: Pick<InspectionResult, "quality" | "refusal" | "traces"> & { flags: readonly string[] }): NextStep {
  if (flags.length > 0) return { command: "inspect", flags };
  if (refusal !== null) {
    const mending = MENDING[quality?.rejections[0]?.reason ?? ""];
    return mending ? { command: "inspect", flags: [mending] } : { command: null, flags: [] };
  }
  const shared = (quality?.inputs ?? []).flatMap(({ mapping, likelyShared }) =>
    sharesNothing(mapping)
      ? Object.entries(likelyShared ?? {}).map(([field, column]) => mapFlag(field, column))
      : [],
  );
  if (traces.length === 0 && shared.length > 0) return { command: "inspect", flags: [...new Set(shared)] };
  return { command: "analyze", flags: [] };
}
