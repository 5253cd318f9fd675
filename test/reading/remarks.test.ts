/** What a stranger at the terminal stumbled on: columns named url, clocks of two files, names of fields, a peer's network without a zone. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeEvents } from "../../src/events/index.js";
import { quietContext } from "../../src/model/index.js";
import { inspectFiles } from "../../src/pipeline/inspect.js";
import { resolvePlan } from "../../src/pipeline/plan.js";
import { readInputs } from "../../src/sources/index.js";
import { Store } from "../../src/store/index.js";
import { inFolder } from "./read.js";

/** What inspect finds in files by name; `options` as they are typed. */
const inspected = (files: Readonly<Record<string, string>>, options: Record<string, unknown> = {}) =>
  inFolder(async (folder) => {
    const paths = Object.keys(files).map((name) => join(folder, name));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const plan = resolvePlan(paths, { ...options, identity: "pseudonym" }, { cores: 1 }, null);
    return inspectFiles({ paths, read: plan.read, memoryBytes: 5e8, threads: 1 }, quietContext());
  });

const time = (i: number, hours = 0) => new Date(Date.UTC(2024, 4, 1, 10 + hours, 0, 17 * i)).toISOString();

describe("a column named url", () => {
  const table = (n: number, url: (i: number) => string) =>
    [
      "user,date,text,url",
      ...Array.from({ length: n }, (_, i) => `u${i % 97},${time(i)},words ${i} here,${url(i)}`),
    ].join("\n");

  it("is what posts share where one address stands on rows of several accounts, however far down", async () => {
    const text = table(3000, (i) => `https://news.example/a/${i < 400 ? i : i % 40}`);
    const first = await inspected({ "posts.csv": text });
    expect(first.quality?.warnings.join("\n")).toMatch(
      /posts\.csv: the column url was taken for the address of each post itself, and its addresses stand on rows of several accounts.*--map links=url would use it/,
    );
    expect(first.next).toEqual({ command: "inspect", flags: ["--map links=url"] });
    const second = await inspected({ "posts.csv": text }, { map: ["links=url"] });
    expect(second.next).toEqual({ command: "analyze", flags: [] });
    expect(second.traces).toContain("co-link");
  });

  it("is what posts share where a cell holds several addresses", async () => {
    const { files } = await inspected({
      "posts.csv": table(60, (i) => `https://e.org/${i}|https://f.org/${i}`),
    });
    expect(files[0].mapping).toMatchObject({ links: "url" });
  });

  it("is the address of each post where every row has its own", async () => {
    const found = await inspected({ "posts.csv": table(900, (i) => `https://social.example/posts/${i}`) });
    expect(found.files[0].mapping).toMatchObject({ permalink: "url" });
    expect(found.next).toEqual({ command: "analyze", flags: [] });
  });
});

describe("two files that hold the same posts", () => {
  const posts = (hours: number, n = 40) =>
    [
      "account,post,time,text",
      ...Array.from({ length: n }, (_, i) => `u${i % 7},p${i},${time(i, hours)},words ${i}`),
    ].join("\n");

  it.each([
    [2, "2 hours later"],
    [-1, "1 hour earlier"],
    [5.5, "5 hours and 30 minutes later"],
  ])("whose clocks are %s hours apart are told", async (hours, words) => {
    const whole = Math.trunc(hours);
    const second = posts(whole).replaceAll(/T(\d\d):(\d\d)/g, (all, h, m) =>
      hours === whole
        ? all
        : `T${String(Number(h) + Math.floor((Number(m) + 30) / 60)).padStart(2, "0")}:${String((Number(m) + 30) % 60).padStart(2, "0")}`,
    );
    const { quality } = await inspected({ "a.csv": posts(0), "b.csv": second });
    expect(quality?.warnings.join("\n")).toContain(`of 40 posts that both hold, 40 are ${words} in b.csv`);
  });

  it("are one where the clocks agree, and are not told for a few that differ", async () => {
    const same = await inspected({ "a.csv": posts(0), "b.csv": posts(0, 30) });
    expect([same.quality?.events, same.quality?.warnings.join("\n")]).toEqual([
      40,
      expect.not.stringMatching(/posts that both hold/),
    ]);
    const few = await inspected({
      "a.csv": posts(0),
      "b.csv": posts(0).replace("u3,p3,2024-05-01T10", "u3,p3,2024-05-01T12"),
    });
    expect(few.quality?.warnings.join("\n")).not.toMatch(/posts that both hold/);
  });
});

describe("fields by the names of the tables", () => {
  it("are taken for those of --map, which one is printed", async () => {
    const text = `number,name,when,words\n1,one,${time(0)},a b\n2,two,${time(1)},c d\n`;
    const map = ["account_id=number", "account_handle=name", "time_utc=when", "text=words"];
    const { files } = await inspected({ "odd.csv": text }, { map });
    expect(files[0].mapping).toMatchObject({ account: "number", account_handle: "name", time: "when" });
    expect(files[0].recognisedBy).toMatch(/--map account=number, handle=name, time=when/);
    expect(() => resolvePlan(["x"], { map: ["handle=a", "account_handle=b"] }, { cores: 1 }, null)).toThrow(
      /"handle" is mapped twice/,
    );
  });
});

describe("shared addresses and privacy", () => {
  it("leave no address of a post in a pseudonymous case", async () => {
    const text = [
      "account,post,time,text,permalink",
      `u1,1,${time(0)},a,https://social.example/u1/status/1`,
    ].join("\n");
    const events = await inFolder(async (folder) => {
      await writeFile(join(folder, "in.csv"), text);
      const store = await Store.open({ memoryBytes: 2e8, threads: 1 });
      const read = { source: null, map: {}, timezone: null, maxRejected: 1 };
      const inputs = [{ path: join(folder, "in.csv"), name: "in.csv" }];
      const found: unknown[] = [];
      for (const key of [null, Buffer.alloc(32, 1)]) {
        const quality = await readInputs(store, { inputs, read, workFolder: folder }, quietContext());
        const identity = key
          ? { mode: "pseudonym" as const, purpose: null, keyFingerprint: "f" }
          : { mode: "plain" as const, purpose: "a test", keyFingerprint: null };
        await makeEvents(store, { read, identity, key }, quality, quietContext());
        found.push(await store.row("SELECT permalink FROM events"));
      }
      store.close();
      return found;
    });
    expect(events).toEqual([{ permalink: "https://social.example/u1/status/1" }, { permalink: null }]);
  });
});
