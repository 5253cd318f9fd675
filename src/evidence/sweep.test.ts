/** The bounded sweep against a brute force. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type GroupActions, keptMeetings } from "./sweep.js";

const actionsOf = (rows: readonly [account: number, object: number, time: number][]): GroupActions => {
  const once = new Map(rows.map((row) => [`${row[0]} ${row[1]}`, row]));
  const sorted = [...once.values()].sort((x, y) => x[1] - y[1] || x[2] - y[2] || x[0] - y[0]);
  return {
    accounts: Array.from({ length: 6 }, (_, i) => `a${i}`),
    objects: Array.from({ length: 4 }, (_, i) => `o${i}`),
    account: sorted.map((row) => row[0]),
    object: sorted.map((row) => row[1]),
    micros: sorted.map((row) => row[2] * 1e6),
    event: sorted.map((_, i) => i),
  };
};

const rows = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 200 })),
  { maxLength: 24 },
);

describe("keptMeetings", () => {
  it("finds what a brute force finds", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 100 }), (list, windowSeconds) => {
        const actions = actionsOf(list as [number, number, number][]);
        const { first, second, total } = keptMeetings(actions, { windowSeconds, perPair: 99, rows: 9999 });
        const expected: string[] = [];
        for (let i = 0; i < actions.object.length; i++)
          for (let j = i + 1; j < actions.object.length; j++)
            if (
              actions.object[i] === actions.object[j] &&
              Math.abs(actions.micros[i] - actions.micros[j]) <= windowSeconds * 1e6
            )
              expected.push(`${i} ${j}`);
        expect(first.map((row, k) => `${row} ${second[k]}`).sort()).toEqual(expected.sort());
        expect(total).toBe(expected.length);
      }),
    );
  });

  it("keeps the closest of each pair and in all", () => {
    const actions = actionsOf([
      [0, 0, 0],
      [1, 0, 30],
      [0, 1, 0],
      [1, 1, 5],
      [0, 2, 0],
      [2, 2, 10],
    ]);
    const kept = (perPair: number, most: number) => {
      const { first, second, total } = keptMeetings(actions, { windowSeconds: 60, perPair, rows: most });
      return { gaps: first.map((row, k) => (actions.micros[second[k]] - actions.micros[row]) / 1e6), total };
    };
    expect(kept(5, 99)).toEqual({ gaps: [5, 10, 30], total: 3 });
    expect(kept(1, 99)).toEqual({ gaps: [5, 10], total: 3 });
    expect(kept(5, 1)).toEqual({ gaps: [5], total: 3 });
  });
});
