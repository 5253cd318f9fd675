import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { permutedLabels } from "./permuted-labels.js";
import { random } from "./random.js";

const HOUR = { binSeconds: 3600, popularityCap: 12, shiftSeconds: 0 };

/** Actions sorted by object, time, account; each (account, object) once. */
function actionsOf(list: readonly [account: number, object: number, time: number][]) {
  const unique = [...new Map(list.map((a) => [`${a[0]} ${a[1]}`, a])).values()];
  unique.sort((x, y) => x[1] - y[1] || x[2] - y[2] || x[0] - y[0]);
  return {
    accountCount: 30,
    objectCount: 30,
    account: Int32Array.from(unique, (a) => a[0]),
    object: Int32Array.from(unique, (a) => a[1]),
    time: Float64Array.from(unique, (a) => a[2]),
  };
}

const anyActions = fc
  .array(fc.tuple(fc.nat(29), fc.nat(29), fc.nat(20_000)), { maxLength: 300 })
  .map((list) => actionsOf(list));

describe("permutedLabels", () => {
  it("keeps every account on each object at most once, and is the same for the same seed", () => {
    fc.assert(
      fc.property(anyActions, fc.nat(1000), (actions, seed) => {
        const one = permutedLabels(actions, HOUR, random(seed));
        const again = permutedLabels(actions, HOUR, random(seed));
        expect(again).toEqual(one);
        const keys = Array.from(one.rows, (row, i) => `${one.account[i]} ${actions.object[row]}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it("gives an account no action in an hour in which it had none", () => {
    fc.assert(
      fc.property(anyActions, fc.nat(1000), (actions, seed) => {
        const awake = new Set(
          Array.from(actions.account, (a, i) => `${a} ${Math.floor(actions.time[i] / 3600)}`),
        );
        const { rows, account } = permutedLabels(actions, HOUR, random(seed));
        for (let i = 0; i < rows.length; i++)
          expect(awake.has(`${account[i]} ${Math.floor(actions.time[rows[i]] / 3600)}`)).toBe(true);
      }),
    );
  });

  it("takes two accounts apart that always met", () => {
    const list: [number, number, number][] = [];
    for (let o = 0; o < 30; o++) {
      list.push([0, o, o * 100], [1, o, o * 100 + 1]);
      for (let a = 2; a < 30; a++) list.push([a, (o + a * 7) % 30, ((o * 31 + a * 17) % 30) * 100 + 40]);
    }
    const actions = actionsOf(list);
    const { rows, account } = permutedLabels(actions, { ...HOUR, binSeconds: 86_400 }, random(5));
    const on = (a: number) =>
      new Set(Array.from(rows, (row, i) => (account[i] === a ? actions.object[row] : -1)));
    expect([...on(0)].filter((o) => o >= 0 && on(1).has(o)).length).toBeLessThan(30);
    expect(rows.length).toBeGreaterThan(actions.account.length / 2);
  });
});

describe("permutedLabels of posts", () => {
  it("keeps the actions of a post under one account", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(9), fc.nat(2000), fc.array(fc.nat(29), { minLength: 1, maxLength: 6 })), {
          maxLength: 60,
        }),
        fc.nat(1000),
        (posts, seed) => {
          const list = posts.flatMap(([account, time, objects], post) =>
            [...new Set(objects)].map((object) => [account, object, time, post] as const),
          );
          const first = new Map<string, (typeof list)[number]>();
          for (const row of [...list].sort((x, y) => x[2] - y[2])) {
            const key = `${row[0]} ${row[1]}`;
            if (!first.has(key)) first.set(key, row);
          }
          const kept = [...first.values()].sort((x, y) => x[1] - y[1] || x[2] - y[2] || x[0] - y[0]);
          const actions = actionsOf(kept.map(([account, object, time]) => [account, object, time]));
          const post = kept.map((row) => row[3]);
          const { rows, account } = permutedLabels(actions, { ...HOUR, post }, random(seed));
          const owner = new Map<number, number>();
          for (let i = 0; i < rows.length; i++) {
            const known = owner.get(post[rows[i]]) ?? account[i];
            expect(account[i]).toBe(known);
            owner.set(post[rows[i]], known);
          }
        },
      ),
    );
  });
});
