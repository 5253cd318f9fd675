/** The truth about a society, for scoring: what the office was told and did, who was in it, and which crowds are honest. */

import type { Staff } from "./office.js";
import {
  type HijackTruth,
  type NarrativeTruth,
  type OfficePlan,
  type OrderTruth,
  weekdaysOf,
} from "./office-plan.js";
import type { Hours, Society } from "./schema.js";
import type { Done } from "./task.js";

/** One account that took something up. */
export interface Taker {
  readonly account: string;
  /** Its first act, ISO 8601, UTC. */
  readonly time: string;
}

/** What `truth.json` holds. Days count from 0, times are ISO 8601, UTC. */
export interface SocietyTruth {
  /** Null where nobody is planted. */
  readonly office: {
    readonly operators: number;
    readonly accounts: number;
    /** Accounts of each operator, in order of operator. */
    readonly accountsPerOperator: readonly number[];
    readonly utcOffset: number;
    readonly hours: Hours;
    readonly lateHours: number;
    readonly weekdays: readonly number[];
    readonly workdays: readonly number[];
    readonly holidays: readonly number[];
    readonly teams: readonly {
      readonly id: string;
      readonly lateHours: number;
      readonly daysOff: readonly number[];
    }[];
  } | null;
  readonly orders: readonly ReturnType<typeof orderTruth>[];
  readonly hijacks: readonly ReturnType<typeof hijackTruth>[];
  readonly narratives: readonly ReturnType<typeof narrativeTruth>[];
  /** Accounts of each honest crowd. */
  readonly crowds: Readonly<Record<string, number>>;
}

/** Who an account is: its name in the events, and whether it is of the office. */
export interface Names {
  readonly id: (who: number) => string;
  readonly planted: (who: number) => boolean;
}

/** The truth after the last event. */
export function truthOf(
  society: Society,
  made: { readonly staff: Staff | null; readonly plan: OfficePlan | null; readonly names: Names },
): SocietyTruth {
  const { staff, plan, names } = made;
  return {
    office: staff && officeTruth(society, staff),
    orders: (plan?.orders ?? []).map((order) => orderTruth(order, names, staff?.office.accounts ?? 0)),
    hijacks: (plan?.hijacks ?? []).map((hijack) => hijackTruth(hijack, names)),
    narratives: (plan?.narratives ?? []).map((narrative) => narrativeTruth(narrative, names)),
    crowds: Object.fromEntries(
      Object.entries(society.crowds).map(([name, { accounts }]) => [name, accounts]),
    ),
  };
}

function officeTruth(
  society: Society,
  { office, operators, teams, workdays }: Staff,
): SocietyTruth["office"] {
  return {
    operators: operators.length,
    accounts: office.accounts,
    accountsPerOperator: operators.map(({ accounts }) => accounts.length),
    utcOffset: office.offset,
    hours: office.hours,
    lateHours: office.lateHours,
    weekdays: weekdaysOf(society, office),
    workdays,
    holidays: office.holidays,
    teams: teams.map(({ late, daysOff }, i) => ({ id: teamId(i), lateHours: late, daysOff })),
  };
}

/** Name of a team in labels and truth. */
export const teamId = (team: number): string => `team-${team + 1}`;

/** Name of an operator in labels and truth. */
export const operatorId = (operator: number): string => `op-${String(operator + 1).padStart(4, "0")}`;

/** First acts of the accounts, in order of time. */
function takers(done: readonly Done[], { id }: Names): Taker[] {
  const first = new Map<number, string>();
  for (const { who, time } of done) if (!first.has(who)) first.set(who, time);
  return [...first].map(([who, time]) => ({ account: id(who), time }));
}

function orderTruth(order: OrderTruth, names: Names, accounts: number) {
  const { id, day, kind, borrowed, given, done } = order;
  const own = done.filter(({ who }) => names.planted(who));
  const took = takers(own, names);
  const objects = kind === "repost" ? [...order.posts.values()].map(({ post }) => post) : order.objects;
  return {
    id,
    day,
    kind,
    object: objects[0] ?? "",
    objects,
    borrowed,
    given,
    onset: took[0]?.time ?? null,
    first: took[0]?.account ?? null,
    share: took.length / accounts,
    posts: own.length,
    postsOfOthers: done.length - own.length,
    takers: took,
  };
}

function hijackTruth({ tag, day, given, done }: HijackTruth, names: Names) {
  const own = done.filter(({ who }) => names.planted(who));
  const took = takers(own, names);
  return { tag, day, given, entered: took[0]?.time ?? null, posts: own.length, takers: took };
}

function narrativeTruth({ id, day, language, link, marks, done }: NarrativeTruth, names: Names) {
  const own = done.filter(({ who }) => names.planted(who));
  return {
    id,
    day,
    language,
    link,
    marks,
    firstSeen: done[0]?.time ?? null,
    first: done[0] ? names.id(done[0].who) : null,
    postsOfOffice: own.length,
    postsOfOthers: done.length - own.length,
    tellings: done.map(({ who, time, post, telling }) => ({ account: names.id(who), time, post, telling })),
  };
}
