/**
 * Clocks that are not the posts' own. An account whose stamps sit on few moments (a poll every quarter of an hour, "2 hours ago", the minutes of one file among the seconds of
 * another) meets others by the collector's doing: its coincidences are no chances. Told account by account, from the stamps alone.
 */
import type { TraceData } from "../../trace-data.js";
import type { Posts } from "./read-posts.js";

/** What was found. */
export interface Clocks {
  /** Seconds between the moments on which the stamps of an account sit; accounts with a clock of their own are absent. */
  readonly grid: ReadonlyMap<string, number>;
  /** Moments (microseconds since 1970) that are stamped on posts of many accounts that have nothing in common. */
  readonly crowded: ReadonlySet<number>;
}

/** Grids that are looked for, seconds, the coarsest first, and how wide an arc of each counts as one moment: a poll takes its time. */
const GRIDS = [86_400, 43_200, 21_600, 14_400, 10_800, 7_200, 3_600, 1_800, 900, 600, 300, 60];
const ARC_SHARE = 1 / 12;
const ARC_MOST = 120;
/** The finest grid: a clock of minutes. */
const MINUTE = 60;
/**
 * Share of an account's posts that must sit on the moments: nearly all, since people who use a scheduler post by hand as well; fewer on hours and days where all stamps
 * bear one second of the minute, as times do that were reckoned from "2 hours ago". And the natural logarithm of the odds against chance.
 */
const NEARLY_ALL = 0.9;
const RECKONED = 0.4;
const HOUR = 3600;
const SURE = 14;
/** Share of an account's posts on crowded moments from which on it is put to them. */
const MOSTLY = 0.5;
/** Accounts on a grid with one phase from which on an account of few posts that all sit there is put to them. */
const COMMON = 5;
/** Posts of one moment, of so many accounts, whose objects nobody else acted on in it, from which on it can be crowded; and their share of all. */
const CROWD = 5;
const APART = 0.7;

/** Reads the clocks of the accounts that posted. `unitSeconds`: what the data's clock tells at best. Cost: a sort of each account's posts for each grid. */
export function clocksOf(posts: Posts, traces: readonly TraceData[], unitSeconds: number): Clocks {
  const crowded = crowdedMoments(posts, traces, unitSeconds);
  const byAccount = stampsByAccount(posts);
  const grid = new Map<string, number>();
  const phases = new Map<string, number>();
  const few: { readonly id: string; readonly stamps: Float64Array }[] = [];
  for (const [number, stamps] of byAccount.entries()) {
    const id = posts.accountIds[number];
    const found = gridOf(stamps, unitSeconds);
    if (found) {
      grid.set(id, found.seconds);
      const key = phaseKey(found.seconds, found.phase);
      phases.set(key, (phases.get(key) ?? 0) + 1);
    } else if (isMostlyCrowded(stamps, crowded)) grid.set(id, GRIDS[0]);
    else few.push({ id, stamps });
  }
  for (const { id, stamps } of few) {
    const found = stamps.length < 8 && stamps.length > 0 ? commonGrid(stamps, phases) : null;
    if (found) grid.set(id, found);
  }
  return { grid, crowded };
}

function stampsByAccount({ account, ticks, accountIds }: Posts): Float64Array[] {
  const counts = new Int32Array(accountIds.length);
  for (const own of account) counts[own]++;
  const stamps = Array.from(counts, (count) => new Float64Array(count));
  const next = new Int32Array(accountIds.length);
  for (let i = 0; i < account.length; i++) stamps[account[i]][next[account[i]]++] = ticks[i] / 1e6;
  return stamps;
}

const arcOf = (seconds: number, unitSeconds: number): number =>
  seconds === MINUTE ? 1 : Math.max(unitSeconds, Math.min(ARC_MOST, seconds * ARC_SHARE));

/** The coarsest grid on whose one phase most of the stamps sit, beyond what chance does. */
function gridOf(stamps: Float64Array, unitSeconds: number): { seconds: number; phase: number } | null {
  const count = stamps.length;
  if (count < 4) return null;
  const isReckoned = unitSeconds <= 1 && onOneSecond(stamps) >= NEARLY_ALL * count;
  for (const seconds of GRIDS) {
    if (seconds <= unitSeconds || (seconds === MINUTE && unitSeconds > 1)) continue;
    const arc = arcOf(seconds, unitSeconds);
    const share = Math.min(1, (arc + unitSeconds) / seconds);
    const residues = stamps.map((stamp) => ((stamp % seconds) + seconds) % seconds).sort();
    const { most, phase } = densestArc(residues, seconds, arc);
    if (most < (isReckoned && seconds >= HOUR ? RECKONED : NEARLY_ALL) * count || most < 4) continue;
    if (count * divergence(most / count, share) - Math.log(seconds / arc) - Math.log(count) > SURE)
      return { seconds, phase };
  }
  return null;
}

