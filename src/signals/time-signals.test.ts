/** Signals of time: working hours, days off, changes from account to account, against an office and against people who only look like one. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { quietContext, type SignalPicture } from "../model/index.js";
import { Store } from "../store/index.js";
import { measureSignals } from "./index.js";
import { OFFICE_START, type OfficeOptions, officeAccounts, people } from "./office-world.js";
import { fillWorld, type WorldAccount } from "./test-world.js";

const run = quietContext();
let store: Store;
beforeAll(async () => {
  store = await Store.open({ memoryBytes: 5e8, threads: 1 });
});
afterAll(() => store.close());

interface Row {
  value: number | null;
  p_value: number | null;
  measurable: boolean;
  note: string;
}

async function measured(signal: string, accounts: readonly WorldAccount[], group: number, order = 1) {
  const ids = accounts.slice(0, group).map(({ id }) => id);
  await fillWorld(store, accounts, { group: ids, seed: order });
  await measureSignals(store, { signals: [signal], seed: 1, factChecks: null }, run);
  const [row] = await store.rows<Row>("SELECT * FROM signals");
  const pictures = (
    await store.rows<{ data: string }>("SELECT data FROM signal_pictures ORDER BY number")
  ).map(({ data }) => JSON.parse(data) as SignalPicture);
  const [operators] = await store.rows<Record<string, number | null> & { note: string }>(
    "SELECT * FROM operators",
  );
  return { row, pictures, operators };
}

const OFFICE: OfficeOptions = { seed: 1, hands: 4, each: 3, days: 42, offset: 3 };
const world = (office: Partial<OfficeOptions> = {}, posts?: number, count = 150) => {
  const own = { ...OFFICE, ...office };
  return [...officeAccounts(own), ...people(count, { seed: own.seed + 50, days: own.days, posts })];
};
const offsetsOf = (pictures: readonly SignalPicture[]) =>
  pictures.flatMap((picture) => (picture.kind === "week-hours" ? picture.offsets : []));

describe("shift", () => {
  test.each([
    { offset: 3, start: 9, free: [5, 6] },
    { offset: -8, start: 8, free: [5, 6] },
    { offset: 9.5, start: 9.5, free: [5, 6] },
    { offset: 12, start: 9, free: [5, 6] },
    { offset: 4, start: 8.5, free: [4, 5] },
    { offset: 2, start: 9, free: [4] },
  ])(
    "finds the working week of $offset, from $start, free on $free, and says clocks, no place",
    async (office) => {
      const { row, pictures } = await measured("shift", world(office), 12);
      expect(row).toMatchObject({ measurable: true, p_value: 0.005 });
      const offsets = offsetsOf(pictures);
      expect(offsets).toContain(office.offset);
      expect(offsets[offsets.length - 1] - offsets[0]).toBeLessThanOrEqual(4);
      const names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
      if (office.offset < 9) for (const day of office.free) expect(row.note).toContain(names[day]);
      expect(row.note).toMatch(/If a working day begins between 7:30 and 10:30.*hours ahead of UTC\.$/);
    },
  );

  test("a clock that changes is said, and both parts are covered", async () => {
    const { row, pictures } = await measured("shift", world({ days: 56, summerFrom: 28 }), 12);
    expect(row.note).toMatch(/From about 2024-01-\d\d on the hours lie one hour earlier in UTC/);
    expect(offsetsOf(pictures)).toEqual(expect.arrayContaining([3, 4]));
  });

  test("people who post in the evening by one clock get no offsets", async () => {
    const { row, pictures } = await measured("shift", people(160, { seed: 3, days: 42 }), 12);
    expect(row.p_value).toBeGreaterThan(0.01);
    expect(offsetsOf(pictures)).toEqual([]);
    expect(row.note).not.toContain("ahead of UTC");
  });

  test("people of one time zone who keep no working hours do not stand apart", async () => {
    const zone = people(400, { seed: 5, days: 42 }).map((one, i) => {
      const hours = one.times.map((time) => time % 86400);
      return { one, i, middle: hours.reduce((sum, hour) => sum + hour, 0) / hours.length };
    });
    // where days begin at midnight UTC the mean hour is 8.4: 8 hours in ten around 7.5, two around 12
    const from = 8.4 * 3600;
    const near = [...zone].sort((a, b) => Math.abs(a.middle - from) - Math.abs(b.middle - from)).slice(0, 12);
    const rest = zone.filter(({ i }) => !near.some((other) => other.i === i));
    const { row, pictures } = await measured(
      "shift",
      [...near, ...rest].map(({ one }) => one),
      12,
    );
    expect(row.p_value).toBeGreaterThan(0.01);
    expect(offsetsOf(pictures)).toEqual([]);
  });

  test("three days, and days without hours, are not measurable", async () => {
    expect((await measured("shift", world({ days: 3 }), 12)).row.note).toMatch(
      /^Not measurable: the data spans 3 days/,
    );
    const whole = world().map((one) => ({
      ...one,
      precision: "day",
      times: one.times.map((t) => t - (t % 86400)),
    }));
    expect((await measured("shift", whole, 12)).row.note).toMatch(/days without the time of day/);
  });

  test("four accounts with few posts are not measurable, with many they are", async () => {
    const few = world().map((one, i) => (i < 4 ? { ...one, times: one.times.slice(0, 9) } : one));
    expect((await measured("shift", few, 4)).row).toMatchObject({ measurable: false });
    expect((await measured("shift", world(), 4)).row).toMatchObject({ measurable: true });
  });
});

describe("roster", () => {
  test("finds common days off on working days, and names the day", async () => {
    const accounts = world({ holidays: [10, 24], pace: 1 }, 50, 500);
    const { row, pictures } = await measured("roster", accounts, 12);
    expect(row.measurable).toBe(true);
    expect(row.p_value).toBeLessThanOrEqual(0.01);
    expect(row.note).toContain("2024-01-11 (12 of 12 silent");
    const strip = pictures.find(({ kind }) => kind === "strip");
    expect(strip).toBeDefined();
    if (strip?.kind !== "strip") return;
    expect(strip.marked.map((day) => strip.days[day])).toEqual(["2024-01-11", "2024-01-25"]);
    expect(strip.rows.length).toBeLessThanOrEqual(60);
    expect(strip.rows.join()).not.toMatch(/a\d/);
  });

  test("a free weekend alone is no roster", async () => {
    const { row } = await measured("roster", world({ pace: 0.4 }, 20), 12);
    expect(row.p_value).toBeGreaterThan(0.01);
  });

  test("an outage that silences everybody is no roster", async () => {
    const outage = OFFICE_START + 15 * 86400;
    const dark = people(160, { seed: 4, days: 42, posts: 40 }).map((one) => ({
      ...one,
      times: one.times.filter((time) => time < outage || time > outage + 2 * 86400),
    }));
    expect((await measured("roster", dark, 12)).row.p_value).toBeGreaterThan(0.01);
  });

  test("two weeks are too few", async () => {
    expect((await measured("roster", world({ days: 14 }), 12)).row.note).toMatch(
      /^Not measurable: the data spans/,
    );
  });
});

describe("operator-switch", () => {
  test("finds hands that pass from account to account, and how many", async () => {
    const { row, pictures, operators } = await measured(
      "operator-switch",
      world({ hands: 6, each: 3, pace: 4 }, 240),
      18,
    );
    expect(row).toMatchObject({ measurable: true, p_value: 0.005 });
    expect(operators.low).toBeLessThanOrEqual(6);
    expect(operators.low).toBeLessThanOrEqual(6);
    expect(operators.high).toBeGreaterThanOrEqual(6);
    expect(Number(operators.high) / Number(operators.low)).toBeLessThanOrEqual(3);
    const lanes = pictures.find(({ kind }) => kind === "lanes");
    expect(
      lanes?.kind === "lanes" && lanes.lanes.every((name) => name === "") && lanes.joins.length > 0,
    ).toBe(true);
  });

  test("colleagues who keep the same hours, each with one account, are no hands", async () => {
    const { row, operators } = await measured(
      "operator-switch",
      world({ hands: 6, each: 3, pace: 4, alone: true }, 240),
      18,
    );
    expect(row.value).toBeLessThan(2);
    expect(operators.operators).toBeNull();
    expect(operators.note).toMatch(/^Not measurable:/);
  });

  test("clocks of whole minutes, and five days, are not measurable", async () => {
    const minutes = world().map((one) => ({
      ...one,
      precision: "minute",
      times: one.times.map((t) => t - (t % 60)),
    }));
    expect((await measured("operator-switch", minutes, 12)).row.note).toMatch(/clocks give minutes or days/);
    expect((await measured("operator-switch", world({ days: 5 }), 12)).row.note).toMatch(
      /the data spans 5 days/,
    );
  });
});

test("shuffled and renamed, same answers", async () => {
  const accounts = world({ hands: 4, each: 3, pace: 3, holidays: [9] });
  const renamed = accounts.map((one) => ({ ...one, id: `z${one.id}` }));
  for (const signal of ["shift", "roster", "operator-switch"]) {
    const one = await measured(signal, accounts, 12, 1);
    const two = await measured(signal, renamed, 12, 2);
    expect(two).toEqual(one);
  }
});
