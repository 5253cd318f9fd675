/**
 * Cross-platform: the same links, texts and pictures taken up on several platforms within the hour. Accounts of two platforms are never joined: what is
 * measured is when things cross, not who is who.
 */
import type { LanesPicture } from "../../model/index.js";
import type { AccountSet } from "../account-set.js";
import type { Ground } from "../ground.js";
import { defineSignal } from "../signal.js";
import { type TopicActs, topicActs } from "../tasking/topic-acts.js";
import { outOf, percent } from "../words.js";

const WINDOW_SECONDS = 3600;
const FEWEST_ACCOUNTS = 4;
/** Things that have no platform of their own. */
const KINDS = ["link", "text", "image"];
const SHOWN = 40;

interface Crossings {
  /** Acts on such things in the set, and those that another platform of the set answers within the hour. */
  readonly acts: number;
  readonly crossing: number;
  readonly accounts: number;
  /** Things that crossed: topic, and the first act on each platform. */
  readonly crossed: readonly { readonly topic: number; readonly firsts: readonly number[] }[];
}

/** Things that cross platforms. Value: share of take-ups with one on another platform of the set within the hour. */
export const crossPlatform = defineSignal<TopicActs>({
  id: "cross-platform",
  version: 1,
  title: "The same on several platforms",
  question: "Do the same links, texts and pictures appear on several platforms within the hour?",
  needs: ["accounts on two platforms", "links, texts or images", "clocks finer than an hour"],
  parameters: [],
  effect: "ratio",
  async prepare(ground) {
    const own = new Set(Array.from(ground.group.numbers, (n) => ground.accounts.platform[n]));
    if (own.size < 2) return { notMeasurable: "Not measurable: all members are on one platform." };
    if (ground.clockSeconds > WINDOW_SECONDS)
      return { notMeasurable: "Not measurable: the clocks name days only." };
    const acts = await topicActs(ground);
    if (!acts.kinds.some((kind) => KINDS.includes(kind)))
      return { notMeasurable: "Not measurable: no link, text or picture is shared by three accounts." };
    return acts;
  },
  measure(acts, set, ground) {
    const { acts: all, crossing, accounts } = crossingsOf(acts, set, ground);
    return accounts < FEWEST_ACCOUNTS ? null : { value: crossing / all, accounts };
  },
  async tell(acts, group, compared, ground) {
    const found = crossingsOf(acts, group, ground);
    return {
      note: `${outOf(found.crossing, found.acts)} links, texts and pictures that members took up were taken up by a member on another platform within the hour (${percent(compared.value)}; ${percent(compared.controlValue)} in groups of accounts like them).${orderInWords(acts, found, ground)}`,
      pictures: found.crossed.length > 0 ? [lanesOf(acts, found, ground)] : [],
    };
  },
  innocentReadings: [
    "A tool that posts to several platforms at once, used openly",
    "A public figure, an association or a newsroom with accounts on each platform",
    "A story that is everywhere at that hour",
  ],
  followsFrom: ["common-source"],
  references: [
    {
      text: "Ng, L. H. X., Cruickshank, I. J., Carley, K. M. (2022). Cross-platform information spread during the January 6th capitol riots. Social Network Analysis and Mining 12, 133.",
      url: "https://doi.org/10.1007/s13278-022-00937-1",
    },
  ],
});

function crossingsOf(acts: TopicActs, set: AccountSet, { accounts }: Ground): Crossings {
  const member = new Uint8Array(accounts.ids.length);
  for (const n of set.numbers) member[n] = 1;
  const seen = new Uint8Array(accounts.ids.length);
  const crossed: { topic: number; firsts: number[] }[] = [];
  let all = 0;
  let crossing = 0;
  for (let topic = 0; topic + 1 < acts.from.length; topic++) {
    if (!KINDS.includes(acts.kinds[topic])) continue;
    const own: number[] = [];
    for (let i = acts.from[topic]; i < acts.from[topic + 1]; i++) if (member[acts.account[i]]) own.push(i);
    for (const i of own) seen[acts.account[i]] = 1;
    all += own.length;
    const found = answered(acts, own, accounts.platform);
    crossing += found.length;
    if (found.length > 0) crossed.push({ topic, firsts: firstsOf(acts, found, accounts.platform) });
  }
  return { acts: all, crossing, accounts: seen.reduce((sum, one) => sum + one, 0), crossed };
}

/** Acts, of some in order of time, with one on another platform within the window, before or after. */
function answered({ account, seconds }: TopicActs, own: readonly number[], platform: Int32Array): number[] {
  const near = new Uint8Array(own.length);
  for (const order of [own.keys(), [...own.keys()].reverse()]) {
    const latest = new Map<number, number>();
    for (const i of order) {
      const here = platform[account[own[i]]];
      for (const [there, at] of latest)
        if (there !== here && Math.abs(seconds[own[i]] - at) <= WINDOW_SECONDS) near[i] = 1;
      latest.set(here, seconds[own[i]]);
    }
  }
  return own.filter((_, i) => near[i] === 1);
}

function firstsOf({ account }: TopicActs, found: readonly number[], platform: Int32Array): number[] {
  const first = new Map<number, number>();
  for (const act of found) if (!first.has(platform[account[act]])) first.set(platform[account[act]], act);
  return [...first.values()];
}

function orderInWords(acts: TopicActs, { crossed }: Crossings, { accounts }: Ground): string {
  if (crossed.length === 0) return "";
  const firsts = new Map<string, number>();
  for (const {
    firsts: [act],
  } of crossed) {
    const name = accounts.platforms[accounts.platform[acts.account[act]]];
    firsts.set(name, (firsts.get(name) ?? 0) + 1);
  }
  const ranked = [...firsts].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1));
  return ` ${outOf(ranked[0][1], crossed.length)} that crossed appeared on ${ranked[0][0]} first.`;
}

function lanesOf(acts: TopicActs, { crossed }: Crossings, { accounts }: Ground): LanesPicture {
  const shown = [...crossed]
    .sort(
      (x, y) => y.firsts.length - x.firsts.length || acts.seconds[x.firsts[0]] - acts.seconds[y.firsts[0]],
    )
    .slice(0, SHOWN);
  const points: { lane: number; time: number; mark: number }[] = [];
  const joins: [number, number][] = [];
  for (const { firsts } of shown)
    firsts.forEach((act, i) => {
      points.push({
        lane: accounts.platform[acts.account[act]],
        time: acts.seconds[act],
        mark: i === 0 ? 0 : 1,
      });
      if (i > 0) joins.push([points.length - 2, points.length - 1]);
    });
  return {
    kind: "lanes",
    title: "Things that crossed platforms",
    caption: `Lanes are platforms; a line joins the first posts of members on one link, text or picture within the hour. ${outOf(shown.length, crossed.length)} are drawn.`,
    lanes: accounts.platforms,
    points,
    marks: ["first platform", "further platforms"],
    joins,
  };
}
