/**
 * Every signal keeps the same promises: shuffled rows and renamed accounts change nothing, only coordinated groups, and those that nothing but a common source contests, are
 * measured, nobody alone can be asked about, chance gives p-values without a lean, and what the data lacks is said.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { InterruptedError, quietContext, SILENT } from "../model/index.js";
import { random } from "../stats/index.js";
import { Store } from "../store/index.js";
import * as signals from "./index.js";
import { fillWorld, plainAccounts, type WorldAccount } from "./test-world.js";

const { AccountSet, measureSignals, SIGNAL_LIST } = signals;
const run = quietContext();
let store: Store;
beforeAll(async () => {
  store = await Store.open({ memoryBytes: 5e8, threads: 1 });
});
afterAll(() => store.close());

interface Row {
  signal: string;
  value: number | null;
  p_value: number | null;
  measurable: boolean;
  accounts_measured: number;
  note: string;
}

async function measured(
  accounts: readonly WorldAccount[],
  group: readonly string[],
  options: { seed?: number; order?: number; status?: string; fits?: readonly string[] } = {},
): Promise<Row[]> {
  const { order, status, fits } = options;
  await fillWorld(store, accounts, { group, seed: order, status, fits });
  await measureSignals(store, { signals: null, seed: options.seed ?? 1, factChecks: null }, run);
  return store.rows<Row>("SELECT * FROM signals ORDER BY signal");
}

const ids = (accounts: readonly WorldAccount[], count: number) =>
  accounts.slice(0, count).map(({ id }) => id);

describe("no single account", () => {
  test.each([[[]], [[1]], [[1, 2, 3]], [[1, 1, 2, 2, 3]]])("a set of %j is refused", (numbers) => {
    expect(() => AccountSet.of(numbers)).toThrow(/never for single accounts/);
  });

  test("a set can be made by `of` alone, and no function of the stage takes an account", () => {
    const make = AccountSet as unknown as { of(numbers: Iterable<number>): unknown };
    expect(make.of([3, 1, 2, 0])).toMatchObject({ size: 4 });
    expect(Object.keys(signals).sort()).toMatchInlineSnapshot(`
      [
        "AccountSet",
        "FEWEST_ACCOUNTS",
        "KINDS",
        "PLACEBOS",
        "SIGNAL_LIMIT",
        "SIGNAL_LIST",
        "controlsIn",
        "daysIn",
        "defineSignal",
        "drawOthers",
        "dropGround",
        "isNotMeasurable",
        "makeGround",
        "measureSignals",
        "measuredSignal",
        "placeboSets",
        "readFactChecks",
        "readSignals",
      ]
    `);
  });

  test.each(["candidate", "contested", "shared-audience"])(
    "a group that stands as %s is not measured",
    async (status) => {
      const world = plainAccounts(60, { seed: 3 });
      expect(await measured(world, ids(world, 6), { status })).toEqual([]);
    },
  );

  test.each<[string, string[], boolean]>([
    ["contested", ["common-source"], true],
    ["contested", ["common-source", "public-call"], false],
    ["contested", ["scheduler"], false],
    ["shared-audience", ["common-source"], false],
    ["candidate", ["common-source"], false],
  ])("a group that stands as %s, fitted by %j: measured %j", async (status, fits, is) => {
    const world = plainAccounts(60, { seed: 3 });
    expect((await measured(world, ids(world, 6), { status, fits })).length > 0).toBe(is);
  });
});

describe("promises of every signal", () => {
  test("a page of words: question, readings, needs", () => {
    for (const signal of SIGNAL_LIST) {
      expect(signal.question).toMatch(/\?$/);
      expect(signal.innocentReadings.length).toBeGreaterThan(0);
      expect(signal.needs.length).toBeGreaterThan(0);
    }
    expect(new Set(SIGNAL_LIST.map(({ id }) => id)).size).toBe(SIGNAL_LIST.length);
  });

  test("rows shuffled and accounts renamed, same answers", async () => {
    const world = plainAccounts(200, { seed: 4 });
    const one = await measured(world, ids(world, 8), { order: 1 });
    const renamed = world.map((account) => ({ ...account, id: `z${9999 - Number(account.id.slice(1))}` }));
    const two = await measured(renamed, ids(renamed, 8), { order: 2 });
    expect(two.map(({ note: _, ...row }) => row)).toEqual(one.map(({ note: _, ...row }) => row));
  });

  test("one answer for each signal, in a sentence that ends", async () => {
    const world = plainAccounts(60, { seed: 5 }).map((account) => ({ ...account, created: null }));
    const rows = await measured(world, ids(world, 5));
    expect(rows.map(({ signal }) => signal)).toEqual(SIGNAL_LIST.map(({ id }) => id).sort());
    for (const { note, measurable, value } of rows) {
      expect(note).toMatch(/^\S.*\.$/);
      if (!measurable) expect(value).toBeNull();
    }
    expect(rows.find(({ signal }) => signal === "creation-batch")).toMatchObject({ measurable: false });
  });

  test("too few others to compare with is said", async () => {
    const world = plainAccounts(12, { seed: 6 });
    const rows = await measured(world, ids(world, 8));
    for (const row of rows) expect(row.measurable).toBe(false);
  });
});

describe("on the way", () => {
  const measuredUntil = async (done: number) => {
    const world = plainAccounts(200, { seed: 8 });
    await fillWorld(store, world, { group: ids(world, 8) });
    const stop = new AbortController();
    const said = { total: 0, done: 0 };
    const progress = {
      ...SILENT,
      start: (_: string, total = 0) => {
        said.total = total;
      },
      advance: (by: number) => {
        said.done += by;
        if (said.done >= done) stop.abort(new InterruptedError());
      },
    };
    const ended = measureSignals(
      store,
      { signals: null, seed: 1, factChecks: null },
      { signal: stop.signal, progress },
    );
    return { ended, said };
  };

  test("progress adds up to what was announced", async () => {
    const { ended, said } = await measuredUntil(Number.POSITIVE_INFINITY);
    await ended;
    expect(said.total).toBeGreaterThan(1000);
    expect(said.done).toBe(said.total);
  });

  test("a stop comes through between two placebo groups of one signal", async () => {
    const { ended, said } = await measuredUntil(5);
    await expect(ended).rejects.toThrow(InterruptedError);
    expect(said.done).toBeLessThan(30);
  });
});

describe("creation-batch", () => {
  test("finds accounts made in two days, and names the days", async () => {
    const day = Date.UTC(2022, 4, 3) / 1000;
    const rng = random(2);
    const world = plainAccounts(300, { seed: 7 }).map((account, i) =>
      i < 12 ? { ...account, created: day + rng.float() * 2 * 86400 } : account,
    );
    const rows = await measured(world, ids(world, 12));
    const row = rows.find(({ signal }) => signal === "creation-batch");
    expect(row).toMatchObject({ measurable: true, p_value: 0.005, accounts_measured: 12 });
    expect(row?.note).toContain("2022-05-03");
  });
});
