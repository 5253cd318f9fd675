/** The society and the office in it: what truth.json says is what the events show, whatever the dials are. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UsageError } from "../../model/index.js";
import type { SimulatedEvent, World } from "../events.js";
import { parametersOf, scenarioOf } from "../scenario.js";
import { simulateWorld } from "../world.js";
import type { Society } from "./schema.js";

const SMALL = {
  accounts: 200,
  interests: 5,
  days: 12,
  farm: {
    accounts: 24,
    operators: 8,
    holidays: [3],
    batches: 3,
    hijacks: { count: 1, days: 2 },
    narratives: { count: 2, days: 4, joinShare: 0.4 },
  },
};

const farm = (over: object = {}, seed = 7): { world: World; society: Society } => {
  const society = scenarioOf("farm", { ...SMALL, farm: { ...SMALL.farm, ...over } }) as Society;
  return { world: simulateWorld(society, seed), society };
};

const HOUR = 3_600_000;
const labelsOf = ({ labels }: World) => new Map(labels.map((label) => [label.account, label]));
const plantedEvents = (world: World): SimulatedEvent[] => {
  const labels = labelsOf(world);
  return world.events.filter(({ account }) => labels.get(account)?.label === "planted");
};

function byOperator(world: World): Map<string, SimulatedEvent[]> {
  const labels = labelsOf(world);
  const lists = new Map<string, SimulatedEvent[]>();
  for (const event of plantedEvents(world)) {
    const operator = labels.get(event.account)?.operator ?? "";
    lists.set(operator, [...(lists.get(operator) ?? []), event]);
  }
  return lists;
}

/** Seconds between two events of one operator with different accounts. */
const handovers = (world: World): number[] =>
  [...byOperator(world).values()].flatMap((events) =>
    events.flatMap((event, i) =>
      i > 0 && events[i - 1].account !== event.account
        ? [(Date.parse(event.time) - Date.parse(events[i - 1].time)) / 1000]
        : [],
    ),
  );

/** Events outside the hours and days of their team. */
function outOfHours({ world, society }: { world: World; society: Society }): SimulatedEvent[] {
  const { office } = world.truth!;
  const labels = labelsOf(world);
  return plantedEvents(world).filter(({ account, time }) => {
    const local = Date.parse(time) + office!.utcOffset * HOUR - Date.parse(society.start);
    const day = Math.floor(local / (24 * HOUR));
    const team = office!.teams.find(({ id }) => id === labels.get(account)?.team)!;
    const hour = (local / HOUR) % 24;
    const from = office!.hours.start + team.lateHours;
    return (
      hour < from ||
      hour >= from + office!.hours.length ||
      !office!.workdays.includes(day) ||
      team.daysOff.includes(day)
    );
  });
}

describe("the office", () => {
  const dials = fc.record({
    seed: fc.integer({ min: 0, max: 90 }),
    jitterSeconds: fc.constantFrom(0, 600, 3600, 4 * 3600),
    camouflage: fc.constantFrom(0, 0.4, 0.8),
    offset: fc.constantFrom(-8, 0, 3, 5.5),
    handover: fc.constantFrom([2, 20], [5, 10]),
    lateShare: fc.constantFrom(0, 0.5),
  });

  test("works in its hours, hands over after the pause that was set, and never uses two accounts at once", () => {
    fc.assert(
      fc.property(dials, ({ seed, handover, ...over }) => {
        const made = farm({ ...over, handoverMinutes: handover }, seed);
        expect(outOfHours(made)).toEqual([]);
        expect(Math.min(...handovers(made.world))).toBeGreaterThanOrEqual(60 * handover[0]);
      }),
      { numRuns: 12 },
    );
  });

  test("hands over within the longest pause when there is more to do", () => {
    const pauses = handovers(farm().world);
    expect(pauses.filter((seconds) => seconds <= 20 * 60).length).toBeGreaterThan(pauses.length / 3);
  });

  test("posts on Saturdays where its weekend is another", () => {
    const made = farm({ hours: { weekend: [4, 5] } });
    expect(outOfHours(made)).toEqual([]);
    expect(plantedEvents(made.world).some(({ time }) => new Date(time).getUTCDay() === 6)).toBe(true);
  });
});

