import { describe, expect, it } from "vitest";
import { UsageError } from "../model/index.js";
import { effectiveOptions } from "./config.js";
import { ANALYZE_OPTIONS, environmentName } from "./options.js";
import { resolvePlan } from "./plan.js";
import { bytesOf, secondsOf, windowsOf } from "./quantities.js";

describe("effectiveOptions", () => {
  const config = (data: object) => ({ path: "claque.config.json", text: JSON.stringify(data) });

  it("takes the flag before the environment, the environment before the config file, and that before the default", () => {
    const all = {
      flags: { seed: "4" },
      environment: { CLAQUE_SEED: "3", CLAQUE_FDR: "0.2" },
      config: config({ seed: 2, fdr: 0.1, minGroup: 6 }),
    };
    expect(effectiveOptions(all)).toMatchObject({ seed: 4, fdr: 0.2, minGroup: 6, memory: "4GB" });
  });

  it("splits lists in the environment", () => {
    expect(
      effectiveOptions({ flags: {}, environment: { CLAQUE_TRACE: "co-link, co-text" }, config: null }).trace,
    ).toEqual(["co-link", "co-text"]);
  });

  it.each([
    [{ flags: { seed: "x" }, environment: {}, config: null }, /--seed/],
    [{ flags: {}, environment: { CLAQUE_MIN_GROUP: "3" }, config: null }, /CLAQUE_MIN_GROUP/],
    [{ flags: {}, environment: {}, config: config({ mingroup: 5 }) }, /claque\.config\.json.*mingroup/],
    [{ flags: {}, environment: {}, config: { path: "claque.config.json", text: "{" } }, /not valid JSON/],
    [{ flags: { identity: "open" }, environment: {}, config: null }, /--identity/],
  ])("names the option and where it stood: %j", (sources, words) => {
    expect(() => effectiveOptions(sources)).toThrow(UsageError);
    expect(() => effectiveOptions(sources)).toThrow(words);
  });

  it.each([
    ["5%", 0.05],
    ["12.5 %", 0.125],
    ["0", 0],
    ["0.3", 0.3],
  ])("reads a share written %s", (text, share) => {
    const sources = { flags: { maxRejected: text }, environment: {}, config: null };
    expect(effectiveOptions(sources).maxRejected).toBe(share);
  });

  it.each([
    ["maxRejected", "few", /^--max-rejected: not a number, "few"\. Write a share such as 0\.05, or 5%\./],
    ["maxRejected", "50", /^--max-rejected: more than 1, "50"\. Write a share/],
    ["fdr", "0", /^--fdr: not more than 0, "0"\./],
    ["minGroup", "3", /^--min-group: less than 4, "3"\. The option: smallest group, at least 4;/],
    ["identity", "open", /^--identity: none of pseudonym, plain, "open"\./],
  ])("says what is wrong with --%s %s in words", (name, text, words) => {
    expect(() => effectiveOptions({ flags: { [name]: text }, environment: {}, config: null })).toThrow(words);
  });

  it("asks for a purpose where identifiers are shown, and for one that says something", () => {
    const plan = (purpose?: string) => () =>
      resolvePlan(["a.csv"], { identity: "plain", purpose }, { cores: 2 }, null);
    expect(plan()).toThrow(/--identity plain: .*Add --purpose/);
    expect(plan("x")).toThrow(/--purpose: too short to be a reason, "x"/);
    expect(plan("audit")().identity.purpose).toBe("audit");
  });

  it("gives every option its own environment variable", () => {
    expect(new Set(ANALYZE_OPTIONS.map(environmentName)).size).toBe(ANALYZE_OPTIONS.length);
  });
});

describe("quantities", () => {
  it("reads durations and sizes as people type them", () => {
    expect([
      secondsOf("60s", ""),
      secondsOf("5m", ""),
      secondsOf("1.5h", ""),
      secondsOf("90", ""),
      secondsOf("250ms", ""),
    ]).toEqual([60, 300, 5400, 90, 0.25]);
    expect([bytesOf("4GB", ""), bytesOf("512MiB", "")]).toEqual([4e9, 512 * 1024 ** 2]);
  });

  it.each(["", "soon", "-5s", "0s", "60 years", "1e9d"])("refuses %j as a duration", (text) => {
    expect(() => secondsOf(text, "--window")).toThrow(/--window.*60s/);
  });

  it("keeps windows of all traces and of one apart", () => {
    expect(windowsOf(["5m", "60s", "co-link=10s", "60s"], ["co-link"], "--window")).toEqual({
      all: [60, 300],
      byTrace: { "co-link": [10] },
    });
    expect(() => windowsOf(["co-lynk=10s"], ["co-link"], "--window")).toThrow(/co-lynk.*co-link/);
  });
});
