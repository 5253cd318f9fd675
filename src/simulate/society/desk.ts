/**
 * An operator's day: one account after the other, never two at once, with minutes between them. What an account is to do waits
 * until its operator is at work and free; what does not fit the day waits for the next, and is dropped after that.
 */
import type { Random } from "../../stats/index.js";
import { type Operator, type Span, workFrom } from "./office.js";
import type { Duty } from "./office-plan.js";
import type { Office } from "./schema.js";
import type { Act } from "./task.js";

/** Over so many seconds of the morning lies what was left over. */
const LATE_START = 3600;

/** An operator at work. */
export interface Desk {
  readonly operator: Operator;
  /** What was left over the day before. */
  waiting: Duty[];
  /** When the last act ended, and with which account. */
  freeAt: number;
  account: number;
  /** By account: free acts that are still to be done, so that their share comes out. */
  readonly owed: Map<number, number>;
}

/** A desk before the first day. */
export const deskOf = (operator: Operator): Desk => ({
  operator,
  waiting: [],
  freeAt: Number.NEGATIVE_INFINITY,
  account: -1,
  owed: new Map(),
});

interface Visit {
  readonly account: number;
  readonly time: number;
  /** Undefined for a visit of free acts. */
  readonly duty?: Duty;
}

/** Acts of a day; numbers of accounts are counted from `first`. */
export function dayAtDesk(
  desk: Desk,
  {
    office,
    spans,
    duties,
    first,
  }: { office: Office; spans: readonly Span[]; duties: readonly Duty[]; first: number },
  random: Random,
): Act[] {
  const acts: Act[] = [];
  const left: Duty[] = [];
  if (spans.length === 0) return acts;
  const queue = visits(desk, spans, duties, random);
  while (queue.length > 0) {
    const visit = queue.shift() as Visit;
    const changes = visit.account !== desk.account;
    const ready = desk.freeAt + (changes ? handover(office, random) : pause(office, random));
    const span = workFrom(spans, Math.max(visit.time, ready));
    if (span === null) {
      if (visit.duty && visit.duty.time >= spans[0][0] - 86400) left.push(visit.duty);
      continue;
    }
    sit(desk, { office, span, visit, queue, acts, first }, random);
  }
  desk.waiting = left;
  return acts;
}

/** Duties of the day and of yesterday, and for each account that owes free acts a moment for them, in order of time. */
function visits(desk: Desk, spans: readonly Span[], duties: readonly Duty[], random: Random): Visit[] {
  const [from, to] = [spans[0][0], spans[spans.length - 1][1]];
  const list: Visit[] = [
    ...desk.waiting.map((duty) => ({
      account: duty.account,
      time: from + random.float() * LATE_START,
      duty,
    })),
    ...duties.map((duty) => ({ account: duty.account, time: duty.time, duty })),
  ];
  for (const account of desk.operator.accounts)
    if ((desk.owed.get(account) ?? 0) >= 1) list.push({ account, time: from + random.float() * (to - from) });
  return list.sort((a, b) => a.time - b.time || a.account - b.account);
}

interface Sitting {
  readonly office: Office;
  readonly span: Span;
  readonly visit: Visit;
  readonly queue: Visit[];
  readonly acts: Act[];
  readonly first: number;
}

/** Uses one account: all that it is to do by now, then some applause and some free acts, as long as the work lasts. */
function sit(desk: Desk, { office, span, visit, queue, acts, first }: Sitting, random: Random): void {
  const { account } = visit;
  let time = Math.ceil(span[0]);
  const due = queue.filter((other) => other.account === account && other.time <= time);
  for (const other of due) queue.splice(queue.indexOf(other), 1);
  const todo: Omit<Act, "time" | "who">[] = [visit, ...due].flatMap(({ duty }) =>
    duty ? [{ task: duty.task, telling: duty.telling }] : [],
  );
  const dutiful = todo.length;
  for (let more = random.poisson(office.amplify); more > 0; more--) todo.push({ applause: true });
  const owed = (desk.owed.get(account) ?? 0) + (todo.length * office.camouflage) / (1 - office.camouflage);
  const free = Math.min(Math.floor(owed), dutiful > 0 ? random.integer(3) : 1 + random.integer(5));
  desk.owed.set(account, owed - free);
  for (let more = free; more > 0; more--) todo.push({});
  for (const act of todo) {
    if (time >= span[1]) break;
    acts.push({ ...act, time, who: first + account, client: desk.operator.client });
    desk.freeAt = time;
    time += pause(office, random);
  }
  desk.account = account;
}

const pause = ({ pauseSeconds }: Office, random: Random): number =>
  5 + Math.round(random.exponential(1 / pauseSeconds));

/** Seconds between two accounts, more often short than long. */
function handover({ handoverMinutes: [least, most] }: Office, random: Random): number {
  return Math.round(60 * (least + (most - least) * random.float() * random.float()));
}
