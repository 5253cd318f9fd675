/** What is exported for others to check and take in: STIX, MISP and requests for timestamps, of a case with reviewers' decisions. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MispEvent } from "../../src/outputs/misp/index.js";
import type { StixBundle } from "../../src/outputs/stix/index.js";
import { openCase } from "../../src/pipeline/case.js";
import { DecisionLog, membersHash } from "../../src/pipeline/decision-log.js";
import { exportCase } from "../../src/pipeline/export.js";
import { type SmallCase, smallCase } from "../support/small-case.js";

let at: SmallCase;
let members: string[];
const decide = async (folder: string, line: object) =>
  new DecisionLog(folder).append(
    () =>
      ({
        at: "2025-06-01T10:00:00.000Z",
        claque: "0.1.0",
        reviewer: "Ada",
        group_id: "g-001",
        members_sha256: membersHash(members),
        ...line,
      }) as never,
  );

beforeAll(async () => {
  at = await smallCase();
  const opened = await openCase(at.folder);
  members = [];
  for await (const row of opened.rows("members", { where: { group_id: "g-001" } }))
    members.push(String(row.account_id));
  opened.close();
}, 120_000);
afterAll(() => at.remove());

let number = 0;
async function exported<T>(
  folder: string,
  format: string,
  options: object = {},
): Promise<{ files: T[]; notes: readonly string[] }> {
  const to = at.path(`out-${number++}`);
  const { files, notes } = await exportCase(folder, { format, to, ...options });
  return { files: files.map((file) => JSON.parse(readFileSync(file, "utf8")) as T), notes };
}

describe("stix and misp", () => {
  it("hand over the group with the reviewers' word, without whom they excluded, and no name of the data", async () => {
    const folder = at.copy("decided");
    await decide(folder, { action: "verdict", verdict: "honest concert", reason: "a newsroom" });
    await decide(folder, { action: "exclude", account_id: members[0], reason: "joined by chance" });
    const { files } = await exported<StixBundle>(folder, "stix", { tlp: "green" });
    expect(files).toHaveLength(1);
    const of = (type: string) => files[0].objects.filter((object) => object.type === type);
    expect(of("user-account").map(({ user_id }) => user_id)).toEqual(members.slice(1));
    expect(of("opinion")).toMatchObject([{ opinion: "agree", authors: ["Ada"] }]);
    expect(of("marking-definition")).toMatchObject([{ name: "TLP:GREEN" }]);
    expect(of("url").length).toBeGreaterThan(10);
    expect(JSON.stringify(files)).not.toMatch(/desk\d|person\d|threat-actor|intrusion-set|indicator--/);
    const events = await exported<{ Event: MispEvent }>(folder, "misp");
    expect(events.files[0].Event.Object.filter(({ name }) => name === "user-account")).toHaveLength(
      members.length - 1,
    );
    expect(events.files[0].Event.Object.some(({ name }) => name === "microblog")).toBe(true);
    expect(JSON.stringify(events.files)).not.toMatch(/desk\d|person\d/);
    expect(JSON.stringify(events.files)).not.toContain(members[0]);
  });

  it("leave out what a reviewer calls no concert unless it is named, and a group of which fewer than four are left", async () => {
    const refused = at.copy("refused");
    await decide(refused, { action: "verdict", verdict: "not concert", reason: "one audience" });
    await expect(exported(refused, "stix")).rejects.toThrow(/no group of the case is to be handed over/);
    const { files } = await exported<StixBundle>(refused, "stix", { groups: ["g-001"] });
    expect(files[0].objects.filter(({ type }) => type === "opinion")).toMatchObject([
      { opinion: "disagree" },
    ]);
    const small = at.copy("small");
    for (const account_id of members.slice(3))
      await decide(small, { action: "exclude", account_id, reason: "no" });
    await expect(exported(small, "misp", { groups: ["g-001"] })).rejects.toThrow(/Nothing was written/);
    await expect(exported(small, "stix", { tlp: "pink" })).rejects.toThrow(/--tlp: no such label, "pink"/);
    await expect(exported(small, "csv", { tlp: "red" })).rejects.toThrow(
      /--tlp: of no use with --format csv/,
    );
  });
});

const OPENSSL = spawnSync("openssl", ["version"]).status === 0;

describe("timestamp", () => {
  it("writes requests over manifest and decisions that openssl reads, and their hashes", async () => {
    const folder = at.copy("stamped");
    await decide(folder, { action: "note", reason: "kept for the court" });
    const to = at.path("stamps");
    await exportCase(folder, { format: "timestamp", to });
    expect(readdirSync(to).sort()).toEqual([
      "SHA256SUMS",
      "decisions.ndjson",
      "decisions.ndjson.tsq",
      "manifest.json",
      "manifest.json.tsq",
    ]);
    for (const name of ["manifest.json", "decisions.ndjson"]) {
      const bytes = readFileSync(join(folder, name));
      const hash = createHash("sha256").update(bytes).digest("hex");
      expect(readFileSync(join(to, "SHA256SUMS"), "utf8")).toContain(`${hash}  ${name}\n`);
      expect(readFileSync(join(to, `${name}.tsq`)).toString("hex")).toBe(
        `30390201013031300d060960864801650304020105000420${hash}0101ff`,
      );
    }
    expect(existsSync(join(folder, "manifest.json.tsq"))).toBe(false);
  });

  it.runIf(OPENSSL)("is read by openssl", async () => {
    const to = at.path("read-by-openssl");
    await exportCase(at.folder, { format: "timestamp", to });
    const said = execFileSync("openssl", [
      "ts",
      "-query",
      "-in",
      join(to, "manifest.json.tsq"),
      "-text",
    ]).toString();
    expect(said).toMatch(/Version: 1[\s\S]*Hash Algorithm: sha256[\s\S]*Certificate required: yes/);
  });
});
