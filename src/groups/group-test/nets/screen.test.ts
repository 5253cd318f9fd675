/** Which sets are worth a test: those that stand out where they were found, of nearly the same ones the strongest, and nothing else is looked at. */
import { expect, it } from "vitest";
import { random } from "../../../stats/index.js";
import { scratchFor } from "../evidence/chances.js";
import { type Post, presenceOf } from "../fixture.js";
import type { Candidate } from "./candidate.js";
import { MOST_TESTED, worthTesting } from "./screen.js";

const HOUR = 3600;
const WINDOWS = { "co-link": [60, 300] };
const GROUP = ["g0", "g1", "g2", "g3", "g4"];

/** Thirty people who act by themselves for 140 hours, and five who act on one object after the other in the hours that `meets` names. */
function posts(meets: (hour: number) => boolean): Post[] {
  const chance = random(4);
  const free = Array.from({ length: 140 * 20 }, (_, n) => ({
    account: `p${chance.integer(30)}`,
    time: Math.floor((n * HOUR) / 20) + chance.integer(100),
    on: { "co-link": [`o${Math.floor(n / 200)}-${chance.integer(6)}`] },
  }));
  const concert = Array.from({ length: 140 }, (_, hour) =>
    GROUP.map((account, n) => ({
      account,
      time: HOUR * hour + 700 + 9 * n,
      on: { "co-link": meets(hour) ? [`t${hour}`] : [] },
    })),
  ).flat();
  return [...free, ...concert];
}

const set = (accounts: readonly string[], foundOn: 0 | 1 = 0): Candidate => ({
  accounts: [...accounts].sort(),
  scheme: 0,
  foundOn,
  weights: [1],
});

function kept(candidates: readonly Candidate[], meets: (hour: number) => boolean = () => true) {
  const presence = presenceOf(posts(meets), WINDOWS);
  return worthTesting(candidates, presence, scratchFor(presence.posts.posts));
}

const CROWD = Array.from({ length: 8 }, (_, n) => `p${n}`);

it("drops what does not stand out, and keeps the strongest of what is nearly the same", () => {
  const found = kept([
    set(["p0", "p1", "p2"]),
    set([...GROUP, "p7"]),
    set(GROUP),
    set(GROUP.slice(1)),
    set(CROWD),
  ]);
  expect(found.map(({ accounts }) => accounts.join(" "))).toEqual([GROUP.join(" ")]);
});

it("keeps sets that are not nearly the same, however they overlap", () => {
  const found = kept([set(GROUP), set(["g0", "g1", "g2"])]);
  expect(found.map(({ accounts }) => accounts.length).sort()).toEqual([3, 5]);
});

it("does not look at the half that tests", () => {
  const sets = [set(GROUP), set(["g0", "g1", "g2"])];
  const presence = presenceOf(
    posts(() => true),
    WINDOWS,
  );
  const folds = presence.testFolds(0);
  const isFinding = (hour: number) => {
    const post = presence.posts.ticks.findIndex((tick) => tick >= (HOUR * hour + 700) * 1e6);
    return folds[post] === 0;
  };
  expect(kept(sets, isFinding)).toEqual(kept(sets));
  expect(kept(sets, (hour) => !isFinding(hour))).toEqual([]);
});

it("keeps at most so many of a half", () => {
  const accounts = Array.from({ length: 3 * (MOST_TESTED + 9) }, (_, n) => `y${String(n).padStart(3, "0")}`);
  const tasks = Array.from({ length: 140 }, (_, hour) =>
    accounts.map((account, n) => ({
      account,
      time: HOUR * hour + 20 * Math.floor(n / 3) + (n % 3),
      on: { "co-link": [`t${hour}-${Math.floor(n / 3)}`] },
    })),
  ).flat();
  const presence = presenceOf(tasks, WINDOWS);
  const triples = Array.from({ length: MOST_TESTED + 9 }, (_, n) => set(accounts.slice(3 * n, 3 * n + 3)));
  expect(worthTesting(triples, presence, scratchFor(presence.posts.posts))).toHaveLength(MOST_TESTED);
});