/** Stamps that bear the commonest second of the minute. */
const onOneSecond = (stamps: Float64Array): number =>
  densestArc(stamps.map((stamp) => ((stamp % MINUTE) + MINUTE) % MINUTE).sort(), MINUTE, 1).most;

/** Most values within an arc of a circle, and the middle of that arc; `sorted` ascending, below `around`. */
function densestArc(sorted: Float64Array, around: number, arc: number): { most: number; phase: number } {
  let [most, phase] = [0, 0];
  const at = (i: number) => sorted[i % sorted.length] + (i >= sorted.length ? around : 0);
  for (let from = 0, to = 0; from < sorted.length; from++) {
    if (to < from) to = from;
    while (to + 1 < from + sorted.length && at(to + 1) - sorted[from] <= arc) to++;
    if (to - from + 1 > most) [most, phase] = [to - from + 1, ((sorted[from] + at(to)) / 2) % around];
  }
  return { most, phase };
}

/** Kullback–Leibler divergence of two shares, nats. */
function divergence(x: number, y: number): number {
  const part = (a: number, b: number) => (a <= 0 ? 0 : a * Math.log(a / Math.max(b, 1e-12)));
  return x <= y ? 0 : part(x, y) + part(1 - x, 1 - y);
}

const phaseKey = (seconds: number, phase: number): string =>
  `${seconds} ${Math.round(phase / Math.max(1, Math.min(ARC_MOST, seconds * ARC_SHARE)))}`;

function commonGrid(stamps: Float64Array, phases: ReadonlyMap<string, number>): number | null {
  for (const seconds of GRIDS) {
    const onIt = stamps.every((stamp) => {
      const residue = ((stamp % seconds) + seconds) % seconds;
      const step = Math.max(1, Math.min(ARC_MOST, seconds * ARC_SHARE));
      return [-step, 0, step].some(
        (shift) => (phases.get(phaseKey(seconds, residue + shift)) ?? 0) >= COMMON,
      );
    });
    if (onIt && (seconds > MINUTE || stamps.length >= 2)) return seconds;
  }
  return null;
}

function isMostlyCrowded(stamps: Float64Array, crowded: ReadonlySet<number>): boolean {
  const on = stamps.reduce((sum, stamp) => sum + Number(crowded.has(Math.round(stamp * 1e6))), 0);
  return on >= 3 && on > MOSTLY * stamps.length;
}

/** Moments at which more posts of different accounts and objects sit than the hour's rate allows. */
function crowdedMoments(
  { account, ticks }: Posts,
  traces: readonly TraceData[],
  unitSeconds: number,
): Set<number> {
  const at = new Map<number, number[]>();
  const perHour = new Map<number, number>();
  for (let i = 0; i < ticks.length; i++) {
    const own = at.get(ticks[i]);
    if (own) own.push(account[i]);
    else at.set(ticks[i], [account[i]]);
    const hour = Math.floor(ticks[i] / 3.6e9);
    perHour.set(hour, (perHour.get(hour) ?? 0) + 1);
  }
  const crowds = new Map([...at].filter(([, by]) => by.length >= CROWD && new Set(by).size >= CROWD));
  if (crowds.size === 0) return new Set();
  const together = new Map<number, number>();
  for (const { actions, ticks: acts } of traces) {
    const same = new Map<string, number>();
    for (let row = 0; row < acts.length; row++) {
      if (!crowds.has(acts[row])) continue;
      const key = `${acts[row]} ${actions.object[row]}`;
      same.set(key, (same.get(key) ?? 0) + 1);
    }
    const shared = new Map<number, number>();
    for (const [key, count] of same) {
      const tick = Number(key.slice(0, key.indexOf(" ")));
      if (count > 1) shared.set(tick, (shared.get(tick) ?? 0) + count);
    }
    for (const [tick, count] of shared) together.set(tick, Math.max(count, together.get(tick) ?? 0));
  }
  const crowded = new Set<number>();
  for (const [tick, by] of crowds) {
    const apart = by.length - (together.get(tick) ?? 0);
    const rate = ((perHour.get(Math.floor(tick / 3.6e9)) ?? 0) * Math.max(1, unitSeconds)) / 3600;
    if (apart < CROWD || apart < APART * by.length) continue;
    if (apart * Math.log(apart / Math.max(rate, 1e-9)) - apart + rate > SURE) crowded.add(tick);
  }
  return crowded;
}
