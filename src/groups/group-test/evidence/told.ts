/** What is told of a group in numbers that a person can check: by the null model that decided. */
import { firstAtLeast } from "../../../stats/index.js";
import type { GroupHere, Presence, PresentTrace } from "../presence/presence.js";
import type { Here } from "./candidate-evidence.js";
import { type Chances, chancesOf, placesOfMembers, ticksOf } from "./chances.js";
import { actedEarlier, GroupUrn, labelsOf } from "./urn.js";

/** How often members followed one another in a trace within a window. */
export interface Followed {
  readonly windowSeconds: number;
  /** Acts of members on an object on which another member acted within the window before, where the null model can tell; and how many it expects. */
  readonly acts: number;
  readonly expected: number;
}

/** Counts for each window of a trace, over the whole data. Empty where the trace is not tested. */
export function followedIn(
  { presence, scratch }: Here,
  accounts: readonly string[],
  traceId: string,
): Followed[] {
  const trace = presence.traces.find(({ id }) => id === traceId);
  if (!trace) return [];
  const group = presence.group(accounts);
  const widest = ticksOf(Math.max(...trace.windowsSeconds));
  const found = chancesOf(trace, group, widest, "forward", scratch);
  const urn = new GroupUrn(trace, group);
  const shares = Float64Array.from(found.posts, (post) => urn.share(post, "forward"));
  return trace.windowsSeconds.map((windowSeconds) => countedIn(trace, group, found, shares, windowSeconds));
}

function countedIn(
  { account }: PresentTrace,
  { isMember }: GroupHere,
  { posts, distance }: Chances,
  shares: Float64Array,
  windowSeconds: number,
): Followed {
  let [acts, expected] = [0, 0];
  for (let n = 0; n < posts.length; n++) {
    if (distance[n] > ticksOf(windowSeconds) || !(shares[n] > 0)) continue;
    expected += shares[n];
    acts += isMember[account[posts[n]]];
  }
  return { windowSeconds, acts, expected };
}

/** One member at one shared moment of its group. */
export interface Occasion {
  /** From 1, the moments with most members first. */
  readonly occasion: number;
  readonly trace: string;
  readonly object: string;
  readonly account: string;
  /** When it acted, microseconds since 1970; null where it did not. */
  readonly tick: number | null;
  /** The chance that it would be among those who acted on the object then, had who acted been dealt among all that were present. */
  readonly chance: number;
}

/** Moments that are listed, and members that make one. */
const MOST_OCCASIONS = 40;
const FEWEST = 2;

interface Moment {
  /** Places of the object from the first member's act to the last's. */
  readonly from: number;
  readonly to: number;
  readonly members: number;
}

/** The shared moments of a group in a trace, for each every member: acts on one object none of which lies more than the widest window behind the one before. */
export function occasionsOf({ presence }: Here, accounts: readonly string[], trace: string): Occasion[] {
  const here = presence.traces.find(({ id }) => id === trace);
  if (!here) return [];
  const { members } = presence.group(accounts);
  const names = new Map(accounts.map((id) => [presence.numbersOf([id])[0], id]));
  return momentsOf(here, members)
    .slice(0, MOST_OCCASIONS)
    .flatMap((moment, i) =>
      Array.from(
        members,
        (member): Occasion => ({
          occasion: i + 1,
          trace,
          object: here.objectIds[here.object[moment.from]],
          account: names.get(member)!,
          tick: actedAt(here, member, moment),
          chance: chanceOf(presence, here, member, moment),
        }),
      ),
    );
}

function momentsOf(trace: PresentTrace, members: Int32Array): Moment[] {
  const { postAt, objectEnd, ticks } = trace;
  const places = placesOfMembers(trace, members);
  const widest = ticksOf(Math.max(...trace.windowsSeconds));
  const moments: Moment[] = [];
  for (let n = 0, next = 0; n < places.length; n = next) {
    next = n + 1;
    while (
      next < places.length &&
      places[next] < objectEnd[places[n]] &&
      ticks[postAt[places[next]]] - ticks[postAt[places[next - 1]]] <= widest
    )
      next++;
    if (next - n >= FEWEST) moments.push({ from: places[n], to: places[next - 1] + 1, members: next - n });
  }
  return moments.sort((x, y) => y.members - x.members || postAt[x.from] - postAt[y.from]);
}

function actedAt(
  { placeStart, placesOf, postAt, ticks }: PresentTrace,
  member: number,
  { from, to }: Moment,
): number | null {
  const [low, high] = [placeStart[member], placeStart[member + 1]];
  const at = firstAtLeast(placesOf, from, low, high);
  return at < high && placesOf[at] < to ? ticks[postAt[placesOf[at]]] : null;
}

function chanceOf({ posts }: Presence, trace: PresentTrace, member: number, { from, to }: Moment): number {
  let none = 1;
  for (let place = from; place < to; place++) {
    const post = trace.postAt[place];
    if (actedEarlier(trace, post, member, "forward")) continue;
    const labels = labelsOf(trace, member, post, "forward");
    if (labels === 0) continue;
    const all = trace.weights.left(post, "forward");
    const own = labels * trace.weights.of(posts.span[post], member, trace.kind[post]);
    if (all > 0) none *= 1 - Math.min(1, own / all);
  }
  return 1 - none;
}
