/** The tasks of planted groups: when an order comes, what it names, who joins when. The dials act here. */
import type { Random } from "../stats/index.js";
import type { Player } from "./cast.js";
import type { Act, Order } from "./events.js";
import type { Links } from "./links.js";
import { NEWSROOM_ZONE } from "./news.js";
import { secondOfDay, someFreeActs } from "./people.js";
import type { Farm, Scenario } from "./schema.js";

const DAY = 86400;
const MONDAY = 4 * DAY;
/** Chance that an operator uses a given account on a task that he joins. */
const ACCOUNT_SHARE = 0.8;

/** What tasks are made from. `chance` draws the world, `dials` what newer scenarios and the dials add. */
export interface TaskSources {
  readonly links: Links;
  readonly topics: ReadonlyMap<string, Links>;
  readonly chance: Random;
  readonly dials: Random;
}

/** Acts of the planted groups on their tasks, and their free acts where camouflage says how many. */
export function taskActs(scenario: Scenario, cast: readonly Player[], sources: TaskSources): Act[] {
  const { farm } = scenario;
  const acts: Act[] = [];
  if (!farm) return acts;
  for (let group = 0; group < farm.groups; group++) {
    const from = scenario.accounts + group * farm.accounts;
    const members = Array.from({ length: farm.accounts }, (_, i) => from + i);
    acts.push(...groupActs(scenario, farm, members, sources));
  }
  return farm.camouflage === null ? acts : [...acts, ...camouflageActs(scenario, cast, acts, sources.dials)];
}

function groupActs(scenario: Scenario, farm: Farm, members: readonly number[], sources: TaskSources): Act[] {
  const { chance, dials } = sources;
  const acts: Act[] = [];
  const end = scenario.days * DAY;
  for (let day = 0; day < scenario.days; day++) {
    if (farm.hours === "office" && isWeekend(scenario, day)) continue;
    const tasks = farm.everyDay ? Math.round(farm.tasksPerDay) : chance.poisson(farm.tasksPerDay);
    for (let task = 0; task < tasks; task++) {
      const second = farm.hours === "office" ? officeSecond(chance) : secondOfDay(NEWSROOM_ZONE, chance);
      const at = day * DAY + second;
      const order = taskOrder(scenario, farm, at, sources);
      for (const { account, time } of takenUp(farm, members, at, sources)) {
        for (let again = farm.repeats > 1 ? dials.poisson(farm.repeats - 1) : 0; again >= 0; again--) {
          const pause = again > 0 ? dials.exponential(1 / farm.spreadSeconds) : 0;
          const jitter = farm.jitterSeconds > 0 ? dials.float() * farm.jitterSeconds : 0;
          if (time + pause + jitter < end) acts.push({ time: time + pause + jitter, account, order });
        }
      }
    }
  }
  return acts;
}

interface Taken {
  readonly account: number;
  readonly time: number;
}

/** Who takes a task up, and when. */
function takenUp(farm: Farm, members: readonly number[], at: number, sources: TaskSources): Taken[] {
  const { chance, dials } = sources;
  if (farm.operators !== null) return handedOver(farm, farm.operators, members, at, dials);
  const taken: Taken[] = [];
  for (const account of members) {
    const time = at + chance.float() * farm.spreadSeconds;
    if (chance.float() < farm.joinShare) taken.push({ account, time });
  }
  if (farm.gapSeconds === null) return taken;
  let time = at;
  return dials.shuffle(taken).map(({ account }) => {
    time += dials.exponential(1 / (farm.gapSeconds as number));
    return { account, time };
  });
}

/** Operators who join use one account after the other, never two at once. */
function handedOver(
  farm: Farm,
  operators: number,
  members: readonly number[],
  at: number,
  random: Random,
): Taken[] {
  const taken: Taken[] = [];
  const each = Math.ceil(members.length / operators);
  for (let from = 0; from < members.length; from += each) {
    let time = at + random.float() * farm.spreadSeconds;
    if (random.float() >= farm.joinShare) continue;
    for (const account of random.shuffle(members.slice(from, from + each))) {
      if (random.float() >= ACCOUNT_SHARE) continue;
      taken.push({ account, time });
      time += 30 + random.exponential(1 / farm.handoverSeconds);
    }
  }
  return taken;
}

function taskOrder(scenario: Scenario, farm: Farm, at: number, sources: TaskSources): Order {
  const { chance, dials, topics } = sources;
  const topic = topics.get(farm.among ?? "");
  const borrowed = chance.float() < farm.borrowedShare;
  const kind = farm.kinds[chance.integer(farm.kinds.length)];
  const words =
    kind === "wording" || kind === "text"
      ? Array.from({ length: 12 + chance.integer(9) }, () => chance.integer(scenario.words))
      : [];
  const links = topic && borrowed ? topic : sources.links;
  const link = borrowed ? links.choose(at, 0, chance) : links.add();
  const tag = chance.integer(scenario.hashtags);
  const fresh = kind === "hashtag" && !borrowed;
  return {
    kind,
    url: kind === "link" || kind === "repost" || kind === "wording" ? links.url(link) : null,
    tags: kind === "text" || kind === "reply" ? [] : [fresh ? `push${dials.integer(1e9)}` : `tag${tag}`],
    words,
    paraphrase: farm.paraphrase,
    posts: new Map(),
  };
}

/** Free acts in sessions, as many as the camouflage asks for beside the account's task acts. */
function camouflageActs(
  scenario: Scenario,
  cast: readonly Player[],
  tasks: readonly Act[],
  random: Random,
): Act[] {
  const share = scenario.farm?.camouflage ?? 0;
  const counts = new Map<number, number>();
  for (const { account } of tasks) counts.set(account, (counts.get(account) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => a - b)
    .flatMap(([account, acts]) => {
      const count = Math.round((acts * share) / (1 - share));
      return someFreeActs(scenario, { account, zone: cast[account].zone, count }, random);
    });
}

function isWeekend(scenario: Scenario, day: number): boolean {
  const since = Date.parse(scenario.start) / 1000 - MONDAY;
  return (Math.floor(since / DAY) + day) % 7 >= 5;
}

/** A second of a working day (UTC): nine to five in the zone of whoever gives orders, few around noon. */
function officeSecond(random: Random): number {
  for (;;) {
    const local = 9 + 8 * random.float();
    if (Math.floor(local) !== 12 || random.float() < 0.25) return (local - NEWSROOM_ZONE) * 3600;
  }
}
