/**
 * The group test on whole worlds: an operation that owns its cells must be found with nearly nobody else, honest crowds must not be
 * called coordinated, and the answer depends neither on names nor on the calendar.
 */
import { expect, it } from "vitest";
import { claqueTested } from "../src/bench/claque.js";
import { worldMaker } from "../src/bench/data/worlds.js";
import { namesAccounts, quietContext } from "../src/model/index.js";
import { heldOut } from "../src/pipeline/search.js";
import { rowsOf } from "../src/store/index.js";

const OPTIONS = { threads: 2, memoryBytes: 1e9 };

async function found(scenario: string, seed: number, parameters: Readonly<Record<string, unknown>> = {}) {
  const run = quietContext();
  const world = { id: scenario, title: scenario, parameters };
  const sample = await worldMaker(scenario, () => true, world).make(seed, { seed, ...OPTIONS }, run);
  if (!sample) throw new Error(`no world ${scenario}`);
  try {
    const { groups } = await claqueTested.detect(sample.store, sample.traces, { seed, ...OPTIONS }, run);
    const planted = new Set(sample.truth.groups.flat());
    const named = groups.filter(({ status }) => namesAccounts(status));
    const accounts = [...new Set(named.flatMap((group) => group.accounts))];
    const leads = await sample.store.rows<{ trace: string }>(
      "SELECT DISTINCT lead_trace AS trace FROM groups WHERE status IN ('coordinated', 'open', 'contested')",
    );
    return {
      named,
      accounts,
      planted,
      right: accounts.filter((account) => planted.has(account)).length,
      leads: leads.map(({ trace }) => trace),
    };
  } finally {
    sample.store.close();
  }
}

it.each([
  ["farm-reply-brigade", 31],
  ["farm-small-sparse", 31],
  ["farm-rotating", 31],
])("finds most of %s and next to nobody else", async (scenario, seed) => {
  const { accounts, planted, right } = await found(scenario, seed);
  expect(right).toBeGreaterThanOrEqual(0.7 * planted.size);
  expect(accounts.length - right).toBeLessThanOrEqual(2);
});

it.each([31, 32])(
  "shows a brigade by its replies, where it owns its hours, and not by what is above chance elsewhere",
  async (seed) => {
    const { named, leads } = await found("farm-reply-brigade", seed, { accounts: 1050 });
    expect(named.map(({ status }) => ["coordinated", "open"].includes(status))).toEqual([true]);
    expect(leads).toEqual(["co-reply"]);
  },
);

it("finds a group whose texts alone are alike, a tenth of the words changed, and which nobody else shares", async () => {
  const farm = { kinds: ["text"], paraphrase: 0.1 };
  const { accounts, planted, right } = await found("farm-copy-paste", 31, { farm });
  expect(right).toBeGreaterThanOrEqual(0.9 * planted.size);
  expect(accounts.length - right).toBeLessThanOrEqual(2);
});

it.each([
  ["honest-plain", 31],
  ["honest-notification", 31],
  ["honest-breaking-news", 31],
  ["honest-movement", 31],
])("names nobody in %s", async (scenario, seed) => {
  expect((await found(scenario, seed)).accounts).toEqual([]);
});

it.each([
  ["honest-newsroom", "contested", 31, 1],
  ["honest-feeds", "contested", 31, 1],
  ["honest-share-buttons", "contested", 31, 0],
  ["honest-share-buttons", "contested", 32, 1],
])("calls no group of %s coordinated without its reading", async (scenario, status, seed, least) => {
  const { named } = await found(scenario, seed);
  expect(named.length).toBeGreaterThanOrEqual(least);
  expect(named.map((group) => group.status)).toEqual(named.map(() => status));
});

it("tells two operations apart", async () => {
  const { named, accounts, planted, right } = await found("two-farms", 11);
  expect(named).toHaveLength(2);
  expect(right).toBeGreaterThanOrEqual(0.9 * planted.size);
  expect(accounts.length - right).toBeLessThanOrEqual(2);
});

it("gives the same e-values under other names, on other days and among strangers", async () => {
  const run = quietContext();
  const sample = await worldMaker("farm-small-sparse", () => true).make(5, { seed: 5, ...OPTIONS }, run);
  if (!sample) throw new Error("no world");
  const { store, traces } = sample;
  const windows = new Map(traces.map(({ id, windowsSeconds }) => [id, windowsSeconds]));
  const values = async () => {
    const { verdicts } = await heldOut(
      store,
      { windows, minGroup: 4, alpha: 0.05, seed: 5, ...OPTIONS },
      run,
    );
    return verdicts.logE.map((log) => Math.round(log * 1e6) / 1e6 + 0).sort((x, y) => x - y);
  };
  try {
    const before = await values();
    for (const table of ["actions", "events"])
      await store.run(
        `UPDATE ${await rowsOf(store, table)} SET account_id = md5(account_id), time_utc = time_utc + INTERVAL 6 DAY`,
      );
    expect(await values()).toEqual(before);
    // Strangers post all the time, from before the first to behind the last, and share nothing with anybody.
    await store.run(
      `INSERT INTO ${await rowsOf(store, "events")} BY NAME SELECT 9000000 + n AS event_id, 'stranger' || n % 40 AS account_id, low + (high - low) * (n / 3800 - 0.02) AS time_utc
       FROM range(4000) t(n), (SELECT min(time_utc) AS low, max(time_utc) AS high FROM events)`,
    );
    await store.run(
      `INSERT INTO ${await rowsOf(store, "actions")} BY NAME SELECT '${traces[0].id}' AS trace, 'own' || event_id AS object_id, account_id, event_id, time_utc
       FROM events WHERE event_id >= 9000000`,
    );
    expect(await values()).toEqual(before);
  } finally {
    store.close();
  }
});
