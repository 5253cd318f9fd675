/** What the page asks of a case, over real HTTP: every answer has the shape of the contract, and its numbers are those of the tables. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { openCase } from "../../src/pipeline/case.js";
import * as api from "../../src/server/api.js";
import { Store } from "../../src/store/index.js";
import { type SmallCase, smallCase } from "../support/small-case.js";
import { type Page, serve } from "./http-page.js";

let made: SmallCase;
let page: Page;
let close: () => Promise<void>;
let faults: unknown[];

beforeAll(async () => {
  made = await smallCase();
  const served = await serve(made.folder);
  ({ page, faults } = served);
  close = () => served.server.close();
});
afterAll(async () => {
  await close();
  made.remove();
  expect(faults).toEqual([]);
});

/** Asks, and checks the shape of the answer: nothing more and nothing less than the contract names. */
async function ask<T extends z.ZodType>(shape: T, path: string, body?: unknown): Promise<z.infer<T>> {
  const answer = await page.ask<unknown>(path, body);
  const parsed = shape.parse(answer);
  expect(parsed).toEqual(answer);
  return parsed;
}

const rowsOf = async (table: string): Promise<Record<string, unknown>[]> => {
  const opened = await openCase(made.folder);
  const rows: Record<string, unknown>[] = [];
  for await (const row of opened.rows(table)) rows.push(row);
  opened.close();
  return rows;
};

describe("the case", () => {
  it("is told in short, with the sums of its tables", async () => {
    expect(await ask(api.Session, "/api/session")).toMatchObject({
      state: "ready",
      reviewer: "anna",
      changed: false,
    });
    const summary = await ask(api.CaseSummary, "/api/case");
    expect(summary.events).toBe((await rowsOf("events")).length);
    expect(summary.groups).toBe((await rowsOf("groups")).length);
    expect(summary.groupsByStatus.reduce((sum, { groups }) => sum + groups, 0)).toBe(summary.groups);
    expect(JSON.stringify(summary)).not.toContain(made.folder);
  });

  it("has an activity whose bins add up, and a file view without paths of the machine", async () => {
    const activity = await ask(api.Activity, "/api/activity", { groups: ["g-001"] });
    expect(activity.counts.reduce((a, b) => a + b)).toBe((await rowsOf("events")).length);
    expect(activity.counts.length).toBeLessThanOrEqual(400);
    const [own] = activity.groups;
    expect(own.counts.every((count, i) => own.met[i] <= count)).toBe(true);
    const view = await ask(api.FileView, "/api/file");
    expect(view.kinds.reduce((sum, { events }) => sum + events, 0)).toBe(
      activity.counts.reduce((a, b) => a + b),
    );
    expect(JSON.stringify(view)).not.toContain(made.path(""));
  });

  it("shows windows: more pairs the wider, and at the run's window what the tables hold", async () => {
    const { windowsSeconds, traces } = await ask(api.Windows, "/api/windows");
    const [{ met, expected }] = traces;
    expect(met).toEqual([...met].sort((a, b) => a - b));
    expect(expected.every((value, i) => i === 0 || value >= expected[i - 1])).toBe(true);
    expect(windowsSeconds).toHaveLength(met.length);
    const candidates = await ask(api.Candidates, "/api/windows/candidates", {
      trace: "co-link",
      windowSeconds: 60,
    });
    expect(candidates.stay.map(({ group }) => group)).toContain("g-001");
    const narrow = await ask(api.Candidates, "/api/windows/candidates", {
      trace: "co-link",
      windowSeconds: 1,
    });
    expect([...narrow.stay, ...narrow.leave].map(({ group }) => group)).toContain("g-001");
    expect(narrow.about).toMatch(/not tested/);
  });
});

describe("a group", () => {
  it("stands in the list with its members' count, in seven words at most", async () => {
    const { columns, count } = await ask(api.GroupsList, "/api/groups", {});
    for (const values of Object.values(columns)) expect(values).toHaveLength(count);
    expect(columns.id[0]).toBe("g-001");
    expect(columns.accounts[0]).toBe(6);
    for (const words of columns.words) expect(words.split(" ").length).toBeLessThanOrEqual(7);
  });

  it("has a sheet whose matrix and moments name its own members", async () => {
    const sheet = await ask(api.Sheet, "/api/groups/g-001");
    const members = (await rowsOf("members"))
      .filter((row) => row.group_id === "g-001")
      .map((row) => row.account_id);
    expect(sheet.dossier.members.map(({ accountId }) => accountId).sort()).toEqual([...members].sort());
    expect(sheet.matrix.member.every((index) => index >= 0 && index < members.length)).toBe(true);
    expect(sheet.occasions.every(({ member }) => member.every((index) => index >= 0))).toBe(true);
    expect(sheet.sentence).toMatch(/accounts/);
    expect(sheet.sentence).not.toMatch(/[<>]/);
  });

  it("is proven by pairs of posts, each at the file and line it came from, as the case holds them", async () => {
    const evidence = await ask(api.Evidence, "/api/evidence", { group: "g-001", limit: 5 });
    expect(evidence.pairs).toHaveLength(5);
    const lines = readFileSync(made.input, "utf8").split("\n");
    for (const { a, b, deltaSeconds, objects } of evidence.pairs) {
      expect(Date.parse(b.timeUtc) - Date.parse(a.timeUtc)).toBe(1000 * deltaSeconds);
      for (const post of [a, b]) {
        const source = JSON.parse(lines[post.line - 1]) as { text: string; links: string[] };
        expect(post.place).toBe(`posts.ndjson:${post.line}`);
        expect(source.links).toEqual(expect.arrayContaining(objects));
        expect(post.text).toBe(source.text);
        expect(post.account).toMatch(/^p:/);
      }
    }
    const [pair] = evidence.pairs;
    const members = [pair.a.account, pair.b.account];
    const both = await ask(api.Evidence, "/api/evidence", { group: "g-001", members });
    expect(both.pairs.every(({ a, b }) => members.includes(a.account) && members.includes(b.account))).toBe(
      true,
    );
    const object = await ask(api.Evidence, "/api/evidence", { group: "g-001", object: pair.objects[0] });
    expect(object.total).toBeLessThan(evidence.total);
  });

  it("is placed once: the network is the same at every asking, its edges between its own nodes", async () => {
    const network = await ask(api.Network, "/api/network");
    expect(await ask(api.Network, "/api/network")).toEqual(network);
    expect(network.edges.a.every((index) => index < network.nodes.account.length)).toBe(true);
    expect([...network.nodes.x, ...network.nodes.y].every((place) => Math.abs(place) <= 1)).toBe(true);
  });

  it("that is not there is told so", async () => {
    const answer = await page.answer("/api/groups/g-999");
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("has no group g-999");
    expect((await page.answer("/api/evidence", { group: "g-1; DROP TABLE groups" })).status).toBe(400);
  });
});

