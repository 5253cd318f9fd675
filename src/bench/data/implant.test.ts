/** Implants: where planted acts land, what they share with the background, and that a seed decides. */
import { describe, expect, it } from "vitest";
import { random } from "../../stats/index.js";
import { implanted, type PlantedAct } from "./implant.js";
import type { TraceActions } from "./sample.js";

const WEEK = 7 * 86400;
const START = 1_600_000_000;
const rows = Array.from({ length: 4000 }, (_, n) => ({
  account: `b${n % 500}`,
  object: `o${n}`,
  event: n + 1,
  time: START + n * 900,
}));
const BACKGROUND: TraceActions = {
  trace: { id: "co-share", windowsSeconds: [60] },
  account: rows.map(({ account }) => account),
  object: rows.map(({ object }) => object),
  event: rows.map(({ event }) => event),
  time: rows.map(({ time }) => time),
};
const ACTS: PlantedAct[] = Array.from({ length: 60 }, (_, n) => ({
  account: `p${n % 3}`,
  object: `task${Math.floor(n / 3)}`,
  event: n + 1,
  time: START + 50 * WEEK + 3000 * Math.floor(n / 3) + (n % 3),
}));

const plantedRows = (mixed: TraceActions) =>
  mixed.account.flatMap((account, i) =>
    account.startsWith("p")
      ? [{ account, object: mixed.object[i], time: mixed.time[i], event: mixed.event[i] }]
      : [],
  );

describe("implanted", () => {
  it("moves acts by whole weeks onto the background, keeping their gaps", () => {
    const planted = plantedRows(implanted(BACKGROUND, ACTS, 0, random(3)));
    expect(planted).toHaveLength(60);
    const shift = planted[0].time - ACTS[0].time;
    expect(shift % WEEK === 0).toBe(true);
    planted.forEach(({ time }, n) => {
      expect(time - ACTS[n].time).toBe(shift);
      expect(time).toBeGreaterThanOrEqual(START);
    });
  });

  it("keeps the operation's objects to itself at 0, and gives each a host within six hours at 1", () => {
    const own = plantedRows(implanted(BACKGROUND, ACTS, 0, random(3)));
    expect(own.every(({ object }) => object.startsWith("planted:"))).toBe(true);
    const shared = plantedRows(implanted(BACKGROUND, ACTS, 1, random(3)));
    const hosts = new Map(shared.map(({ object, time }) => [object, time]));
    expect(hosts.size).toBe(20);
    for (const [object, time] of hosts)
      expect(Math.abs(rows[Number(object.slice(1))].time - time)).toBeLessThanOrEqual(6 * 3600 + 2);
  });

  it("leaves the background as it is, gives posts numbers of their own, and follows its seed", () => {
    const mixed = implanted(BACKGROUND, ACTS, 0.5, random(3));
    expect(mixed.account.length).toBe(4060);
    expect(mixed.object.slice(0, 4000)).toEqual(BACKGROUND.object);
    expect(new Set(Array.from(mixed.event)).size).toBe(4060);
    expect(implanted(BACKGROUND, ACTS, 0.5, random(3))).toEqual(mixed);
    expect(implanted(BACKGROUND, ACTS, 0.5, random(4))).not.toEqual(mixed);
  });

  it("leaves out what does not fit a background that is too short, and a second act on an object", () => {
    const long = [...ACTS, { account: "p0", object: "late", event: 99, time: START + 90 * WEEK }];
    expect(plantedRows(implanted(BACKGROUND, long, 0, random(1)))).toHaveLength(60);
    const twice = [...ACTS, { ...ACTS[0], event: 98, time: ACTS[0].time + 5 }];
    expect(plantedRows(implanted(BACKGROUND, twice, 0, random(1)))).toHaveLength(60);
  });
});
