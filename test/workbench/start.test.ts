/** Start here: a file dropped on the page becomes a case, with its columns mapped, its progress told, and a run that can be stopped. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as api from "../../src/server/api.js";
import { smallPosts } from "../support/small-case.js";
import { type Page, raw, serve } from "./http-page.js";

let served: Awaited<ReturnType<typeof serve>>;
let page: Page;
beforeAll(async () => {
  served = await serve(null);
  page = served.page;
});
afterAll(async () => {
  await served.server.close();
  expect(readdirSync(served.cases).filter((name) => name.startsWith(".uploads"))).toEqual([]);
  expect(served.faults).toEqual([]);
  rmSync(served.cases, { recursive: true });
});

async function upload(name: string, body: string): Promise<api.Upload> {
  const { status, text } = await raw(served.server.port, `/api/uploads?name=${encodeURIComponent(name)}`, {
    method: "POST",
    headers: { host: new URL(page.base).host, cookie: page.cookie, origin: page.base },
    body,
  });
  if (status !== 200) throw new Error(text);
  return api.Upload.parse(JSON.parse(text));
}

/** The run once it does not go on any more. */
async function ended(): Promise<api.RunState> {
  for (;;) {
    const run = await page.ask<api.RunState>("/api/runs");
    if (run.state !== "running") return api.RunState.parse(run);
    await new Promise((done) => setTimeout(done, 100));
  }
}

const CSV =
  "who,when,address\nann,03.05.2024 10:00,https://x.example/1\nben,03.05.2024 10:01,https://x.example/1\ncem,04.05.2024 10:01,https://x.example/2\n";

describe("the start screen", () => {
  it("has no case open, and says so to every question about one", async () => {
    expect(await page.ask("/api/session")).toMatchObject({ state: "none", name: null, run: null });
    const refused = await page.answer("/api/case");
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining("no case is open")]);
  });

  it("shows columns with examples and clocks in the file's zone and in UTC, live with the mapping", async () => {
    const { upload: id } = await upload("../../shares of May.csv", CSV);
    const blank = api.Inspected.parse(await page.ask("/api/inspect", { uploads: [id] }));
    expect(blank.result.refusal).toContain("no source recognises the file, shares of May.csv");
    expect(blank.files[0].name).toBe("shares of May.csv");
    expect(blank.files[0].columns[0]).toEqual({ name: "who", field: null, examples: ["ann", "ben", "cem"] });
    const map = { account: "who", time: "when", links: "address" };
    const mapped = api.Inspected.parse(
      await page.ask("/api/inspect", { uploads: [id], map, timezone: "Europe/Berlin", dateOrder: "dmy" }),
    );
    expect(mapped.result.refusal).toBeNull();
    expect(mapped.clocks[0]).toEqual({ raw: "03.05.2024 10:00", utc: "2024-05-03T08:00:00.000Z" });
    expect(mapped.traces.find(({ id: trace }) => trace === "co-link")?.available).toBe(true);
    expect(JSON.stringify(mapped)).not.toContain(served.cases);
  });

  it("refuses names that lead elsewhere, files that are gone, and a name that is taken twice", async () => {
    await expect(upload("..", "x")).rejects.toThrow(/not a name/);
    expect((await page.answer("/api/inspect", { uploads: ["gone"] })).status).toBe(400);
    const { upload: id } = await upload("a.csv", CSV);
    for (const name of ["../out", ".hidden", "a/b", "", "a*b"])
      expect((await page.answer("/api/runs", { uploads: [id], name })).status, name).toBe(400);
  });

  it("runs, tells its progress, and opens the case; a page that was closed finds it open", async () => {
    const { upload: id } = await upload("posts.ndjson", smallPosts());
    const request = { uploads: [id], name: "first look", traces: ["co-link"], windows: ["60s"] };
    api.RunState.parse(await page.ask("/api/runs", request));
    expect((await page.answer("/api/runs", { ...request, name: "second" })).text).toContain(
      "another run goes on",
    );
    expect(await ended()).toMatchObject({ state: "done", message: null });
    expect(await page.ask("/api/session")).toMatchObject({ state: "ready", name: "first look" });
    expect((await page.ask<api.CaseSummary>("/api/case")).title).toBe("posts.ndjson");
    expect(existsSync(join(served.cases, "first look", "input", "posts.ndjson"))).toBe(true);
    const again = await page.answer("/api/runs", request);
    expect(again.text).toContain("there is a case of this name already");
  });

  it("stops a run when asked, and tells one that fails why", async () => {
    const { upload: id } = await upload("posts.ndjson", smallPosts());
    await page.ask("/api/runs", { uploads: [id], name: "stopped", traces: ["co-link"] });
    await page.ask("/api/runs/cancel", {});
    expect(await ended()).toMatchObject({
      state: "cancelled",
      message: expect.stringContaining("same name"),
    });
    const { upload: bad } = await upload("bad.csv", "a,b\n1,2\n");
    await page.ask("/api/runs", { uploads: [bad], name: "bad" });
    const failed = await ended();
    expect(failed.state).toBe("failed");
    expect(failed.message).toMatch(/bad\.csv/);
    expect(await page.ask("/api/session")).toMatchObject({ state: "ready" });
  });
});
