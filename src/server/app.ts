/** Routes: each asks one function for one answer; errors become a `Refusal`. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { streamSSE } from "hono/streaming";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ZodError, z } from "zod";
import { CaseError, ClaqueError, type ErrorCode, UsageError } from "../model/index.js";
import { compareCases } from "../pipeline/compare-cases.js";
import { comparisonCsv } from "../pipeline/comparison-table.js";
import { labelsOf, labelsText } from "../pipeline/labels-export.js";
import { activityAnswer } from "./answers/activity.js";
import { candidatesAnswer } from "./answers/candidates.js";
import { comparisonAnswer } from "./answers/compare.js";
import { decideAnswer, decisionsAnswer } from "./answers/decisions.js";
import { evidenceAnswer } from "./answers/evidence.js";
import { networkAnswer } from "./answers/network.js";
import { groupsAnswer, rowsAnswer } from "./answers/selection.js";
import { sheetAnswer } from "./answers/sheet.js";
import { fileAnswer, summaryAnswer } from "./answers/summary.js";
import { windowsAnswer } from "./answers/windows.js";
import { besideAnswer } from "./beside.js";
import { OpenRequest } from "./contract/start.js";
import type { Desk } from "./desk.js";
import type { Guard } from "./guard.js";
import { demoAnswer, inspectAnswer, runAnswer } from "./start.js";
import type { WebFile } from "./web-files.js";
import type { Workbench } from "./workbench.js";

const LARGEST_REQUEST = 1_000_000;
const ALIVE_MILLISECONDS = 15_000;

const STATUS: Readonly<Record<ErrorCode, ContentfulStatusCode>> = {
  input: 422,
  usage: 400,
  "data-quality": 422,
  query: 500,
  case: 409,
  resource: 507,
  interrupted: 409,
  internal: 500,
};

/** The app of one workbench. */
export function workbenchApp(
  bench: Workbench,
  guard: Guard,
  files: ReadonlyMap<string, WebFile>,
  report: (error: unknown) => void,
): Hono {
  const app = new Hono();
  app.use(guard.check);
  app.get("/open", guard.open);
  app.use("/api/*", async (c, next) => (c.req.path === "/api/uploads" ? next() : limited(c, next)));
  caseRoutes(app, bench);
  otherRoutes(app, bench);
  startRoutes(app, bench);
  app.get("/api/events", (c) => events(c, bench));
  app.all("/api/*", (c) => c.json({ code: "usage", message: "There is no such question." }, 404));
  app.get("*", (c) => {
    const file = files.get(c.req.path);
    if (file) return c.body(file.bytes, 200, { "Content-Type": file.type });
    if (files.size === 0) return c.text(UNBUILT, 503);
    return c.text("There is no such page.\n", 404);
  });
  app.onError((error, c) => {
    const { status, code, message } = refusal(error);
    if (status === 500) report(error);
    return c.json({ code, message }, status);
  });
  return app;
}

const UNBUILT =
  "The page was not built: dist/web is missing. Run npm run build in the folder of claque, then start claque open again. The case is fine.\n";

const limited = bodyLimit({
  maxSize: LARGEST_REQUEST,
  onError: (c) => c.json({ code: "usage", message: "The request is too large." }, 413),
});

/** Cases beside the open one. */
function otherRoutes(app: Hono, bench: Workbench): void {
  app.get("/api/compare/:index", async (c) => {
    const other = bench.other(Number(c.req.param("index")));
    return c.json(await comparisonAnswer((await bench.openDesk()).case_.folder, other));
  });
  app.get("/api/compare/:index/csv", async (c) => {
    const other = bench.other(Number(c.req.param("index")));
    const text = comparisonCsv(await compareCases((await bench.openDesk()).case_.folder, other));
    return c.body(text, 200, { "Content-Type": "text/csv; charset=utf-8", ...download("comparison.csv") });
  });
  app.post("/api/others/open", async (c) => {
    await bench.openOther(OpenRequest.parse(await body(c.req.raw)).index);
    return c.json(await bench.session());
  });
}

