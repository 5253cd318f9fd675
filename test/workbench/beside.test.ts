/** A run beside the open case: the same files with one trace and one window, then to compare, or to open in its place. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { comparisonCsv } from "../../src/pipeline/comparison-table.js";
import type * as api from "../../src/server/api.js";
import { type SmallCase, smallCase } from "../support/small-case.js";
import { type Page, serve } from "./http-page.js";

let made: SmallCase;
beforeAll(async () => {
  made = await smallCase();
});
afterAll(() => made.remove());

async function ended(page: Page): Promise<api.RunState> {
  for (;;) {
    const run = await page.ask<api.RunState>("/api/runs");
    if (run.state !== "running") return run;
    await new Promise((later) => setTimeout(later, 100));
  }
}

const settings = { trace: "co-link", windowSeconds: 30 };

describe("a run beside the open case", () => {
  it("makes a case with the one window, compares it, hands the comparison over, and opens it", async () => {
    const { server, page, faults, cases } = await serve(made.folder);
    const begun = await page.ask<api.RunState>("/api/runs/beside", settings);
    expect(begun).toMatchObject({ state: "running", beside: { name: "case-co-link-30s", index: null } });
    const run = await ended(page);
    expect([run.state, run.message, run.beside]).toEqual([
      "done",
      null,
      { name: "case-co-link-30s", index: 0 },
    ]);
    const session = await page.ask<api.Session>("/api/session");
    expect(session).toMatchObject({ name: "case", others: [{ index: 0, name: "case-co-link-30s" }] });
    const { plan } = JSON.parse(readFileSync(join(cases, "case-co-link-30s/case/manifest.json"), "utf8"));
    expect(plan).toMatchObject({ traces: ["co-link"], windowsByTrace: { "co-link": [30] } });
    const comparison = await page.ask<api.Comparison>("/api/compare/0");
    expect(comparison.comparable).toBe(true);
    expect(comparison.why.some(({ sort }) => sort === "setting")).toBe(true);
    const table = await page.answer("/api/compare/0/csv");
    expect(table.headers["content-type"]).toContain("text/csv");
    expect(table.text.split("\r\n")).toHaveLength(comparison.groups.length + 2);
    const opened = await page.ask<api.Session>("/api/others/open", { index: 0 });
    expect(opened).toMatchObject({
      state: "ready",
      name: "case-co-link-30s",
      others: [{ index: 0, name: "case" }],
    });
    await server.close();
    expect(faults).toEqual([]);
  });

  it("reads files with the hashes of the case only, and traces that it used only", async () => {
    const folder = made.copy("elsewhere/case");
    const { server, page, faults } = await serve(folder);
    const original = readFileSync(made.input);
    writeFileSync(made.input, `${original}{"account":"x"}\n`);
    const changed = await page.answer("/api/runs/beside", settings);
    expect([changed.status, changed.text]).toEqual([409, expect.stringContaining("is another file now")]);
    writeFileSync(made.input, original);
    const unused = await page.answer("/api/runs/beside", { ...settings, trace: "co-image" });
    expect([unused.status, unused.text]).toEqual([400, expect.stringContaining("did not use the trace")]);
    expect((await page.answer("/api/runs/beside", { ...settings, inputs: ["/etc/passwd"] })).status).toBe(
      400,
    );
    expect((await page.answer("/api/others/open", { index: 3 })).status).toBe(400);
    await server.close();
    expect(faults).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  });
});

describe("a comparison as a table", () => {
  it("holds no formula, whatever accounts are called", () => {
    const group = {
      state: "enters",
      a: null,
      b: null,
      jaccard: null,
      accountsEnter: ["=cmd|' /C calc'!A0"],
      accountsLeave: [],
      why: "@SUM(1)",
    } as const;
    const text = comparisonCsv({ groups: [group], why: [{ sort: "data", text: "=1+1" }] });
    const cells = [...text.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,\n]*)/gm)].map(([, cell]) =>
      cell.replace(/^"/, ""),
    );
    expect(cells.length).toBeGreaterThan(20);
    expect(cells.filter((cell) => /^[=+@\-\t\r]/.test(cell))).toEqual([]);
  });
});
