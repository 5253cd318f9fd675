/**
 * Makes a society from its scenario and a seed, day by day: a day's acts are planned, sorted, turned into events and forgotten, so
 * that memory holds the accounts and a day, however long the world is.
 */
import { type Random, random } from "../../stats/index.js";
import type { Label, SimulatedEvent } from "../events.js";
import { Contents } from "./content.js";
import { type Desk, dayAtDesk, deskOf } from "./desk.js";
import { eventOf, ownClient, profileFields } from "./event.js";
import { type Honest, honestDay } from "./honest-days.js";
import { type Staff, shiftOf, staffOf } from "./office.js";
import { type Duty, type OfficePlan, officePlan } from "./office-plan.js";
import { type CircleNumbers, circleNumbers, type Resident } from "./resident.js";
import { residentsOf } from "./residents.js";
import type { Society } from "./schema.js";
import type { Act } from "./task.js";
import { operatorId, type SocietyTruth, teamId, truthOf } from "./truth.js";
import { PROFESSION_IDS } from "./words.js";

const DAY = 86400;
/** Mean delay in seconds of an honest retelling. */
const SPILL_SECONDS = 5400;

/** What later events of an account say of it where the first one said all. */
const NOTHING = {};

/** A society that is about to happen. `events` runs once; `truth` is whole after its end. */
export interface SocietyWorld {
  readonly labels: readonly Label[];
  /** `eachDay` is called after each day of the world. */
  events(eachDay?: () => void): Generator<SimulatedEvent>;
  truth(): SocietyTruth;
}

interface Made {
  readonly society: Society;
  readonly circles: CircleNumbers;
  readonly residents: readonly Resident[];
  readonly staff: Staff | null;
  readonly plan: OfficePlan | null;
  readonly ids: readonly string[];
  readonly members: ReadonlyMap<string, readonly number[]>;
  readonly chance: (stream: number) => Random;
}

/** The society of a scenario and a seed. The same pair gives the same events. */
export function societyWorld(society: Society, seed: number): SocietyWorld {
  const chance = (stream: number) => random(seed + stream / 64);
  const circles = circleNumbers(society.interests, PROFESSION_IDS.length, Object.keys(society.crowds).length);
  const staff = society.farm && staffOf(society, society.farm, chance(1));
  const residents = residentsOf(society, circles, staff, { own: chance(2), planted: chance(3) });
  const plan = staff && officePlan(society, staff, circles, chance(4));
  const numbers = chance(5).shuffle(Int32Array.from({ length: residents.length }, (_, i) => i + 1));
  const ids = Array.from(numbers, (number) => `a${String(number).padStart(6, "0")}`);
  const members = new Map<string, number[]>(Object.keys(society.crowds).map((name) => [name, []]));
  for (const [who, { crowd }] of residents.entries()) members.get(crowd)?.push(who);
  const made: Made = { society, circles, residents, staff, plan, ids, members, chance };
  const names = { id: (who: number) => ids[who], planted: (who: number) => residents[who].operator >= 0 };
  return {
    labels: labelsOf(made),
    events: (eachDay = () => {}) => eventsOf(made, eachDay),
    truth: () => truthOf(society, { staff, plan, names }),
  };
}

function labelsOf({ residents, staff, ids }: Made): Label[] {
  const labels = residents.map(({ platform, crowd, operator, batch, profession }, who): Label => {
    const planted = operator >= 0;
    return {
      account: ids[who],
      label: planted ? "planted" : "honest",
      group: planted ? "farm" : "",
      platform,
      crowd,
      operator: planted ? operatorId(operator) : "",
      batch: planted ? `batch-${batch + 1}` : "",
      cover: planted ? profession : "",
      team: planted && staff ? teamId(staff.operators[operator].team) : "",
    };
  });
  return labels.sort((a, b) => (a.account < b.account ? -1 : 1));
}

