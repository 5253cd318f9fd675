/**
 * Techniques of the DISARM framework that behaviour suggests, by id, each with its numbers, for a person to confirm. Reads what traces and signals said;
 * says nothing of intent. Names, tactics and licence stand in docs/third-party/disarm.
 */
import { DISARM_SUGGESTIONS } from "../../model/index.js";
import { createTable, type Store, typesOf } from "../../store/index.js";
import { SIGNAL_LIST } from "../registry.js";
import { whole, within } from "../words.js";

/** Version of the framework that the ids are from. */
export const DISARM_VERSION = "1.6";
/** p up to which a signal suggests. */
const STANDS_APART = 0.01;
/** A trace suggests something by itself where members met this many times as often as chance gives. */
const CLEARLY = 2;

interface SignalRow {
  readonly groupId: string;
  readonly signal: string;
  readonly p: number;
  readonly note: string;
}

interface TraceRow {
  readonly groupId: string;
  readonly trace: string;
  readonly windowSeconds: number;
  readonly observed: number;
  readonly expected: number;
  readonly accounts: number;
}

/** A technique, and the signal or trace that suggests it. */
interface Rule {
  readonly technique: string;
  /** What was done, in words that presume nothing. */
  readonly means: string;
  readonly signal?: string;
  readonly trace?: string;
  readonly does?: string;
}

/** The rules, in order of technique. Where both are named, both must hold, and the signal says what is unusual. */
export const DISARM_RULES: readonly Rule[] = [
  { technique: "T0049.002", means: "Entering a hashtag of others in a block", signal: "hashtag-diversion" },
  {
    technique: "T0049.003",
    means: "Reposting by a schedule",
    signal: "automation",
    trace: "co-repost",
    does: "reposted the same posts",
  },
  {
    technique: "T0084.001",
    means: "Posting one text many times over",
    signal: "narrative",
    trace: "co-text",
    does: "posted nearly the same texts",
  },
  {
    technique: "T0116.001",
    means: "Answering the same posts together",
    trace: "co-reply",
    does: "answered the same posts",
  },
  { technique: "T0119", means: "Posting the same on several platforms", signal: "cross-platform" },
  { technique: "T0150.008", means: "Accounts created in a burst", signal: "creation-batch" },
];

const SIGNALS_APART = `SELECT group_id AS "groupId", signal, p_value AS p, note FROM signals WHERE measurable AND p_value <= $1 ORDER BY group_id, signal`;
/** Of each trace in which a coordinated group meets more than chance, the window with most evidence. */
const TRACES_APART = `SELECT t.group_id AS "groupId", t.trace, t.window_seconds AS "windowSeconds", t.observed, t.expected, t.accounts
  FROM group_traces t JOIN groups g USING (group_id) SEMI JOIN signals USING (group_id)
  WHERE list_contains(g.traces, t.trace) AND t.accounts >= 4 AND t.observed > t.expected
  QUALIFY row_number() OVER (PARTITION BY t.group_id, t.trace ORDER BY t.observed - t.expected DESC, t.window_seconds) = 1 ORDER BY ALL`;

/** Creates and fills `disarm_suggestions` from `signals`, `groups` and `group_traces`. */
export async function suggestTechniques(store: Store): Promise<void> {
  await createTable(store, DISARM_SUGGESTIONS);
  const signals = await store.rows<SignalRow>(SIGNALS_APART, [STANDS_APART]);
  const traces = await store.rows<TraceRow>(TRACES_APART);
  const groups = [...new Set([...signals, ...traces].map(({ groupId }) => groupId))].sort();
  const rows = groups.flatMap((groupId) =>
    DISARM_RULES.flatMap((rule) => {
      const because = reasonOf(
        rule,
        signals.find((row) => row.groupId === groupId && row.signal === rule.signal),
        traces.find((row) => row.groupId === groupId && row.trace === rule.trace),
      );
      return because === null ? [] : [[groupId, rule.technique, DISARM_VERSION, because, null]];
    }),
  );
  await store.append(
    DISARM_SUGGESTIONS.name,
    typesOf(DISARM_SUGGESTIONS),
    DISARM_SUGGESTIONS.columns.map((_, c) => rows.map((row) => row[c])),
  );
}

/** Why a technique is suggested; null where what it needs is not there. */
function reasonOf(rule: Rule, signal: SignalRow | undefined, trace: TraceRow | undefined): string | null {
  if ((rule.signal && !signal) || (rule.trace && !trace)) return null;
  if (trace && !signal && trace.observed < CLEARLY * trace.expected) return null;
  const parts = [
    trace &&
      `${whole(trace.accounts)} members ${rule.does} ${within(trace.windowSeconds)}: ${whole(trace.observed)} meetings, where chance gives ${trace.expected < 10 ? trace.expected.toFixed(1) : whole(trace.expected)}.`,
    signal && `${titleOf(signal.signal)}, p = ${Number(signal.p.toPrecision(2))}: ${signal.note}`,
  ];
  return `${rule.means}. ${parts.filter(Boolean).join(" ")}`;
}

const titleOf = (signal: string): string => SIGNAL_LIST.find(({ id }) => id === signal)?.title ?? signal;
