/** The window explorer: pairs met for every window from a second to a day beside what chance gives, and what a window would change. */
import { setImmediate } from "node:timers/promises";
import { PRECISION_SECONDS, type TimePrecision } from "../../model/index.js";
import type { Windows } from "../api.js";
import type { Desk } from "../desk.js";
import { expectedPairs, pairsWithin } from "../window-curve.js";
import { traceWords } from "./summary.js";

/** Windows that are counted, seconds. */
const WINDOWS: readonly number[] = [
  1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 450, 600, 900, 1200, 1800, 2700, 3600, 5400, 7200,
  10_800, 14_400, 21_600, 28_800, 43_200, 64_800, 86_400,
];

const ABOUT =
  "Pairs met: two accounts that acted on one object within the window, each pair and object once. Expected: every act stays in its UTC hour and falls anywhere within it. What stands above is timing finer than an hour; a curve above the other is no finding.";

/** Answers `GET /api/windows`; made once. */
export function windowsAnswer(desk: Desk): Promise<Windows> {
  desk.windows ??= windows(desk);
  return desk.windows;
}

async function windows(desk: Desk): Promise<Windows> {
  const { manifest, quality, store } = desk.case_;
  const precisions = Object.keys(quality.precision) as TimePrecision[];
  const precisionSeconds = Math.max(0, ...precisions.map((name) => PRECISION_SECONDS[name] ?? 0));
  const traces: Windows["traces"] = [];
  const session = await store.beside();
  try {
    for (const trace of [...new Set(manifest.network.map((part) => part.trace))]) {
      const { columns } = await session.numbers(ACTS, [trace]);
      const [objects, seconds] = columns.length > 0 ? columns : [new Int32Array(0), new Float64Array(0)];
      traces.push({
        trace,
        title: traceWords(trace).title,
        ...(await counted(objects as Int32Array, seconds as Float64Array)),
        runWindowsSeconds: manifest.network
          .filter((part) => part.trace === trace)
          .map((part) => part.windowSeconds),
        precisionSeconds,
      });
    }
  } finally {
    session.close();
  }
  return { windowsSeconds: [...WINDOWS], about: ABOUT, traces };
}

/** Acts that are counted before others are answered: some ten milliseconds. */
const SLICE = 20_000;

/** Both curves. Objects are counted one by one, so that their sums can be made in slices, between which other questions are answered. */
async function counted(
  objects: Int32Array,
  seconds: Float64Array,
): Promise<{ met: number[]; expected: number[] }> {
  const [met, expected] = [WINDOWS.map(() => 0), WINDOWS.map(() => 0)];
  for (let from = 0; from < objects.length; ) {
    let to = Math.min(objects.length, from + SLICE);
    while (to < objects.length && objects[to] === objects[to - 1]) to++;
    const slice = [objects.subarray(from, to), seconds.subarray(from, to)] as const;
    pairsWithin(...slice, WINDOWS).forEach((value, i) => {
      met[i] += value;
    });
    expectedPairs(...slice, WINDOWS).forEach((value, i) => {
      expected[i] += value;
    });
    from = to;
    await setImmediate();
  }
  return { met, expected };
}

/** Acts of a trace by object and time; objects numbered, clocks as seconds. */
const ACTS = `
  SELECT dense_rank() OVER (ORDER BY object_id)::INTEGER AS object, epoch_us(time_utc) / 1000000.0 AS seconds
  FROM actions WHERE trace = ? ORDER BY object, seconds`;
