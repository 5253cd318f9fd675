/** Counts of meetings against the definition, pair by pair. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { allMeetings, anyMeeting, meetingCounts, memberMeetings } from "./meetings.js";
import { type TraceData, traceData } from "./trace-data.js";

interface Act {
  object: number;
  account: number;
  time: number;
}

const acts = fc.uniqueArray(
  fc.record({ object: fc.nat(4), account: fc.nat(7), time: fc.nat(400).map((n) => n / 4) }),
  {
    maxLength: 30,
    selector: (act) => `${act.object} ${act.account}`,
  },
);

function indexed(list: readonly Act[]): TraceData {
  const rows = [...list].sort((x, y) => x.object - y.object || x.time - y.time || x.account - y.account);
  return traceData("co-link", {
    accountCount: 8,
    objectCount: 5,
    account: Int32Array.from(rows, (r) => r.account),
    object: Int32Array.from(rows, (r) => r.object),
    time: Float64Array.from(rows, (r) => r.time),
    event: Float64Array.from(rows, (_, i) => i),
    accountIds: Array.from({ length: 8 }, (_, i) => `u${i}`),
    objectIds: Array.from({ length: 5 }, (_, i) => `o${i}`),
  });
}

function pairs(list: readonly Act[], accounts: readonly number[], window: number): [Act, Act][] {
  const inside = list.filter((act) => accounts.includes(act.account));
  return inside.flatMap((x, i) =>
    inside
      .slice(i + 1)
      .flatMap((y): [Act, Act][] =>
        x.object === y.object && Math.abs(x.time - y.time) <= window ? [[x, y]] : [],
      ),
  );
}

const median = (values: number[]): number | null => {
  const sorted = values.sort((x, y) => x - y);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return null;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

test("counts, span and median gap are those of the list of all pairs", () => {
  fc.assert(
    fc.property(acts, fc.uniqueArray(fc.nat(7)), fc.nat(60), (list, accounts, window) => {
      const found = meetingCounts(indexed(list), Int32Array.from(accounts), window);
      const all = pairs(list, accounts, window);
      expect(anyMeeting(indexed(list), Int32Array.from(accounts), window)).toBe(all.length > 0);
      const met = new Set(all.flat());
      const ticks = [...met].map((act) => act.time * 1e6);
      expect(found).toEqual({
        observed: all.length,
        objects: new Set(all.map(([x]) => x.object)).size,
        accounts: new Set([...met].map((act) => act.account)).size,
        actions: met.size,
        firstTick: ticks.length ? Math.min(...ticks) : null,
        lastTick: ticks.length ? Math.max(...ticks) : null,
        medianGapSeconds: median(all.map(([x, y]) => Math.abs(x.time - y.time))),
      });
    }),
  );
});

test("all meetings, and each member's objects and partners", () => {
  fc.assert(
    fc.property(acts, fc.uniqueArray(fc.nat(7)), fc.nat(60), (list, accounts, window) => {
      const data = indexed(list);
      expect(allMeetings(data, window)).toBe(pairs(list, [0, 1, 2, 3, 4, 5, 6, 7], window).length);
      const found = memberMeetings(data, Int32Array.from(accounts), window);
      const all = pairs(list, accounts, window);
      accounts.forEach((account, i) => {
        const own = all.filter((pair) => pair.some((act) => act.account === account));
        expect(found.support[i]).toBe(new Set(own.map(([x]) => x.object)).size);
        expect(found.partners[i]).toBe(
          new Set(own.flat().map((act) => act.account)).size - (own.length ? 1 : 0),
        );
      });
    }),
  );
});

test.each([40, 41])("the median gap of %i accounts on one object, where meetings are many", (accounts) => {
  const list = Array.from({ length: accounts }, (_, account) => ({
    object: 0,
    account,
    time: account * account * 0.25,
  }));
  const data = traceData("co-link", {
    accountCount: accounts,
    objectCount: 1,
    account: Int32Array.from(list, ({ account }) => account),
    object: Int32Array.from(list, ({ object }) => object),
    time: Float64Array.from(list, ({ time }) => time),
    event: Float64Array.from(list, ({ account }) => account),
    accountIds: list.map(({ account }) => `u${account}`),
    objectIds: ["o0"],
  });
  const numbers = list.map(({ account }) => account);
  const gaps = pairs(list, numbers, 300).map(([x, y]) => Math.abs(x.time - y.time));
  const found = meetingCounts(data, Int32Array.from(numbers), 300);
  expect(gaps.length).toBeGreaterThan(10 * accounts);
  expect(found.observed).toBe(gaps.length);
  expect(found.medianGapSeconds).toBe(median(gaps));
});
