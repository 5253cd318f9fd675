/** Data cards: what a world models, what is planted in it, and what is unrealistic about it. They go wherever the data goes. */

/** What sort of world it is: people who act by themselves, honest people in concert, or a planted operation. */
export type WorldSort = "honest" | "honest-concert" | "operation";

/** A data card, kept as data beside the scenario. */
export interface DataCard {
  readonly title: string;
  readonly sort: WorldSort;
  readonly models: string;
  readonly planted: string;
  readonly unrealistic: string;
  /** The benchmark that it was made for, where that is not the one of detection. */
  readonly suite?: "signals" | "size";
}

/** A data card with the id of its world. */
export interface WorldCard extends DataCard {
  readonly id: string;
}

/** The dials that any operation has, for help and documents: a parameter and what it does. */
export const DIALS: readonly { readonly parameter: string; readonly about: string }[] = [
  {
    parameter: "farm.jitterSeconds",
    about: "up to this many seconds are added to each act of a task, 0 to 86400",
  },
  {
    parameter: "farm.joinShare",
    about: "share of a task: chance that an account (an operator, where there are some) joins it, 0 to 1",
  },
  {
    parameter: "farm.paraphrase",
    about: "share of the words of a wording that each account changes, 0 to 1",
  },
  {
    parameter: "farm.camouflage",
    about: "share of an account's acts that are of free choice, 0 to 0.99; null: as many as anybody else's",
  },
  { parameter: "farm.accounts", about: "accounts of a planted group" },
  {
    parameter: "farm.groups",
    about: "planted groups, each with tasks of its own, in worlds that have groups",
  },
  { parameter: "farm.tasksPerDay", about: "tasks a day of one group" },
  {
    parameter: "farm.borrowedShare",
    about: "share of the tasks on what the honest world shares too, 0 to 1",
  },
  { parameter: "accounts", about: "honest accounts" },
  { parameter: "days", about: "days of the world" },
];
