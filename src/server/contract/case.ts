/** The case as a whole: what the page asks first, the activity over time, the health of the file, the windows. */
import { z } from "zod";
import type { QualityReport } from "../../model/index.js";
import { Clock, GroupId, Selection, Status } from "./common.js";

/** `GET /api/session`: what this server holds. Asked when the page loads. */
export const Session = z.object({
  claque: z.string(),
  /** `none`: show the start screen. `unfinished`, `damaged`, `older`: show `message`; other answers may refuse. */
  state: z.enum(["none", "ready", "unfinished", "damaged", "older"]),
  /** Why the case is not `ready`; null where it is, or where there is none. */
  message: z.string().nullable(),
  /** Name of the case's folder, without the folders above it. */
  name: z.string().nullable(),
  reviewer: z.string(),
  /** Whether the case changed on disk since it was opened: say so, and offer to load anew (`POST /api/reload`). */
  changed: z.boolean(),
  /** Whether decisions can be written (the folder is writable and the log whole); the reason where not. */
  decisions: z.object({ writable: z.boolean(), message: z.string().nullable() }),
  /** Other cases that the command line named beside this one, or that a run here made, for `GET /api/compare/:index`. */
  others: z.array(z.object({ index: z.number().int(), name: z.string() })),
  /** A run that this server does, if any; progress comes by `GET /api/events`. */
  run: z.string().nullable(),
});
export type Session = z.infer<typeof Session>;

/** `GET /api/case`. */
export const CaseSummary = z.object({
  name: z.string(),
  title: z.string(),
  createdAt: Clock,
  claque: z.string(),
  identity: z.enum(["pseudonym", "plain"]),
  events: z.number(),
  accounts: z.number(),
  platforms: z.array(z.object({ platform: z.string(), events: z.number() })),
  firstEvent: Clock.nullable(),
  lastEvent: Clock.nullable(),
  groups: z.number(),
  /** Accounts in groups that passed the test. */
  accountsNamed: z.number(),
  groupsByStatus: z.array(z.object({ status: Status, groups: z.number() })),
  /** Traces of the run with their names; `question` is what the trace asks. */
  traces: z.array(
    z.object({
      trace: z.string(),
      title: z.string(),
      question: z.string(),
      windowsSeconds: z.array(z.number()),
      /** Groups that have it. */
      groups: z.number(),
    }),
  ),
  skippedTraces: z.array(z.object({ trace: z.string(), reason: z.string() })),
  files: z.array(
    z.object({
      name: z.string(),
      bytes: z.number(),
      sha256: z.string(),
      rows: z.number(),
      source: z.string(),
    }),
  ),
  health: z.object({
    rowsRead: z.number(),
    rowsKept: z.number(),
    rowsRejected: z.number(),
    rowsSkipped: z.number(),
    duplicates: z.number(),
    gaps: z.array(z.object({ from: Clock, to: Clock, hours: z.number() })),
    warnings: z.array(z.string()),
    languages: z.array(z.object({ lang: z.string(), events: z.number() })),
    clients: z.array(z.object({ client: z.string(), events: z.number() })),
  }),
  test: z.object({
    /** Candidates tested, those that passed, and the false discovery rate over them. */
    tested: z.number(),
    passed: z.number(),
    falseDiscoveryRate: z.number(),
    /** The test had next to nothing to work with: "nothing found" then says nothing. */
    lacksPower: z.boolean(),
  }),
  /** What a reader should know where there is no group at all: which filter emptied it. Null where there are groups. */
  nothingFound: z.string().nullable(),
  notes: z.array(z.string()),
});
export type CaseSummary = z.infer<typeof CaseSummary>;

/** `POST /api/activity`. */
export const ActivityRequest = z.strictObject({
  from: Clock.optional(),
  to: Clock.optional(),
  bins: z.number().int().min(10).max(400).default(400),
  /** Groups whose own acts are counted beside the whole; at most 20. */
  groups: z.array(GroupId).max(20).default([]),
});
export type ActivityRequest = z.input<typeof ActivityRequest>;

