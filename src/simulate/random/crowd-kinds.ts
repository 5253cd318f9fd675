/** Honest crowds that act in concert for a reason that can be read: what each is, drawn anew for every world. */
import type { Random } from "../../stats/index.js";
import type { ObjectKind } from "../events.js";
import { logUniform, uniform, wholeLogUniform } from "./ranges.js";

/** How a member's act follows a call: at a delay of chance, at the member's own constant one, or somewhere in a span of time. */
export type Delay =
  | { readonly kind: "exponential" | "constant"; readonly seconds: number }
  | { readonly kind: "span"; readonly seconds: number };

/** One crowd as it was drawn. */
export interface CrowdDraw {
  readonly members: number;
  /** Calls a day, mean; 0 for a crowd without calls. */
  readonly callsPerDay: number;
  /** Calls that come in one sitting, some minutes apart. */
  readonly callsTogether: number;
  /** Hours of the day (UTC) in which calls come. */
  readonly between: readonly [number, number];
  readonly joinShare: number;
  /** Chance that an account outside of the crowd joins. */
  readonly othersShare: number;
  readonly leader: boolean;
  readonly awake: boolean;
  readonly delay: Delay;
  readonly kinds: readonly ObjectKind[];
  /** Whether every call has a hashtag of its own; or one hashtag that all calls have. */
  readonly tag: "each" | "one" | "none";
  /** Texts of a call that members choose from, and the share of the words that each changes. */
  readonly texts: number;
  readonly paraphrase: number;
  /** Posts of one member on one call, mean. */
  readonly repeats: number;
  readonly site: string | null;
  /** Share of the members' own posts that link to the site. */
  readonly ownSiteShare: number;
  /** Posts of their own that members write beside what everybody does, mean of a member. */
  readonly ownPosts: number;
  readonly client: string | null;
  /** What stands in every bio. */
  readonly bio: string | null;
  /** Hours of the day (UTC) in which members act of free choice; null for any. */
  readonly hours: readonly (readonly [number, number])[] | null;
}

/** A kind of crowd, and the readings that name its reason. */
export interface CrowdKind {
  readonly id: string;
  readonly title: string;
  readonly readings: readonly string[];
  readonly draw: (random: Random) => CrowdDraw;
}

const PLAIN = {
  callsTogether: 1,
  between: [7, 21],
  othersShare: 0,
  leader: false,
  awake: true,
  tag: "none",
  texts: 1,
  paraphrase: 0,
  repeats: 1,
  site: null,
  ownSiteShare: 0,
  ownPosts: 0,
  client: null,
  bio: null,
  hours: null,
} as const;

