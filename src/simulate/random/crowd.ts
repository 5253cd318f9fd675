/** What an honest crowd does in a random world: calls, who joins them and when, or the hours that its members keep. */
import type { Random } from "../../stats/index.js";
import type { ObjectKind } from "../events.js";
import { attention } from "../people.js";
import type { CrowdDraw } from "./crowd-kinds.js";
import type { Moment, Resident } from "./honest-life.js";

const DAY = 86_400;
/** Between two calls of one sitting, mean. */
const SITTING_SECONDS = 240;

/** What a call gives to act on. */
export interface Call {
  readonly kind: ObjectKind;
  readonly number: number;
}

/** An act on a call. */
export interface CrowdAct extends Moment {
  readonly call: Call;
}

/** Acts of the members, who are `members` of the residents, on the crowd's calls; others join by chance. */
export function crowdActs(
  draw: CrowdDraw,
  { members, residents, days }: { members: readonly number[]; residents: readonly Resident[]; days: number },
  random: Random,
): CrowdAct[] {
  const own = members.map(() => (0.3 + 1.4 * random.float()) * draw.delay.seconds);
  const others = residents.flatMap((_, account) => (members.includes(account) ? [] : [account]));
  return callTimes(draw, days, random)
    .flatMap((at, number): CrowdAct[] => {
      const call: Call = { kind: draw.kinds[random.integer(draw.kinds.length)], number };
      const joined = members.flatMap((account, i): CrowdAct[] => {
        if (draw.leader && i === 0) return [{ account, time: at, call }];
        const chance = draw.joinShare * (draw.awake ? attention(residents[account], at) : 1);
        if (random.float() >= chance) return [];
        const posts = 1 + (draw.repeats > 1 ? random.poisson(draw.repeats - 1) : 0);
        return Array.from({ length: posts }, () => ({
          account,
          time: at + delayOf(draw, own[i], random),
          call,
        }));
      });
      const beside = others.flatMap((account): CrowdAct[] =>
        draw.othersShare > 0 && random.float() < draw.othersShare * attention(residents[account], at)
          ? [{ account, time: at + delayOf(draw, draw.delay.seconds, random), call }]
          : [],
      );
      return [...joined, ...beside];
    })
    .filter(({ time }) => time < days * DAY);
}

function callTimes(draw: CrowdDraw, days: number, random: Random): number[] {
  const [from, to] = draw.between;
  return Array.from({ length: days }, (_, day) => day).flatMap((day) =>
    Array.from({ length: random.poisson(draw.callsPerDay) }, () => {
      let at = day * DAY + 3600 * (from + (to - from) * random.float());
      return Array.from({ length: draw.callsTogether }, () => {
        at += draw.callsTogether > 1 ? random.exponential(1 / SITTING_SECONDS) : 0;
        return at;
      });
    }).flat(),
  );
}

function delayOf({ delay }: CrowdDraw, own: number, random: Random): number {
  if (delay.kind === "constant") return own + random.float();
  return 4 + (delay.kind === "span" ? random.float() * delay.seconds : random.exponential(1 / delay.seconds));
}

/** The moment moved into the hours that the crowd keeps, on the same day. */
export function withinHours(time: number, { hours }: CrowdDraw, random: Random): number {
  if (hours === null) return time;
  const [from, to] = hours[random.integer(hours.length)];
  return Math.floor(time / DAY) * DAY + 3600 * (from + (to - from) * random.float());
}
