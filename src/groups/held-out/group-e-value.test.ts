import { describe, expect, it } from "vitest";
import { random } from "../../stats/index.js";
import { type GroupInDeal, nearChances, scratchFor } from "./chances.js";
import { type Deal, dealPosts } from "./deal.js";
import { type Act, traceOf } from "./fixture.js";
import { groupEvidence } from "./group-e-value.js";
import { memberEvidence } from "./member-e-values.js";
import { distantPosts, tasteOdds } from "./taste.js";

const OPTIONS = { binSeconds: 900, popularityCap: 12, seed: 1 };

function dealOf(
  acts: readonly Act[],
  options = OPTIONS,
): { deal: Deal; group: (names: string[]) => GroupInDeal } {
  const data = traceOf(acts);
  const rows = data.actions.account.map((_, row) => row);
  return {
    deal: dealPosts(data, rows, options),
    group: (names) => {
      const members = Int32Array.from(names, (name) => data.numbers.get(name) ?? -1).filter((n) => n >= 0);
      const isMember = new Uint8Array(data.actions.accountCount);
      for (const member of members) isMember[member] = 1;
      return { members, isMember, leftOut: null };
    },
  };
}

/** Every order of a list. */
function orders<T>(list: readonly T[]): T[][] {
  if (list.length <= 1) return [[...list]];
  return list.flatMap((one, i) =>
    orders([...list.slice(0, i), ...list.slice(i + 1)]).map((rest) => [one, ...rest]),
  );
}

describe("groupEvidence", () => {
  it("has mean 1 over every way to deal the accounts of one stratum", () => {
    const slots = [0, 1, 2, 3].flatMap((object) =>
      [0, 1].map((n) => ({ object: `o${object}`, time: object * 200 + n * 30 })),
    );
    const names = ["a", "b", "c", "d", "e", "f", "g", "h"].slice(0, slots.length);
    const values = orders(names)
      .filter((_, i) => i % 7 === 0 || names.length < 8)
      .map((order) => order);
    let sum = 0;
    for (const order of values) {
      const { deal, group } = dealOf(slots.map((slot, i) => ({ ...slot, account: order[i] })));
      expect(deal.size).toEqual(Int32Array.of(8));
      sum += Math.exp(groupEvidence(deal, group(["a", "b", "c"]), [60], scratchFor(deal)).logE);
    }
    expect(sum / values.length).toBeGreaterThan(0.9);
    expect(sum / values.length).toBeLessThan(1.1);
  });

  it("is exactly a martingale: all orders of seven accounts", () => {
    const slots = [0, 10, 20, 300, 310, 320, 600].map((time) => ({
      object: time < 300 ? "x" : time < 600 ? "y" : "z",
      time,
    }));
    const names = ["a", "b", "c", "d", "e", "f", "g"];
    const last = { account: "q", object: "z", time: 5000 };
    let sum = 0;
    const all = orders(names);
    for (const order of all) {
      const { deal, group } = dealOf([...slots.map((slot, i) => ({ ...slot, account: order[i] })), last]);
      sum += Math.exp(groupEvidence(deal, group(["a", "b", "c"]), [60, 300], scratchFor(deal)).logE);
    }
    expect(sum / all.length).toBeCloseTo(1, 9);
  });

  it("counts a post with five links as one chance", () => {
    const acts = ["a", "b", "c", "d"].flatMap((account, i) =>
      [1, 2, 3, 4, 5].map((n) => ({ account, object: `o${n}`, time: i * 10, post: account })),
    );
    const { deal, group } = dealOf(acts);
    expect(deal.posts).toBe(4);
    const found = nearChances(deal, group(["a", "b"]), 60e6, "forward", scratchFor(deal));
    expect(found.posts.length).toBe(3);
  });

  it("grows for accounts that follow each other, and not for as many that do not", () => {
    const { acts, planted, others } = crowdWithGroup(7);
    const { deal, group } = dealOf(acts);
    const scratch = scratchFor(deal);
    expect(groupEvidence(deal, group(planted), [60, 300, 1800], scratch).logE).toBeGreaterThan(Math.log(1e6));
    expect(groupEvidence(deal, group(others), [60, 300, 1800], scratch).logE).toBeLessThan(Math.log(20));
  });

  it("says that it can learn nothing where the group is alone", () => {
    const acts = [0, 1, 2, 3].flatMap((object) =>
      ["a", "b", "c"].map((account, i) => ({ account, object: `o${object}`, time: object * 5000 + i })),
    );
    const { deal, group } = dealOf(acts);
    const found = groupEvidence(deal, group(["a", "b", "c"]), [60], scratchFor(deal));
    expect(found).toMatchObject({ logE: 0, chances: 0 });
    expect(found.saturated).toBeGreaterThan(0);
  });
});

