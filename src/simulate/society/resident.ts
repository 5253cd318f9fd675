/** One account of a society, and the circles of talk that accounts belong to. */
import type { Language } from "./words.js";

/** What an account shows of itself. */
export interface Profile {
  readonly handle: string;
  readonly name: string;
  readonly bio: string;
  /** Perceptual hash of the portrait; null for none. */
  readonly portrait: string | null;
}

/** An account with what its life follows from. */
export interface Resident extends Profile {
  readonly platform: string;
  readonly language: Language;
  /** Hours ahead of UTC. */
  readonly zone: number;
  /** Number of the circle whose things it talks about by taste. */
  readonly interest: number;
  /** Number of the circle of its profession; −1 where it claims none or never talks about it. */
  readonly trade: number;
  /** Weight when others choose whom to repost. */
  readonly fame: number;
  readonly sessionsPerDay: number;
  /** When it was made, seconds since the start of the world. */
  readonly created: number;
  /** Name of the honest crowd; empty for none. */
  readonly crowd: string;
  /** Number of the operator; −1 for honest accounts. */
  readonly operator: number;
  /** Number of the series in which it was made; −1 for honest accounts. */
  readonly batch: number;
  /** Id of the profession that it claims; empty for none. */
  readonly profession: string;
}

/** Circles of talk, by number: everybody's (0), interests, professions, crowds in order of name, the office. */
export interface CircleNumbers {
  readonly interest: (index: number) => number;
  readonly trade: (profession: number) => number;
  readonly crowd: (index: number) => number;
  readonly office: number;
  readonly count: number;
}

/** The numbers of the circles. */
export function circleNumbers(interests: number, trades: number, crowds: number): CircleNumbers {
  const office = 1 + interests + trades + crowds;
  return {
    interest: (index) => 1 + index,
    trade: (profession) => 1 + interests + profession,
    crowd: (index) => 1 + interests + trades + index,
    office,
    count: office + 1,
  };
}

/** A hashtag of a circle; the first is its main conversation. */
export const circleTag = (circle: number, index: number): string =>
  index === 0 ? `talk${circle}` : `circle${circle}tag${index}`;