describe("truth", () => {
  const { world } = farm();
  const truth = world.truth!;

  test("says of every order who took it up, when, and first", () => {
    expect(truth.orders.length).toBeGreaterThan(5);
    for (const { kind, object, takers, first, onset } of truth.orders) {
      const has = (event: SimulatedEvent) => {
        if (kind === "hashtag") return event.hashtags.includes(object);
        if (kind === "link") return event.links.includes(object);
        if (kind === "image") return event.media?.includes(object);
        return true;
      };
      for (const { account, time } of takers)
        expect(
          world.events.some((event) => event.account === account && event.time === time && has(event)),
        ).toBe(true);
      expect(first).toBe(takers[0]?.account ?? null);
      expect(onset).toBe(takers[0]?.time ?? null);
      expect(takers.map(({ time }) => time)).toEqual(takers.map(({ time }) => time).sort());
      expect(new Set(takers.map(({ account }) => account)).size).toBe(takers.length);
    }
  });

  test("names takers of the office only, and new objects before which nobody used them", () => {
    const labels = labelsOf(world);
    for (const order of truth.orders) {
      expect(order.takers.every(({ account }) => labels.get(account)?.label === "planted")).toBe(true);
      if (order.borrowed || order.kind !== "hashtag") continue;
      expect(world.events.find(({ hashtags }) => hashtags.includes(order.object))?.time ?? null).toBe(
        order.onset,
      );
    }
  });

  test("says when the office entered a conversation that was there before", () => {
    const planted = new Set(plantedEvents(world));
    expect(truth.hijacks.length).toBe(1);
    for (const { tag, entered } of truth.hijacks) {
      const uses = world.events.filter(({ hashtags }) => hashtags.includes(tag));
      expect(uses.some((event) => !planted.has(event) && event.time < entered!)).toBe(true);
      const first = uses.find((event) => planted.has(event) && event.time >= entered!);
      expect(first?.time).toBe(entered);
    }
  });

  test("keeps names, numbers and links of a rumour in every telling", () => {
    const posts = new Map(world.events.map((event) => [event.post, event]));
    expect(truth.narratives.length).toBe(2);
    for (const { tellings, marks, link } of truth.narratives)
      for (const { post, account } of tellings) {
        const event = posts.get(post)!;
        expect(event.account).toBe(account);
        expect(marks.every((mark) => event.text.includes(mark))).toBe(true);
        expect(event.links).toEqual([link]);
      }
    const kinds = new Set(truth.narratives.flatMap(({ tellings }) => tellings.map(({ telling }) => telling)));
    expect([...kinds].sort()).toEqual(expect.arrayContaining(["near", "paraphrase", "translated"]));
  });

  test("agrees with the labels, which name operator, series, cover and team of every planted account", () => {
    const sizes = new Map<string, number>();
    for (const { label, operator, batch, cover, team } of world.labels) {
      const said = [operator, batch, cover, team];
      expect(said.every((value) => (value !== "") === (label === "planted"))).toBe(true);
      if (label === "planted") sizes.set(operator!, (sizes.get(operator!) ?? 0) + 1);
    }
    expect([...sizes].sort().map(([, size]) => size)).toEqual(truth.office!.accountsPerOperator);
    expect(world.events.every(({ account }) => labelsOf(world).has(account))).toBe(true);
  });
});