describe("memberEvidence", () => {
  it("supports the members that follow, and not one that was put among them", () => {
    const { acts, planted, others } = crowdWithGroup(11);
    const { deal, group } = dealOf(acts, { ...OPTIONS, binSeconds: 3600 });
    const named = [...planted, others[0]];
    const mixed = group(named);
    const found = memberEvidence(deal, mixed, [60, 300, 1800], scratchFor(deal));
    planted.forEach((_, i) => {
      expect(found.logFull[i]).toBeGreaterThan(Math.log(5));
    });
    expect(found.logFull[planted.length]).toBeLessThan(Math.log(5));
  });
});

describe("taste", () => {
  it("is 1 where accounts come back by chance, and more for a club that comes back at any hour", () => {
    const draw = random(3);
    const acts: Act[] = [];
    for (let object = 0; object < 400; object++) {
      const club = object % 2 === 0;
      for (let n = 0; n < 12; n++) {
        const account = club
          ? draw.float() < 0.7
            ? `club${draw.integer(20)}`
            : `x${draw.integer(200)}`
          : `x${draw.integer(200)}`;
        acts.push({ account, object: `o${object}`, time: object * 1000 + draw.float() * 40_000 });
      }
    }
    const { deal, group } = dealOf(acts);
    const odds = (prefix: string, count: number) =>
      tasteOdds(
        distantPosts(
          deal,
          group(Array.from({ length: count }, (_, i) => `${prefix}${i}`)),
          { fromSeconds: 1800, toSeconds: 43_200 },
          scratchFor(deal),
        ),
      );
    expect(odds("club", 20)).toBeGreaterThan(1.5);
    expect(odds("x", 20)).toBeLessThan(1.3);
  });

  it("does not move on nothing", () => {
    expect(tasteOdds({ hits: 0, shares: [] })).toBe(1);
    expect(tasteOdds({ hits: 1, shares: [0.5] })).toBeLessThan(4);
  });

  it("comes near the odds that fit many posts, however small their shares", () => {
    const shares = new Array<number>(400).fill(0.01);
    expect(tasteOdds({ hits: 300, shares })).toBeGreaterThan(200);
  });
});

/** 200 accounts that act at random on links of the hour, and six that answer each other within a minute. */
function crowdWithGroup(seed: number): { acts: Act[]; planted: string[]; others: string[] } {
  const draw = random(seed);
  const acts: Act[] = [];
  const planted = Array.from({ length: 6 }, (_, i) => `p${i}`);
  for (let task = 0; task < 60; task++) {
    const start = task * 3600 + draw.float() * 2000;
    for (let n = 0; n < 40; n++)
      acts.push({
        account: `h${draw.integer(200)}`,
        object: `o${task}-${draw.integer(8)}`,
        time: task * 3600 + draw.float() * 3600,
      });
    for (const account of planted)
      if (draw.float() < 0.5) acts.push({ account, object: `o${task}-0`, time: start + draw.float() * 60 });
    for (const account of planted)
      acts.push({
        account,
        object: `o${task}-${1 + draw.integer(7)}`,
        time: task * 3600 + draw.float() * 3600,
      });
  }
  return { acts, planted, others: Array.from({ length: 6 }, (_, i) => `h${i}`) };
}
