/**
 * What the test promises under chance, by Monte Carlo over small worlds: where labels are exchanged inside spans, e-values have a mean of at most 1. A mean of so many
 * worlds may lie four of its standard errors above; a bound of 20 may be passed by one in twenty and four standard errors.
 */
import { describe, expect, it } from "vitest";
import { type Random, random } from "../../stats/index.js";
import { candidateEvidence, chancesAndStakes, hereIn, questionOf } from "./evidence/candidate-evidence.js";
import type { WorkedChances } from "./evidence/lanes.js";
import { type Post, presenceOf } from "./fixture.js";
import { memberEvidence } from "./members/member-bets.js";
import type { FoldScheme } from "./presence/folds.js";

const HOURS = 8;
const WORLDS = 300;
const POSTS = 36;
const SCHEME: FoldScheme = {
  origin: 0,
  blockTicks: 3600e6,
  offsetTicks: 0,
  order: "in turn",
  embargoTicks: 0,
};
const GROUP = ["a00", "a01", "a02", "a03"];
const name = (n: number) => `a${String(n).padStart(2, "0")}`;

interface Slot {
  account: string;
  readonly time: number;
  readonly object: string | null;
  readonly fixed: boolean;
}

/** An hour of posts, of accounts that differ in how much they post; two in three touch one of five objects of the hour. */
function hourOf(hour: number, chance: Random, own: readonly string[]): Slot[] {
  const taken = new Set<string>();
  return Array.from({ length: POSTS }, (_, n) => {
    const time = 3600 * hour + 100 * n + chance.integer(90);
    const account = own[Math.floor(own.length * chance.float() ** 1.5)];
    const object = `o${hour}-${chance.integer(5)}`;
    const isTouched = chance.integer(3) > 0 && !taken.has(`${account} ${object}`);
    if (isTouched) taken.add(`${account} ${object}`);
    return { account, time, object: isTouched ? object : null, fixed: false };
  });
}

/** Exchanges labels at random, so that every dealing in which an account acts on an object once is as likely as another. */
function exchanged(slots: Slot[], chance: Random): void {
  const acts = new Set(slots.flatMap(({ account, object }) => (object ? [`${account} ${object}`] : [])));
  for (let n = 0; n < 8 * slots.length; n++) {
    const [x, y] = [slots[chance.integer(slots.length)], slots[chance.integer(slots.length)]];
    if (x.fixed || y.fixed || x.account === y.account || x.object === y.object) continue;
    const [first, second] = [`${y.account} ${x.object}`, `${x.account} ${y.object}`];
    if ((x.object && acts.has(first)) || (y.object && acts.has(second))) continue;
    if (x.object) acts.delete(`${x.account} ${x.object}`);
    if (y.object) acts.delete(`${y.account} ${y.object}`);
    if (x.object) acts.add(first);
    if (y.object) acts.add(second);
    [x.account, y.account] = [y.account, x.account];
  }
}

const postsOf = (slots: readonly Slot[]): Post[] =>
  slots.map(({ account, time, object }) => ({ account, time, on: { "co-link": object ? [object] : [] } }));

const present = (posts: readonly Post[]) =>
  presenceOf([{ account: "a00", time: 0 }, ...posts], { "co-link": [120, 900] }, { schemes: [SCHEME] });

function summary(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return {
    mean,
    error: Math.sqrt(variance / values.length),
    beyond20: values.filter((value) => value >= 20).length / values.length,
  };
}

function holds(values: readonly number[]): void {
  const { mean, error, beyond20 } = summary(values);
  expect(mean).toBeLessThan(1 + 4 * error);
  expect(beyond20).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / values.length));
}

/** The group's own meetings on the half that finds it: three hours in a row of acts one after the other. */
const concert = (hour: number): Slot[] =>
  Array.from({ length: 6 }, (_, task) =>
    GROUP.map((account, n) => ({
      account,
      time: 3600 * hour + 500 * task + 10 * n + 5,
      object: `m${hour}-${task}`,
      fixed: true,
    })),
  ).flat();

describe("a group that acts by chance on the half that tests it", () => {
  const accounts = Array.from({ length: 16 }, (_, n) => name(15 - n));
  it.each([
    ["on both halves", false],
    ["and in concert on the half that found it", true],
  ])("has e-values of mean 1 at most, %s", (_, meets) => {
    const chance = random(meets ? 11 : 12);
    const said = { hits: 0, shares: 0, variance: 0 };
    const values = Array.from({ length: WORLDS }, () => {
      const slots = Array.from({ length: HOURS }, (_, hour) => {
        const own = hourOf(hour, chance, accounts);
        exchanged(own, chance);
        return meets && hour % 2 === 0 ? [...own, ...concert(hour)] : own;
      }).flat();
      const here = hereIn(present(postsOf(slots)));
      const candidate = { accounts: GROUP, scheme: 0, foundOn: 0, weights: [1] } as const;
      const { chances } = chancesAndStakes(here, candidate);
      const folds = here.presence.testFolds(0);
      const { posts, share, hit } = chances.of("forward", 0) as WorkedChances;
      for (let n = 0; n < posts.length; n++) {
        if (folds[posts[n]] !== 1 || !(share[n] > 0)) continue;
        said.hits += hit[n];
        said.shares += share[n];
        said.variance += share[n] * (1 - share[n]);
      }
      return Math.exp(candidateEvidence(here, candidate).logE);
    });
    holds(values);
    expect(said.hits - said.shares).toBeLessThan(4 * Math.sqrt(said.variance));
  });
});

describe("an account that acts as those outside do", () => {
  const outside = Array.from({ length: 14 }, (_, n) => name(4 + n));
  it.each([
    ["in the candidate", [...GROUP, name(5)]],
    ["merely proposed", GROUP],
  ])("has e-values of mean 1 at most, %s", (_, accounts) => {
    const chance = random(21);
    const values = Array.from({ length: WORLDS }, () => {
      const slots = Array.from({ length: HOURS }, (_, hour) => {
        const joined = hourOf(hour, chance, outside);
        for (const slot of joined)
          if (!slot.object && chance.integer(2) === 0)
            Object.assign(slot, { object: `m${hour}-${Math.floor((slot.time % 3600) / 500)}` });
        const once = new Set<string>();
        const own = joined.map((slot) => {
          const act = `${slot.account} ${slot.object}`;
          const again = once.has(act);
          once.add(act);
          return again ? { ...slot, object: null } : slot;
        });
        exchanged(own, chance);
        return [...own, ...concert(hour)];
      }).flat();
      const here = hereIn(present(postsOf(slots)));
      const candidate = { accounts, scheme: 0, foundOn: 0, weights: [1] } as const;
      const proposed = here.presence.numbersOf([...GROUP, name(5)]);
      const logs = memberEvidence({ question: questionOf(here, candidate), proposed });
      return Math.exp(logs[4]);
    });
    holds(values);
  });
});
