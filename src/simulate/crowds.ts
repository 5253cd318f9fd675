/** Honest crowds: a source calls in public, or a wire, a feed or a schedule gives the same thing to many, and members act on it. */
import type { Random } from "../stats/index.js";
import type { Player } from "./cast.js";
import type { Act, Order } from "./events.js";
import type { Links } from "./links.js";
import { NEWSROOM_ZONE } from "./news.js";
import { attention, secondOfDay, sessionTimes } from "./people.js";
import type { Crowd, Scenario } from "./schema.js";

const DAY = 86400;
/** Chance that a member who joined a call stays for a session. */
const STAY_SHARE = 0.5;

/** Acts on the calls of every honest crowd. Planted accounts that hide among a crowd join as its members do. */
export function crowdActs(scenario: Scenario, cast: readonly Player[], links: Links, random: Random): Act[] {
  return Object.entries(scenario.crowds).flatMap(([name, crowd]) => {
    const members = cast.flatMap(({ topic }, i) => (topic === name ? [i] : []));
    const own = members.map(() => crowd.delaySeconds * (0.5 + random.float()));
    const days = crowd.callDays ?? Array.from({ length: scenario.days }, (_, day) => day);
    const acts: Act[] = [];
    let calls = 0;
    for (const day of days.filter((d) => d < scenario.days)) {
      for (let call = random.poisson(crowd.callsPerDay); call > 0; call--) {
        const at = day * DAY + secondOfDay(NEWSROOM_ZONE, random);
        const order = callOrder(scenario, crowd, `${name.replaceAll("-", "")}${++calls}`, links, random);
        members.forEach((account, i) => {
          const first = crowd.leader && i === 0;
          const delay = first ? 0 : crowd.delay === "constant" ? own[i] + 3 * random.float() : null;
          acts.push(
            ...joined(scenario, crowd, { account, person: cast[account], at, delay, first, order }, random),
          );
        });
      }
    }
    return acts;
  });
}

interface Joining {
  readonly account: number;
  readonly person: Player;
  readonly at: number;
  /** Null: drawn for each act. */
  readonly delay: number | null;
  readonly first: boolean;
  readonly order: Order;
}

function joined(scenario: Scenario, crowd: Crowd, joining: Joining, random: Random): Act[] {
  const { account, person, at, first, order } = joining;
  const join = crowd.joinShare * (crowd.awake ? attention(person, at) : 1);
  if (!first && random.float() >= join) return [];
  const client = crowd.client ?? undefined;
  const acts: Act[] = [];
  for (let again = crowd.repeats > 1 && !first ? random.poisson(crowd.repeats - 1) : 0; again >= 0; again--) {
    const delay = joining.delay ?? 5 + random.exponential(1 / crowd.delaySeconds);
    const time = first ? at : onSchedule(at + delay, crowd);
    acts.push({ time, account, order, client });
    if (!first && crowd.awake && random.float() < STAY_SHARE)
      acts.push(
        ...sessionTimes(scenario, time, random)
          .slice(1)
          .map((free) => ({ time: free, account })),
      );
  }
  return acts.filter(({ time }) => time < scenario.days * DAY);
}

function callOrder(scenario: Scenario, crowd: Crowd, call: string, links: Links, random: Random): Order {
  const kind = crowd.kinds[random.integer(crowd.kinds.length)];
  const worded = kind === "wording" || kind === "text";
  return {
    kind,
    url:
      kind === "hashtag" || kind === "text" || kind === "reply"
        ? null
        : links.url(links.add(crowd.site ?? undefined)),
    tags: crowd.tagged || kind === "hashtag" ? [call] : [],
    words: worded ? Array.from({ length: 12 + random.integer(9) }, () => random.integer(scenario.words)) : [],
    paraphrase: crowd.paraphrase,
    posts: new Map(),
  };
}

/** The next full multiple of the crowd's minutes. */
function onSchedule(time: number, { roundMinutes }: Crowd): number {
  return roundMinutes === null ? time : Math.ceil(time / (60 * roundMinutes)) * 60 * roundMinutes;
}

/** Free acts with those moved to the schedule that a crowd's members leave to a tool. */
export function scheduledActs(
  scenario: Scenario,
  cast: readonly Player[],
  acts: readonly Act[],
  random: Random,
): Act[] {
  const end = scenario.days * DAY;
  return acts.map((act) => {
    const crowd = scenario.crowds[cast[act.account].crowd];
    if (!crowd || crowd.scheduledShare === 0 || random.float() >= crowd.scheduledShare) return act;
    const time = onSchedule(act.time, crowd);
    return time < end ? { ...act, time, client: crowd.client ?? undefined } : act;
  });
}