describe("profiles", () => {
  test("series are made within hours, honest accounts over years", () => {
    const { world } = farm({ accounts: 40 });
    const labels = labelsOf(world);
    const made = new Map(
      world.events.map(({ account, account_created }) => [account, Date.parse(account_created!)]),
    );
    const series = new Map<string, number[]>();
    for (const [account, time] of made) {
      const batch = labels.get(account)?.batch ?? "";
      series.set(batch, [...(series.get(batch) ?? []), time]);
    }
    const span = (times: number[]) => (Math.max(...times) - Math.min(...times)) / (24 * HOUR);
    for (const [batch, times] of series)
      if (batch === "") expect(span(times)).toBeGreaterThan(700);
      else expect(span(times)).toBeLessThan(2);
  });

  test("handles are given once, and nobody acts before the account was made", () => {
    const { world } = farm();
    const handles = new Map(world.events.map(({ account, handle }) => [handle, account]));
    expect(handles.size).toBe(new Set(world.events.map(({ account }) => account)).size);
    expect(world.events.filter(({ time, account_created }) => time < account_created!)).toEqual([]);
  });

  test("stand at the first event only where the scenario says so", () => {
    const society = scenarioOf("farm", { ...SMALL, profiles: "first" });
    const seen = new Set<string>();
    for (const { account, handle } of simulateWorld(society, 3).events) {
      expect(handle === undefined).toBe(seen.has(account));
      seen.add(account);
    }
  });
});

describe("look-alikes", () => {
  const crowdEvents = (id: string, parameters: object = {}) => {
    const world = simulateWorld(scenarioOf(id, { accounts: 200, days: 14, ...parameters }), 5);
    const members = new Set(world.labels.filter(({ crowd }) => crowd !== "").map(({ account }) => account));
    expect(world.labels.every(({ label }) => label === "honest")).toBe(true);
    return { members, events: world.events.filter(({ account }) => members.has(account)) };
  };

  test("a class joined within three hours of one day", () => {
    const { events, members } = crowdEvents("like-class");
    expect(members.size).toBe(28);
    const made = events.map(({ account_created }) => Date.parse(account_created!));
    expect(Math.max(...made) - Math.min(...made)).toBeLessThanOrEqual(3 * HOUR);
  });

  test("a union claims one profession", () => {
    const { events } = crowdEvents("like-union");
    const words = /nurse|Krankenpfleger|infirmière|enfermera|enfermeira|infermiera/;
    expect(events.every(({ bio }) => words.test(bio ?? ""))).toBe(true);
  });

  test("a newsroom hardly posts outside its hours, a scheduler's posts come on the half hour", () => {
    const hours = crowdEvents("like-newsroom").events.map(({ time }) => new Date(time).getUTCHours() + 1);
    const late = hours.filter((hour) => hour < 9 || hour > 18);
    expect(late.length).toBeLessThan(0.02 * hours.length);
    const scheduled = crowdEvents("like-scheduler").events.filter(
      ({ client }) => client === "scheduling tool",
    );
    expect(scheduled.length).toBeGreaterThan(100);
    expect(scheduled.filter(({ time }) => !/:[03]0:00Z$/.test(time))).toEqual([]);
  });
});

test("a seed determines a society, and another seed gives another", () => {
  expect(farm().world).toEqual(farm().world);
  expect(farm({}, 8).world.events).not.toEqual(farm({}, 7).world.events);
});

test("parameters that make no sense are refused with the next step", () => {
  expect(() => farm({ operators: 25 })).toThrow(UsageError);
  expect(() => farm({ handoverMinutes: [20, 2] })).toThrow(
    /farm\.handoverMinutes, 20 to 2\. Write the smaller/,
  );
  expect(() => farm({ hours: { start: 30 } })).toThrow(/farm\.hours\.start/);
  expect(() => simulateWorld(scenarioOf("like-fans", { accounts: 100 }), 1)).toThrow(/more members/);
  expect(parametersOf("farm", ["farm.hours.start=8", "farm.covers=nurse,cook"])).toEqual({
    farm: { hours: { start: 8 }, covers: ["nurse", "cook"] },
  });
});
