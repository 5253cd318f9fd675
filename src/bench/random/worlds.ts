/** The suite of random worlds as samples: everything is drawn, written as a user's file, and read as one. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Operation,
  type RandomWorld,
  randomWorld,
  sharesForm,
  type WorldWish,
} from "../../simulate/index.js";
import { rowCount } from "../../store/index.js";
import { readLabels } from "../data/labels.js";
import { readFiles } from "../data/read-files.js";
import type { SampleMaker } from "../data/sample.js";

/** What was drawn for a world, as the result file keeps it beside the figures. */
export interface RandomFacts {
  readonly part: RandomPart;
  readonly days: number;
  readonly clockSeconds: number;
  /** Share of all acts that members of operations have. */
  readonly plantedShare: number;
  /** The operations in the order of the truth's groups. */
  readonly operations: readonly Operation[];
}

/** The parts of the suite, each judged by a row of its own. */
export type RandomPart = "operations" | "slow" | "empty";

/** One kind of random world. */
interface RandomKind {
  readonly id: string;
  readonly title: string;
  readonly part: RandomPart;
  readonly wish: WorldWish;
}

/** The kinds, in the order of the table. */
export const RANDOM_KINDS: readonly RandomKind[] = [
  {
    id: "shares",
    title: "a table of shares with one to four operations, gaps of 8 s to 10 min",
    part: "operations",
    wish: { operations: "some", pace: "quick" },
  },
  {
    id: "shares-slow",
    title: "a table of shares with one to four operations, gaps of one to six hours",
    part: "slow",
    wish: { operations: "some", pace: "slow" },
  },
  {
    id: "shares-empty",
    title: "a table of shares in which nobody is planted",
    part: "empty",
    wish: { operations: "none", pace: "quick" },
  },
];

/** The samples of the kinds named, of all where none is. */
export const randomMakers = (only: readonly string[]): SampleMaker[] =>
  RANDOM_KINDS.filter(({ id }) => only.length === 0 || only.includes(id)).map((kind) => ({
    id: kind.id,
    title: kind.title,
    async make(seed, options, run) {
      const world = randomWorld(kind.wish, seed);
      const { lines, names, clockSeconds } = sharesForm(world, seed);
      const planted = plantedOf(world);
      const folder = await mkdtemp(join(tmpdir(), "claque-random-"));
      try {
        const files = { shares: join(folder, "shares.csv"), labels: join(folder, "labels.csv") };
        await writeFile(files.shares, lines.join(""));
        await writeFile(files.labels, labelsText(planted, names));
        const { store, traces } = await readFiles([files.shares], {}, options, run);
        const truth = await readLabels(store, files.labels);
        const facts: RandomFacts = {
          part: kind.part,
          days: world.drawn.days,
          clockSeconds,
          plantedShare: world.plantedShare,
          operations: [...planted.keys()].map((n) => world.drawn.operations[n]),
        };
        return { store, traces, truth, actions: await rowCount(store, "actions"), world: facts };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  }));

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

const labelsText = (planted: ReadonlyMap<number, readonly number[]>, names: readonly string[]): string =>
  `account,label,group\n${[...planted]
    .flatMap(([n, accounts]) => accounts.map((account) => `${names[account]},planted,op${n + 1}\n`))
    .join("")}`;