function* eventsOf(made: Made, eachDay: () => void): Generator<SimulatedEvent> {
  const { society, circles, residents } = made;
  const contents = new Contents(society, circles, residents, made.chance(6));
  const honest: Honest = { society, residents, circles, random: made.chance(7), members: made.members };
  const office = made.staff && made.plan ? officeDays(made, made.staff, made.plan) : null;
  const later = new Map<number, Act[]>();
  const clock = clockOf(society);
  const write = writer(made, contents, clock);
  for (let day = 0; day < society.days; day++) {
    const today = later.get(day) ?? [];
    later.delete(day);
    for (const act of honestDay(honest, day)) place(act, day, today, later);
    for (const act of office?.(day) ?? []) place(act, day, today, later);
    today.sort((a, b) => a.time - b.time || a.who - b.who);
    for (const act of today) if (act.time >= residents[act.who].created) yield write(act);
    eachDay();
  }
}

/** Puts an act to its day; what lies before today or in no day at all is left out. */
function place(act: Act, day: number, today: Act[], later: Map<number, Act[]>): void {
  const own = Math.floor(act.time / DAY);
  if (own === day) today.push(act);
  else if (own > day)
    later
      .set(own, later.get(own) ?? [])
      .get(own)!
      .push(act);
}

/** Acts of the office on a day, and of honest people who retell its rumours. */
function officeDays({ society, chance }: Made, staff: Staff, plan: OfficePlan): (day: number) => Act[] {
  const desks = staff.operators.map(deskOf);
  const draw = chance(8);
  const spill = chance(9);
  const owner = Int32Array.from({ length: staff.office.accounts });
  for (const { index, accounts } of staff.operators) for (const account of accounts) owner[account] = index;
  return (day) => {
    const duties: Duty[][] = desks.map(() => []);
    for (const duty of plan.duties[day]) duties[owner[duty.account]].push(duty);
    const acts = desks.flatMap((desk: Desk, i) => {
      const spans = shiftOf(society, staff, desk.operator, day, draw);
      return dayAtDesk(
        desk,
        { office: staff.office, spans, duties: duties[i], first: society.accounts },
        draw,
      );
    });
    return [...acts, ...acts.flatMap((act) => retold(act, society, spill))];
  };
}

/** Honest people who come across a rumour or an order: most repost it, some take it up themselves. */
function retold(act: Act, { farm, accounts, days }: Society, spill: Random): Act[] {
  if (!act.task || !farm) return [];
  const acts: Act[] = [];
  for (let more = spill.poisson(act.telling ? farm.narratives.spill : farm.echo); more > 0; more--) {
    const time = act.time + 30 + spill.exponential(1 / SPILL_SECONDS);
    const telling = spill.float() < 0.7 ? "repost" : "near";
    if (time < days * DAY) acts.push({ time, who: spill.integer(accounts), task: act.task, telling });
  }
  return acts;
}

/** Seconds since the start of the world as ISO 8601, UTC, whole seconds. */
function clockOf({ start }: Society): (seconds: number) => string {
  const from = Date.parse(start);
  return (seconds) => new Date(from + Math.floor(seconds) * 1000).toISOString().replace(".000Z", "Z");
}

/** Turns acts into events, in order. */
function writer(
  { society, residents, ids }: Made,
  contents: Contents,
  clock: (seconds: number) => string,
): (act: Act) => SimulatedEvent {
  const profiles: (object | undefined)[] = [];
  const first = society.profiles === "first";
  let serial = 0;
  return (act) => {
    const { who, task, telling = null } = act;
    const resident = residents[who];
    const content = contents.of(act);
    const post = `p${String(++serial).padStart(8, "0")}`;
    const time = clock(act.time);
    let profile = profiles[who];
    if (profile === undefined) {
      profile = profileFields(resident, clock(resident.created));
      profiles[who] = first ? NOTHING : profile;
    }
    const head = { account: ids[who], post, time, client: act.client ?? ownClient(who) };
    const event = eventOf(head, content, resident.platform, profile);
    if (content.repost_of === null) contents.note(act, { who, post, ...sourced(content) });
    task?.done?.({ who, time, post, telling });
    return event;
  };
}

const sourced = ({ text, links, hashtags, media, lang }: ReturnType<Contents["of"]>) => ({
  text,
  links,
  hashtags,
  media,
  lang,
});
