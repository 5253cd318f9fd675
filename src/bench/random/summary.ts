/** The random worlds summed up: what a row of the targets asks for, and recall by what was drawn for an operation. */
import { clopperPearson } from "../../stats/index.js";
import { bestFixedCount } from "../baselines/hindsight.js";
import type { BenchRun, DetectorRun } from "../ledger.js";
import type { Claim } from "../scores.js";
import type { RandomFacts } from "./worlds.js";

/** Others in the hour of its tasks without whom nothing can be asked of a test by presence. */
const ENOUGH_PRESENT = 20;
/** F from which on counting with hindsight counts as having solved a world. */
const COUNTABLE = 0.95;
const SOLVED = { recall: 0.9, precision: 0.95 };
const CONFIDENCE = 0.95;

/** One figure of the summary, by detector. */
export interface SummaryRow {
  readonly row: string;
  readonly measure: string;
  /** What the project asks of itself; empty where it asks nothing. */
  readonly must: string;
  /** Worlds, operations or groups that the figure is of. */
  readonly of: number;
  readonly values: Readonly<Record<string, Figure>>;
}

/** A share or a mean; with the upper bound of the share where few cases are to be told from none. */
export interface Figure {
  readonly value: number | null;
  readonly count?: number;
  /** Groups of which the count is, where it is not of worlds. */
  readonly of?: number;
  /** Clopper–Pearson, one-sided 95 %. */
  readonly upper?: number;
}

/** A run with what was drawn for it. */
interface World {
  readonly run: BenchRun;
  readonly facts: RandomFacts;
}

type Judge = (world: World, id: string) => number | null;

/** The summary of the runs of random worlds, in the order of the targets, then by what was drawn. */
export function randomSummary(runs: readonly BenchRun[], detectors: readonly string[]): SummaryRow[] {
  const worlds = runs.map((run): World => ({ run, facts: run.world as RandomFacts }));
  const part = (name: RandomFacts["part"]) => worlds.filter(({ facts }) => facts.part === name);
  return [
    ...beside("operations", part("operations"), detectors),
    ...beside(
      `operations among ${ENOUGH_PRESENT} others or more`,
      part("operations").filter(({ facts }) => Math.min(...facts.othersPresent) >= ENOUGH_PRESENT),
      detectors,
    ),
    ...beside("slow operations", part("slow"), detectors),
    ...naming("nobody planted", part("empty"), detectors),
    ...beside("operations among full posts", part("posts"), detectors),
    ...statuses(part("posts"), detectors),
    ...crowds(part("crowds"), detectors),
    ...naming("damaged honest collections", part("damaged"), detectors),
    ...bySet("damaged", part("damaged"), detectors),
    ...byDraw([...part("operations"), ...part("slow"), ...part("posts")], detectors),
  ];
}

/** Claque beside a count with hindsight: where that has solved a world, and where it has not. */
function beside(name: string, worlds: readonly World[], detectors: readonly string[]): SummaryRow[] {
  const countable = worlds.filter(({ run }) => fOf(run.detectors[bestFixedCount.id]) >= COUNTABLE);
  const others = worlds.filter((world) => !countable.includes(world));
  const [easy, hard] = [`${name}, countable`, `${name}, not countable`];
  const rows: SummaryRow[] = [];
  if (countable.length > 0)
    rows.push(
      meanRow(
        { row: easy, measure: "solved: recall >= .9, precision >= .95", must: ">= .97" },
        countable,
        detectors,
        solved,
      ),
      meanRow(
        { row: easy, measure: "mean recall", must: "not below best-fixed" },
        countable,
        detectors,
        recall,
      ),
      meanRow({ row: easy, measure: "mean precision", must: "" }, countable, detectors, precision),
    );
  if (others.length > 0)
    rows.push(
      meanRow({ row: hard, measure: "mean F", must: "above best-fixed" }, others, detectors, (world, id) =>
        fOf(world.run.detectors[id]),
      ),
      meanRow({ row: hard, measure: "mean recall", must: "" }, others, detectors, recall),
    );
  return rows;
}

function naming(row: string, worlds: readonly World[], detectors: readonly string[]): SummaryRow[] {
  if (worlds.length === 0) return [];
  return [
    shareRow(
      { row, measure: "worlds that name anybody", must: "<= .02" },
      worlds,
      detectors,
      (world, id) => world.run.detectors[id].flagged > 0,
    ),
  ];
}

