/** The suite of random worlds as samples: everything is drawn, written as a user's files, and read as such. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Operation,
  postLines,
  postsForm,
  type RandomWorld,
  randomWorld,
  sharesForm,
} from "../../simulate/index.js";
import { random } from "../../stats/index.js";
import { rowCount } from "../../store/index.js";
import { readLabels } from "../data/labels.js";
import { readFiles } from "../data/read-files.js";
import type { SampleMaker } from "../data/sample.js";
import { RANDOM_KINDS, type RandomKind, type RandomPart } from "./kinds.js";

/** What was drawn for a world, as the result file keeps it beside the figures. */
export interface RandomFacts {
  readonly part: RandomPart;
  readonly days: number;
  readonly clockSeconds: number;
  /** Share of all acts that members of operations have. */
  readonly plantedShare: number;
  /** The operations in the order of the truth's groups. */
  readonly operations: readonly Operation[];
  /** Accounts outside all operations that act in the hour of an operation's task, mean over its acts; in the same order. */
  readonly othersPresent: readonly number[];
  /** Readings that name the reason of the honest crowd; none where there is no crowd. */
  readonly readings: readonly string[];
}

/** The samples of the kinds named, of all where none is; a name is a kind's or a part's. */
export const randomMakers = (only: readonly string[]): SampleMaker[] =>
  RANDOM_KINDS.filter(({ id, part }) => only.length === 0 || only.includes(id) || only.includes(part)).map(
    (kind) => ({
      id: kind.id,
      title: kind.title,
      async make(seed, options, run) {
        const own = worldSeed(kind, seed);
        const world = randomWorld(kind.wish, own);
        const { files, names, clockSeconds } = formOf(kind, world, own);
        const planted = plantedOf(world);
        const folder = await mkdtemp(join(tmpdir(), "claque-random-"));
        try {
          const paths: string[] = [];
          for (const { name, lines } of files) {
            paths.push(join(folder, name));
            await writeFile(join(folder, name), lines.join(""));
          }
          const labels = join(folder, "labels.csv");
          await writeFile(labels, labelsText(planted, names));
          const { store, traces } = await readFiles(paths, {}, options, run);
          const truth = await readLabels(store, labels);
          const facts: RandomFacts = {
            part: kind.part,
            days: world.drawn.days,
            clockSeconds,
            plantedShare: world.plantedShare,
            operations: [...planted.keys()].map((n) => world.drawn.operations[n]),
            othersPresent: othersPresent(world, [...planted.keys()]),
            readings: kind.wish.crowd?.readings ?? [],
          };
          return { store, traces, truth, actions: await rowCount(store, "actions"), world: facts };
        } finally {
          await rm(folder, { recursive: true, force: true });
        }
      },
    }),
  );

/** Kinds that are counted together have worlds of their own, so that what is counted is independent. */
const worldSeed = (kind: RandomKind, seed: number): number =>
  kind.part === "crowds" || kind.part === "damaged" ? seed + (1 + RANDOM_KINDS.indexOf(kind)) / 1024 : seed;

interface Form {
  readonly files: readonly { readonly name: string; readonly lines: readonly string[] }[];
  readonly names: readonly string[];
  readonly clockSeconds: number;
}

function formOf({ form, damage }: RandomKind, world: RandomWorld, seed: number): Form {
  if (form === "shares") {
    const { lines, names, clockSeconds } = sharesForm(world, seed);
    return { files: [{ name: "shares.csv", lines }], names, clockSeconds };
  }
  const { events, names } = postsForm(world, seed);
  const lists = damage ? damage.collected(events, random(seed + 0.125)) : [events];
  const files = lists.flatMap((list, n) =>
    list.length > 0 ? [{ name: `posts-${n + 1}.ndjson`, lines: postLines(list) }] : [],
  );
  return { files, names, clockSeconds: 1 };
}

/** Accounts that took up a task, by the number of their operation, ascending. Who never joined is of no operation. */
function plantedOf({ acts, operationOf, drawn }: RandomWorld): Map<number, number[]> {
  const joined = new Set(acts.filter(({ operation }) => operation >= 0).map(({ account }) => account));
  const planted = new Map<number, number[]>();
  for (const n of drawn.operations.keys()) {
    const members = operationOf.flatMap((of, account) => (of === n && joined.has(account) ? [account] : []));
    if (members.length > 0) planted.set(n, members);
  }
  return planted;
}

const HOUR = 3600;

/** Honest accounts in the hour of a task, for each of these operations. */
function othersPresent({ acts, operationOf }: RandomWorld, operations: readonly number[]): number[] {
  const hours = new Map<number, Set<number>>();
  for (const { account, time } of acts) {
    if (operationOf[account] >= 0) continue;
    const hour = Math.floor(time / HOUR);
    const there = hours.get(hour) ?? new Set<number>();
    hours.set(hour, there.add(account));
  }
  return operations.map((operation) => {
    const own = acts.filter((act) => act.operation === operation);
    const sum = own.reduce((total, { time }) => total + (hours.get(Math.floor(time / HOUR))?.size ?? 0), 0);
    return sum / Math.max(1, own.length);
  });
}

const labelsText = (planted: ReadonlyMap<number, readonly number[]>, names: readonly string[]): string =>
  `account,label,group\n${[...planted]
    .flatMap(([n, accounts]) => accounts.map((account) => `${names[account]},planted,op${n + 1}\n`))
    .join("")}`;