describe("a selection", () => {
  const clauses: readonly api.Clause[][] = [
    [],
    [{ kind: "time", from: "2025-03-04T00:00:00Z", to: "2025-03-06T00:00:00Z" }],
    [{ kind: "group", values: ["g-001"] }],
    [{ kind: "status", values: ["open", "coordinated", "contested"] }],
    [
      { kind: "trace", values: ["co-link"] },
      { kind: "platform", values: ["forum", "it's"] },
    ],
    [{ kind: "text", text: "READ this now, part 3" }],
    [{ kind: "text", text: "'); DROP TABLE groups; --" }],
    [{ kind: "object", trace: "co-link", values: ["https://order.example/3"] }],
    [{ kind: "verdict", values: ["none"] }],
    [{ kind: "verdict", values: ["same owner"] }],
  ];
  const tables = ["groups", "members", "meetings", "actions", "events"] as const;

  it("gives rows, and the copied query gives the same rows in DuckDB without this server", async () => {
    const member = (await rowsOf("members")).find((row) => row.group_id === "g-001")!.account_id as string;
    const store = await Store.open({ memoryBytes: 5e8, threads: 1 });
    for (const selection of [...clauses, [{ kind: "members", group: "g-001", values: [member] }]])
      for (const table of tables) {
        const rows = await ask(api.Rows, "/api/rows", { selection, table, limit: 2000 });
        const copied = await store.rows(rows.sql);
        const told = `${table} ${JSON.stringify(selection)}`;
        expect(copied.length, told).toBe(rows.total);
        for (const { name, values } of rows.columns)
          expect(
            copied.slice(0, 2000).map((row) => row[name]),
            told,
          ).toEqual(values);
      }
    store.close();
  });

  it("narrows the list to the same groups as the rows", async () => {
    for (const selection of clauses) {
      const list = await ask(api.GroupsList, "/api/groups", { selection });
      const rows = await ask(api.Rows, "/api/rows", { selection, table: "groups" });
      expect([...list.columns.id].sort()).toEqual([...(rows.columns[0].values as string[])].sort());
    }
  });

  it("never looks for an account outside its group", async () => {
    const outsider = (await rowsOf("accounts"))[0].account_id as string;
    const selection = [{ kind: "members", group: "g-001", values: [outsider, "p:0000000000000000"] }];
    const answer = await page.answer("/api/groups", { selection });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain("no member of g-001");
    const text = await ask(api.GroupsList, "/api/groups", {
      selection: [{ kind: "text", text: outsider.slice(2, 10) }],
    });
    expect(text.count).toBe(0);
  });
});

describe("a request", () => {
  it("that makes no sense is refused with what is wrong", async () => {
    for (const [path, body] of [
      ["/api/groups", { order: "harm" }],
      ["/api/groups", { selection: [{ kind: "sql", text: "1=1" }] }],
      ["/api/rows", { table: "accounts" }],
      ["/api/activity", { bins: 4000 }],
      ["/api/evidence", { group: "g-001", limit: -1 }],
      ["/api/decisions", { action: "verdict", group: "g-001", verdict: "unclear" }],
    ] as const) {
      const { status, text } = await page.answer(path, body);
      expect(status, path).toBe(400);
      expect(api.Refusal.parse(JSON.parse(text)).code).toBe("usage");
    }
    expect((await page.answer("/api/accounts")).status).toBe(404);
    expect((await page.answer("/api/groups", { text: "x".repeat(2_000_000) })).status).toBe(413);
  });
});

describe("the case on disk", () => {
  it("that changes while it is open is told, and is read anew when asked", async () => {
    const folder = made.copy("changing");
    const other = await serve(folder);
    await other.page.ask("/api/case");
    const manifest = readFileSync(join(folder, "manifest.json"), "utf8");
    writeFileSync(join(folder, "manifest.json"), `${manifest}\n`);
    await new Promise((done) => setTimeout(done, 1100));
    const refused = await other.page.answer("/api/case");
    expect(refused.status).toBe(409);
    expect(refused.text).toContain("changed on disk");
    expect(await other.page.ask("/api/session")).toMatchObject({ changed: true });
    expect(await other.page.ask("/api/reload", {})).toMatchObject({ changed: false, state: "ready" });
    await other.page.ask("/api/case");
    await other.server.close();
  });
});
