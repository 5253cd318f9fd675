/** An operation works a task off; readers come to their page when they come. */
import { expect, it } from "vitest";
import { random } from "../../../stats/index.js";
import { type Post, presenceOf } from "../fixture.js";
import { hasteOf, isInHaste } from "./haste.js";

const [DAY, HOUR] = [86_400, 3600];
const GROUP = Array.from({ length: 12 }, (_, n) => `g${n}`);
const WINDOWS = { "co-link": [60, 300, 1800] };

/** Twelve accounts that post all day on nothing in common, and come to one thing a day within `spread` seconds. */
function world(spread: number, seed: number): Post[] {
  const draw = random(seed);
  return Array.from({ length: 20 }, (_, day) =>
    GROUP.flatMap((account) => [
      ...Array.from({ length: 6 }, () => ({ account, time: day * DAY + draw.integer(12 * HOUR), on: {} })),
      { account, time: day * DAY + 4 * HOUR + draw.integer(spread), on: { "co-link": [`o${day}`] } },
    ]),
  ).flat();
}

it.each([1, 2, 3])("is an operation's, on things that nobody else touches, draw %i", (seed) => {
  const presence = presenceOf(world(600, seed), WINDOWS);
  expect(isInHaste(presence, GROUP)).toBe(true);
  expect(hasteOf(presence, GROUP)).toEqual([Number.POSITIVE_INFINITY]);
});

it.each([1, 2, 3])("is not that of readers of one page, who come within two hours, draw %i", (seed) => {
  const presence = presenceOf(world(2 * HOUR, seed), WINDOWS);
  const [haste] = hasteOf(presence, GROUP);
  expect(haste).toBeGreaterThan(0.5);
  expect(haste).toBeLessThan(13);
  expect(isInHaste(presence, GROUP)).toBe(false);
});

it("is not denied where nothing speaks against it", () => {
  const others = ["a", "b"].map((account, n) => ({ account, time: HOUR * n, on: { "co-link": ["o"] } }));
  const nobody = presenceOf(others, WINDOWS);
  expect(hasteOf(nobody, GROUP)).toEqual([]);
  expect(isInHaste(nobody, GROUP)).toBe(true);
});

it("is looked for trace by trace", () => {
  const asTexts = world(300, 5).map(({ account, time, on }) => {
    const links = on?.["co-link"];
    return { account, time, ...(links && { on: { "co-text": links } }) };
  });
  const posts = [...world(2 * HOUR, 4), ...asTexts];
  const presence = presenceOf(posts, { ...WINDOWS, "co-text": [300] });
  expect(hasteOf(presence, GROUP).some((haste) => haste < 13)).toBe(true);
  expect(isInHaste(presence, GROUP)).toBe(true);
});
