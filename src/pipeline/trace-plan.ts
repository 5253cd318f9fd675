/**
 * Which traces and windows a run uses, once the data is known: traces the data does not allow are left out with a
 * sentence, and so are windows finer than the clock.
 */
import { type Plan, PRECISION_SECONDS, type TimePrecision, type Trace, UsageError } from "../model/index.js";
import type { Store } from "../store/index.js";
import { availableTraces } from "../traces/index.js";
import { TRACES } from "./catalog.js";

/** Traces to use, their windows, and what a reader should know about those left out. */
export interface TraceChoice {
  readonly traces: readonly Trace[];
  readonly windows: ReadonlyMap<string, readonly number[]>;
  readonly notes: readonly string[];
  /** Traces that were asked for or are standard but that the data does not hold. */
  readonly skipped: readonly { readonly trace: string; readonly reason: string }[];
}

/** Share of events with a clock from which on that clock decides. */
const COARSE_SHARE = 0.01;

/** Chooses traces and windows. Throws `UsageError` where a trace or window was asked for that the data cannot bear. */
export async function planTraces(store: Store, plan: Plan): Promise<TraceChoice> {
  const available = new Set(await availableTraces(store));
  const notes: string[] = [];
  const asked = plan.traces ?? TRACES.filter((t) => t.byDefault).map((t) => t.id);
  const traces = TRACES.filter((t) => asked.includes(t.id) && available.has(t.id));
  const skipped = TRACES.filter((t) => asked.includes(t.id) && !available.has(t.id)).map((t) => ({
    trace: t.id,
    reason: `no two accounts share one: ${t.needs.join(" or ")} is empty or never the same`,
  }));
  if (plan.traces)
    notes.push(...skipped.map((s) => `${s.trace} was left out, ${s.reason}. See "claque inspect".`));
  if (traces.length === 0 && plan.traces)
    throw new UsageError(
      `traces: the data allows none of ${plan.traces.join(", ")}. It allows ${[...available].join(", ") || "none"}; see "claque inspect".`,
    );
  const clock = await clockOf(store);
  const windows = new Map<string, number[]>();
  for (const trace of traces) windows.set(trace.id, windowsFor(trace.id, plan, clock, notes));
  return {
    traces: traces.filter((t) => windows.get(t.id)?.length),
    windows: new Map([...windows].filter(([, list]) => list.length > 0)),
    notes,
    skipped,
  };
}

interface Clock {
  readonly precision: TimePrecision;
  readonly seconds: number;
}

/** The coarsest clock that at least one event in a hundred carries. */
async function clockOf(store: Store): Promise<Clock> {
  const rows = await store.rows<{ precision: TimePrecision; share: number }>(
    "SELECT time_precision AS precision, count(*) / (SELECT count(*) FROM events)::DOUBLE AS share FROM events GROUP BY 1",
  );
  const clocks = rows
    .filter((r) => r.share >= COARSE_SHARE)
    .map((r) => ({ precision: r.precision, seconds: PRECISION_SECONDS[r.precision] }))
    .sort((x, y) => y.seconds - x.seconds);
  return clocks[0] ?? { precision: "second", seconds: 1 };
}

function windowsFor(id: string, plan: Plan, clock: Clock, notes: string[]): number[] {
  const own = plan.windowsByTrace[id];
  const wanted = own ?? plan.windowsSeconds;
  const usable = wanted.filter((w) => w >= clock.seconds);
  const refused = wanted.filter((w) => w < clock.seconds);
  if (refused.length === 0) return [...usable];
  const sentence = `${id}: the window of ${refused.map((w) => `${w} s`).join(", ")} is finer than the clock of the data (${clock.precision}). The finest that is not: ${clock.seconds} s.`;
  if (usable.length === 0) throw new UsageError(`${sentence} Use --window ${clock.seconds}s.`);
  notes.push(sentence);
  return usable;
}
