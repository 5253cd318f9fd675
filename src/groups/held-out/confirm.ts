/** Which candidates stand, how high, and which of their accounts: e-values on the other half, e-BH, peeling, trimming. */
import type { RunContext } from "../../model/index.js";
import { eBenjaminiHochberg } from "../../stats/index.js";
import { type Candidate, overlap } from "./candidate.js";
import { candidateEvidence, type EvidenceOptions } from "./evidence.js";
import type { Lab } from "./lab.js";
import { type JudgedMember, type Judgement, judgement, keptMembers } from "./members.js";

/** The null models that a group can beat, in order. */
export type Level = "volume" | "audience" | "attention";

/** A candidate that stands. */
export interface Confirmed {
  readonly candidate: Candidate;
  /** Natural logarithm of the e-value against volume, after peeling. */
  readonly logE: number;
  readonly level: Level;
  /** Members that stay; none where the signal is the group's and not its members'. */
  readonly members: readonly JudgedMember[];
  /** Every account of the candidate as it was judged, by index. */
  readonly judged: Judgement;
}

/** What the test came to. */
export interface Verdicts {
  readonly confirmed: readonly Confirmed[];
  /** K, over both halves. */
  readonly tested: number;
  /** Natural logarithms of the e-values before peeling, by candidate. */
  readonly logE: readonly number[];
  /** Chances that could say something, and those that could not. */
  readonly chances: number;
  readonly saturated: number;
}

/** Accounts shared by two candidates, as a share of the smaller, from which on they are one group. */
export const SAME_GROUP = 0.5;

const HALF_A_DAY = 43_200;

/**
 * Taste holds from the widest window to half a day; haste is looked for beyond what half an hour of attention gives. Each trace by its
 * own windows: an hour for links says nothing of what a minute means for texts.
 */
const LADDER: readonly { readonly level: Level; readonly options: EvidenceOptions }[] = [
  {
    level: "audience",
    options: {
      taste: (windowsSeconds) => {
        const widest = Math.max(...windowsSeconds);
        return { fromSeconds: widest, toSeconds: Math.max(HALF_A_DAY, 4 * widest) };
      },
    },
  },
  {
    level: "attention",
    options: {
      taste: (windowsSeconds) => {
        const narrowest = Math.min(...windowsSeconds);
        return { fromSeconds: 5 * narrowest, toSeconds: 30 * narrowest };
      },
      windows: (windowsSeconds) => [Math.min(...windowsSeconds)],
    },
  },
];

/** Tests candidates of both halves at a false discovery rate of `alpha` over all of them. Throws through the signal. */
export async function verdicts(
  lab: Lab,
  candidates: readonly Candidate[],
  options: { readonly alpha: number; readonly smallest: number },
  run: RunContext,
): Promise<Verdicts> {
  const tested = candidates.length;
  let [chances, saturated] = [0, 0];
  const logE: number[] = [];
  run.progress.start("testing candidates", tested, "candidates");
  for (const [index, candidate] of candidates.entries()) {
    if (index % 64 === 0) await pause(run);
    const evidence = candidateEvidence(lab, candidate);
    chances += evidence.chances;
    saturated += evidence.saturated;
    logE.push(evidence.logE);
    run.progress.advance(1);
  }
  run.progress.end();
  const bound = eBenjaminiHochberg(logE, options.alpha, tested);
  const found = candidates.flatMap((candidate, i) =>
    logE[i] >= bound ? [{ candidate, logE: logE[i] }] : [],
  );
  const standing = await eachInTurn(found, "judging accounts", run, (own) => ({
    ...own,
    judged: judgement(lab, own.candidate),
  }));
  const peeled = await eachInTurn(standing, "telling groups apart", run, (own) => ({
    ...own,
    logE: Math.min(own.logE, peeledLogE(lab, own, standing)),
  }));
  const confirmed = above(peeled, options.alpha, tested);
  const levels = await levelsOf(lab, confirmed, options.alpha, tested, run);
  return {
    confirmed: confirmed.map(({ candidate, logE: own, judged }, i) => ({
      candidate,
      logE: own,
      level: levels[i],
      members: keptMembers(candidate, judged, options.smallest),
      judged,
    })),
    tested,
    logE,
    chances,
    saturated,
  };
}

interface Standing {
  readonly candidate: Candidate;
  readonly logE: number;
  readonly judged: Judgement;
}

function above(standing: readonly Standing[], alpha: number, tested: number): Standing[] {
  const bound = eBenjaminiHochberg(
    standing.map((own) => own.logE),
    alpha,
    tested,
  );
  return standing.filter((own) => own.logE >= bound);
}

/** The highest level of each group; each is tested at the same rate over all candidates, and stands on the one below. */
async function levelsOf(
  lab: Lab,
  confirmed: readonly Standing[],
  alpha: number,
  tested: number,
  run: RunContext,
): Promise<Level[]> {
  const levels: Level[] = confirmed.map(() => "volume");
  let climbing = [...confirmed.keys()];
  for (const { level, options } of LADDER) {
    const logs = await eachInTurn(climbing, `beyond ${level}`, run, (i) =>
      Math.min(confirmed[i].logE, candidateEvidence(lab, confirmed[i].candidate, options).logE),
    );
    const bound = eBenjaminiHochberg(logs, alpha, tested);
    climbing = climbing.filter((_, n) => logs[n] >= bound);
    for (const i of climbing) levels[i] = level;
  }
  return levels;
}

/** What `one` makes of each item, with progress, and stopped where the user asks. */
async function eachInTurn<Item, Made>(
  items: readonly Item[],
  label: string,
  run: RunContext,
  one: (item: Item) => Made,
): Promise<Made[]> {
  const made: Made[] = [];
  run.progress.start(label, items.length, "candidates");
  for (const item of items) {
    await pause(run);
    made.push(one(item));
    run.progress.advance(1);
  }
  run.progress.end();
  return made;
}

async function pause({ signal }: RunContext): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}

/** The e-value without the supported members of other standing candidates that are not the same group. */
function peeledLogE(lab: Lab, own: Standing, standing: readonly Standing[]): number {
  const inside = new Set(own.candidate.accounts);
  const out = new Set<string>();
  for (const other of standing) {
    const { accounts } = other.candidate;
    if (other === own || overlap(accounts, own.candidate.accounts) >= SAME_GROUP) continue;
    accounts.forEach((account, i) => {
      if (other.judged.logFull[i] > 0 && !inside.has(account)) out.add(account);
    });
  }
  if (out.size === 0) return Number.POSITIVE_INFINITY;
  return candidateEvidence(lab, own.candidate, { leftOut: [...out].sort() }).logE;
}
