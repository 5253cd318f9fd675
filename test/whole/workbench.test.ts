/** The workbench as a user at a shell meets it: `open`, `compare`, `decisions`, `export --format labels`, of the built program. */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DecisionLog } from "../../src/pipeline/decision-log.js";
import { smallPosts } from "../support/small-case.js";
import { raw } from "../workbench/http-page.js";
import { claque, desk, start } from "./program.js";

const place = desk();
const quick = ["--trace", "co-link", "--window", "60s", "--self-check", "0", "--signals", "none", "--quiet"];

beforeAll(async () => {
  writeFileSync(place.path("posts.ndjson"), smallPosts());
  const made = await claque(place.folder, ["analyze", "posts.ndjson", "--out", "case", ...quick]);
  expect(made.code, made.stderr).toBe(0);
  cpSync(place.path("case"), place.path("copy"), { recursive: true });
});
afterAll(() => place.remove());

/** Starts `open` and waits for its link. */
async function opened(args: readonly string[]) {
  const { child, ended } = start(place.folder, ["open", ...args]);
  const link = await new Promise<URL>((done, failed) => {
    child.stdout!.on("data", (part) => done(new URL(String(part).trim())));
    void ended.then(({ stderr }) => failed(new Error(stderr)));
  });
  return { child, ended, link };
}

describe("claque open", () => {
  it("prints a link of the loopback on standard output, answers it, and ends on Ctrl-C", async () => {
    const { child, ended, link } = await opened(["case"]);
    expect(link.hostname).toBe("127.0.0.1");
    const answer = await raw(Number(link.port), link.pathname + link.search, {
      headers: { host: link.host },
    });
    expect(answer.status).toBe(303);
    const cookie = String(answer.headers["set-cookie"]).split(";")[0];
    const session = await raw(Number(link.port), "/api/session", { headers: { host: link.host, cookie } });
    expect(JSON.parse(session.text)).toMatchObject({ state: "ready", name: "case" });
    child.kill("SIGINT");
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(0);
    expect(stdout.trim().split("\n")).toHaveLength(1);
    expect(stderr).toContain("Ctrl-C ends");
  });

  it("refuses what is no case, and a port that is none, and serves nothing", async () => {
    mkdirSync(place.path("empty"));
    for (const [args, said] of [
      [["nowhere"], "no such folder, nowhere"],
      [["empty"], "empty is not a case"],
      [["posts.ndjson"], "posts.ndjson is not a case"],
      [["case", "--with", "nowhere"], "no such folder, nowhere"],
      [["ca*"], "choose another name"],
    ] as const) {
      const { code, stdout, stderr } = await claque(place.folder, ["open", ...args]);
      expect([code, stdout, stderr], args.join(" ")).toEqual([2, "", expect.stringContaining(said)]);
    }
    const refused = await claque(place.folder, ["open", "case", "--port", "99999"]);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("--port: not a port")]);
  });
});

describe("claque compare", () => {
  it("tells two like cases alike, as words and as JSON", async () => {
    const words = await claque(place.folder, ["compare", "case", "copy"]);
    expect([words.code, words.stdout]).toEqual([
      0,
      expect.stringMatching(/Nothing differs.*\n.* stay, 0 change/),
    ]);
    const table = await claque(place.folder, ["compare", "case", "copy", "--to", "changes.csv"]);
    expect(table.code, table.stderr).toBe(0);
    expect(readFileSync(place.path("changes.csv"), "utf8")).toMatch(
      /^state,group_a,group_b,.*,cases_differ_in\r\nstays,g-001,g-001,/,
    );
    const again = await claque(place.folder, ["compare", "case", "copy", "--to", "changes.csv"]);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining("exists already")]);
    const json = await claque(place.folder, ["compare", "case", "copy", "--json"]);
    const [head, first] = json.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(head).toMatchObject({ comparable: true, why: [] });
    expect(first).toMatchObject({ state: "stays", group_a: "g-001", group_b: "g-001", jaccard: 1 });
  });
});

describe("claque export --format pictures", () => {
  it("writes the report's pictures of the file and of each group that passed, as SVG", async () => {
    const { code, stdout, stderr } = await claque(place.folder, [
      ..."export case --format pictures --to pictures".split(" "),
    ]);
    expect(code, stderr).toBe(0);
    const files = stdout.trim().split("\n");
    expect(files).toContain("pictures/activity.svg");
    expect(files.some((file) => /^pictures\/g-001-\w+-timeline\.svg$/.test(file))).toBe(true);
    expect(files.some((file) => file.includes("-candidate-"))).toBe(false);
    for (const file of files) expect(existsSync(place.path(file))).toBe(true);
  });
});

describe("claque decisions", () => {
  it("shows a log, merges two with their agreement, and exports labels", async () => {
    for (const [folder, reviewer, verdict] of [
      ["case", "anna", "unclear"],
      ["copy", "ben", "same owner"],
    ] as const)
      await new DecisionLog(place.path(folder)).append(() => ({
        action: "verdict",
        at: "2026-01-01T00:00:00.000Z",
        claque: "0.0.0",
        reviewer,
        group_id: "g-001",
        members_sha256: "m",
        verdict,
        reason: "seen",
      }));
    const shown = await claque(place.folder, ["decisions", "case"]);
    expect(shown.stdout).toMatch(/anna\s+verdict\s+g-001\s+unclear/);
    const merged = await claque(place.folder, [
      "decisions",
      "merge",
      "case",
      "copy",
      "--to",
      "merged.ndjson",
    ]);
    expect(merged.stdout).toMatch(/1 in A, 1 in B, 1 in both/);
    expect(merged.stdout).toContain("g-001: unclear in A, same owner in B");
    expect(
      (await claque(place.folder, ["decisions", "merged.ndjson", "--json"])).stdout.trim().split("\n"),
    ).toHaveLength(2);
    const again = await claque(place.folder, ["decisions", "merge", "case", "copy", "--to", "merged.ndjson"]);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining("exists already")]);
    await claque(place.folder, ["export", "case", "--format", "labels", "--to", "labels.csv"]);
    expect(readFileSync(place.path("labels.csv"), "utf8")).toMatch(
      /^group_id,verdict,.*\r\ng-001,unclear,seen,anna,/,
    );
    const verified = await claque(place.folder, ["verify", "case"]);
    expect([verified.code, verified.stdout]).toEqual([
      0,
      expect.stringContaining("log     decisions.ndjson"),
    ]);
  });

  it("that was edited is told, shown as far as it is whole, and fails verify", async () => {
    const path = place.path("copy/decisions.ndjson");
    writeFileSync(path, readFileSync(path, "utf8").replace("same owner", "unclear"));
    const shown = await claque(place.folder, ["decisions", "copy"]);
    expect([shown.code, shown.stderr]).toEqual([
      2,
      expect.stringContaining("line 1 is not as it was written"),
    ]);
    expect((await claque(place.folder, ["verify", "copy"])).code).toBe(2);
  });
});
