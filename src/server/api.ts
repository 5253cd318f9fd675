/**
 * What the page and the server say to each other: every request and answer as a zod schema and the type of the same name. The page
 * imports the types of this file and nothing else of the server.
 *
 * All addresses stand on the server's own origin; answers are JSON (`application/json`), refusals are a `Refusal` with a status of 400 and
 * more. A POST carries JSON with `Content-Type: application/json`. The browser sends the session's cookie by itself; the page never sees the token.
 *
 * | request | body | answer |
 * |---|---|---|
 * | GET /api/session | | `Session` |
 * | POST /api/reload | | `Session` |
 * | GET /api/case | | `CaseSummary` |
 * | POST /api/activity | `ActivityRequest` | `Activity` |
 * | GET /api/file | | `FileView` |
 * | GET /api/windows | | `Windows` |
 * | POST /api/windows/candidates | `CandidatesRequest` | `Candidates` |
 * | POST /api/groups | `GroupsRequest` | `GroupsList` |
 * | GET /api/groups/:id | | `Sheet` |
 * | POST /api/evidence | `EvidenceRequest` | `Evidence` |
 * | GET /api/network | | `Network` |
 * | POST /api/rows | `RowsRequest` | `Rows` |
 * | GET /api/decisions | | `Decisions` |
 * | POST /api/decisions | `DecisionRequest` | `Decisions` |
 * | GET /api/compare/:index | | `Comparison` |
 * | GET /api/compare/:index/csv | | the comparison as a file, a group a row |
 * | GET /api/export/labels?format=csv or json | | a file (labels: real decisions on real groups) |
 * | GET /api/export/report | | the case's `report.html` as a download |
 * | POST /api/uploads?name=FILE | the bytes | `Upload` |
 * | POST /api/inspect | `InspectRequest` | `Inspected` |
 * | POST /api/runs | `RunRequest` | `RunState` |
 * | POST /api/demo | | `RunState` |
 * | POST /api/runs/beside | `BesideRequest` | `RunState` |
 * | POST /api/others/open | `OpenRequest` | `Session` |
 * | GET /api/runs | | `RunState`, or null where there is none |
 * | POST /api/runs/cancel | | `RunState` |
 * | GET /api/events | | server-sent events: see `Happening` |
 */
import { z } from "zod";
import { RunState } from "./contract/start.js";

export * from "./contract/case.js";
export * from "./contract/common.js";
export * from "./contract/compare.js";
export * from "./contract/decisions.js";
export * from "./contract/groups.js";
export * from "./contract/start.js";

/**
 * `data` of a server-sent event of `GET /api/events`, as JSON; the event's name is its `kind`. `decisions`: the log grew (here or in another
 * page): ask for it again. `case`: the case changed on disk, or another case is open now: ask for the session. `run`: progress.
 */
export const Happening = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("decisions"), head: z.string().nullable() }),
  z.object({ kind: z.literal("case"), changed: z.boolean() }),
  z.object({ kind: z.literal("run"), run: RunState }),
]);
export type Happening = z.infer<typeof Happening>;