/** Events over time. Bin `i` is [start + i·binSeconds, …). Counts add up to the events of the span. */
export const Activity = z.object({
  start: Clock,
  binSeconds: z.number(),
  counts: z.array(z.number()),
  /** Acts of the group's members, and of these those with a meeting. */
  groups: z.array(z.object({ group: GroupId, counts: z.array(z.number()), met: z.array(z.number()) })),
  /** Windows of the run, seconds, ascending: lines of the strip. */
  windowsSeconds: z.array(z.number()),
  gaps: z.array(z.object({ from: Clock, to: Clock, hours: z.number() })),
});
export type Activity = z.infer<typeof Activity>;

/** `GET /api/file`: the health of the file in full, as `quality.json` has it. */
export const FileView = z.object({
  quality: z.custom<QualityReport>((value) => typeof value === "object" && value !== null),
  /** First rows of the quarantine, 200 at most; `raw` as the case keeps it. */
  rejected: z.object({
    total: z.number(),
    rows: z.array(
      z.object({
        file: z.string(),
        line: z.number(),
        place: z.string(),
        reason: z.string(),
        detail: z.string().nullable(),
        raw: z.string().nullable(),
      }),
    ),
  }),
  /** Events by platform and kind. */
  kinds: z.array(z.object({ platform: z.string(), kind: z.string(), events: z.number() })),
});
export type FileView = z.infer<typeof FileView>;

/**
 * `GET /api/windows`: pairs met (two accounts, one object, |Δt| ≤ window) against those expected by chance, for windows from a second to
 * a day. Expected: every act stays in its UTC hour and falls anywhere within it (interval jitter), in closed form.
 */
export const Windows = z.object({
  windowsSeconds: z.array(z.number()),
  about: z.string(),
  traces: z.array(
    z.object({
      trace: z.string(),
      title: z.string(),
      met: z.array(z.number()),
      expected: z.array(z.number()),
      /** Windows of the run, to be drawn as lines. */
      runWindowsSeconds: z.array(z.number()),
      /** Windows below this one say nothing: the clock is no finer. */
      precisionSeconds: z.number(),
    }),
  ),
});
export type Windows = z.infer<typeof Windows>;

/** `POST /api/windows/candidates`: what a slider shows. Never a finding: that takes a run. */
export const CandidatesRequest = z.strictObject({
  trace: z.string().max(60),
  windowSeconds: z.number().min(1).max(86400),
});
export type CandidatesRequest = z.infer<typeof CandidatesRequest>;

/** Groups of the case that would stay or leave as candidates, and clusters that would enter. */
export const Candidates = z.object({
  about: z.string(),
  stay: z.array(z.object({ group: GroupId, accounts: z.number(), of: z.number() })),
  leave: z.array(z.object({ group: GroupId, accounts: z.number(), of: z.number() })),
  enter: z.array(z.object({ accounts: z.number(), pairs: z.number(), objects: z.number() })),
  /** The pairs were too many to be looked at one by one: `enter` was not searched. */
  cut: z.boolean(),
  /** The command that would make it a finding. */
  command: z.string(),
});
export type Candidates = z.infer<typeof Candidates>;

/** `POST /api/rows`: the rows that a selection means, and the SQL that returns the same. */
export const RowsRequest = z.strictObject({
  selection: Selection.default([]),
  table: z.enum(["groups", "members", "meetings", "actions", "events"]),
  limit: z.number().int().min(0).max(2000).default(200),
  offset: z.number().int().min(0).default(0),
});
export type RowsRequest = z.input<typeof RowsRequest>;

/** Rows as columns, in the order of the table; `total` counts all that the selection means. */
export const Rows = z.object({
  total: z.number(),
  columns: z.array(
    z.object({ name: z.string(), type: z.string(), about: z.string(), values: z.array(z.unknown()) }),
  ),
  /** DuckDB SQL over the case's Parquet files, without limit: "copy query". */
  sql: z.string(),
});
export type Rows = z.infer<typeof Rows>;
