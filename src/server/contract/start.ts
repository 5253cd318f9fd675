/** Start here: files dropped on the page, looked at, mapped and run. */
import { z } from "zod";
import { MAP_FIELDS } from "../../model/index.js";
import type { InspectionResult } from "../../pipeline/inspect.js";

/** `POST /api/uploads?name=posts.csv` with the bytes as body (stream, no multipart). */
export const Upload = z.object({ upload: z.string(), name: z.string(), bytes: z.number() });
export type Upload = z.infer<typeof Upload>;

const reading = {
  uploads: z.array(z.string().max(60)).min(1).max(200),
  source: z.string().max(60).optional(),
  /** Field to column of the file. */
  map: z.partialRecord(z.enum(MAP_FIELDS), z.string().max(400)).default({}),
  timezone: z.string().max(60).optional(),
  dateOrder: z.enum(["dmy", "mdy", "ymd"]).optional(),
};

/** `POST /api/inspect`. Writes nothing that stays. */
export const InspectRequest = z.strictObject(reading);
export type InspectRequest = z.input<typeof InspectRequest>;

/** What the files are. */
export const Inspected = z.object({
  /** Each file, the quality of a full reading, why `analyze` would refuse, traces that the data allows: as `claque inspect --json`. */
  result: z.custom<InspectionResult>((value) => typeof value === "object" && value !== null),
  /** Columns of each file with up to three example values each, as they stand in the file. */
  files: z.array(
    z.object({
      upload: z.string(),
      name: z.string(),
      columns: z.array(
        z.object({ name: z.string(), field: z.string().nullable(), examples: z.array(z.string()) }),
      ),
    }),
  ),
  /** Clocks of the first rows: as in the file, and in UTC (null where it could not be read). */
  clocks: z.array(z.object({ raw: z.string(), utc: z.string().nullable() })),
  /** Fields that can be mapped, traces and sources that there are. */
  fields: z.array(z.string()),
  sources: z.array(z.object({ id: z.string(), title: z.string() })),
  traces: z.array(
    z.object({ id: z.string(), title: z.string(), question: z.string(), available: z.boolean() }),
  ),
});
export type Inspected = z.infer<typeof Inspected>;

/** `POST /api/runs`: analyze the uploads into a new case; `POST /api/demo` (no body) runs the demo. Both answer `RunState`. */
export const RunRequest = z.strictObject({
  ...reading,
  name: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_. -]{0,79}$/u),
  traces: z.array(z.string().max(60)).max(40).optional(),
  /** `60s`, `5m`, `co-link=60s`. */
  windows: z.array(z.string().max(60)).max(40).optional(),
});
export type RunRequest = z.input<typeof RunRequest>;

/** `POST /api/runs/beside`: the open case's files and settings again, with one trace and one window. Answers `RunState`. */
export const BesideRequest = z.strictObject({
  trace: z.string().max(60),
  windowSeconds: z.number().min(1).max(86_400),
});
export type BesideRequest = z.infer<typeof BesideRequest>;

/** `POST /api/others/open`: another case takes the place of the open one, which stands among `Session.others` from then on. */
export const OpenRequest = z.strictObject({ index: z.number().int().min(0) });
export type OpenRequest = z.infer<typeof OpenRequest>;

/** Progress of the run. `POST /api/runs/cancel` stops it; what is finished stays. After `done` the case is open: ask `GET /api/session`. */
export const RunState = z.object({
  run: z.string(),
  state: z.enum(["running", "done", "failed", "cancelled"]),
  /** The piece of work, how much of it is done; `total` 0 where unknown. */
  label: z.string(),
  done: z.number(),
  total: z.number(),
  unit: z.string(),
  notes: z.array(z.string()),
  /** What went wrong, for a person. */
  message: z.string().nullable(),
  /**
   * A run that makes a case beside the open one, which stays open: its name and, once it is done, its place among `Session.others`. Null for a
   * run whose case is opened when it is done.
   */
  beside: z.object({ name: z.string(), index: z.number().int().nullable() }).nullable(),
});
export type RunState = z.infer<typeof RunState>;