/** How many worlds of each kind name anybody. */
const bySet = (words: string, worlds: readonly World[], detectors: readonly string[]): SummaryRow[] =>
  [...new Set(worlds.map(({ run }) => run.set))].flatMap((set) =>
    naming(
      `${words}: ${set}`,
      worlds.filter(({ run }) => run.set === set),
      detectors,
    ).map((row) => ({ ...row, must: "" })),
  );

/** What is said of claimed groups that are planted in their majority; detectors without statuses have none to show. */
function statuses(worlds: readonly World[], detectors: readonly string[]): SummaryRow[] {
  const judge = (wanted: readonly string[]) =>
    groupRow(worlds, detectors, ({ accounts, planted, status }) =>
      2 * planted <= accounts || status === "shared-audience" || accounts === 0
        ? null
        : wanted.includes(status),
    );
  if (worlds.length === 0) return [];
  const row = "planted groups found among full posts";
  return [
    { row, measure: "groups told as coordinated or open", must: ">= .8", ...judge(["coordinated", "open"]) },
    { row, measure: "groups told as contested", must: "", ...judge(["contested"]) },
  ];
}

/** Honest crowds in concert: never coordinated, and where something is said of them, with a reading that names their reason. */
function crowds(worlds: readonly World[], detectors: readonly string[]): SummaryRow[] {
  const rows = (row: string, some: readonly World[], must: readonly [string, string]): SummaryRow[] => [
    shareRow(
      { row, measure: "worlds with a coordinated group", must: must[0] },
      some,
      detectors,
      ({ run }, id) =>
        run.detectors[id].claims.some(({ status }) => status === "coordinated" || status === "found"),
    ),
    {
      row,
      measure: "claimed groups with a reading that names the reason",
      must: must[1],
      ...groupRow(some, detectors, ({ readings, accounts }, { facts }) =>
        accounts === 0 ? null : readings.some((reading) => facts.readings.includes(reading)),
      ),
    },
  ];
  if (worlds.length === 0) return [];
  const sets = [...new Set(worlds.map(({ run }) => run.set))];
  return [
    ...rows("honest crowds in concert", worlds, ["<= .01", ">= .9"]),
    ...sets.flatMap((set) =>
      rows(
        set,
        worlds.filter(({ run }) => run.set === set),
        ["", ""],
      ),
    ),
  ];
}

/** The share of claimed groups for which something holds; null of the judge: the group does not count. */
function groupRow(
  worlds: readonly World[],
  detectors: readonly string[],
  holds: (claim: Claim, world: World) => boolean | null,
): Pick<SummaryRow, "of" | "values"> {
  const values = valuesOf(worlds, detectors, (list, id): Figure => {
    const judged = list
      .flatMap((world) => world.run.detectors[id].claims.map((claim) => holds(claim, world)))
      .filter((value) => value !== null);
    const count = judged.filter(Boolean).length;
    return { value: judged.length > 0 ? count / judged.length : null, count, of: judged.length };
  });
  return { of: worlds.length, values };
}

/** Where a value lies, as words of a table: the first bin whose upper end is not below it. */
interface Draw {
  readonly title: string;
  readonly bins: readonly (readonly [upTo: number, words: string])[];
  readonly value: (facts: RandomFacts, operation: number) => number;
}

const DRAWS: readonly Draw[] = [
  {
    title: "share of all acts that is planted",
    bins: [
      [0.1, "to .1"],
      [0.3, "to .3"],
      [0.6, "to .6"],
      [1, "above .6"],
    ],
    value: ({ plantedShare }) => plantedShare,
  },
  {
    title: "others in the hour of a task",
    bins: [
      [5, "to 5"],
      [ENOUGH_PRESENT, `to ${ENOUGH_PRESENT}`],
      [Number.POSITIVE_INFINITY, `above ${ENOUGH_PRESENT}`],
    ],
    value: ({ othersPresent }, n) => othersPresent[n],
  },
  {
    title: "free acts of a member",
    bins: [
      [0, "none"],
      [50, "to 50"],
      [200, "to 200"],
      [Number.POSITIVE_INFINITY, "above 200"],
    ],
    value: ({ operations }, n) => operations[n].freeActs,
  },
  {
    title: "mean gap",
    bins: [
      [30, "to 30 s"],
      [120, "to 2 min"],
      [600, "to 10 min"],
      [Number.POSITIVE_INFINITY, "hours"],
    ],
    value: ({ operations }, n) => operations[n].gapSeconds,
  },
  {
    title: "days with tasks",
    bins: [
      [0.3, "to .3 of them"],
      [0.999, "some"],
      [1, "all"],
    ],
    value: ({ operations }, n) => operations[n].activeShare,
  },
  {
    title: "days of the world",
    bins: [
      [10, "to 10"],
      [30, "to 30"],
      [Number.POSITIVE_INFINITY, "above 30"],
    ],
    value: ({ days }) => days,
  },
  {
    title: "own objects",
    bins: [
      [0, "none"],
      [0.999, "some"],
      [1, "all"],
    ],
    value: ({ operations }, n) => operations[n].ownShare,
  },
];

