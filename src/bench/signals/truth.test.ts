/** Scores of the order book, operators and hours against a truth file written by hand. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { truthScores, truthWords } from "./truth.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "claque-truth-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const takers = (time: string) => ["a1", "a2", "a3", "a4"].map((account) => ({ account, time }));

const TRUTH = {
  office: { operators: 40, utcOffset: 3 },
  orders: [
    {
      kind: "hashtag",
      object: "tag9",
      onset: "2024-01-02T08:00:00Z",
      takers: takers("2024-01-02T08:00:00Z"),
    },
    { kind: "wording", object: "w7", onset: "2024-01-03T08:00:00Z", takers: takers("2024-01-03T08:00:00Z") },
    {
      kind: "link",
      object: "https://site3.example/x",
      onset: "2024-01-04T08:00:00Z",
      takers: takers("2024-01-04T08:00:00Z"),
    },
    {
      kind: "link",
      object: "https://site3.example/few",
      onset: "2024-01-04T08:00:00Z",
      takers: takers("2024-01-04T08:00:00Z").slice(2),
    },
  ],
  hijacks: [{ tag: "theirs" }],
  narratives: [],
};

const entry = (day: string, kind: string, topic: string, time: string) => [
  "g-001",
  day,
  kind,
  topic,
  "x::a2",
  BigInt(Date.parse(time)) * 1000n,
  4,
  0.5,
  3,
  4,
  0.5,
  ["x"],
  0.005,
  0.01,
];

test("orders by topic and day, wordings by who began, entries of nothing planted", async () => {
  await writeFile(join(folder, "truth.json"), JSON.stringify(TRUTH));
  const rows = {
    order_book: [
      entry("2024-01-02", "hashtag", "tag9", "2024-01-02T08:10:00Z"),
      entry("2024-01-03", "text", "text:abc", "2024-01-03T08:00:00Z"),
      entry("2024-01-05", "link", "site3.example/x", "2024-01-05T08:00:00Z"),
      entry("2024-01-06", "hashtag", "theirs", "2024-01-06T08:00:00Z"),
      entry("2024-01-06", "hashtag", "weather", "2024-01-06T08:00:00Z"),
    ],
    operators: [["g-001", 36, 25, 52, 110, 3.1, "note"]],
  };
  const scores = await truthScores(folder, rows, [2.5, 3]);
  expect(scores).toEqual({
    orders: { planted: 3, entries: 5, recovered: 2, onsetWithin30: 2, wrong: 1 },
    operators: { planted: 40, estimate: 36, low: 25, high: 52 },
    offset: { planted: 3, told: [2.5, 3] },
  });
  expect(truthWords([scores!])).toEqual([
    "order book: 66.7 % of 3 orders recovered, 100.0 % of these with the onset within half an hour; 20.0 % of 5 entries belong to nothing planted",
    "operators: the true number lies in the interval in 1 of 1 worlds (1 with an interval, the widest a factor of 2.1, the median 2.1)",
    "hours: the true offset is among those told in 1 of 1 worlds; the set spans at most 0.5 hours",
  ]);
});

test("a world without truth has no scores", async () => {
  expect(await truthScores(join(folder, "none"), {}, null)).toBeNull();
});
