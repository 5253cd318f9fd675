/**
 * Uptakes of a set: topics that a part of it took up within hours, on a day, more than the rest of the ground did in the
 * same hours and more than the set does on its other days. Written for any set, so that group and placebos go the same way.
 */
import { benjaminiHochberg, logHypergeometricUpperTail, logPoissonUpperTail } from "../../stats/index.js";
import type { AccountSet } from "../account-set.js";
import type { Ground } from "../ground.js";
import { PlaceSet } from "../place-set.js";
import {
  activeByDay,
  awakeWithin,
  type PostCounts,
  type Presence,
  postCounts,
  postsWithin,
} from "./awake.js";
import type { TopicActs } from "./topic-acts.js";

const DAY = 86_400;
/** Hours within which a topic is taken up: at once, or over half a working day. */
const WINDOWS = [3600, 6 * 3600] as const;
/** Share of the set's accounts active on the day, and number of accounts, that must take a topic up. */
const SHARE = 0.05;
const FEWEST = 3;
/** The onset is the first take that this share of the takers of the window follow within so many seconds. */
const FOLLOWING_SHARE = 0.1;
const FOLLOWING_SECONDS = 1800;
/** p up to which an uptake is looked at more closely. */
const SCREEN = Math.log(0.01);

/** What is read once for all sets of a ground. */
export interface TaskingData {
  readonly acts: TopicActs;
  readonly posts: PostCounts;
  readonly presence: Presence;
  /** Topics × days that could hold an uptake of any set: what q is corrected for. */
  readonly tests: number;
  /** Acts of each account: places in `acts`. */
  readonly byAccount: { readonly start: Int32Array; readonly items: Int32Array };
}

/** A topic taken up by a set. Acts are indices into `TopicActs`. */
export interface Uptake {
  readonly topic: number;
  /** Days since 1970 (UTC) of the onset. */
  readonly day: number;
  readonly onset: number;
  /** End of the span that counts for the day, seconds. */
  readonly end: number;
  /** First acts of the takers, in order of time. */
  readonly acts: Int32Array;
  readonly groupShare: number;
  readonly logP: number;
  readonly qValue: number;
}

/** Uptakes of one set with p up to .01, in order of topic and day, with q over all topics and days. */
export function uptakesOf(data: TaskingData, set: AccountSet, ground: Ground): Uptake[] {
  const scan = new Scan(data, set, ground);
  const found = scan.uptakes();
  const q = benjaminiHochberg(
    Float64Array.from(found, ({ logP }) => logP),
    data.tests,
  );
  return found.map((uptake, i) => ({ ...uptake, qValue: Math.min(1, q[i]) }));
}

/** Topics × days with enough accounts of the ground for an uptake. */
export function possibleTests({ from, seconds }: TopicActs): number {
  let tests = 0;
  for (let t = 0; t + 1 < from.length; t++)
    for (let i = from[t], j = i; i < from[t + 1]; i = j) {
      while (j < from[t + 1] && Math.floor(seconds[j] / DAY) === Math.floor(seconds[i] / DAY)) j++;
      if (j - i >= FEWEST) tests++;
    }
  return tests;
}

interface Window {
  readonly first: number;
  readonly count: number;
  readonly seconds: number;
}

class Scan {
  private readonly member: Uint8Array;
  private readonly posts: PostCounts;
  private readonly active: Int32Array;
  private readonly firstDay: number;
  private readonly activeDays: number;
  /** The set's acts in order of topic, then time, and those on the topic at hand. */
  private readonly all: Int32Array;
  private own: Int32Array;
  private count = 0;

  constructor(
    private readonly data: TaskingData,
    set: AccountSet,
    ground: Ground,
  ) {
    this.member = new Uint8Array(ground.accounts.ids.length);
    for (const n of set.numbers) this.member[n] = 1;
    this.posts = postCounts(ground, set.numbers);
    this.active = activeByDay(ground, set);
    this.activeDays = this.active.filter((accounts) => accounts > 0).length;
    this.firstDay = Math.floor(ground.firstSeconds / DAY);
    this.all = this.actsOf(set);
    this.own = this.all;
  }

  uptakes(): Omit<Uptake, "qValue">[] {
    const found: Omit<Uptake, "qValue">[] = [];
    const { from } = this.data.acts;
    for (let first = 0, t = 0, end = 0; first < this.all.length; first = end) {
      while (from[t + 1] <= this.all[first]) t++;
      while (end < this.all.length && this.all[end] < from[t + 1]) end++;
      this.own = this.all.subarray(first, end);
      this.count = end - first;
      if (this.count < FEWEST) continue;
      for (let at = 0; at < this.count; ) {
        const { uptake, next } = this.onDayOf(t, at);
        if (uptake && uptake.logP <= SCREEN) found.push(uptake);
        at = next;
      }
    }
    return found;
  }

