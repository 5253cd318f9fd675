/**
 * Dials: one operation made harder step by step, so that the limit of detection can be read off. Each world holds more than a thousand
 * honest accounts: fewer cannot show a false positive rate of one in a thousand.
 */
import { SCENARIOS } from "../simulate/index.js";
import type { SampleMaker } from "./data/sample.js";
import { worldMaker } from "./data/worlds.js";

type Parameters = Readonly<Record<string, unknown>>;

/** A dial: a world, and what changes from value to value. */
export interface Dial {
  readonly id: string;
  readonly title: string;
  readonly scenario: string;
  readonly values: readonly number[];
  readonly parameters: (value: number) => Parameters;
}

/** Honest accounts of every world here. */
const HONEST = 1050;

/** What most dials turn: twenty accounts that take turns at 42 tasks in two weeks, each joined by 40 %, 150 s apart in the mean. */
const turned = (farm: Parameters): Parameters => ({
  accounts: HONEST,
  days: 14,
  farm: { tasksPerDay: 3, ...farm },
});

/** Every dial, in the order of the table. */
export const DIALS: readonly Dial[] = [
  {
    id: "jitter",
    title: "seconds that are added to each act at most",
    scenario: "farm-rotating",
    values: [0, 60, 300, 600, 3600, 21_600],
    parameters: (jitterSeconds) => turned({ jitterSeconds }),
  },
  {
    id: "share",
    title: "share of the group that joins a task",
    scenario: "farm-rotating",
    values: [0.6, 0.4, 0.3, 0.2, 0.1],
    parameters: (joinShare) => turned({ joinShare }),
  },
  {
    id: "size",
    title: "accounts of the group",
    scenario: "farm-rotating",
    values: [40, 20, 12, 8, 5],
    parameters: (accounts) => turned({ accounts }),
  },
  {
    id: "camouflage",
    title: "share of a planted account's acts that are of free choice",
    scenario: "farm-rotating",
    values: [0.3, 0.6, 0.8, 0.9, 0.95],
    parameters: (camouflage) => turned({ camouflage }),
  },
  {
    id: "paraphrase",
    title: "share of the words of a text, without a link, that each account changes",
    scenario: "farm-copy-paste",
    values: [0, 0.1, 0.2, 0.3, 0.5],
    parameters: (paraphrase) => ({ accounts: HONEST, farm: { kinds: ["text"], paraphrase } }),
  },
  {
    id: "gap",
    title: "slow drip: mean seconds from one act of a task to the next",
    scenario: "farm-slow-drip",
    values: [150, 600, 1800, 4500],
    parameters: (gapSeconds) => ({ accounts: HONEST, farm: { gapSeconds } }),
  },
  {
    id: "fans",
    title: "hidden among fans: share of the group that joins a task",
    scenario: "farm-among-fans",
    values: [0.8, 0.5, 0.35, 0.2],
    parameters: (joinShare) => ({ accounts: HONEST, farm: { joinShare } }),
  },
];

/** The samples of the dials named, of all where none is: one data set a value. */
export const dialsOf = (only: readonly string[]): SampleMaker[] =>
  DIALS.filter(({ id }) => only.length === 0 || only.includes(id)).flatMap(
    ({ id, title, scenario, values, parameters }) =>
      values.map((value) =>
        worldMaker(scenario, (planted) => planted > 0, {
          id: `${id} ${value}`,
          title: `${scenario} with ${HONEST} honest accounts; ${title}: ${value}`,
          parameters: parameters(value),
        }),
      ),
  );

/** Ten minutes, which an operation may add to each of its acts. */
const DELAY_SECONDS = 600;

/**
 * Every operation on a background of single people among more than a thousand of them, as it is and with up to ten minutes added to
 * each act.
 */
export const largeWorlds = (only: readonly string[]): SampleMaker[] =>
  Object.entries(SCENARIOS)
    .filter(([id, world]) => !("model" in world) && world.farm && (only.length === 0 || only.includes(id)))
    .flatMap(([scenario]) =>
      [0, DELAY_SECONDS].map((jitterSeconds) =>
        worldMaker(scenario, (planted) => planted > 0, {
          id: jitterSeconds === 0 ? `${scenario} large` : `${scenario} large, delayed`,
          title: `${scenario} with ${HONEST} honest accounts; up to ${jitterSeconds} s added to each act`,
          parameters: { accounts: HONEST, farm: { jitterSeconds } },
        }),
      ),
    );
