/** Random worlds: the seed decides everything, what was drawn is what is there, and wide ranges are reached. */
import { describe, expect, it } from "vitest";
import { randomWorld, sharesForm } from "./index.js";

const QUICK = { operations: "some", pace: "quick" } as const;
const seeds = Array.from({ length: 8 }, (_, n) => 5000 + n);

describe("a random world", () => {
  it("is the same for a seed, byte for byte, and another for another", () => {
    const bytes = (seed: number) => sharesForm(randomWorld(QUICK, seed), seed).lines.join("");
    const [once, again, other] = [5003, 5003, 5004].map(bytes);
    expect(once === again).toBe(true);
    expect(once === other).toBe(false);
  });

  it("has its acts in order, inside its days, and by accounts that it knows", () => {
    for (const seed of seeds) {
      const { acts, accounts, drawn } = randomWorld(QUICK, seed);
      expect(acts.every(({ time }, i) => time >= (i > 0 ? acts[i - 1].time : 0))).toBe(true);
      expect(acts.every(({ account }) => account < accounts.length)).toBe(true);
      expect(acts.at(-1)!.time).toBeLessThan(drawn.days * 86_400);
    }
  });

  it("plants operations of the size that was drawn, up to far more than half of all acts, and nobody where nobody is wished", () => {
    const worlds = seeds.map((seed) => randomWorld(QUICK, seed));
    for (const { drawn, operationOf } of worlds)
      for (const [n, { size }] of drawn.operations.entries())
        expect(operationOf.filter((of) => of === n).length).toBe(size);
    const shares = worlds.map(({ plantedShare }) => plantedShare);
    expect(Math.min(...shares)).toBeLessThan(0.1);
    expect(Math.max(...shares)).toBeGreaterThan(0.5);
    const empty = randomWorld({ operations: "none", pace: "quick" }, 5001);
    expect(empty.operationOf.every((of) => of === -1)).toBe(true);
    expect(empty.plantedShare).toBe(0);
  });

  it("names one object a task, and nobody else comes upon what is the operation's own", () => {
    for (const seed of seeds) {
      const { acts, drawn, operationOf } = randomWorld(QUICK, seed);
      for (const [n, { ownShare, tasks }] of drawn.operations.entries()) {
        const named = new Set(acts.filter(({ operation }) => operation === n).map(({ object }) => object));
        expect(named.size).toBeLessThanOrEqual(tasks);
        const others = acts.filter(({ object, account }) => named.has(object) && operationOf[account] !== n);
        if (ownShare === 1 && !drawn.taste.spill) expect(others).toEqual([]);
      }
    }
  });

  it("tells nothing by its names: planted accounts and their objects stand anywhere in the numbers", () => {
    const world = randomWorld(QUICK, 5005);
    const { names } = sharesForm(world, 5005);
    const numbers = names.map((name) => Number(name.slice(1)));
    const planted = numbers.filter((_, account) => world.operationOf[account] >= 0);
    const middle = (values: readonly number[]) => [...values].sort((x, y) => x - y)[values.length >> 1];
    expect(new Set(names).size).toBe(world.accounts.length);
    expect(Math.abs(middle(planted) / numbers.length - 0.5)).toBeLessThan(0.4);
  });
});
