/** Members and those they are compared with are alike in volume; whoever nobody is like is not compared; chance gives uniform p. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { quietContext } from "../model/index.js";
import { random, uniformTest } from "../stats/index.js";
import { Store } from "../store/index.js";
import { makeGround } from "./ground.js";
import { chosenControls } from "./matched-controls.js";
import { measuredSignal } from "./measure-signals.js";
import { drawOthers, placeboSets } from "./placebos.js";
import { SIGNAL_LIST } from "./registry.js";
import type { Measured } from "./signal.js";
import { type Matchable, strataOf } from "./strata.js";
import { fillWorld, plainAccounts, type WorldAccount } from "./test-world.js";

const DAY = 86_400;
const START = Date.UTC(2024, 0, 1) / 1000;

/** Accounts of two platforms and languages, most of them quiet. */
function some(count: number, { seed, doublings }: { seed: number; doublings: () => number }): Matchable[] {
  const rng = random(seed);
  return Array.from({ length: count }, (_, i) => ({
    id: `${seed}-${i}`,
    platform: rng.integer(2) ? "x" : "telegram",
    events: Math.round(2 ** doublings()),
    first: rng.float() * 10,
    last: 90 + rng.float() * 10,
    created: null,
    language: rng.integer(3) ? "en" : "fr",
    responses: rng.float(),
    topics: rng.float(),
  }));
}

const volumes = random(5);
const quiet = (count: number, seed: number) =>
  some(count, { seed, doublings: () => 3 + 5 * volumes.float() * volumes.float() });
const busy = (count: number, seed: number) =>
  some(count, { seed, doublings: () => 6.05 + 0.9 * volumes.float() });

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const median = (values: readonly number[]) => [...values].sort((x, y) => x - y)[values.length >> 1];

describe("strata", () => {
  test("one platform, one language, one doubling; none twice, and as many others as members", () => {
    const [members, others] = [busy(40, 1), quiet(1500, 2)];
    const strata = strataOf(members, others);
    const used = strata.flatMap((stratum) => stratum.others);
    expect(new Set(used).size).toBe(used.length);
    expect(strata.flatMap((stratum) => stratum.members).length).toBeGreaterThan(32);
    for (const stratum of strata) {
      expect(stratum.others.length).toBeGreaterThanOrEqual(stratum.members.length);
      const all = [...stratum.members.map((i) => members[i]), ...stratum.others.map((i) => others[i])];
      const cell = (one: Matchable) => `${one.platform} ${one.language} ${Math.floor(Math.log2(one.events))}`;
      expect(new Set(all.map(cell)).size).toBe(1);
    }
  });

  test("busy members are compared with as busy others, however many quiet ones there are", () => {
    const [members, others] = [busy(40, 3), quiet(3000, 4)];
    const strata = strataOf(members, others);
    const gap = strata.map(
      ({ members: own, others: rest }) =>
        own.length *
        (mean(own.map((i) => Math.log2(members[i].events))) -
          mean(rest.map((i) => Math.log2(others[i].events)))),
    );
    const matched = strata.reduce((sum, stratum) => sum + stratum.members.length, 0);
    expect(Math.abs(gap.reduce((sum, one) => sum + one, 0) / matched)).toBeLessThan(0.1);
  });

  test("where others are plenty, they are also alike in what they answer, link and when they act", () => {
    const members = busy(4, 6).map((one) => ({ ...one, platform: "x", language: "en", responses: 0.9 }));
    const others = busy(2000, 7).map((one) => ({ ...one, platform: "x", language: "en" }));
    const strata = strataOf(members, others);
    for (const stratum of strata)
      expect(mean(stratum.others.map((i) => others[i].responses))).toBeGreaterThan(0.65);
  });

  test("a busy group among quiet accounts lies in no stratum", () => {
    const members = some(20, { seed: 8, doublings: () => 9 + volumes.float() });
    expect(strataOf(members, quiet(2000, 9))).toEqual([]);
  });

  test("no more than 40 controls a member, those of strata first, the rest as a background", () => {
    const { controls, strata } = chosenControls(busy(10, 10), quiet(3000, 11), 1);
    expect(controls.length).toBe(400);
    expect(new Set(controls.map(({ id }) => id)).size).toBe(400);
    for (const { members, others } of strata) expect(others.length).toBeLessThanOrEqual(40 * members.length);
  });
});