/** The kinds, in the order of the table. */
export const CROWD_KINDS: readonly CrowdKind[] = [
  {
    id: "newsroom",
    title: "titles of one publisher print the same wire copy",
    readings: ["same-publisher"],
    draw: (random) => ({
      ...PLAIN,
      members: wholeLogUniform(6, 30, random),
      callsPerDay: logUniform(2, 8, random),
      joinShare: uniform(0.4, 0.8, random),
      awake: false,
      delay: { kind: "exponential", seconds: logUniform(100, 900, random) },
      kinds: ["wording", "wording", "link"],
      paraphrase: 0.02,
      site: "house-of-titles",
      ownSiteShare: 0.7,
      ownPosts: logUniform(20, 150, random),
      bio: "title of the house",
    }),
  },
  {
    id: "fandom",
    title: "fans answer the calls of a leading account",
    readings: ["public-call", "shared-audience"],
    draw: (random) => ({
      ...PLAIN,
      members: wholeLogUniform(60, 200, random),
      callsPerDay: logUniform(0.3, 1.2, random),
      between: [17, 22],
      joinShare: uniform(0.25, 0.5, random),
      leader: true,
      delay: { kind: "exponential", seconds: logUniform(500, 2400, random) },
      kinds: ["link", "hashtag", "repost"],
      tag: "each",
      repeats: uniform(1, 3, random),
    }),
  },
  {
    id: "live-show",
    title: "viewers post on the scenes of a show while it runs",
    readings: ["trending", "shared-audience", "public-call"],
    draw: (random) => ({
      ...PLAIN,
      members: wholeLogUniform(40, 150, random),
      callsPerDay: uniform(0.15, 0.4, random),
      callsTogether: wholeLogUniform(8, 25, random),
      between: [19, 20],
      joinShare: uniform(0.1, 0.4, random),
      othersShare: 0.01,
      delay: { kind: "exponential", seconds: logUniform(30, 240, random) },
      kinds: ["hashtag"],
      tag: "each",
    }),
  },
  {
    id: "alerts",
    title: "followers of a warning service repost its alerts when they are notified",
    readings: ["notification", "feed", "public-call"],
    draw: (random) => ({
      ...PLAIN,
      members: wholeLogUniform(15, 80, random),
      callsPerDay: logUniform(1.5, 6, random),
      between: [0, 24],
      joinShare: uniform(0.3, 0.6, random),
      leader: true,
      delay: { kind: "exponential", seconds: logUniform(20, 90, random) },
      kinds: ["repost"],
    }),
  },
  {
    id: "tweetstorm",
    title: "a storm that was announced in public, with texts from a bank",
    readings: ["public-call", "common-source"],
    draw: (random) => ({
      ...PLAIN,
      members: wholeLogUniform(40, 150, random),
      callsPerDay: uniform(0.15, 0.4, random),
      callsTogether: wholeLogUniform(4, 12, random),
      between: [17, 20],
      joinShare: uniform(0.3, 0.7, random),
      leader: true,
      awake: false,
      delay: { kind: "span", seconds: logUniform(1200, 3600, random) },
      kinds: ["text", "wording"],
      tag: "one",
      texts: wholeLogUniform(1, 5, random),
      paraphrase: 0.01,
      site: "storm-page",
    }),
  },
  {
    id: "class-assignment",
    title: "pupils post what their teacher gave them to post",
    readings: ["public-call", "common-source", "shared-audience"],
    draw: (random) => ({
      ...PLAIN,
      members: wholeLogUniform(18, 45, random),
      callsPerDay: uniform(0.3, 0.8, random),
      between: [8, 14],
      joinShare: uniform(0.6, 0.95, random),
      leader: true,
      awake: false,
      delay: { kind: "span", seconds: logUniform(6 * 3600, 60 * 3600, random) },
      kinds: ["link", "link", "hashtag"],
      tag: "each",
    }),
  },
  {
    id: "complaint-button",
    title: "customers press the button of a service that writes their complaint",
    readings: ["common-source"],
    draw: (random) => ({
      ...PLAIN,
      members: wholeLogUniform(50, 200, random),
      callsPerDay: uniform(0.3, 1, random),
      joinShare: uniform(0.15, 0.4, random),
      awake: false,
      delay: { kind: "span", seconds: logUniform(24 * 3600, 96 * 3600, random) },
      kinds: ["wording"],
      site: "complaint-service",
      texts: 1,
    }),
  },
  {
    id: "declared-automation",
    title: "accounts that say they are automatic repeat one feed",
    readings: ["feed", "scheduler"],
    draw: (random) => ({
      ...PLAIN,
      members: wholeLogUniform(5, 25, random),
      callsPerDay: logUniform(5, 20, random),
      between: [0, 24],
      joinShare: uniform(0.7, 1, random),
      awake: false,
      delay: { kind: "constant", seconds: logUniform(20, 300, random) },
      kinds: ["link", "link", "text"],
      client: "rss feed poster",
      bio: "automated feed",
    }),
  },
  {
    id: "commuters",
    title: "people who are online on the same trains, and share nothing by call",
    readings: ["one-time-zone", "trending", "shared-audience"],
    draw: (random) => ({
      ...PLAIN,
      members: wholeLogUniform(40, 150, random),
      callsPerDay: 0,
      joinShare: 0,
      delay: { kind: "exponential", seconds: 60 },
      kinds: ["link"],
      hours: [
        [6.5, 7.3],
        [16, 16.8],
      ],
    }),
  },
  {
    id: "archivists",
    title: "archivists who each work through the same catalogue",
    readings: ["shared-audience", "common-source", "feed"],
    draw: (random) => ({
      ...PLAIN,
      members: wholeLogUniform(6, 20, random),
      callsPerDay: logUniform(5, 20, random),
      joinShare: uniform(0.6, 0.95, random),
      awake: false,
      delay: { kind: "span", seconds: logUniform(2 * 3600, 12 * 3600, random) },
      kinds: ["link"],
      site: "catalogue",
      ownSiteShare: 0.3,
      ownPosts: logUniform(10, 60, random),
      bio: "archive",
    }),
  },
];
