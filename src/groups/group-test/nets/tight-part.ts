/** The tight part of a candidate: nets of plain counts bring in whoever met a member or two by chance. */
import { denseCore } from "../../core.js";
import { csrGraph } from "../../graph.js";
import { ticksOf } from "../evidence/chances.js";
import type { GroupHere, Presence, PresentTrace } from "../presence/presence.js";
import type { Candidate } from "./candidate.js";

/** No candidate is smaller: two accounts are a pair. */
const SMALLEST = 3;
/** Members' acts behind one on its object that are looked at. */
const NEXT = 32;

/**
 * The densest part of a candidate on the half that found it (Charikar's peeling). Two members are tied by every object on which both acted within a window: the more, the narrower the
 * window and the larger the share of the acts on the object that the candidate has. Null where that is nearly all of it, or nothing. Cost: the members' acts, and some dozens behind each.
 */
export function tightPart(candidate: Candidate, presence: Presence): Candidate | null {
  const { accounts, scheme, foundOn, weights } = candidate;
  const group = presence.group(accounts);
  const folds = presence.testFolds(scheme);
  const ties = new Map<number, number>();
  for (const [i, trace] of presence.traces.entries())
    if (weights[presence.order[i]] > 0) addTies(ties, trace, group, (post) => folds[post] === foundOn);
  if (ties.size === 0) return null;
  const at = new Map(Array.from(group.members, (member, node) => [member, node]));
  const size = presence.posts.accounts;
  const pairs = [...ties].sort(([x], [y]) => x - y);
  const node = (account: number) => at.get(account) ?? 0;
  const { core } = denseCore(
    csrGraph(
      group.members.length,
      Int32Array.from(pairs, ([key]) => node(Math.floor(key / size))),
      Int32Array.from(pairs, ([key]) => node(key % size)),
      Float64Array.from(pairs, ([, weight]) => weight),
    ),
  );
  if (core.length < SMALLEST || core.length === accounts.length) return null;
  const inside = new Set(Array.from(core, (one) => group.members[one]));
  return { ...candidate, accounts: accounts.filter((one) => inside.has(presence.numbersOf([one])[0])) };
}

function addTies(
  ties: Map<number, number>,
  {
    account,
    ticks,
    postAt,
    objectStart,
    objectEnd,
    placeStart,
    placesOf,
    accounts,
    windowsSeconds,
  }: PresentTrace,
  { members, isMember }: GroupHere,
  isHere: (post: number) => boolean,
): void {
  const windows = windowsSeconds.map(ticksOf).sort((x, y) => x - y);
  const objects = new Set<number>();
  for (const member of members)
    for (let n = placeStart[member]; n < placeStart[member + 1]; n++) objects.add(objectStart[placesOf[n]]);
  for (const start of objects) {
    const own: number[] = [];
    for (let place = start; place < objectEnd[start]; place++) {
      const post = postAt[place];
      if (isMember[account[post]] === 1 && isHere(post)) own.push(post);
    }
    const share = own.length / (objectEnd[start] - start);
    for (let n = 0; n < own.length; n++)
      for (let next = n + 1; next < own.length && next <= n + NEXT; next++) {
        const held = windows.filter((ticksWide) => ticks[own[next]] - ticks[own[n]] <= ticksWide).length;
        if (held === 0) break;
        const [x, y] = [account[own[n]], account[own[next]]].sort((a, b) => a - b);
        if (x === y) continue;
        const key = x * accounts + y;
        ties.set(key, (ties.get(key) ?? 0) + share * held);
      }
  }
}
