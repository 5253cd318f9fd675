/** What is told of a group: acts that followed, with what presence expects, and its shared moments member by member. */
import { expect, it } from "vitest";
import { random } from "../../../stats/index.js";
import { type Post, presenceOf } from "../fixture.js";
import { hereIn } from "./candidate-evidence.js";
import { followedIn, occasionsOf } from "./told.js";

const GROUP = ["g0", "g1", "g2", "g3"];

/** Two days: sixty people who share now and then, and four accounts that share the thing of the hour twenty seconds apart, but for g3 in the even hours. */
function world(): Post[] {
  const draw = random(5);
  const people = Array.from({ length: 1500 }, () => ({
    account: `p${draw.integer(60)}`,
    time: Math.floor(draw.float() * 172_800),
    on: { "co-link": [`common${draw.integer(40)}`] },
  }));
  const tasks = Array.from({ length: 40 }, (_, hour) =>
    GROUP.slice(0, hour % 2 === 0 ? 3 : 4).map((account, n) => ({
      account,
      time: 3600 * (hour + 1) + 500 + 20 * n,
      on: { "co-link": [`task${hour}`] },
    })),
  );
  const first = new Set<string>();
  return [...people, ...tasks.flat()]
    .sort((x, y) => x.time - y.time)
    .filter(({ account, on }) => {
      const key = `${account} ${on["co-link"][0]}`;
      return first.has(key) ? false : first.add(key);
    });
}

const here = () => hereIn(presenceOf(world(), { "co-link": [60, 300] }));

it("counts acts that followed another member's within each window, and what presence expects of them", () => {
  const [minute, five] = followedIn(here(), GROUP, "co-link");
  // twenty hours in which two follow the first, twenty in which three do
  expect(minute).toMatchObject({ windowSeconds: 60, acts: 100 });
  expect(five.acts).toBe(100);
  expect(minute.expected).toBeGreaterThan(0);
  expect(minute.expected).toBeLessThan(50);
  expect(five.expected).toBeGreaterThanOrEqual(minute.expected);
  expect(followedIn(here(), GROUP, "co-text")).toEqual([]);
});

it("lists each shared moment with every member, present or not, and a chance below one", () => {
  const rows = occasionsOf(here(), GROUP, "co-link");
  expect(new Set(rows.map(({ occasion }) => occasion)).size).toBe(40);
  expect(rows).toHaveLength(160);
  const tasks = rows.filter(({ object }) => object.startsWith("task"));
  expect(tasks.filter(({ account, tick }) => account === "g3" && tick !== null)).toHaveLength(20);
  for (const { chance } of rows) {
    expect(chance).toBeGreaterThanOrEqual(0);
    expect(chance).toBeLessThan(1);
  }
  // the moments with most members come first
  const members = (occasion: number) =>
    rows.filter((row) => row.occasion === occasion && row.tick !== null).length;
  expect(members(1)).toBe(4);
  expect(members(40)).toBeLessThanOrEqual(3);
});
