/** Hours, days and rows that a collector chose are no mark of a group; what the same accounts do beside it still is. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sharedData } from "../../../test/shared-data.js";
import { quietContext } from "../../model/index.js";
import { random } from "../../stats/index.js";
import { Store } from "../../store/index.js";
import { measureSignals } from "../index.js";
import { OFFICE_START, officeAccounts, people } from "../office-world.js";
import { SIGNAL_LIST } from "../registry.js";
import { fillWorld, type WorldAccount } from "../test-world.js";
import { rowCaps } from "./row-cap.js";

const DAY = 86_400;
const OF_TIME = ["shift", "roster", "operator-switch"];
const run = quietContext();
let store: Store;
beforeAll(async () => {
  store = await Store.open({ memoryBytes: 5e8, threads: 1 });
});
afterAll(() => store.close());

interface Row {
  signal: string;
  p_value: number | null;
  measurable: boolean;
  note: string;
}

async function measured(accounts: readonly WorldAccount[], group: readonly string[], signals = OF_TIME) {
  await fillWorld(store, accounts, { group });
  await measureSignals(store, { signals, seed: 1, factChecks: null }, run);
  const rows = await store.rows<Row>("SELECT * FROM signals");
  return Object.fromEntries(rows.map((row) => [row.signal, row]));
}

const ids = (accounts: readonly WorldAccount[], from: number, to: number) =>
  accounts.slice(from, to).map(({ id }) => id);

/** The first `count` accounts keep only what `keep` lets through. */
const panel = (
  accounts: readonly WorldAccount[],
  count: number,
  keep: (time: number) => boolean,
): WorldAccount[] => accounts.map((one, i) => (i < count ? { ...one, times: one.times.filter(keep) } : one));

const hour = (time: number) => (time % DAY) / 3600;
const weekday = (time: number) => Math.floor((time - OFFICE_START) / DAY) % 7;
const WORLD = { seed: 21, days: 42, posts: 240 };

const burnt = sharedData("hard/worlds/rivals81-officelist/posts.ndjson.gz");
const labels = sharedData("hard/worlds/rivals81-officelist/labels.csv");

describe.skipIf(!burnt || !labels)(
  "two groups that were collected in office hours only (shared data)",
  () => {
    test.each(["pro", "con"])(
      "%s: hours and days off are the collector's, and it says which",
      async (name) => {
        const times = new Map<string, number[]>();
        for (const line of gunzipSync(readFileSync(burnt!)).toString().trim().split("\n")) {
          const { account, time } = JSON.parse(line) as { account: string; time: string };
          times.set(account, [...(times.get(account) ?? []), Date.parse(time) / 1000]);
        }
        const rows = readFileSync(labels!, "utf8").trim().split("\n").slice(1);
        const of = (group: string) =>
          rows.filter((row) => row.endsWith(`,planted,${group}`)).map((row) => row.split(",")[0]);
        const rival = new Set(of(name === "pro" ? "con" : "pro"));
        const world = [...times].map(([id, own]) => ({ id, times: own })).filter(({ id }) => !rival.has(id));
        const found = await measured(world, of(name));
        for (const signal of OF_TIME) {
          expect(found[signal]).toMatchObject({ measurable: false, p_value: null });
          expect(found[signal].note).toMatch(
            /^Not measurable: 25 of 25 members have no row at all outside Monday to Friday, 0\d:\d\d to 12:00 and 13:00 to 17:00 UTC/,
          );
        }
      },
    );
  },
);

describe("a panel that is collected in some hours only", () => {
  const world = panel(people(400, WORLD), 12, (time) => hour(time) >= 8.5 && hour(time) < 16);

  test("of nobody but the group: not measurable, with the hours; what is no matter of time still is", async () => {
    const found = await measured(world, ids(world, 0, 12), [...OF_TIME, "creation-batch"]);
    for (const signal of OF_TIME) {
      expect(found[signal]).toMatchObject({ measurable: false, p_value: null });
      expect(found[signal].note).toMatch(
        /12 of 12 members have no row at all outside 08:30 to 16:00 UTC, as \d of 388 other/,
      );
    }
    expect(found["creation-batch"]).toMatchObject({ measurable: true });
    expect(found["creation-batch"].p_value).toBeGreaterThan(0.01);
  });

  test("of many others: these are compared, and neither hours nor a clock are told", async () => {
    const many = panel(people(400, WORLD), 200, (time) => hour(time) >= 8.5 && hour(time) < 16);
    const { shift, roster } = await measured(many, ids(many, 0, 12));
    expect(shift.measurable).toBe(true);
    expect(shift.p_value).toBeGreaterThan(0.01);
    expect(shift.note).toContain("Accounts that were collected alike are compared.");
    expect(shift.note).not.toContain("ahead of UTC");
    if (roster.measurable) expect(roster.p_value).toBeGreaterThan(0.01);
  });

  test("of the whole file: told as the collector's, and no working day is read from it", async () => {
    const all = panel(people(400, WORLD), 400, (time) => hour(time) >= 8.5 && hour(time) < 16);
    const { shift } = await measured(all, ids(all, 0, 12));
    expect(shift.p_value).toBeGreaterThan(0.01);
    expect(shift.note).toMatch(/outside 08:30 to 16:00 UTC, nor has any of the \d+ other accounts/);
    expect(shift.note).not.toContain("ahead of UTC");
  });

  test("of a part of the group: p rests on the others", async () => {
    const { shift } = await measured(world, ids(world, 4, 24));
    expect(shift.measurable).toBe(true);
    expect(shift.p_value).toBeGreaterThan(0.01);
    expect(shift.note).toContain("8 of 20 members have no row at all outside 08:30 to 16:00 UTC");
  });
});

