/** What a reader is warned of, and what is no reason for it. */
import { describe, expect, test } from "vitest";
import { type WarningFacts, warningsOf } from "./warnings.js";

const facts = (change: Partial<WarningFacts>): WarningFacts => ({
  inputs: [],
  precision: { second: 10 },
  orders: new Map(),
  damagedReferences: 0,
  mendedPosts: 0,
  shorteners: new Map(),
  unreadLists: [],
  sharedHandles: 0,
  apartClocks: [],
  media: null,
  stamps: { files: [], polled: null, rounds: [], relative: [] },
  busiest: { events: 812, accounts: 1, of: 24 },
  ...change,
});

test("plain data gives no warning", () => {
  expect(warningsOf(facts({}))).toEqual([]);
  expect(warningsOf(facts({ busiest: { events: 7, accounts: 20, of: 24 } }))).toEqual([]);
  expect(warningsOf(facts({ busiest: { events: 900, accounts: 2, of: 24 } }))).toEqual([]);
});

test("accounts that all end at the same number of events tell of a collection that was cut off", () => {
  expect(warningsOf(facts({ busiest: { events: 1000, accounts: 15, of: 24 } }))).toEqual([
    "15 of 24 accounts have exactly 1000 events, and none has more: the collection seems to have stopped there, and what they did before is missing. Compare accounts only where the data of both runs.",
  ]);
});

test("a copy of a file under another name is said to be one", () => {
  const input = (name: string, sha256: string) =>
    ({
      name,
      sha256,
      source: "shares",
      recognisedBy: "shares: 4 of 4 columns",
      preambleLines: 0,
      encoding: "utf-8",
    }) as never;
  expect(
    warningsOf(facts({ inputs: [input("a.csv", "1"), input("b.csv", "2"), input("copy.csv", "1")] })),
  ).toEqual(["copy.csv: holds the same bytes as a.csv, so that its rows say nothing new. Name one of them."]);
});

describe("a mapped file of which little is read", () => {
  const input = (mapping: Record<string, string>, likelyShared: Record<string, string>) =>
    ({
      name: "a.csv",
      sha256: "1",
      source: "generic",
      recognisedBy: "--map",
      preambleLines: 0,
      encoding: "utf-8",
      mapping,
      unusedColumns: ["url_id", "likes"],
      likelyShared,
    }) as never;
  const who = { account: "who", time: "when" };

  test("nothing that is shared: names the columns and what to type", () => {
    const [warning] = warningsOf(facts({ inputs: [input(who, { object: "url_id" })] }));
    expect(warning).toMatch(/no column is read that says what accounts share/);
    expect(warning).toMatch(/Columns that nothing reads: url_id, likes\./);
    expect(warning).toMatch(/--map object=url_id would use it/);
    expect(warningsOf(facts({ inputs: [input(who, {})] }))[0]).toMatch(/--map links=COLUMN/);
  });

  test("something that is shared: names only what looks like more of it", () => {
    const texts = { ...who, text: "body" };
    expect(warningsOf(facts({ inputs: [input(texts, { object: "url_id" })] }))).toEqual([
      "a.csv: not everything that accounts may share is read. --map object=url_id would use it.",
    ]);
    expect(warningsOf(facts({ inputs: [input(texts, {})] }))).toEqual([]);
  });
});
