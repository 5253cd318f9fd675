/**
 * An implant: the planted accounts of one labelled set in the surrogate of another, so that every account of the background is
 * a known negative and every planted one a known positive. For anybody's data.
 */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { InputError, type Plan, type RunContext, UsageError } from "../model/index.js";
import { assertFree, type SimulatedFiles, writeWorld } from "../simulate/index.js";
import { type Random, random } from "../stats/index.js";
import { fitted } from "./implant-fit.js";
import { embedded, joined, postsInside, weeksOnto } from "./implant-posts.js";
import { keepPlanted, plantedLabels } from "./labels.js";
import { type Posts, readPosts } from "./posts.js";
import { worldOf } from "./posts-world.js";
import { dealtAccounts, SHIFT_SECONDS } from "./surrogate.js";

/** What to implant where. */
export interface ImplantOptions {
  /** Plans of the two readings; the background's gives seed, memory and threads. */
  readonly operation: Plan;
  readonly background: Plan;
  /** Labels of the operation: a CSV with `account` and `label`. */
  readonly labels: string;
  readonly folder: string;
  /** Bins of the surrogate, seconds. */
  readonly binSeconds: number;
  /** Planted accounts to take, drawn by the seed; null for all. */
  readonly accounts: number | null;
  /** Share of the operation's objects that are mapped onto an object of the background. */
  readonly embed: number;
}

/** The labels beside the events of a simulated folder, or those that were named. Throws `UsageError` where there are none. */
export async function labelsOfOperation(operation: string, named: string | undefined): Promise<string> {
  if (named) return named;
  const path = join(operation, "labels.csv");
  const there = await stat(path).catch(() => null);
  if (!there?.isFile())
    throw new UsageError(
      `--labels: ${operation} holds no labels.csv. Name a folder that "claque simulate" made, or add --labels FILE.`,
    );
  return path;
}

/**
 * Writes the implant: `events.ndjson`, `labels.csv`, `scenario.json`. The same inputs, options and seed give the same bytes. Throws
 * the errors of reading, `UsageError` (too many accounts asked for), `InputError` (labels) and `ResourceError`.
 */
export async function implant(options: ImplantOptions, run: RunContext): Promise<SimulatedFiles> {
  await assertFree(options.folder);
  const labels = await plantedLabels(options.labels);
  let groups: ReadonlyMap<string, string> = new Map();
  const operation = await readPosts(options.operation, run, async (store) => {
    groups = await keepPlanted(store, labels);
    if (groups.size === 0)
      throw new InputError(
        `labels: none of ${labels.length} planted accounts of ${options.labels} acts in the operation, such as "${labels[0].account}". Check the labels and the input.`,
      );
  });
  const background = await readPosts(options.background, run);
  if (background.posts.count === 0)
    throw new InputError("implant: the background holds no posts. Name another --background.");
  run.signal.throwIfAborted();
  const chance = random(options.background.seed);
  const deal = { binSeconds: options.binSeconds, shiftSeconds: SHIFT_SECONDS };
  const ground = { ...background.posts, account: dealtAccounts(background.posts, deal, chance) };
  const { posts, about } = implanted(ground, fitted(ground, operation.posts), { ...options, groups }, chance);
  const world = worldOf(posts, chance);
  const planted = world.labels.filter((l) => l.label === "planted").length;
  const counts = { events: posts.count, accounts: world.labels.length, planted };
  const inputs = [operation, background].map(({ quality }) =>
    quality.inputs.map(({ sha256, rowsRead }) => ({ sha256, rows: rowsRead })),
  );
  const files = await writeWorld(
    {
      ...world,
      about: {
        card: CARD,
        implant: { ...about, embed: options.embed, ...deal, traces: background.posts.traces },
        inputs: { operation: inputs[0], background: inputs[1] },
        seed: options.background.seed,
        counts,
      },
    },
    options.folder,
  );
  return { ...files, ...counts };
}

function implanted(
  background: Posts,
  operation: Posts,
  options: Pick<ImplantOptions, "accounts" | "embed"> & { groups: ReadonlyMap<string, string> },
  chance: Random,
) {
  const weeks = weeksOnto(background, operation);
  const inside = postsInside(background, operation, weeks);
  const present = [...new Set(inside.map((post) => operation.account[post]))].sort((a, b) => a - b);
  const wanted = options.accounts ?? present.length;
  if (wanted > present.length)
    throw new UsageError(
      `--accounts: ${wanted} planted accounts were asked for, and ${present.length} act within the time of the background. Ask for fewer.`,
    );
  const taken = new Set(chance.shuffle(present).slice(0, wanted));
  const posts = inside.filter((post) => taken.has(operation.account[post]));
  const onto = embedded(background, operation, { weeks, posts }, options.embed, chance);
  const groups = operation.accountIds.map((id) => options.groups.get(id) ?? "");
  const about = {
    weeks,
    tracesOfOperation: operation.traces.filter((trace) => background.traces.includes(trace)),
    plantedPosts: posts.length,
    plantedPostsOutside: operation.count - inside.length,
    embeddedObjects: onto.reduce((n, object) => n + Number(object >= 0), 0),
  };
  return { posts: joined(background, operation, { weeks, posts, groups, onto }), about };
}

const CARD = {
  title: "Implant: planted accounts in a surrogate",
  sort: "operation",
  models:
    "A background whose authors were exchanged at random within strata of time, platform, popularity and like number of objects, so that all its accounts are honest by construction.",
  planted:
    "The planted accounts of another set with their posts, shifted by whole weeks; a share of what they act on became objects of the background that are active within six hours.",
  unrealistic:
    "Planted accounts are often busier than the rest and have no honest life beside their own posts; the background lacks honest concert. Repeats of an account on an object carry nothing, and a trace that the background lacks became its most usual one.",
};
