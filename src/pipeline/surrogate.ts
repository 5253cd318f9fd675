/**
 * A surrogate of anybody's data: the same posts with their authors exchanged at random among posts of the same time, platform,
 * popularity and like number of objects. Who met whom is chance; rhythm, volume and popularity stay. Every account in it is
 * honest by construction, so what a search finds there is a false find.
 */
import type { Plan, RunContext } from "../model/index.js";
import { assertFree, type SimulatedFiles, writeWorld } from "../simulate/index.js";
import { type Random, random } from "../stats/index.js";
import { type Posts, readPosts } from "./posts.js";
import { worldOf } from "./posts-world.js";

/** Bins lie a third of an hour beside those of the tests that the surrogate is to challenge. */
export const SHIFT_SECONDS = 1200;
const POPULARITY_CAP = 13;

/** What to make a surrogate of, and where to. */
export interface SurrogateOptions {
  /** Inputs, reading, memory, threads and seed. */
  readonly plan: Plan;
  readonly folder: string;
  /** Width of the time bins in which authors are exchanged, seconds. */
  readonly binSeconds: number;
}

/**
 * Writes a surrogate: `events.ndjson`, `labels.csv` (all honest) and `scenario.json` with its data card. The same inputs, bin and
 * seed give the same bytes. Throws the errors of reading, `UsageError` and `ResourceError`.
 */
export async function surrogate(options: SurrogateOptions, run: RunContext): Promise<SimulatedFiles> {
  const { plan, folder, binSeconds } = options;
  await assertFree(folder);
  const { posts, quality } = await readPosts(plan, run);
  const chance = random(plan.seed);
  const account = dealtAccounts(posts, { binSeconds, shiftSeconds: SHIFT_SECONDS }, chance);
  const { events, labels } = worldOf({ ...posts, account, groups: posts.accountIds.map(() => "") }, chance);
  const counts = { events: posts.count, accounts: labels.length, planted: 0 };
  const about = {
    card: CARD,
    surrogate: { binSeconds, shiftSeconds: SHIFT_SECONDS, traces: posts.traces },
    inputs: quality.inputs.map(({ sha256, rowsRead }) => ({ sha256, rows: rowsRead })),
    seed: plan.seed,
    counts,
  };
  run.signal.throwIfAborted();
  const files = await writeWorld({ events, labels, about }, folder);
  return { ...files, ...counts };
}

const CARD = {
  title: "Surrogate of a data set",
  sort: "honest",
  models:
    "The posts of the inputs at their own times; each carries its objects as before and has its author exchanged within strata of time, platform, popularity of its most popular object and like number of objects.",
  planted: "Nobody: whoever met did so by chance.",
  unrealistic:
    "A null for searches by co-action, not a model of every honest crowd. Repeats of an account on an object carry nothing; where one group owns most of a stratum, its own labels fill it again.",
};

/** How authors are exchanged. */
export interface DealOptions {
  readonly binSeconds: number;
  readonly shiftSeconds: number;
}

/**
 * The author of each post after the exchange. Posts stay whole; each account keeps its number of posts in each bin (and
 * stratum of it), each object its number of posts. Cost: one sort of the posts.
 */
export function dealtAccounts(posts: Posts, options: DealOptions, chance: Random): Int32Array {
  const keys = strataKeys(posts, options);
  const order = Int32Array.from(keys.keys()).sort((x, y) => keys[x] - keys[y] || x - y);
  const account = new Int32Array(posts.count);
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && keys[order[to]] === keys[order[from]]) to++;
    const labels = chance.shuffle(order.slice(from, to).map((post) => posts.account[post]));
    for (let i = from; i < to; i++) account[order[i]] = labels[i - from];
  }
  return account;
}

function strataKeys(posts: Posts, { binSeconds, shiftSeconds }: DealOptions): Float64Array {
  const bin = (post: number) => Math.floor((posts.time[post] / 1e6 + shiftSeconds) / binSeconds);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < posts.count; i++) {
    low = Math.min(low, bin(i));
    high = Math.max(high, bin(i));
  }
  const keys = new Float64Array(posts.count);
  for (let i = 0; i < posts.count; i++) {
    const size = classOf(posts.start[i + 1] - posts.start[i]);
    let popularity = 0;
    for (let at = posts.start[i]; at < posts.start[i + 1]; at++)
      popularity = Math.max(
        popularity,
        Math.min(POPULARITY_CAP, classOf(posts.objects.accounts[posts.object[at]])),
      );
    const stratum = (posts.platform[i] * 32 + size) * (POPULARITY_CAP + 1) + popularity;
    keys[i] = stratum * (high - low + 1) + (bin(i) - low);
  }
  return keys;
}

/** 0 for none, else 1 more than the whole part of the logarithm to base 2. */
const classOf = (count: number): number => 32 - Math.clz32(count);
