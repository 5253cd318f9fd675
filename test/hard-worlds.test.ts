/** Worlds that the first edition of the group test got wrong, with their right answers. They are burnt: what counts is their kind. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { claqueTested } from "../src/bench/claque.js";
import { readFiles } from "../src/bench/data/read-files.js";
import { isReported } from "../src/bench/detectors.js";
import { quietContext } from "../src/model/index.js";
import { sharedData } from "./shared-data.js";

const OPTIONS = { threads: 2, memoryBytes: 2e9, seed: 1 };

/** Who is named, and who was planted, by the identifiers of the file. */
async function answer(world: string, file: string) {
  const path = sharedData(`hard/worlds/${world}/${file}`);
  if (path === null) return null;
  const run = quietContext();
  const { store, traces } = await readFiles([path], {}, OPTIONS, run);
  try {
    const { groups } = await claqueTested.detect(store, traces, OPTIONS, run);
    const named = groups.filter(isReported);
    return {
      statuses: named.map(({ status }) => status),
      accounts: [...new Set(named.flatMap(({ accounts }) => accounts))].map((id) =>
        id.slice(id.lastIndexOf(":") + 1),
      ),
    };
  } finally {
    store.close();
  }
}

function planted(world: string): Set<string> {
  const path = sharedData(`hard/worlds/${world}/labels.csv`);
  if (path === null) return new Set();
  const rows = readFileSync(path, "utf8").trim().split("\n").slice(1);
  return new Set(
    rows
      .map((row) => row.trim().split(","))
      .filter((cells) => cells[cells.length - 1] !== "")
      .map(([id]) => id),
  );
}

const absent = sharedData("hard/worlds") === null;

describe.skipIf(absent)("worlds of others", () => {
  it.each([
    ["random-9005", "shares.csv.gz"],
    ["random-9011", "shares.csv.gz"],
    ["random-9012", "shares.csv.gz"],
    ["camouflage", "shares.csv.gz"],
    ["dormant-71", "posts.ndjson.gz"],
  ])("finds the operation of %s whole, and next to nobody else", async (world, file) => {
    const found = await answer(world, file);
    const right = planted(world);
    const hits = found!.accounts.filter((id) => right.has(id)).length;
    expect(hits).toBeGreaterThanOrEqual(0.9 * right.size);
    expect(found!.accounts.length - hits).toBeLessThanOrEqual(0.05 * found!.accounts.length);
  });

  it("names nobody where the busiest accounts carry the time of a daily poll", async () => {
    expect((await answer("plain-panel60d", "posts.ndjson.gz"))!.accounts).toEqual([]);
  });

  it("does not call a newsroom coordinated where its readings cannot be tested", async () => {
    expect((await answer("honest-newsroom", "shares.csv.gz"))!.statuses).not.toContain("coordinated");
  });
});
