/** The simulated worlds: the same seed gives the same world, and a world is what its scenario says. */
import { expect, test } from "vitest";
import { scenarioOf } from "./scenario.js";
import { simulateWorld } from "./world.js";

test("a seed determines the world", () => {
  const scenario = scenarioOf("small-farm", { accounts: 40, days: 3 });
  expect(simulateWorld(scenario, 7)).toEqual(simulateWorld(scenario, 7));
  expect(simulateWorld(scenario, 7)).not.toEqual(simulateWorld(scenario, 8));
});

test("small-farm plants one group of 20 among 400 honest accounts", () => {
  const world = simulateWorld(scenarioOf("small-farm"), 1);
  const planted = new Set(world.labels.filter((l) => l.label === "planted").map((l) => l.account));
  expect(world.labels.length).toBe(420);
  expect(planted.size).toBe(20);
  expect(new Set(world.labels.map((l) => l.account)).size).toBe(420);
  expect([...planted].every((account) => world.events.some((e) => e.account === account))).toBe(true);
});

test("an honest world plants nobody", () => {
  const world = simulateWorld(scenarioOf("honest-breaking-news", { accounts: 60, days: 4 }), 3);
  expect(world.labels.every((l) => l.label === "honest" && l.group === "")).toBe(true);
});

test("events come in order of time, inside the span, and point back only", () => {
  const scenario = scenarioOf("small-farm", { accounts: 80, days: 4 });
  const { events } = simulateWorld(scenario, 11);
  const start = Date.parse(scenario.start);
  const seen = new Map<string, string>();
  for (const event of events) {
    const at = Date.parse(event.time);
    expect(at).toBeGreaterThanOrEqual(start);
    expect(at).toBeLessThan(start + scenario.days * 86400_000);
    for (const source of [event.repost_of, event.reply_to])
      if (source) expect(seen.get(source) ?? "~").toSatisfy((t: string) => t <= event.time);
    expect(event.kind).toBe(event.repost_of ? "repost" : event.reply_to ? "reply" : "post");
    seen.set(event.post, event.time);
  }
  expect(seen.size).toBe(events.length);
  expect(events.map((e) => e.time)).toEqual(events.map((e) => e.time).sort());
});

test("the shape of honest life: few links carry many shares, nights are quiet", () => {
  const { events } = simulateWorld(scenarioOf("honest-plain"), 5);
  const shares = new Map<string, number>();
  for (const event of events)
    if (event.kind === "post") for (const link of event.links) shares.set(link, (shares.get(link) ?? 0) + 1);
  const counts = [...shares.values()].sort((a, b) => b - a);
  const top = counts.slice(0, Math.ceil(counts.length / 10)).reduce((s, n) => s + n, 0);
  expect(top / counts.reduce((s, n) => s + n, 0)).toBeGreaterThan(0.3);
  const hours = new Array(24).fill(0);
  for (const event of events) hours[Number(event.time.slice(11, 13))]++;
  expect(Math.max(...hours) / Math.min(...hours)).toBeGreaterThan(2);
});
