/** Which accounts of a standing candidate stay: the trimming of version 2 of the method. */
import { logMeanExp, logWeightedMeanExp } from "../../stats/index.js";
import { type Candidate, testFold } from "./candidate.js";
import { poolBlend, poolQuestion } from "./evidence.js";
import type { Lab } from "./lab.js";
import { ENOUGH } from "./member-bets.js";
import { memberEvidence } from "./member-e-values.js";
import type { Pool } from "./pool.js";
import { poolMembers } from "./pool-evidence.js";

/** How a member was judged: against all labels of its strata, or against those of non-members only. */
export type Judged = "all" | "non-members";

/** A member that stays. */
export interface JudgedMember {
  readonly account: string;
  /** Natural logarithm of the e-value by which it stays. */
  readonly logE: number;
  readonly judged: Judged;
}

/** Bounds of trimming; empirical (they order members and carry no error rate). */
const MEMBER_E = Math.log(5);
/** From these shares of its chances on, the group owns a member's strata, or nearly all of them: a milder bound against others. */
const OWNED = 0.7;
const NEARLY_ALL = 0.85;
const MILD_E = Math.log(2);
/** The rest of a candidate is doubted where fewer than this share of it stays against non-members. */
const FEWEST_SHARE = 1 / 3;

/** Accounts of a candidate, by index, with their two e-values and the share of their chances that the group holds. */
export interface Judgement {
  readonly logFull: readonly number[];
  readonly logOthers: readonly number[];
  readonly held: readonly number[];
}

/** What is known of one account. */
export interface AccountJudgement {
  readonly logFull: number;
  readonly logOthers: number;
  readonly held: number;
}

/**
 * Judges every account of a candidate on the half that did not find it, but those that are `known`: the mean of its e-values in the
 * pool, where there is one, and in cells. What the pool alone puts beyond doubt is not asked for in cells.
 */
export function judgement(
  lab: Lab,
  candidate: Candidate,
  known: ReadonlyMap<string, AccountJudgement> = new Map(),
): Judgement {
  const given = candidate.accounts.map((account) => known.get(account) ?? null);
  if (given.every((one) => one !== null))
    return {
      logFull: given.map(({ logFull }) => logFull),
      logOthers: given.map(({ logOthers }) => logOthers),
      held: given.map(({ held }) => held),
    };
  const pool = lab.pool && poolJudgement(lab.pool, candidate, given);
  const cells = cellJudgement(lab, candidate, { pool, given });
  const mean = (x: readonly number[], y: readonly number[]) => x.map((log, i) => logMeanExp([log, y[i]]));
  return {
    logFull: filledIn(pool ? mean(cells.logFull, pool.logFull) : cells.logFull, given, "logFull"),
    logOthers: filledIn(pool ? mean(cells.logOthers, pool.logOthers) : cells.logOthers, given, "logOthers"),
    held: filledIn(cells.held, given, "held"),
  };
}

const filledIn = (
  values: readonly number[],
  given: readonly (AccountJudgement | null)[],
  of: keyof AccountJudgement,
): number[] => values.map((value, i) => given[i]?.[of] ?? value);

type EValues = Pick<Judgement, "logFull" | "logOthers">;

function poolJudgement(
  pool: Pool,
  candidate: Candidate,
  given: readonly (AccountJudgement | null)[],
): EValues | null {
  const blend = poolBlend(pool, candidate);
  if (!blend) return null;
  const question = poolQuestion(pool, candidate, testFold(candidate));
  const { logFull, logOthers } = poolMembers(question, blend, (i) => given[i] !== null);
  return { logFull: [...logFull], logOthers: [...logOthers] };
}

function cellJudgement(
  lab: Lab,
  candidate: Candidate,
  { pool, given }: { readonly pool: EValues | null; readonly given: readonly (AccountJudgement | null)[] },
): Judgement {
  const size = candidate.accounts.length;
  const full: number[][] = candidate.accounts.map(() => []);
  const others: number[][] = candidate.accounts.map(() => []);
  const [held, chances, posts] = [0, 0, 0].map(() => new Float64Array(size));
  const enough = (of: keyof EValues, i: number) => given[i] !== null || (pool?.[of][i] ?? 0) >= ENOUGH;
  for (const [trace, { data, windowsSeconds }] of lab.traces.entries()) {
    // the accounts that act in this trace, in the order of `group.members`
    const present = candidate.accounts.flatMap((account, i) => (data.numbers.has(account) ? [i] : []));
    for (const logs of [...full, ...others]) logs.push(0);
    if (candidate.weights[trace] === 0) continue;
    const { deal, scratch } = lab.bench(trace, testFold(candidate), "member");
    const group = lab.group(trace, candidate.accounts);
    const found = memberEvidence(deal, group, windowsSeconds, scratch, {
      already: (at) => ({ full: enough("logFull", present[at]), others: enough("logOthers", present[at]) }),
      isKnown: (at) => given[present[at]] !== null,
    });
    for (const [at, i] of present.entries()) {
      full[i][trace] = found.logFull[at];
      others[i][trace] = found.logOthers[at];
      held[i] += found.heldByGroup[at];
      chances[i] += found.chances[at];
      posts[i] += found.posts[at];
    }
  }
  return {
    logFull: full.map((logs) => logWeightedMeanExp(logs, candidate.weights)),
    logOthers: others.map((logs) => logWeightedMeanExp(logs, candidate.weights)),
    held: Array.from(held, (number, i) => (chances[i] > 0 ? number / chances[i] : posts[i] === 0 ? 1 : 0)),
  };
}

/**
 * The accounts that stay: who stands against all labels; or, where the group holds most chances of its strata, against
 * non-members. Where fewer than a third would stay, only the former. Nobody where fewer than `smallest` do.
 */
export function keptMembers(
  { accounts }: Candidate,
  { logFull, logOthers, held }: Judgement,
  smallest: number,
): JudgedMember[] {
  const byAll = (i: number): JudgedMember[] =>
    logFull[i] > MEMBER_E ? [{ account: accounts[i], logE: logFull[i], judged: "all" }] : [];
  const byOthers = (i: number): JudgedMember[] =>
    (held[i] > OWNED && logOthers[i] > MEMBER_E) || (held[i] > NEARLY_ALL && logOthers[i] > MILD_E)
      ? [{ account: accounts[i], logE: logOthers[i], judged: "non-members" }]
      : [];
  const indices = [...accounts.keys()];
  const kept = indices.flatMap((i) => (logFull[i] > MEMBER_E ? byAll(i) : byOthers(i)));
  const stays = kept.length < FEWEST_SHARE * accounts.length ? indices.flatMap(byAll) : kept;
  return stays.length >= smallest ? stays : [];
}
