/** Telegram news channels repeat each other's copy: whatever is said of them has that reading beside it. */
import { expect, it } from "vitest";
import { readFiles } from "../src/bench/data/read-files.js";
import { testReadings } from "../src/evidence/index.js";
import { EDGES, quietContext } from "../src/model/index.js";
import { networkEdges } from "../src/network/index.js";
import { testedGroups } from "../src/pipeline/search.js";
import { createTable } from "../src/store/index.js";
import { sharedData } from "./shared-data.js";

const FILE = sharedData("telegram-news/messages.ndjson.gz");
const OPTIONS = { seed: 1, threads: 2, memoryBytes: 1e9 };

it.skipIf(FILE === null)(
  "names no news channels without saying that one publisher's copy fits (needs shared data)",
  async () => {
    const run = quietContext();
    const map = ["account=sender_id", "post=message_id", "time=date", "text=text"];
    const { store, traces } = await readFiles(
      [FILE ?? ""],
      { map, trace: ["co-link", "co-text"] },
      OPTIONS,
      run,
    );
    try {
      await createTable(store, EDGES);
      const windows = new Map(traces.map(({ id, windowsSeconds }) => [id, windowsSeconds]));
      for (const [trace, windowsSeconds] of windows)
        await networkEdges(store, { trace, windowsSeconds, fdr: 0.05, workers: 2, memoryBytes: 1e9 }, run);
      await testedGroups(store, { ...OPTIONS, windows, minGroup: 4, alpha: 0.05 }, run);
      await testReadings(store, {}, run);
      const named = await store.rows<{ status: string; fits: string[] }>(
        `SELECT g.status, list(r.reading) FILTER (r.state = 'fits') AS fits
       FROM groups g LEFT JOIN readings r USING (group_id) WHERE g.status <> 'candidate' GROUP BY g.group_id, g.status`,
      );
      for (const { status, fits } of named) {
        expect(status).not.toBe("coordinated");
        expect(fits).toContain("same-publisher");
      }
    } finally {
      store.close();
    }
  },
);
