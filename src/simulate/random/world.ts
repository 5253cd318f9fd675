/** A world of which everything is drawn: honest life, what there is to see, and operations in it. Acts in order of time. */
import { type Random, random } from "../../stats/index.js";
import { attention, secondOfDay, someFreeActs } from "../people.js";
import { type Call, crowdActs, withinHours } from "./crowd.js";
import type { CrowdDraw, CrowdKind } from "./crowd-kinds.js";
import {
  drawnLife,
  freeMoments,
  type HonestLife,
  type Moment,
  type Resident,
  residentsOf,
} from "./honest-life.js";
import { drawnTaste, Objects, type ObjectTaste } from "./objects.js";
import { drawnOperation, type GAPS, type Operation, type Task, taskActs } from "./operation.js";
import { either, logUniform, uniform, wholeLogUniform } from "./ranges.js";

const DAY = 86400;
/** Acts of a world at most, so that a bench of hundreds of worlds ends. */
const MOST_ACTS = 90_000;
/** The share of all acts that operations have at most. */
const MOST_PLANTED = 0.9;

/** What is asked of a world before the draw. */
export interface WorldWish {
  readonly operations: "some" | "none";
  readonly pace: keyof typeof GAPS;
  /** An honest crowd among the honest accounts. */
  readonly crowd?: CrowdKind;
  /** Free acts of the honest at most: full posts cost more than shares. */
  readonly mostActs?: number;
}

/** News that many share by themselves, each after a delay of their own. */
export interface NewsDraw {
  readonly items: number;
  readonly joinShare: number;
  readonly delaySeconds: number;
}

/** Everything that was drawn. */
export interface DrawnWorld {
  readonly days: number;
  readonly life: HonestLife;
  readonly taste: ObjectTaste;
  readonly news: NewsDraw;
  readonly operations: readonly Operation[];
  readonly crowd: CrowdDraw | null;
}

/** Where an object comes from that nobody comes upon freely: the task of an operation, by its number, or a call of the crowd. */
export type Origin = { readonly operation: number } | Call;

/** An act on an object. */
export interface RandomAct extends Moment {
  readonly object: number;
  /** Number of the operation on whose task it is; −1 for free acts. */
  readonly operation: number;
}

/** A world: accounts are numbers, honest ones first, then the members of each operation. */
export interface RandomWorld {
  readonly drawn: DrawnWorld;
  readonly accounts: readonly Resident[];
  /** Number of the operation of each account; −1 for honest ones. */
  readonly operationOf: readonly number[];
  readonly acts: readonly RandomAct[];
  /** Members of the honest crowd, its leader first. */
  readonly crowd: readonly number[];
  readonly origins: ReadonlyMap<number, Origin>;
  /** Share of all acts that members of operations have. */
  readonly plantedShare: number;
}

/** What is drawn for a world, from wide ranges. */
export function drawnWorld(wish: WorldWish, chance: Random): DrawnWorld {
  const days = wholeLogUniform(6, 100, chance);
  const drawnFreely = drawnLife(days, chance);
  const life = { ...drawnFreely, acts: Math.min(wish.mostActs ?? MOST_ACTS, drawnFreely.acts) };
  const count = wish.operations === "none" ? 0 : 1 + Math.min(3, Math.floor(chance.exponential(1)));
  const operations = Array.from({ length: count }, () => drawnOperation(wish.pace, chance));
  const share = either(0.3, () => uniform(0.3, MOST_PLANTED, chance), null, chance);
  return {
    days,
    life: { ...life, acts: honestActs(life, operations, share) },
    taste: drawnTaste(chance),
    news: {
      items: Math.floor(either(0.6, () => logUniform(1, 60, chance), 0, chance)),
      joinShare: logUniform(0.01, 0.3, chance),
      delaySeconds: logUniform(120, 5400, chance),
    },
    operations,
    crowd: wish.crowd?.draw(chance) ?? null,
  };
}

/** Free acts of the honest: as drawn, or so many that operations have the wished share of all, and no more than a bench can bear. */
function honestActs(life: HonestLife, operations: readonly Operation[], share: number | null): number {
  const planted = operations.reduce(
    (sum, { size, tasks, joinShare, freeActs }) => sum + size * (tasks * joinShare + freeActs),
    0,
  );
  const wished = share === null || planted === 0 ? life.acts : (planted * (1 - share)) / share;
  const least = Math.max(2 * life.accounts, (planted * (1 - MOST_PLANTED)) / MOST_PLANTED);
  return Math.max(least, Math.min(wished, MOST_ACTS - planted));
}

/** The world of a wish and a seed: the same pair gives the same acts. */
export function randomWorld(wish: WorldWish, seed: number): RandomWorld {
  const chance = random(seed);
  return livedWorld(drawnWorld(wish, chance), chance);
}

