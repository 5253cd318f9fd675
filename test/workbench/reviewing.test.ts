/** Deciding, over real HTTP: what is written, what two pages see of each other, what is told of an edited log, and what leaves as labels. */
import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportCase } from "../../src/pipeline/export.js";
import { verifyCase } from "../../src/pipeline/verify.js";
import * as api from "../../src/server/api.js";
import { type SmallCase, smallCase } from "../support/small-case.js";
import { raw, serve } from "./http-page.js";

let made: SmallCase;
beforeAll(async () => {
  made = await smallCase();
});
afterAll(() => made.remove());

const verdict = (verdict: api.Verdict, reason = "seen in public") => ({
  action: "verdict",
  group: "g-001",
  verdict,
  reason,
});
const LOG = "decisions.ndjson";

describe("a reviewer", () => {
  it("decides, notes, pins, excludes and takes back; no table changes, and verify knows the log", async () => {
    const folder = made.copy("reviewed");
    const tables = () =>
      readdirSync(folder)
        .filter((name) => name !== LOG)
        .map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`);
    const before = tables();
    const { server, page, faults } = await serve(folder);
    const decide = (body: unknown) => page.ask<api.Decisions>("/api/decisions", body);
    const sheet = await page.ask<api.Sheet>("/api/groups/g-001");
    const account = sheet.dossier.members[0].accountId;
    await decide(verdict("harmful concert"));
    await decide({ action: "pin", group: "g-001" });
    await decide({ action: "note", group: "g-001", text: "ask the newsroom" });
    await decide({ action: "contested", group: "g-001", reason: "the accounts answered" });
    await decide({ action: "exclude", group: "g-001", account, reason: "a bystander" });
    await decide(verdict("honest concert", "=HYPERLINK(1)"));
    const undone = await decide({ action: "undo" });
    expect(api.Decisions.parse(undone)).toEqual(undone);
    expect(undone.entries.at(-2)).toMatchObject({
      action: "verdict",
      verdict: "honest concert",
      undone: true,
    });
    const list = await page.ask<api.GroupsList>("/api/groups", {});
    expect([
      list.columns.verdict[0],
      list.columns.pinned[0],
      list.columns.contested[0],
      list.columns.notes[0],
    ]).toEqual(["harmful concert", true, true, 1]);
    expect((await page.ask<api.Sheet>("/api/groups/g-001")).excluded).toEqual([
      { account, reason: "a bystander" },
    ]);
    const chosen = await page.ask<api.GroupsList>("/api/groups", {
      selection: [{ kind: "verdict", values: ["harmful concert"] }],
    });
    expect(chosen.columns.id).toEqual(["g-001"]);
    await server.close();
    expect(faults).toEqual([]);
    expect(tables()).toEqual(before);
    expect((await verifyCase(folder)).every(({ state }) => state === "same")).toBe(true);
    expect(await verifyCase(folder)).toContainEqual({ kind: "log", file: LOG, state: "same" });
  });

  it("is refused without a reason, for an account that is no member, for a verdict that is none", async () => {
    const folder = made.copy("refused");
    const { server, page } = await serve(folder);
    for (const body of [
      { ...verdict("unclear"), reason: "  " },
      { ...verdict("unclear"), verdict: "guilty" },
      { action: "exclude", group: "g-001", account: "p:0000000000000000", reason: "not there" },
      { action: "undo" },
      { action: "undo", of: "0".repeat(64) },
    ])
      expect((await page.answer("/api/decisions", body)).status, JSON.stringify(body)).toBe(400);
    expect(readdirSync(folder)).not.toContain(LOG);
    await server.close();
  });

  it("sees what another page decides on the same case, and neither overwrites the other", async () => {
    const folder = made.copy("shared");
    const [one, other] = [await serve(folder), await serve(folder, { reviewer: "ben" })];
    await Promise.all(
      [one, other, one, other].map(({ page }, i) =>
        page.ask("/api/decisions", verdict("unclear", `reason ${i}`)),
      ),
    );
    const seen = await one.page.ask<api.Decisions>("/api/decisions");
    expect(seen.entries).toHaveLength(4);
    expect(seen.chain.state).toBe("whole");
    expect(await other.page.ask("/api/decisions")).toEqual(seen);
    const mine = await other.page.ask<api.Decisions>("/api/decisions", { action: "undo" });
    expect(mine.entries.find(({ undone }) => undone)?.reviewer).toBe("ben");
    await Promise.all([one.server.close(), other.server.close()]);
  });

  it("is told of an edited log, and nothing is added to it", async () => {
    const folder = made.copy("edited");
    const { server, page } = await serve(folder);
    await page.ask("/api/decisions", verdict("harmful concert"));
    const log = join(folder, LOG);
    writeFileSync(log, readFileSync(log, "utf8").replace("harmful", "honest"));
    const edited = readFileSync(log, "utf8");
    const { chain } = await page.ask<api.Decisions>("/api/decisions");
    expect(chain).toMatchObject({ state: "broken", line: 1 });
    expect(await page.ask("/api/session")).toMatchObject({ decisions: { writable: false } });
    const refused = await page.answer("/api/decisions", { action: "pin", group: "g-001" });
    expect([refused.status, refused.text]).toEqual([
      409,
      expect.stringContaining("Restore the file from a copy"),
    ]);
    expect(readFileSync(log, "utf8")).toBe(edited);
    expect(await verifyCase(folder)).toContainEqual({ kind: "log", file: LOG, state: "changed" });
    await expect(
      exportCase(folder, { format: "labels", to: made.path("labels-edited.csv") }),
    ).rejects.toThrow(/line 1/);
    await server.close();
  });

  it("exports labels with the members they are of, no cell a formula", async () => {
    const folder = made.copy("labelled");
    const { server, page } = await serve(folder);
    await page.ask("/api/decisions", verdict("same owner", "=cmd|' /C calc'!A0"));
    const [csv, ndjson] = [made.path("labels.csv"), made.path("labels.ndjson")];
    await exportCase(folder, { format: "labels", to: csv });
    await exportCase(folder, { format: "labels", to: ndjson });
    const [label] = readFileSync(ndjson, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(label).toMatchObject({ group_id: "g-001", verdict: "same owner", reviewer: "anna", size: 6 });
    expect(label.members).toHaveLength(6);
    expect(readFileSync(csv, "utf8")).not.toMatch(/(^|,|")=/m);
    const sent = await page.answer("/api/export/labels?format=csv");
    expect(sent.text).toBe(readFileSync(csv, "utf8"));
    expect(sent.headers["content-disposition"]).toContain("attachment");
    const report = await page.answer("/api/export/report");
    expect(report.headers["content-disposition"]).toContain("attachment");
    await server.close();
  });

  it("hears of another program's decision without asking", async () => {
    const folder = made.copy("heard");
    const [one, other] = [await serve(folder), await serve(folder)];
    const heard = firstEvent(one.server.port, one.page.cookie, "decisions");
    await new Promise((done) => setTimeout(done, 300));
    await other.page.ask("/api/decisions", verdict("unclear"));
    const { entries } = await other.page.ask<api.Decisions>("/api/decisions");
    expect(api.Happening.parse(await heard)).toEqual({ kind: "decisions", head: entries[0].hash });
    await Promise.all([one.server.close(), other.server.close()]);
  });
});

/** The data of the first server-sent event of a name. */
function firstEvent(port: number, cookie: string, name: string): Promise<unknown> {
  const controller = new AbortController();
  return fetch(`http://127.0.0.1:${port}/api/events`, {
    headers: { cookie },
    signal: controller.signal,
  }).then(async ({ body }) => {
    let text = "";
    for await (const part of body!.pipeThrough(new TextDecoderStream())) {
      text += part;
      const found = new RegExp(`^event: ${name}\ndata: (.*)\n\n`, "m").exec(text);
      if (!found) continue;
      controller.abort();
      return JSON.parse(found[1]) as unknown;
    }
    throw new Error("the stream ended");
  });
}

describe("a log with a half line", () => {
  it("goes on behind the last whole one", async () => {
    const folder = made.copy("half");
    const { server, page } = await serve(folder);
    await page.ask("/api/decisions", verdict("unclear"));
    appendFileSync(join(folder, LOG), '{"action":"pin"');
    const after = await page.ask<api.Decisions>("/api/decisions", { action: "pin", group: "g-001" });
    expect(after.entries.map(({ action }) => action)).toEqual(["verdict", "pin"]);
    expect(after.chain.state).toBe("whole");
    await server.close();
    expect(await raw(server.port, "/").catch(() => null)).toBeNull();
  });
});
