/** What is left of a loose candidate once those who merely brushed it are peeled off, on the half that found it. */
import { expect, it } from "vitest";
import { random } from "../../../stats/index.js";
import { type Post, presenceOf } from "../fixture.js";
import type { Candidate } from "./candidate.js";
import { tightPart } from "./tight-part.js";

const HOUR = 3600;
const GROUP = ["g0", "g1", "g2", "g3", "g4"];
const CROWD = Array.from({ length: 20 }, (_, n) => `p${String(n).padStart(2, "0")}`);

/** Twenty people who act on what everybody touches, and five who act on one object after the other that is theirs, in the hours that `meets` names. */
function posts(meets: (hour: number) => boolean): Post[] {
  const chance = random(9);
  return Array.from({ length: 140 }, (_, hour) => [
    ...Array.from({ length: 15 }, (_, n) => ({
      account: CROWD[chance.integer(CROWD.length)],
      time: HOUR * hour + 200 * n + chance.integer(100),
      on: { "co-link": [`o${Math.floor(hour / 6)}-${chance.integer(4)}`] },
    })),
    ...GROUP.map((account, n) => ({
      account,
      time: HOUR * hour + 700 + 9 * n,
      on: { "co-link": meets(hour) ? [`t${hour}`] : [] },
    })),
  ]).flat();
}

const candidate = (accounts: readonly string[], foundOn: 0 | 1): Candidate => ({
  accounts: [...accounts].sort(),
  scheme: 0,
  foundOn,
  weights: [1],
});
const all = [...GROUP, ...CROWD];
const tight = (meets: (hour: number) => boolean, foundOn: 0 | 1 = 0, accounts: readonly string[] = all) =>
  tightPart(candidate(accounts, foundOn), presenceOf(posts(meets), { "co-link": [60, 300] }));

it("is those who share what is theirs, whoever was brought in with them", () => {
  expect(tight(() => true)?.accounts).toEqual(GROUP);
});

it("is nothing where it would be all of it, or where nobody met", () => {
  expect(tight(() => true, 0, GROUP)).toBeNull();
  expect(tight(() => false, 0, GROUP)).toBeNull();
});

it("rests on the half that found the candidate alone", () => {
  const presence = presenceOf(
    posts(() => true),
    { "co-link": [60, 300] },
  );
  const folds = presence.testFolds(0);
  const halfOf = new Map<number, number>();
  for (let post = 0; post < folds.length; post++)
    halfOf.set(Math.floor(presence.posts.ticks[post] / (HOUR * 1e6)), folds[post]);
  const first = Math.min(...halfOf.keys());
  const inHalf = (half: number) => (hour: number) => halfOf.get(first + hour) === half;
  expect(tight(inHalf(0), 0)?.accounts).toEqual(GROUP);
  expect(tight(inHalf(1), 0)?.accounts ?? []).not.toEqual(GROUP);
});