/** The acts of what was drawn. */
export function livedWorld(drawn: DrawnWorld, chance: Random): RandomWorld {
  const { days, life, taste, operations } = drawn;
  const honest = residentsOf(life, taste.communities, chance);
  const members = operations.flatMap((operation, n) =>
    residentsOf(
      { ...life, accounts: operation.size, zones: [operation.zone, ...life.zones] },
      taste.communities,
      chance,
    ).map((resident) => ({ resident, n })),
  );
  const accounts = [...honest, ...members.map(({ resident }) => resident)];
  const operationOf = [...honest.map(() => -1), ...members.map(({ n }) => n)];
  const objects = new Objects(taste, days, chance);
  const origins = new Map<number, Origin>();
  const crowd = crowdOf(drawn.crowd, honest, chance);
  const wished: Wished[] = [
    ...freeMoments(life, honest, chance).map((moment) =>
      drawn.crowd?.hours && crowd.includes(moment.account)
        ? { ...moment, time: withinHours(moment.time, drawn.crowd, chance) }
        : moment,
    ),
    ...calledMoments(drawn, { crowd, honest, objects, origins }, chance),
    ...newsMoments(drawn, honest, objects, chance),
    ...operations.flatMap((operation, n) =>
      operationMoments(operation, { first: operationOf.indexOf(n), accounts, life }, chance),
    ),
  ];
  wished.sort((x, y) => x.time - y.time || x.account - y.account);
  const acts = wished.map(({ account, time, task, object: given }): RandomAct => {
    const { community } = accounts[account];
    const object = given ?? (task ? taskObject(task, time, objects) : objects.chosen(time, community));
    if (task?.own) origins.set(object, { operation: operationOf[account] });
    objects.told(time, community, object, operationOf[account] >= 0);
    return { account, time, object, operation: task ? operationOf[account] : -1 };
  });
  const planted = acts.filter(({ account }) => operationOf[account] >= 0).length;
  const plantedShare = planted / Math.max(1, acts.length);
  return { drawn, accounts, operationOf, acts, crowd, origins, plantedShare };
}

/** Who of the honest is of the crowd, in an order of chance. */
const crowdOf = (draw: CrowdDraw | null, honest: readonly Resident[], chance: Random): number[] =>
  draw === null ? [] : chance.shuffle(honest.map((_, account) => account)).slice(0, draw.members);

interface Calling {
  readonly crowd: readonly number[];
  readonly honest: readonly Resident[];
  readonly objects: Objects;
  /** Filled with the calls' objects. */
  readonly origins: Map<number, Origin>;
}

/** Acts on the calls of the crowd, each call with an object of its own. */
function calledMoments(
  { crowd: draw, days }: DrawnWorld,
  { crowd, honest, objects, origins }: Calling,
  chance: Random,
): Wished[] {
  if (draw === null) return [];
  const ofCall = new Map<number, number>();
  return crowdActs(draw, { members: crowd, residents: honest, days }, chance).map(
    ({ account, time, call }) => {
      const object = ofCall.get(call.number) ?? objects.fresh();
      ofCall.set(call.number, object);
      origins.set(object, call);
      return { account, time, object };
    },
  );
}

interface Wished extends Moment {
  readonly task?: Task;
  readonly object?: number;
}

function taskObject(task: Task, time: number, objects: Objects): number {
  task.object ??= task.own ? objects.fresh() : objects.popular(time);
  return task.object;
}

function operationMoments(
  operation: Operation,
  { first, accounts, life }: { first: number; accounts: readonly Resident[]; life: HonestLife },
  chance: Random,
): Wished[] {
  const free = Array.from({ length: operation.size }, (_, member) => {
    const account = first + member;
    const count = chance.poisson(operation.freeActs);
    return someFreeActs(life, { account, zone: accounts[account].zone, count }, chance);
  }).flat();
  const ordered = taskActs(operation, life.days, chance);
  return [...free, ...ordered.map(({ member, time, task }) => ({ account: first + member, time, task }))];
}

function newsMoments(
  { days, news }: DrawnWorld,
  honest: readonly Resident[],
  objects: Objects,
  chance: Random,
): Wished[] {
  return Array.from({ length: news.items }, () => {
    const at = chance.integer(days) * DAY + secondOfDay(honest[chance.integer(honest.length)].zone, chance);
    const object = objects.fresh();
    return honest.flatMap((person, account): Wished[] => {
      if (chance.float() >= news.joinShare * attention(person, at)) return [];
      const time = at + 5 + chance.exponential(1 / news.delaySeconds);
      return time < days * DAY ? [{ account, time, object }] : [];
    });
  }).flat();
}

/**
 * A random world that is searched in a second: a fortnight, some two hundred honest accounts, and one operation that is not hard to find. Without
 * one the honest accounts may be a handful that act much.
 */
export function smallRandomWorld(seed: number, planted = true): RandomWorld {
  const chance = random(seed);
  const drawn = drawnWorld({ operations: "some", pace: "quick" }, chance);
  const operation: Operation = {
    ...drawn.operations[0],
    size: 10 + chance.integer(9),
    tasks: 40 + chance.integer(41),
    joinShare: uniform(0.5, 0.8, chance),
    joinSpread: 0,
    gapSeconds: logUniform(10, 90, chance),
    ownShare: 1,
    freeActs: chance.integer(20),
    days: "all",
    activeShare: 1,
    hours: "rhythm",
  };
  const days = 14;
  const life = {
    ...drawn.life,
    days,
    accounts: planted ? 150 + chance.integer(100) : wholeLogUniform(15, 250, chance),
    acts: 2500,
  };
  const news = { ...drawn.news, items: 3 };
  return livedWorld({ ...drawn, days, life, news, operations: planted ? [operation] : [] }, chance);
}
