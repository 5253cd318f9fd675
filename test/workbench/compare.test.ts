/** Two cases beside each other: in the page and as a library, one code; who enters, who leaves, and why. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compareCases } from "../../src/pipeline/compare-cases.js";
import * as api from "../../src/server/api.js";
import { type SmallCase, smallCase } from "../support/small-case.js";
import { serve } from "./http-page.js";

let six: SmallCase;
let eight: SmallCase;
beforeAll(async () => {
  six = await smallCase();
  eight = await smallCase({ planted: 8 });
});
afterAll(() => {
  six.remove();
  eight.remove();
});

describe("two cases", () => {
  it("that are the same differ in nothing", async () => {
    const same = await compareCases(six.folder, six.copy("same"));
    expect(same.why).toEqual([]);
    expect(same.groups.every(({ state, jaccard }) => state === "stays" && jaccard === 1)).toBe(true);
  });

  it("of different data: the group stays by its members, two enter it, and the reason is the data", async () => {
    const { groups, why } = await compareCases(six.folder, eight.folder);
    expect(why.map(({ sort }) => sort)).toEqual(["data", "data"]);
    const [first] = groups;
    expect([first.a?.id, first.accountsLeave, first.accountsEnter.length]).toEqual(["g-001", [], 2]);
    expect(first.jaccard).toBeCloseTo(6 / 8, 12);
    expect(first.why).toMatch(/2 of those that enter are not in the data of A/);
    const back = await compareCases(eight.folder, six.folder);
    expect(back.groups[0].accountsLeave).toHaveLength(2);
  });

  it("of different settings: what differs is named by its option, and a group that left by its trace", async () => {
    const other = six.copy("other");
    const manifest = JSON.parse(readFileSync(join(other, "manifest.json"), "utf8"));
    manifest.plan.minGroup = 7;
    manifest.plan.windowsSeconds = [30];
    manifest.network = manifest.network.map((part: object) => ({ ...part, windowSeconds: 30 }));
    manifest.claque = "0.0.9";
    writeFileSync(join(other, "manifest.json"), JSON.stringify(manifest));
    const { why } = await compareCases(six.folder, other);
    expect(why.map(({ sort, text }) => `${sort}: ${text}`)).toEqual([
      expect.stringMatching(/^version: A was made by claque .*, B by 0\.0\.9\.$/),
      "setting: --window differs.",
      "setting: --min-group differs.",
    ]);
  });

  it("with pseudonyms of different keys are not matched, and that is said", async () => {
    const other = six.copy("keys");
    const manifest = readFileSync(join(other, "manifest.json"), "utf8");
    writeFileSync(join(other, "manifest.json"), manifest.replace(/("keyFingerprint": ")[^"]+/, "$1another"));
    const { comparable, groups, why } = await compareCases(six.folder, other);
    expect([comparable, groups, why[0].sort]).toEqual([false, [], "identity"]);
  });

  it("are compared by the page where the command line named the other, and only then", async () => {
    const { server, page, faults } = await serve(six.folder, { others: [eight.folder] });
    expect(await page.ask("/api/session")).toMatchObject({ others: [{ index: 0, name: "case" }] });
    const answer = api.Comparison.parse(await page.ask("/api/compare/0"));
    expect(answer.groups[0]).toMatchObject({
      jaccard: 0.75,
      a: { id: "g-001", accounts: 6 },
      b: { accounts: 8 },
    });
    for (const path of ["1", "-1", "..%2f..", encodeURIComponent(eight.folder)])
      expect([400, 404], path).toContain((await page.answer(`/api/compare/${path}`)).status);
    await server.close();
    expect(faults).toEqual([]);
  });
});
