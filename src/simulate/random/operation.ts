/** A planted operation of a random world: how large, how often, how quick, how well hidden, all from wide ranges. */
import type { Random } from "../../stats/index.js";
import { secondOfDay } from "../people.js";
import { either, logUniform, oneOf, uniform, wholeLogUniform } from "./ranges.js";

const DAY = 86400;

/** How the days on which a group has tasks lie in the time of the world. */
export type DayPattern = "all" | "block" | "scattered" | "one-parity" | "weekdays";

/** When on a day tasks come: by the rhythm of people, in office hours, in one hour of the day, at any time. */
export type TaskHours = "rhythm" | "office" | "one-hour" | "any";

/** What was drawn for one operation. */
export interface Operation {
  readonly size: number;
  readonly tasks: number;
  /** Chance that a member joins a task, mean over the members. */
  readonly joinShare: number;
  /** Standard deviation of the logarithm of a member's own chance. */
  readonly joinSpread: number;
  /** Mean seconds from a task to an act on it: each member answers in its own time. */
  readonly gapSeconds: number;
  /** Share of the tasks on objects that nobody else comes upon. */
  readonly ownShare: number;
  /** Free acts of a member beside its tasks, mean. */
  readonly freeActs: number;
  readonly days: DayPattern;
  /** Share of the days on which there are tasks. */
  readonly activeShare: number;
  readonly hours: TaskHours;
  /** Hours ahead of UTC of whoever gives the tasks. */
  readonly zone: number;
}

/** Seconds from a task to the acts on it: quick ones, and ones over hours. */
export const GAPS = { quick: { from: 8, to: 600 }, slow: { from: 3600, to: 21_600 } } as const;

/** Draws an operation. */
export function drawnOperation(pace: keyof typeof GAPS, random: Random): Operation {
  const days = oneOf<DayPattern>(
    ["all", "all", "all", "block", "scattered", "one-parity", "weekdays"],
    random,
  );
  return {
    size: wholeLogUniform(8, 60, random),
    tasks: wholeLogUniform(20, 150, random),
    joinShare: logUniform(0.12, 0.9, random),
    joinSpread: either(0.5, () => uniform(0, 0.6, random), 0, random),
    gapSeconds: logUniform(GAPS[pace].from, GAPS[pace].to, random),
    ownShare: oneOf([0, 0.5, 1, random.float()], random),
    freeActs: oneOf([0, 20, 100, 400, logUniform(5, 400, random)], random),
    days,
    activeShare: days === "all" || days === "weekdays" ? 1 : uniform(0.1, 0.6, random),
    hours: oneOf<TaskHours>(["rhythm", "rhythm", "office", "one-hour", "any"], random),
    zone: random.integer(24) - 11,
  };
}

/** A task: what it names is decided when its first act comes. */
export interface Task {
  readonly own: boolean;
  object: number | null;
}

/** An act on a task, by the place of the member in its group. */
export interface TaskAct {
  readonly member: number;
  readonly time: number;
  readonly task: Task;
}

/** The acts of an operation on its tasks, unordered. */
export function taskActs(operation: Operation, worldDays: number, random: Random): TaskAct[] {
  const days = activeDays(operation, worldDays, random);
  const hour = random.float() * 23 * 3600;
  const chances = Array.from({ length: operation.size }, () =>
    Math.min(1, operation.joinShare * Math.exp(operation.joinSpread * random.normal())),
  );
  return Array.from({ length: operation.tasks }, () => {
    const task: Task = { own: random.float() < operation.ownShare, object: null };
    const joined = chances.flatMap((chance, member) => (random.float() < chance ? [member] : []));
    const start = oneOf(days, random) * DAY + secondIn(operation, hour, random);
    return joined.map((member) => {
      const time = start + random.exponential(1 / operation.gapSeconds);
      return { member, time, task };
    });
  })
    .flat()
    .filter(({ time }) => time < worldDays * DAY);
}

function secondIn({ hours, zone }: Operation, hour: number, random: Random): number {
  if (hours === "rhythm") return secondOfDay(zone, random);
  if (hours === "office") return ((9 + 8 * random.float() - zone + 24) * 3600) % DAY;
  return hours === "one-hour" ? hour + 3600 * random.float() : DAY * random.float();
}

/** The days on which there are tasks, at least one. The world begins on a Monday. */
export function activeDays(
  { days, activeShare }: Pick<Operation, "days" | "activeShare">,
  worldDays: number,
  random: Random,
): number[] {
  const all = Array.from({ length: worldDays }, (_, day) => day);
  const count = Math.max(1, Math.round(activeShare * worldDays));
  if (days === "weekdays") return all.filter((day) => day % 7 < 5);
  if (days === "block") {
    const from = random.integer(worldDays - count + 1);
    return all.slice(from, from + count);
  }
  if (days === "all") return all;
  const parity = random.integer(2);
  const open = days === "one-parity" && worldDays > 1 ? all.filter((day) => day % 2 === parity) : all;
  return random
    .shuffle(open)
    .slice(0, count)
    .sort((x, y) => x - y);
}
