/** Start here: files are looked at, columns mapped, and a case made of them; or the demo. */
import { join } from "node:path";
import { MAP_FIELDS, mapName, type ReadPlan } from "../model/index.js";
import { SOURCES, TRACES } from "../pipeline/catalog.js";
import { effectiveOptions } from "../pipeline/config.js";
import { runDemo } from "../pipeline/demo.js";
import { type InspectionResult, inspectFiles } from "../pipeline/inspect.js";
import { resolvePlan } from "../pipeline/plan.js";
import { runPlan } from "../pipeline/run.js";
import type { Inspected, RunState } from "./api.js";
import { InspectRequest, RunRequest } from "./contract/start.js";
import { caseFolders, type Runs } from "./runs.js";
import type { UploadedFile, Uploads } from "./uploads.js";

/** What the start screen works with. */
export interface StartPlace {
  /** Folder in which cases are made. */
  readonly cases: string;
  readonly uploads: Uploads;
  readonly runs: Runs;
  /** The pseudonym key, made where there is none; asked for when a run begins. */
  readonly key: () => Buffer;
  readonly memoryBytes: number;
  readonly threads: number;
}

/** Rows that may be refused while a file is looked at: it is shown, not judged. */
const ANY = 1;

/** Answers `POST /api/inspect`. Throws the errors of `inspect`. */
export async function inspectAnswer(place: StartPlace, body: unknown): Promise<Inspected> {
  const request = InspectRequest.parse(body);
  const uploads = place.uploads.named(request.uploads);
  const read: ReadPlan = {
    source: request.source ?? null,
    map: request.map,
    timezone: request.timezone ?? null,
    ...(request.dateOrder ? { dateOrder: request.dateOrder } : {}),
    maxRejected: ANY,
  };
  const { memoryBytes, threads } = place;
  const paths = uploads.map(({ path }) => path);
  const inspected = await inspectFiles({ paths, read, memoryBytes, threads }, place.runs.inspection());
  const result = withNames(inspected, uploads);
  return {
    result,
    files: result.files.map((file, i) => {
      const fieldOf = new Map(
        Object.entries(file.mapping).map(([field, column]) => [column, mapName(field)]),
      );
      return {
        upload: uploads[i].upload,
        name: uploads[i].name,
        columns: file.columns.map((name) => ({
          name,
          field: fieldOf.get(name) ?? null,
          examples: [...(file.examples[name] ?? [])],
        })),
      };
    }),
    clocks:
      result.clocks.length > 0
        ? [...result.clocks]
        : result.files
            .flatMap(({ rows }) => rows.map((row) => ({ raw: String(row.time ?? ""), utc: null })))
            .slice(0, 5),
    fields: [...MAP_FIELDS],
    sources: SOURCES.map(({ id, title }) => ({ id, title })),
    traces: TRACES.map(({ id, title, question }) => ({
      id,
      title,
      question,
      available: result.traces.includes(id),
    })),
  };
}

/** The inspection with names of files wherever it has paths: where they lie for a while is of no use to anybody. */
function withNames(result: InspectionResult, uploads: readonly UploadedFile[]): InspectionResult {
  let text = JSON.stringify(result);
  for (const { path, name } of uploads)
    text = text.replaceAll(JSON.stringify(path).slice(1, -1), JSON.stringify(name).slice(1, -1));
  return JSON.parse(text) as InspectionResult;
}

/** Answers `POST /api/runs`. Throws `UsageError` where the request makes no sense; what goes wrong later is told by the run. */
export async function runAnswer(place: StartPlace, body: unknown): Promise<RunState> {
  const request = RunRequest.parse(body);
  place.uploads.named(request.uploads);
  const flags = {
    source: request.source,
    map: Object.entries(request.map).map(([field, column]) => `${field}=${column}`),
    timezone: request.timezone,
    dateOrder: request.dateOrder,
    trace: request.traces,
    window: request.windows,
  };
  const options = effectiveOptions({ flags, environment: {}, config: null });
  const key = place.key();
  resolvePlan(["-"], options, { cores: place.threads }, key);
  const { input, out } = await caseFolders(place.cases, request.name);
  return place.runs.start(async (context) => {
    const inputs = await place.uploads.moveTo(input, request.uploads);
    const plan = resolvePlan(inputs, options, { cores: place.threads }, key);
    await runPlan(plan, { out, key, context });
    return out;
  });
}

/** Answers `POST /api/demo`. */
export function demoAnswer(place: StartPlace): RunState {
  const key = place.key();
  const out = join(place.cases, "demo");
  return place.runs.start(async (context) => {
    await runDemo({ out, seed: 1, key, cores: place.threads, context });
    return join(out, "case");
  });
}
