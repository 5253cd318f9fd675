/** Cases that are not as they should be: interrupted, damaged, older, without groups, with thousands of them, with one account. */
import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { analyze } from "../../src/pipeline/analyze.js";
import * as api from "../../src/server/api.js";
import { fileLiteral, Store } from "../../src/store/index.js";
import { KEY, type SmallCase, smallCase } from "../support/small-case.js";
import { serve } from "./http-page.js";

let made: SmallCase;
beforeAll(async () => {
  made = await smallCase();
});
afterAll(() => made.remove());

type Json = Record<string, never> & {
  stages: { outputs: { file: string; bytes: number }[] }[];
  status: string;
};

/** Changes the manifest of a case. */
function edit(folder: string, change: (manifest: Json) => void): void {
  const path = join(folder, "manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8")) as Json;
  change(manifest);
  writeFileSync(path, JSON.stringify(manifest));
}

/** Writes tables of a case anew by SQL over the old ones; the manifest names the new sizes. */
async function rewrite(folder: string, tables: Record<string, string>): Promise<void> {
  const store = await Store.open({ memoryBytes: 5e8, threads: 1 });
  for (const [name, sql] of Object.entries(tables)) {
    const path = join(folder, `${name}.parquet`);
    await store.run(`CREATE TABLE ${name} AS SELECT * FROM read_parquet(${fileLiteral(path, "read")})`);
    await store.run(`COPY (${sql}) TO ${fileLiteral(path, "write")} (FORMAT parquet)`);
  }
  store.close();
  edit(folder, ({ stages }) => {
    for (const output of stages.flatMap(({ outputs }) => outputs))
      output.bytes = statSync(join(folder, output.file)).size;
  });
}

/** What the server says of a case that it cannot open. */
async function troubleOf(folder: string): Promise<{ state: string; message: string }> {
  const { server, page, faults } = await serve(folder);
  const session = await page.ask<api.Session>("/api/session");
  const refused = await page.answer("/api/case");
  expect(refused.status).toBe(409);
  expect(JSON.parse(refused.text)).toEqual({ code: "case", message: session.message });
  expect((await page.answer("/api/decisions", { action: "pin", group: "g-001" })).status).toBe(409);
  expect(server.trouble).toBe(session.message);
  await server.close();
  expect(faults).toEqual([]);
  return { state: session.state, message: session.message ?? "" };
}

describe("a case", () => {
  it("that was interrupted says after which stage, and what to do", async () => {
    const folder = made.copy("interrupted");
    edit(folder, (manifest) => {
      manifest.status = "running";
      manifest.stages.splice(3);
    });
    const { state, message } = await troubleOf(folder);
    expect(state).toBe("unfinished");
    expect(message).toMatch(/after the stage "network".*run the same claque analyze again/);
  });

  it("with a file cut short, or gone, or no manifest, says which and what to do", async () => {
    const cut = made.copy("cut");
    truncateSync(join(cut, "meetings.parquet"), 100);
    expect((await troubleOf(cut)).message).toMatch(/meetings\.parquet has 100 bytes.*claque verify/);
    const gone = made.copy("gone");
    rmSync(join(gone, "members.parquet"));
    expect((await troubleOf(gone)).message).toMatch(/members\.parquet is not there/);
    const bytes = made.copy("bytes");
    const path = join(bytes, "groups.parquet");
    writeFileSync(path, Buffer.alloc(statSync(path).size, 120));
    expect((await troubleOf(bytes)).message).toMatch(/groups\.parquet cannot be read/);
    const none = made.copy("none");
    rmSync(join(none, "manifest.json"));
    expect((await troubleOf(none)).message).toMatch(/is not a case, it has no manifest\.json/);
    expect((await troubleOf(made.path("nowhere"))).message).toMatch(/no such folder/);
  });

  it("of an older version opens, with what it lacks empty and named", async () => {
    const folder = made.copy("older");
    await rewrite(folder, { groups: "SELECT * EXCLUDE (wording, followed, followed_expected) FROM groups" });
    rmSync(join(folder, "occasions.parquet"));
    edit(folder, ({ stages }) => {
      for (const stage of stages)
        stage.outputs = stage.outputs.filter(({ file }) => file !== "occasions.parquet");
    });
    const { server, page, faults } = await serve(folder);
    expect(await page.ask("/api/session")).toMatchObject({ state: "older" });
    const { notes } = await page.ask<api.CaseSummary>("/api/case");
    expect(notes.at(-1)).toMatch(/lacks what this version writes: .*groups\.wording/);
    const sheet = api.Sheet.parse(await page.ask("/api/groups/g-001"));
    expect(sheet.occasions).toEqual([]);
    expect((await page.ask<api.GroupsList>("/api/groups", {})).columns.wording[0]).toBeNull();
    await server.close();
    expect(faults).toEqual([]);
  });

  it("with five thousand groups lists them all, and opens any of them", async () => {
    const folder = made.copy("many");
    const copies = "range(5000) r(n)";
    const id = "printf('g-%04d', n + 1) AS group_id";
    await rewrite(folder, {
      groups: `SELECT groups.* REPLACE (${id}, (n + 1)::INTEGER AS rank) FROM groups, ${copies} WHERE group_id = 'g-001' ORDER BY rank`,
      members: `SELECT members.* REPLACE (${id}) FROM members, ${copies} WHERE group_id = 'g-001'`,
      meetings: `SELECT meetings.* REPLACE (${id}) FROM meetings, range(3) r(n) WHERE group_id = 'g-001'`,
    });
    const { server, page, faults } = await serve(folder);
    const list = await page.ask<api.GroupsList>("/api/groups", {});
    expect([list.count, list.columns.id.at(-1)]).toEqual([5000, "g-5000"]);
    expect((await page.ask<api.Sheet>("/api/groups/g-4711")).dossier.size).toBe(6);
    expect((await page.ask<api.Network>("/api/network")).groups.id).toHaveLength(5000);
    await server.close();
    expect(faults).toEqual([]);
  });
});

describe("a case of one account", () => {
  it("has no group, says why, and answers everything", async () => {
    const input = made.path("one.ndjson");
    const post = (i: number) => ({
      account: "a",
      time: `2025-01-0${1 + i}T10:00:00Z`,
      post: `p${i}`,
      text: "t",
      links: [`https://x.example/${i}`],
      platform: "forum",
    });
    writeFileSync(input, [0, 1, 2].map((i) => `${JSON.stringify(post(i))}\n`).join(""));
    const folder = made.path("one-account");
    await analyze({ inputs: [input], out: folder, key: KEY, threads: 1, selfCheck: 0, memory: "1GB" });
    const { server, page, faults } = await serve(folder);
    const summary = api.CaseSummary.parse(await page.ask("/api/case"));
    expect(summary).toMatchObject({ groups: 0, accounts: 1 });
    expect(summary.nothingFound).toMatch(/one account/);
    expect((await page.ask<api.GroupsList>("/api/groups", {})).count).toBe(0);
    api.Activity.parse(await page.ask("/api/activity", {}));
    api.Network.parse(await page.ask("/api/network"));
    api.Windows.parse(await page.ask("/api/windows"));
    api.FileView.parse(await page.ask("/api/file"));
    expect((await page.ask<api.Decisions>("/api/decisions")).undecided).toBe(0);
    await server.close();
    expect(faults).toEqual([]);
  });
});
