/** The closing words of a run. */
import { expect, it } from "vitest";
import type { RunSummary, StrongGroup } from "../pipeline/summary.js";
import { summaryWords } from "./words.js";

const group = (change: Partial<StrongGroup>): StrongGroup => ({
  group_id: "g-001",
  size: 9,
  status: "coordinated",
  lead_trace: "co-image",
  window_seconds: 300,
  observed: 244,
  followed: null,
  followed_expected: null,
  expected: 40,
  expected_rhythm: 27,
  contrast: "hour",
  objects: 8,
  score: 90,
  wording: null,
  readings_fit: [],
  readings_unsettled: ["feed", "scheduler"],
  readings_untestable: [],
  ...change,
});

const words = (change: Partial<StrongGroup>): string => {
  const summary: RunSummary = {
    case: "case",
    report: "case/report.html",
    status: "complete",
    groups: { coordinated: 1 },
    accounts: 20,
    events: 900,
    edges: {},
    pairs: 3,
    minimumSupport: 2,
    quality: { rowsRead: 900, rowsKept: 900, rowsRejected: 0, rowsSkipped: 0, duplicates: 0, warnings: [] },
    timings: {},
    peakMemoryBytes: null,
    notes: [],
    searched: true,
    groupTest: { tested: 4, confirmed: 1, unresolved: 0, chances: 90, saturated: 5, alpha: 0.05 },
    selfCheck: null,
    signals: { groups: 0, asked: 0, measured: 0, apart: 0 },
    strongest: [group(change)],
  };
  return summaryWords(summary);
};

it("says beside each group which innocent reading fits, or how many could not be settled", () => {
  expect(words({})).toContain("chance gives 40; no innocent reading fits, 2 of 9 could not be settled\n");
  expect(words({ status: "contested", readings_fit: ["feed"] })).toContain(
    "; what fits: a feed or declared automation\n",
  );
  expect(words({ wording: "retold" })).toContain("; its texts tell one story in other words; no innocent");
  expect(words({ status: "open", readings_untestable: ["feed"] })).toContain(
    "; no innocent reading fits, 2 of 9 could not be settled; this data cannot test: a feed or declared automation\n",
  );
});