describe("a panel that is collected on weekdays only", () => {
  test.each([0, 5, 17])("whose day begins at %i o'clock UTC", async (from) => {
    const onWeekdays = (time: number) => weekday(time - from * 3600) < 5;
    const world = panel(people(400, WORLD), 15, (time) => time >= OFFICE_START + DAY && onWeekdays(time));
    const found = await measured(world, ids(world, 0, 15));
    for (const signal of ["shift", "roster"]) {
      expect(found[signal]).toMatchObject({ measurable: false, p_value: null });
      const at = `${String(from).padStart(2, "0")}:00`;
      expect(found[signal].note).toContain(
        `15 of 15 members have no row at all from Saturday ${at} to Monday ${at} UTC`,
      );
    }
  });
});

describe("the newest rows of some accounts", () => {
  /** Accounts of one pace in a burst of the last days, as if older rows were left out. */
  const capped = (count: number, seed: number): WorldAccount[] => {
    const rng = random(seed);
    return people(count, { seed, days: 42, posts: 900 }).map((one) => {
      const length = 6 + 20 * rng.float();
      const rows = Array.from({ length: 400 }, () => OFFICE_START + (42 - length * rng.float()) * DAY);
      return {
        ...one,
        id: `c${one.id}`,
        times: rows
          .sort((x, y) => x - y)
          .slice(-200)
          .map(Math.floor),
      };
    });
  };

  test("are compared with accounts of as many newest rows, where there are enough", async () => {
    const world = [...capped(120, 31), ...people(300, { ...WORLD, seed: 32 })];
    const { shift } = await measured(world, ids(world, 0, 12), ["shift"]);
    expect(shift.p_value).toBeGreaterThan(0.01);
    expect(shift.note).toContain("12 of 12 members have exactly 200 rows, their newest, as 1");
  });

  test("are not measurable where nobody else was cut so", async () => {
    const world = [...capped(12, 33), ...people(300, { ...WORLD, seed: 34 })];
    const { shift } = await measured(world, ids(world, 0, 12), ["shift"]);
    expect(shift.note).toMatch(/^Not measurable: .*exactly 200 rows/);
  });
});

test("accounts of one pace are no cap; the newest rows of accounts of many paces are", () => {
  const rng = random(41);
  const rest = Array.from({ length: 300 }, () => ({ events: 20 + rng.integer(400), first: 0, last: 100 }));
  const pace = Array.from({ length: 20 }, () => ({
    events: 112,
    first: rng.float(),
    last: 99 + rng.float(),
  }));
  const newest = pace.map((one) => ({ ...one, first: 90 * rng.float() + 5 }));
  expect(rowCaps([...rest, ...pace])).toEqual([]);
  expect(rowCaps([...rest, ...newest])).toEqual([112]);
});

test("signals that ask when accounts are active are those that ask how they were collected", () => {
  expect(SIGNAL_LIST.filter(({ ofTime }) => ofTime).map(({ id }) => id)).toEqual([
    "shift",
    "operator-switch",
    "roster",
    "daily-tasking",
  ]);
});

describe("an outage of the collector", () => {
  const dark = (time: number) => time < OFFICE_START + 15.4 * DAY || time > OFFICE_START + 18.6 * DAY;

  test("of a panel: the same days off are the collector's", async () => {
    const world = panel(people(400, { ...WORLD, posts: 60 }), 20, dark);
    const found = await measured(world, ids(world, 0, 20), ["roster"]);
    if (found.roster.measurable) expect(found.roster.p_value).toBeGreaterThan(0.01);
    expect(found.roster.note).toMatch(
      /20 of 20 members have no row at all between 2024-01-16 0\d:\d\d and 2024-01-19 1/,
    );
  });

  test("of the whole file: nothing stands apart, and it is told", async () => {
    const world = panel(people(400, WORLD), 400, dark);
    const { shift, roster } = await measured(world, ids(world, 0, 20));
    for (const found of [shift, roster]) {
      if (found.measurable) expect(found.p_value).toBeGreaterThan(0.01);
      expect(found.note).toMatch(/between 2024-01-16 .*as 3\d\d of 380 other accounts/);
    }
  });
});

describe("offices are no collectors", () => {
  test.each([1, 2, 3, 4, 5, 6])("their working day stands apart, seed %i", async (seed) => {
    const office = officeAccounts({ seed, hands: 5, each: 3, days: 42, offset: 3, holidays: [10, 24] });
    const world = [...office, ...people(300, { seed: seed + 50, days: 42 })];
    const { shift } = await measured(world, ids(world, 0, 15), ["shift"]);
    expect(shift).toMatchObject({ measurable: true, p_value: 0.005 });
    expect(shift.note).not.toContain("collector");
  });
});
