/** Clocks that are not the posts' own are told, account by account, and people's clocks are left alone. */
import { expect, it } from "vitest";
import { type Random, random } from "../../../stats/index.js";
import { traceOf } from "../fixture.js";
import { clocksOf } from "./clocks.js";
import { clockNote, withOwnClocks } from "./own-clocks.js";
import type { Posts } from "./read-posts.js";

const DAY = 86_400;
const START = 1_700_000_000;

/** Posts of accounts from the times of each, seconds. */
function postsOf(times: Readonly<Record<string, readonly number[]>>): Posts {
  const accountIds = Object.keys(times);
  const rows = accountIds
    .flatMap((id, number) => times[id].map((time) => ({ number, time })))
    .sort((x, y) => x.time - y.time);
  return {
    accountIds,
    account: Int32Array.from(rows, ({ number }) => number),
    event: Float64Array.from(rows.keys()),
    ticks: Float64Array.from(rows, ({ time }) => Math.round(time) * 1e6),
  };
}

/** Times of a person over ten days: waking hours, to the second. */
const person = (draw: Random, count: number): number[] =>
  Array.from(
    { length: count },
    () => START + Math.floor(draw.float() * 10) * DAY + Math.floor(25_000 + draw.float() * 50_000),
  );

const people = (draw: Random, count: number): Record<string, number[]> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`person${i}`, person(draw, 3 + Math.floor(draw.float() * 40))]),
  );

/** The next poll after a time, which takes up to `roundSeconds`. */
const polled = (time: number, stepSeconds: number, roundSeconds: number, draw: Random): number =>
  Math.ceil(time / stepSeconds) * stepSeconds + Math.floor(draw.float() * roundSeconds);

it.each([
  ["every quarter of an hour", 900, 60],
  ["every hour", 3600, 5],
  ["daily", 86_400, 60],
])("tells the accounts of a poll %s, and nobody else", (_, step, round) => {
  const draw = random(7);
  const watched = Object.fromEntries(
    Object.entries(people(draw, 30)).map(([id, times]) => [
      `watched-${id}`,
      [...times, ...person(draw, 12)].map((time) => polled(time, step, round, draw)),
    ]),
  );
  const { grid } = clocksOf(postsOf({ ...people(draw, 200), ...watched }), [], 1);
  expect([...grid.keys()].filter((id) => id.startsWith("watched")).length).toBeGreaterThanOrEqual(29);
  expect([...grid.keys()].filter((id) => id.startsWith("person"))).toEqual([]);
  expect([...new Set(grid.values())]).toContain(step);
});

it("tells times that were reckoned from hours ago", () => {
  const draw = random(8);
  const reckoned = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => {
      const collected = START + 12 * DAY + 1234;
      return [
        `ago${i}`,
        person(draw, 20).map((time) => {
          const age = collected - time;
          return collected - (age > 3 * 3600 ? Math.floor(age / 3600) * 3600 : Math.floor(age / 60) * 60);
        }),
      ];
    }),
  );
  const { grid } = clocksOf(postsOf({ ...people(draw, 100), ...reckoned }), [], 1);
  expect([...grid].filter(([id, seconds]) => id.startsWith("ago") && seconds >= 3600)).toHaveLength(20);
});

it("leaves people alone who use a scheduler for half of their posts", () => {
  const draw = random(9);
  const planned = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [
      `planner${i}`,
      person(draw, 30).map((time) => (draw.float() < 0.5 ? Math.round(time / 300) * 300 : time)),
    ]),
  );
  const { grid } = clocksOf(postsOf({ ...people(draw, 60), ...planned }), [], 1);
  expect([...grid.keys()]).toEqual([]);
});

it("takes posts out of a moment that is stamped on many accounts with nothing in common, and not those that share the thing", () => {
  const draw = random(10);
  const moment = START + 3 * DAY + 40_001;
  const group = START + 5 * DAY + 40_002;
  const crowd = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [`c${i}`, [...person(draw, 9), moment]]),
  );
  const together = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [`g${i}`, [...person(draw, 9), group]]),
  );
  const data = traceOf(
    Array.from({ length: 12 }, (_, i) => ({ account: `g${i}`, object: "one", time: group })),
  );
  const { crowded } = clocksOf(postsOf({ ...people(draw, 50), ...crowd, ...together }), [data], 1);
  expect([...crowded]).toEqual([moment * 1e6]);
});

it("keeps accounts with a clock of minutes, leaves out the windows that it blurs, and says so", () => {
  const draw = random(11);
  const minutes = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [
      `m${i}`,
      person(draw, 25).map((time) => Math.floor(time / 60) * 60),
    ]),
  );
  const posts = postsOf({ ...people(draw, 60), ...minutes });
  const data = traceOf([
    { account: "m0", object: "one", time: minutes.m0[0] },
    { account: "m1", object: "one", time: minutes.m1[0] },
  ]);
  const found = withOwnClocks(posts, [{ data, windowsSeconds: [60, 300, 1800] }]);
  expect(found).toMatchObject({ accounts: 0, minuteAccounts: 30, windowsLeftOut: [60] });
  expect(found.traces[0].windowsSeconds).toEqual([300, 1800]);
  expect(clockNote(found)).toBe(
    "30 accounts have a clock of minutes among others of seconds, so that windows of 60 s are not used.",
  );
});

it("says nothing of a file whose clock is of minutes for everybody", () => {
  const draw = random(12);
  const all = Object.fromEntries(
    Object.entries(people(draw, 80)).map(([id, times]) => [
      id,
      times.map((time) => Math.floor(time / 60) * 60),
    ]),
  );
  const found = withOwnClocks(postsOf(all), []);
  expect(found).toMatchObject({ accounts: 0, minuteAccounts: 0, windowsLeftOut: [] });
  expect(clockNote(found)).toBeNull();
});