describe("placebo groups", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ memoryBytes: 5e8, threads: 1 });
  });
  afterAll(() => store.close());

  const ground = async (accounts: readonly WorldAccount[], group: readonly string[], seed = 1) => {
    await fillWorld(store, accounts, { group });
    return makeGround(store, { groupId: "g-001", seed });
  };

  /** Accounts of very different volume. */
  const mixed = (count: number, seed: number): WorldAccount[] => {
    const rng = random(seed);
    return plainAccounts(count, { seed }).map((account) => ({
      ...account,
      times: Array.from(
        { length: Math.round(2 ** (3 + 4 * rng.float())) },
        () => START + Math.floor(rng.float() * 30 * DAY),
      ).sort((x, y) => x - y),
    }));
  };

  test("are as large as the matched part of the group, with the same median of events", async () => {
    const world = mixed(600, 12);
    const group = world.filter(({ times }) => times.length > 60).slice(0, 40);
    const made = await ground(
      world,
      group.map(({ id }) => id),
    );
    const { matched, sets, others } = placeboSets(made).all!;
    const events = (numbers: Int32Array) => median([...numbers].map((n) => made.accounts.events[n]));
    for (const set of [...sets, ...others]) expect(set.size).toBe(matched.size);
    for (const set of others) expect(Math.min(...set.numbers)).toBeGreaterThanOrEqual(group.length);
    const usual = mean(sets.map(({ numbers }) => events(numbers)));
    expect(Math.abs(usual / events(matched.numbers) - 1)).toBeLessThan(0.1);
  });

  test("a busy group among quiet accounts is not measurable rather than apart", async () => {
    const rng = random(13);
    const world = mixed(300, 14).map((account, i) =>
      i < 10
        ? {
            ...account,
            times: Array.from({ length: 900 }, () => START + Math.floor(rng.float() * 30 * DAY)).sort(
              (x, y) => x - y,
            ),
          }
        : account,
    );
    const made = await ground(
      world,
      world.slice(0, 10).map(({ id }) => id),
    );
    expect(placeboSets(made).all).toBeNull();
    for (const signal of SIGNAL_LIST)
      expect((await measuredSignal(signal, made, placeboSets(made), context)).compared).toBeNull();
  });

  test("the value of p is that of the members that others are like, and the note says so", async () => {
    const rng = random(15);
    const world = mixed(400, 16).map((account, i) =>
      i === 0
        ? { ...account, times: Array.from({ length: 900 }, (_, n) => START + n * 2000 + rng.integer(900)) }
        : account,
    );
    const made = await ground(
      world,
      world.slice(0, 12).map(({ id }) => id),
    );
    const placebos = placeboSets(made);
    const { compared, told } = await measuredSignal(creationBatch, made, placebos, context);
    const matched = placebos.all!.matched.size;
    expect(matched).toBeLessThan(12);
    expect(compared).toMatchObject({ accounts: 12, matched: { accounts: matched } });
    expect(told.note).toContain(`p rests on the ${matched} of 12 members`);
  });

  const context = { run: quietContext(), factChecks: null };
  const signal = (wanted: string) => SIGNAL_LIST.find(({ id }) => id === wanted)!;
  const creationBatch = signal("creation-batch");

  /** p of one drawn group; the group that it was drawn for takes no part. Ties are broken by chance, for p to be uniform. */
  async function drawnP(drawn: readonly string[], seed: number, wanted: string): Promise<number> {
    await store.run("DELETE FROM members WHERE group_id = 'g-001'");
    for (const id of drawn)
      await store.run("INSERT INTO members (group_id, account_id) VALUES ('g-001', $1)", [id]);
    const own = await makeGround(store, { groupId: "g-001", seed });
    const { compared } = await measuredSignal(signal(wanted), own, placeboSets(own, 99), context);
    const of = (one: Measured) => one.statistic ?? one.value;
    const above = compared!.placebos.filter((one) => of(one) > of(compared!.matched)).length;
    const equal = compared!.placebos.filter((one) => of(one) === of(compared!.matched)).length;
    return (above + random(seed).float() * (equal + 1)) / (1 + compared!.placebos.length);
  }

  test.each([17, 18])(
    "drawn groups have uniform p, few others though there are, world %i",
    async (seed) => {
      const world = mixed(260, seed);
      const group = world.filter(({ times }) => times.length > 50).slice(0, 24);
      const first = await ground(
        world,
        group.map(({ id }) => id),
      );
      const { ids } = first.accounts;
      const drawn = Array.from({ length: 60 }, (_, n) => [...drawOthers(first, 900 + n)!.numbers]);
      await store.run(
        "INSERT INTO groups (group_id, rank, size, status) VALUES ('g-002', 2, 24, 'coordinated')",
      );
      await store.run("INSERT INTO members (group_id, account_id) SELECT 'g-002', account_id FROM members");
      const values: number[] = [];
      for (const [n, numbers] of drawn.entries())
        values.push(
          await drawnP(
            numbers.map((number) => ids[number]),
            n,
            "creation-batch",
          ),
        );
      expect(uniformTest(values).pValue).toBeGreaterThan(0.01);
      expect(values.filter((p) => p <= 0.05).length).toBeLessThanOrEqual(8);
    },
    60_000,
  );
});