  private actsOf(set: AccountSet): Int32Array {
    const { start, items } = this.data.byAccount;
    const places = new PlaceSet(items.length);
    let count = 0;
    for (const n of set.numbers) for (let i = start[n]; i < start[n + 1]; i++, count++) places.add(items[i]);
    const acts = new Int32Array(count);
    let at = 0;
    places.drain((place) => {
      acts[at++] = place;
    });
    return acts;
  }

  private time(at: number): number {
    return this.data.acts.seconds[this.own[at]];
  }

  /** The uptake on the UTC day of the act at `at`, if any, and the first act after it. */
  private onDayOf(topic: number, at: number): { uptake: Omit<Uptake, "qValue"> | null; next: number } {
    const day = Math.floor(this.time(at) / DAY);
    const next = this.firstAfter(at, (day + 1) * DAY);
    const least = this.fewestOn(day);
    const windows = WINDOWS.map((seconds) => this.fullest(at, next, seconds)).filter(
      ({ count }) => count >= least,
    );
    if (windows.length === 0) return { uptake: null, next };
    const logP = Math.min(...windows.map((window) => this.surprise(topic, window, next - at)));
    if (logP > SCREEN) return { uptake: null, next };
    return this.told(topic, windows[windows.length - 1], logP);
  }

  private fewestOn(day: number): number {
    return Math.max(FEWEST, Math.ceil(SHARE * this.active[day - this.firstDay]));
  }

  private firstAfter(at: number, seconds: number): number {
    let next = at;
    while (next < this.count && this.time(next) < seconds) next++;
    return next;
  }

  /** The window with most takers that begins with one of these acts; of two the earlier. */
  private fullest(from: number, to: number, seconds: number): Window {
    let best: Window = { first: from, count: 0, seconds };
    for (let i = from, j = from; i < to; i++) {
      while (j < this.count && this.time(j) - this.time(i) <= seconds) j++;
      if (j - i > best.count) best = { first: i, count: j - i, seconds };
    }
    return best;
  }

  /** log p of a window, corrected for the windows looked at: the largest of the three views of it. */
  private surprise(topic: number, { first, count, seconds }: Window, looks: number): number {
    const [from, to] = [this.time(first), this.time(first) + seconds];
    const marked = count + this.othersWithin(topic, from, to);
    const correction = Math.log(looks * WINDOWS.length);
    const drawn = Math.max(count, postsWithin(this.posts, from, to));
    const all = Math.max(drawn + marked - count, postsWithin(this.data.posts, from, to));
    const byPosts = logHypergeometricUpperTail(count, { all, marked, drawn }) + correction;
    if (byPosts > SCREEN) return byPosts;
    const other = (this.count - count) / Math.max(1, this.activeDays - 1);
    const byHabit = logPoissonUpperTail(count, other) + correction;
    if (byHabit > SCREEN) return byHabit;
    return Math.max(byPosts, byHabit, this.byAwake(marked, count, from, to) + correction);
  }

  private byAwake(marked: number, count: number, from: number, to: number): number {
    const { all, own } = awakeWithin(this.data.presence, this.member, from, to);
    return logHypergeometricUpperTail(count, { all, marked, drawn: own });
  }

  /** Takes of accounts outside the set from one second to another. */
  private othersWithin(topic: number, from: number, to: number): number {
    const { acts } = this.data;
    let low = acts.from[topic];
    let high = acts.from[topic + 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (acts.seconds[middle] < from) low = middle + 1;
      else high = middle;
    }
    let others = 0;
    for (; low < acts.from[topic + 1] && acts.seconds[low] <= to; low++)
      if (!this.member[acts.account[low]]) others++;
    return others;
  }

  private told(
    topic: number,
    window: Window,
    logP: number,
  ): { uptake: Omit<Uptake, "qValue">; next: number } {
    const first = this.onsetIn(window);
    const onset = this.time(first);
    const day = Math.floor(onset / DAY);
    const end = Math.max((day + 1) * DAY, onset + window.seconds);
    const next = this.firstAfter(first, end);
    const takers = new Map<number, number>();
    for (let i = first; i < next; i++) {
      const account = this.data.acts.account[this.own[i]];
      if (!takers.has(account)) takers.set(account, this.own[i]);
    }
    const active = Math.max(this.active[day - this.firstDay], takers.size);
    const acts = Int32Array.from(takers.values());
    return { uptake: { topic, day, onset, end, acts, groupShare: acts.length / active, logP }, next };
  }

  /** The first act of a window that enough takers follow at once; strays before it are no onset. */
  private onsetIn({ first, count }: Window): number {
    const following = Math.max(1, Math.ceil(FOLLOWING_SHARE * count));
    for (let i = first; i + following < first + count; i++)
      if (this.time(i + following) - this.time(i) <= FOLLOWING_SECONDS) return i;
    return first;
  }
}
