/**
 * The last line of `.ci/run` may not lie: files that never ran, absent reports and exit codes without a failed test all
 * count as failures.
 */
import { describe, expect, it } from "vitest";
import { totals } from "../../scripts/count-results.mjs";

const report = (numPassedTests: number, numFailedTests: number, files: object[] = []): string =>
  JSON.stringify({ numPassedTests, numFailedTests, numPendingTests: 2, testResults: files });
const step = (name: string, code: number): object => ({ name, code });
const counts = (text: string | null, ...steps: object[]): string => {
  const { passed, failed } = totals(text, steps);
  return `${passed} passed, ${failed} failed`;
};

describe("the sum of a run", () => {
  it("adds tests and steps", () => {
    expect(counts(report(40, 0), step("test", 0), step("check", 0), step("demo", 0))).toBe(
      "42 passed, 0 failed",
    );
    expect(counts(report(40, 1), step("test", 1), step("check", 1), step("demo", 0))).toBe(
      "41 passed, 2 failed",
    );
  });

  it("counts a file that did not run", () => {
    const file = { name: "a.test.ts", status: "failed", message: "no such module", assertionResults: [] };
    expect(counts(report(40, 0, [file]), step("test", 1))).toBe("40 passed, 1 failed");
  });

  it("does not count a file twice whose tests failed", () => {
    const file = {
      name: "a.test.ts",
      status: "failed",
      message: "",
      assertionResults: [{ status: "failed" }],
    };
    expect(counts(report(40, 1, [file]), step("test", 1))).toBe("40 passed, 1 failed");
  });

  it("takes an absent report and an unexplained exit code for failures", () => {
    expect(counts(null, step("test", 1))).toBe("0 passed, 1 failed");
    expect(counts(report(40, 0), step("test", 1))).toBe("40 passed, 1 failed");
    expect(counts(report(40, 0), step("test", 124))).toBe("40 passed, 1 failed");
  });
});
