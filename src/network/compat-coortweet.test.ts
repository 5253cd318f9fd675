/** Compatibility with the peer: its own output on its own data, byte for byte, and its rules one by one. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { sharedData } from "../../test/shared-data.js";
import { UsageError } from "../model/index.js";
import { Store } from "../store/index.js";
import { compareBytes } from "./byte-order.js";
import { type CoortweetRows, coortweet } from "./compat-coortweet.js";
import { coortweetFromStore, rNumber, writeCoortweet } from "./compat-coortweet-csv.js";

const input = sharedData("coortweet/russian_coord_tweets.csv.gz");
const text = (path: string) => gunzipSync(readFileSync(path)).toString("utf8");
const options = { windowSeconds: 60, minimumParticipation: 2, edgeWeightQuantile: 0.5 };

function rowsOf(csv: string): CoortweetRows {
  const cells = csv
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
  return {
    objectId: cells.map((c) => c[0]),
    accountId: cells.map((c) => c[1]),
    contentId: cells.map((c) => c[2]),
    timestampShare: cells.map((c) => Number(c[3])),
  };
}

for (const [windowSeconds, minimumParticipation, pairs, edges] of [
  [60, 2, 3791, 3721],
  [60, 1, 6281, 6206],
  [10, 2, 447, 442],
]) {
  const name = `coortweet/oracle/russian_tw${windowSeconds}_mp${minimumParticipation}`;
  it.skipIf(!input)(
    `writes the peer's files byte for byte: ${windowSeconds} s, ${minimumParticipation} (skips without shared data)`,
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "claque-"));
      try {
        const network = coortweet(rowsOf(text(input as string)), {
          ...options,
          windowSeconds,
          minimumParticipation,
        });
        expect([network.pairs.length, network.edges.length]).toEqual([pairs, edges]);
        await writeCoortweet(network, { edges: join(folder, "e.csv"), pairs: join(folder, "p.csv") });
        expect(
          readFileSync(join(folder, "e.csv"), "utf8") === text(sharedData(`${name}_edges.csv.gz`) as string),
        ).toBe(true);
        expect(
          readFileSync(join(folder, "p.csv"), "utf8") === text(sharedData(`${name}_pairs.csv.gz`) as string),
        ).toBe(true);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
}

it.skipIf(!input)("gives the same from a store (skips without shared data)", async () => {
  const store = await Store.open({ memoryBytes: 1e9, threads: 2 });
  await store.run("CREATE TABLE shares AS SELECT * FROM read_csv(?, all_varchar = true)", [input]);
  expect(await coortweetFromStore(store, "shares", options)).toEqual(
    coortweet(rowsOf(text(input as string)), options),
  );
  store.close();
});

const rows = (
  ...list: [object: string, account: string, content: string, time: number][]
): CoortweetRows => ({
  objectId: list.map((r) => r[0]),
  accountId: list.map((r) => r[1]),
  contentId: list.map((r) => r[2]),
  timestampShare: list.map((r) => r[3]),
});

it("keeps the peer's rules on rows made for them", () => {
  const all = { ...options, minimumParticipation: 1 };
  const sameSecond = coortweet(rows(["o", "z", "c1", 5], ["o", "a", "c2", 5]), all);
  expect(sameSecond.pairs[0]).toMatchObject({ accountId: "z", accountIdY: "a", timeDelta: 0 });
  expect(sameSecond.edges[0]).toMatchObject({ from: "a", to: "z" });
  expect(coortweet(rows(["o", "a", "c1", 0], ["o", "a", "c2", 5]), all).pairs).toEqual([]);
  expect(coortweet(rows(["o", "a", "c1", 0], ["o", "b", "c1", 5]), all).pairs).toEqual([]);
  expect(coortweet(rows(["o", "a", "o", 0], ["o", "b", "c2", 5]), all).pairs).toEqual([]);
  expect(coortweet(rows(["o", "a", "c1", 0], ["o", "b", "c2", 61]), all).pairs).toEqual([]);
  const eitherSide = coortweet(
    rows(
      ["o", "a", "c1", 0],
      ["o", "b", "c2", 5],
      ["p", "a", "c3", 0],
      ["p", "c", "c4", 5],
      ["x", "b", "c5", 0],
      ["x", "c", "c6", 500],
    ),
    options,
  );
  expect(eitherSide.pairs).toHaveLength(2);
  expect(eitherSide.edges.map((e) => e.weightThreshold)).toEqual([0, 0]);
  expect(coortweet(rows(), options)).toEqual({ pairs: [], edges: [] });
});

it("refuses options and times without sense", () => {
  expect(() => coortweet(rows(), { ...options, edgeWeightQuantile: 2 })).toThrow(UsageError);
  expect(() => coortweet(rows(), { ...options, minimumParticipation: 0 })).toThrow(UsageError);
  expect(() => coortweet(rows(["o", "a", "c", Number.NaN]), options)).toThrow(/row 1/);
});

it("prints numbers as R does and orders texts by bytes", () => {
  expect([16 + 1 / 3, 2 / 3, 39.5, 1, 100_000, 123_456, 0.0001, 1234567.5].map(rNumber)).toEqual([
    "16.3333333333333",
    "0.666666666666667",
    "39.5",
    "1",
    "1e+05",
    "123456",
    "1e-04",
    "1234567.5",
  ]);
  const texts = ["é", "z", "\u{1f600}", "\uffee", "", "zz"];
  expect([...texts].sort(compareBytes)).toEqual(
    [...texts].sort((x, y) => Buffer.compare(Buffer.from(x), Buffer.from(y))),
  );
});