function caseRoutes(app: Hono, bench: Workbench): void {
  const asked = (path: string, answer: (desk: Desk) => Promise<unknown>) =>
    app.get(path, async (c) => c.json((await answer(await bench.openDesk())) as object));
  const posted = (path: string, answer: (desk: Desk, body: unknown) => Promise<unknown>) =>
    app.post(path, async (c) =>
      c.json((await answer(await bench.openDesk(), await body(c.req.raw))) as object),
    );
  app.get("/api/session", async (c) => c.json(await bench.session()));
  app.post("/api/reload", async (c) => {
    await bench.open();
    return c.json(await bench.session());
  });
  asked("/api/case", summaryAnswer);
  asked("/api/file", fileAnswer);
  asked("/api/windows", windowsAnswer);
  asked("/api/network", networkAnswer);
  asked("/api/decisions", decisionsAnswer);
  posted("/api/activity", activityAnswer);
  posted("/api/groups", groupsAnswer);
  posted("/api/evidence", evidenceAnswer);
  posted("/api/rows", rowsAnswer);
  posted("/api/windows/candidates", candidatesAnswer);
  posted("/api/decisions", async (desk, request) => {
    const decisions = await decideAnswer(desk, request, bench.options.reviewer);
    bench.happenings.tell({ kind: "decisions", head: decisions.head });
    return decisions;
  });
  app.get("/api/groups/:id", async (c) =>
    c.json(await sheetAnswer(await bench.openDesk(), c.req.param("id"))),
  );
  app.get("/api/export/labels", async (c) => {
    const format = c.req.query("format") === "json" ? "ndjson" : "csv";
    const text = labelsText(await labelsOf((await bench.openDesk()).case_.folder), format);
    const type = format === "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8";
    return c.body(text, 200, { "Content-Type": type, ...download(`labels.${format}`) });
  });
  app.get("/api/export/report", async (c) => {
    const { case_ } = await bench.openDesk();
    const bytes = await readFile(join(case_.folder, "report.html")).catch(() => {
      throw new CaseError(
        "export: the case holds no report.html. Run the same claque analyze again: it makes what is missing.",
      );
    });
    return c.body(new Uint8Array(bytes), 200, {
      "Content-Type": "text/html; charset=utf-8",
      ...download("report.html"),
    });
  });
}

const download = (name: string) => ({ "Content-Disposition": `attachment; filename="${name}"` });

function startRoutes(app: Hono, bench: Workbench): void {
  const { start, runs } = bench;
  app.post("/api/runs/beside", async (c) =>
    c.json(
      await besideAnswer(start, await bench.openDesk(), await body(c.req.raw), (made) =>
        bench.addOther(made),
      ),
    ),
  );
  app.post("/api/uploads", async (c) =>
    c.json(await start.uploads.add(c.req.query("name") ?? "", c.req.raw.body as never)),
  );
  app.post("/api/inspect", async (c) => c.json(await inspectAnswer(start, await body(c.req.raw))));
  app.post("/api/runs", async (c) => c.json(await runAnswer(start, await body(c.req.raw))));
  app.post("/api/demo", (c) => c.json(demoAnswer(start)));
  app.get("/api/runs", (c) => c.json(runs.current));
  app.post("/api/runs/cancel", (c) => c.json(runs.cancel()));
}

/** The JSON of a request. Throws `UsageError` where it is none. */
async function body(request: Request): Promise<unknown> {
  if (!/^application\/json\b/.test(request.headers.get("content-type") ?? ""))
    throw new UsageError("request: not JSON. Send it with Content-Type: application/json.");
  return request.json().catch((cause) => {
    throw new UsageError("request: not valid JSON.", { cause });
  });
}

function events(c: Parameters<typeof streamSSE>[0], { happenings, runs }: Workbench): Response {
  return streamSSE(c, async (stream) => {
    const stop = happenings.listen(
      (one) => void stream.writeSSE({ event: one.kind, data: JSON.stringify(one) }),
    );
    try {
      if (runs.current)
        await stream.writeSSE({ event: "run", data: JSON.stringify({ kind: "run", run: runs.current }) });
      while (!stream.aborted && !stream.closed) {
        await stream.writeSSE({ event: "alive", data: "" });
        await stream.sleep(ALIVE_MILLISECONDS);
      }
    } finally {
      stop();
    }
  });
}

function refusal(error: unknown): { status: ContentfulStatusCode; code: string; message: string } {
  if (error instanceof ZodError)
    return { status: 400, code: "usage", message: `request: ${z.prettifyError(error)}` };
  if (error instanceof ClaqueError && error.code !== "query" && error.code !== "internal")
    return { status: STATUS[error.code], code: error.code, message: error.message };
  if ((error as { name?: string } | null)?.name === "AbortError")
    return {
      status: 409,
      code: "interrupted",
      message: "Another look at the files took the place of this one.",
    };
  return {
    status: 500,
    code: "internal",
    message: "A fault of claque, not of your data. The terminal shows more; nothing was changed.",
  };
}
