/** Suggestions rest on behaviour that was measured, carry its numbers, and name ids that the framework's file holds. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GROUP_TRACES, GROUPS, SIGNALS } from "../../model/index.js";
import { createTable, Store } from "../../store/index.js";
import { DISARM_RULES, DISARM_VERSION, suggestTechniques } from "./suggest-techniques.js";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ memoryBytes: 2e8, threads: 1 });
});
afterAll(() => store.close());

interface Given {
  readonly signals?: readonly (readonly [signal: string, p: number])[];
  readonly traces?: readonly (readonly [trace: string, observed: number, expected: number])[];
  readonly chance?: readonly string[];
}

async function suggested({ signals = [], traces = [], chance = [] }: Given) {
  for (const table of [SIGNALS, GROUPS, GROUP_TRACES]) await createTable(store, table);
  await store.run(
    `INSERT INTO groups (group_id, rank, size, status, traces) VALUES ('g-001', 1, 9, 'coordinated', $1::JSON::VARCHAR[])`,
    [JSON.stringify(traces.map(([trace]) => trace).filter((trace) => !chance.includes(trace)))],
  );
  for (const [signal, p] of [["shift", 0.9] as const, ...signals])
    await store.run(
      "INSERT INTO signals (group_id, signal, p_value, measurable, note) VALUES ('g-001', $1, $2, true, 'Numbers.')",
      [signal, p],
    );
  for (const [trace, observed, expected] of traces)
    await store.run(
      "INSERT INTO group_traces (group_id, trace, window_seconds, observed, expected, accounts) VALUES ('g-001', $1, 60, $2, $3, 9)",
      [trace, observed, expected],
    );
  await suggestTechniques(store);
  return store.rows<{
    technique: string;
    because: string;
    framework_version: string;
    confirmed: boolean | null;
  }>("SELECT * FROM disarm_suggestions ORDER BY technique");
}

test("each rests on its signal or trace, with the numbers, for a person to confirm", async () => {
  const all = await suggested({
    signals: [
      ["creation-batch", 0.005],
      ["cross-platform", 0.01],
      ["hashtag-diversion", 0.005],
      ["narrative", 0.005],
      ["automation", 0.005],
    ],
    traces: [
      ["co-text", 40, 1.25],
      ["co-reply", 30, 2],
      ["co-repost", 20, 3],
    ],
  });
  expect(all.map(({ technique }) => technique)).toEqual(DISARM_RULES.map(({ technique }) => technique));
  expect(all[2]).toMatchObject({
    because:
      "Posting one text many times over. 9 members posted nearly the same texts within 60 seconds: 40 meetings, where chance gives 1.3. Stories and their roads, p = 0.005: Numbers.",
    framework_version: DISARM_VERSION,
    confirmed: null,
  });
  expect(all[5].because).toBe("Accounts created in a burst. Made in series, p = 0.005: Numbers.");
});

test("nothing is suggested by signals that do not stand apart, by chance, or by half of a rule", async () => {
  expect(await suggested({ signals: [["creation-batch", 0.02]] })).toEqual([]);
  expect(await suggested({ traces: [["co-text", 40, 1]], chance: ["co-text"] })).toEqual([]);
  expect(await suggested({ traces: [["co-text", 40, 1]] })).toEqual([]);
  expect(await suggested({ traces: [["co-reply", 292, 286]] })).toEqual([]);
  expect(await suggested({ signals: [["automation", 0.005]] })).toEqual([]);
});

test("every id stands in the framework's file, with its licence beside it", () => {
  const folder = new URL("../../../docs/third-party/disarm/", import.meta.url);
  const rows = readFileSync(new URL("techniques.csv", folder), "utf8").trim().split("\n").slice(1);
  expect(rows.map((row) => row.split(",")[0])).toEqual(DISARM_RULES.map(({ technique }) => technique));
  expect(readFileSync(new URL("LICENSE-CC-BY-SA-4.0.txt", folder), "utf8")).toContain(
    "Attribution-ShareAlike 4.0",
  );
});
