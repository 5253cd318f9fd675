/** The kinds of random worlds, each judged by the row of its part. */
import { CROWD_KINDS, DAMAGES, type Damage, type WorldWish } from "../../simulate/index.js";

/** The parts of the suite: operations quick and slow, nobody planted, operations among full posts, honest crowds in concert, damaged collections. */
export const RANDOM_PARTS = ["operations", "slow", "empty", "posts", "crowds", "damaged"] as const;

/** A part of the suite. */
export type RandomPart = (typeof RANDOM_PARTS)[number];

/** One kind of random world. */
export interface RandomKind {
  readonly id: string;
  readonly title: string;
  readonly part: RandomPart;
  readonly wish: WorldWish;
  readonly form: "shares" | "posts";
  readonly damage?: Damage;
}

/** Free acts of a world of full posts at most: texts cost more than shares. */
const POSTS_MOST = 12_000;

const EMPTY = { operations: "none", pace: "quick", mostActs: POSTS_MOST } as const;

/** The kinds, in the order of the table. */
export const RANDOM_KINDS: readonly RandomKind[] = [
  {
    id: "shares",
    title: "a table of shares with one to four operations, gaps of 8 s to 10 min",
    part: "operations",
    wish: { operations: "some", pace: "quick" },
    form: "shares",
  },
  {
    id: "shares-slow",
    title: "a table of shares with one to four operations, gaps of one to six hours",
    part: "slow",
    wish: { operations: "some", pace: "slow" },
    form: "shares",
  },
  {
    id: "shares-empty",
    title: "a table of shares in which nobody is planted",
    part: "empty",
    wish: { operations: "none", pace: "quick" },
    form: "shares",
  },
  {
    id: "posts-operations",
    title: "full posts with one to four operations, gaps of 8 s to 10 min",
    part: "posts",
    wish: { operations: "some", pace: "quick", mostActs: POSTS_MOST },
    form: "posts",
  },
  {
    id: "posts-empty",
    title: "full posts in which nobody is planted",
    part: "empty",
    wish: EMPTY,
    form: "posts",
  },
  ...CROWD_KINDS.map(
    (crowd): RandomKind => ({
      id: `crowd-${crowd.id}`,
      title: `full posts with an honest crowd: ${crowd.title}`,
      part: "crowds",
      wish: { ...EMPTY, crowd },
      form: "posts",
    }),
  ),
  ...DAMAGES.map(
    (damage): RandomKind => ({
      id: `damaged-${damage.id}`,
      title: `honest posts, collected badly: ${damage.title}`,
      part: "damaged",
      wish: EMPTY,
      form: "posts",
      damage,
    }),
  ),
];
