/**
 * Adds up a run of `.ci/run`: the tests as vitest's JSON reporter counts them, and each further step as one. Prints what
 * failed, then `N passed, N failed` as the last line; exit code 1 when anything failed.
 *
 *     node scripts/count-results.mjs tests.json test=0 check=0 demo=1
 */
import { readFileSync } from "node:fs";
import { isStarted } from "./lib/project.mjs";

/** Counts of a vitest report; a file that could not run at all counts as one failure, so does a report that is absent. */
export function testCounts(text, exitCode) {
  if (text === null) return { passed: 0, failed: 1, skipped: 0, broken: ["tests: no report was written"] };
  const report = JSON.parse(text);
  const isBroken = (file) =>
    file.status === "failed" && !file.assertionResults.some(({ status }) => status === "failed");
  const broken = report.testResults.filter(isBroken).map(({ name, message }) => `${name}: ${message}`);
  const failed = report.numFailedTests + broken.length;
  const unexplained =
    exitCode !== 0 && failed === 0 ? [`tests: exit code ${exitCode} without a failed test`] : [];
  return {
    passed: report.numPassedTests,
    failed: failed + unexplained.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    broken: [...broken, ...unexplained],
  };
}

/** The sum of tests and steps; a step is `{ name, code }`, and the step called test is the tests themselves. */
export function totals(text, steps) {
  const tests = testCounts(text, steps.find(({ name }) => name === "test")?.code ?? 0);
  const others = steps.filter(({ name }) => name !== "test");
  const fallen = others.filter(({ code }) => code !== 0);
  return {
    passed: tests.passed + others.length - fallen.length,
    failed: tests.failed + fallen.length,
    skipped: tests.skipped,
    words: [...tests.broken, ...fallen.map(({ name, code }) => `${name}: exit code ${code}`)],
  };
}

function textOf(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function main([path, ...words]) {
  const steps = words.map((word) => ({ name: word.split("=")[0], code: Number(word.split("=")[1]) }));
  const { passed, failed, skipped, words: faults } = totals(textOf(path), steps);
  for (const fault of faults) process.stdout.write(`failed: ${fault}\n`);
  if (skipped > 0) process.stdout.write(`${skipped} tests were skipped.\n`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

if (isStarted(import.meta.url)) main(process.argv.slice(2));