/** Mean recall of single operations by what was drawn for them. */
function byDraw(worlds: readonly World[], detectors: readonly string[]): SummaryRow[] {
  const operations = worlds.flatMap((world) => world.facts.operations.map((_, n) => ({ ...world, n })));
  return DRAWS.flatMap(({ title, bins, value }) =>
    bins.flatMap(([upTo, words], bin): SummaryRow[] => {
      const inside = operations.filter(({ facts, n }) => {
        const at = value(facts, n);
        return at <= upTo && (bin === 0 || at > bins[bin - 1][0]);
      });
      if (inside.length === 0) return [];
      return [
        meanRow(
          { row: `${title}: ${words}`, measure: "mean recall of an operation", must: "" },
          inside,
          detectors,
          (one, id) => one.run.detectors[id].groupRecalls[(one as World & { n: number }).n],
        ),
      ];
    }),
  );
}

type Named = Pick<SummaryRow, "row" | "measure" | "must">;

function meanRow(
  named: Named,
  worlds: readonly World[],
  detectors: readonly string[],
  judge: Judge,
): SummaryRow {
  const values = valuesOf(worlds, detectors, (list, id): Figure => {
    const known = list.map((world) => judge(world, id)).filter((value) => value !== null);
    return { value: known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : null };
  });
  return { ...named, of: worlds.length, values };
}

function shareRow(
  named: Named,
  worlds: readonly World[],
  detectors: readonly string[],
  holds: (world: World, id: string) => boolean,
): SummaryRow {
  const values = valuesOf(worlds, detectors, (list, id): Figure => {
    const count = list.filter((world) => holds(world, id)).length;
    return { value: count / list.length, count, upper: clopperPearson(count, list.length, CONFIDENCE).upper };
  });
  return { ...named, of: worlds.length, values };
}

/** Figures of the detectors that ran on some of the worlds. */
function valuesOf(
  worlds: readonly World[],
  detectors: readonly string[],
  figure: (worlds: readonly World[], id: string) => Figure,
): Record<string, Figure> {
  return Object.fromEntries(
    detectors.flatMap((id) => {
      const list = worlds.filter(({ run }) => run.detectors[id]);
      return list.length > 0 ? [[id, figure(list, id)] as const] : [];
    }),
  );
}

const fOf = (run: DetectorRun | undefined): number =>
  run && run.flagged + run.planted > 0 ? (2 * run.truePositives) / (run.flagged + run.planted) : 0;

const recall: Judge = ({ run }, id) => run.detectors[id].truePositives / run.detectors[id].planted;

/** Null where nobody is flagged: a detector that is silent makes no error. */
const precision: Judge = ({ run }, id) => {
  const { flagged, truePositives } = run.detectors[id];
  return flagged > 0 ? truePositives / flagged : null;
};

const solved: Judge = (world, id) =>
  (recall(world, id) ?? 0) >= SOLVED.recall && (precision(world, id) ?? 0) >= SOLVED.precision ? 1 : 0;

/** The summary as cells for a terminal, some detectors a table. */
export const summaryCells = (
  rows: readonly SummaryRow[],
  detectors: readonly string[],
): Record<string, string | number>[] =>
  rows.map(({ row, measure, must, of, values }) => ({
    row,
    measure,
    must,
    of,
    ...Object.fromEntries(detectors.map((id) => [id, figureText(values[id])])),
  }));

function figureText(figure: Figure | undefined): string {
  if (!figure) return "";
  if (figure.of !== undefined) return `${figure.count} of ${figure.of}`;
  if (figure.upper !== undefined) return `${figure.count} (bound ${hundredths(figure.upper, 3)})`;
  return figure.value === null ? "–" : hundredths(figure.value, 2);
}

const hundredths = (share: number, digits: number): string => share.toFixed(digits).replace(/^0\./, ".");
