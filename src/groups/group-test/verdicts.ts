/** Which candidates stand, how high, and which of their accounts: e-values on the other half, e-BH, telling groups apart, members, the ladder. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { kept, type RunContext } from "../../model/index.js";
import { eBenjaminiHochberg } from "../../stats/index.js";
import { type Cluster, type ClusterHalf, clustersOf, type Found, withoutUnions } from "./clusters.js";
import {
  type CandidateEvidence,
  candidateEvidence,
  type EvidenceOptions,
  type Here,
  hereIn,
  questionOf,
} from "./evidence/candidate-evidence.js";
import { isInHaste } from "./ladder/haste.js";
import { LADDER, type Level } from "./ladder/ladder.js";
import { memberEvidence } from "./members/member-bets.js";
import { type HalfJudgement, type JudgedAccount, overHalves, standing } from "./members/resolve.js";
import { type Candidate, overlap, SAME_GROUP } from "./nets/candidate.js";
import { tightPart } from "./nets/tight-part.js";
import type { Presence } from "./presence/presence.js";

/** A group that stands. */
export interface Confirmed {
  /** The strongest candidates behind it, one for each half that tests one. */
  readonly candidates: readonly Candidate[];
  /** Natural logarithm of the e-value against presence, without its strongest pair and without the members of other groups. */
  readonly logE: number;
  readonly level: Level;
  /** Every account that was proposed, as it was judged. */
  readonly judged: readonly JudgedAccount[];
  /** Members that stay; none where the signal is the group's and not its members'. */
  readonly members: readonly JudgedAccount[];
}

/** What the test came to. */
export interface Verdicts {
  readonly confirmed: readonly Confirmed[];
  /** K, over all halves. */
  readonly tested: number;
  /** Natural logarithm from which on a candidate stands; +∞ where none does. */
  readonly bound: number;
  /** Natural logarithms of the e-values of all candidates. */
  readonly logE: readonly number[];
  /** Chances that could say something, and those that could not. */
  readonly chances: number;
  readonly saturated: number;
}

/** Rates and sizes. */
export interface VerdictOptions {
  readonly alpha: number;
  /** Accounts of a group, at least. */
  readonly smallest: number;
}

/** Tests candidates at a false discovery rate of `alpha` over all of them. Throws through the signal. */
export async function verdicts(
  presence: Presence,
  candidates: readonly Candidate[],
  options: VerdictOptions,
  run: RunContext,
): Promise<Verdicts> {
  const test = new Test(hereIn(presence), options, candidates.length, run);
  const evidence = await test.first(candidates);
  const logE = evidence.map((own) => own.logE);
  const found = test.standingWithoutPair(candidates, evidence);
  const tightOf = (candidate: Candidate) => tightPart(candidate, presence)?.accounts ?? null;
  const confirmed = await test.confirmed(clustersOf(withoutUnions(found), tightOf));
  return {
    confirmed,
    tested: candidates.length,
    bound: test.boundOf(found.map((one) => one.logE)),
    logE,
    chances: evidence.reduce((sum, { chances }) => sum + chances, 0),
    saturated: evidence.reduce((sum, { saturated }) => sum + saturated, 0),
  };
}

const NOT_WORKED_OUT: CandidateEvidence = {
  logE: Number.NEGATIVE_INFINITY,
  pairless: Number.NEGATIVE_INFINITY,
  chances: 0,
  saturated: 0,
};
/** Share of a candidate's accounts from which on another holds it, and how many times as large that one may be. */
const HELD = 0.9;
const LARGER = 1.6;
const isHeldBy = (accounts: readonly string[], inside: ReadonlySet<string>): boolean =>
  inside.size <= LARGER * accounts.length && countIn(inside, accounts) >= HELD * accounts.length;

/** False discovery rate over the accounts that are proposed for a group that stands. */
const MEMBER_FDR = 0.1;

interface Asked extends EvidenceOptions {
  readonly candidate: Candidate;
}

/** A cluster with its members, and e-values of its halves once the others are left out. */
interface Resolved {
  readonly cluster: Cluster;
  readonly judged: readonly JudgedAccount[];
  readonly members: readonly JudgedAccount[];
}

class Test {
  constructor(
    private readonly here: Here,
    private readonly options: VerdictOptions,
    private readonly tested: number,
    private readonly run: RunContext,
  ) {}

  boundOf(logs: readonly number[]): number {
    return eBenjaminiHochberg(logs, this.options.alpha, this.tested);
  }

  /**
   * E-values of all candidates, which come the strongest of each half first. One that is nearly held by another of its half that surely stands, and is not much larger, would
   * add nothing: it is not worked out, and counts as 0 among those tested.
   */
  async first(candidates: readonly Candidate[]): Promise<CandidateEvidence[]> {
    const surely = Math.log(this.tested / this.options.alpha);
    const standing: { readonly candidate: Candidate; readonly accounts: ReadonlySet<string> }[] = [];
    const made: CandidateEvidence[] = [];
    this.run.progress.start("testing candidates", candidates.length, "candidates");
    for (const candidate of candidates) {
      await nextTurn();
      this.run.signal.throwIfAborted();
      const isHeld = standing.some(
        ({ candidate: { scheme, foundOn }, accounts }) =>
          scheme === candidate.scheme &&
          foundOn === candidate.foundOn &&
          isHeldBy(candidate.accounts, accounts),
      );
      const own = isHeld
        ? NOT_WORKED_OUT
        : await kept(this.run, nameOf("first", candidate), () =>
            candidateEvidence(this.here, candidate, { pairFrom: -Math.log(this.options.alpha) }),
          );
      if (own.logE >= surely) standing.push({ candidate, accounts: new Set(candidate.accounts) });
      made.push(own);
      this.run.progress.advance(1);
    }
    this.run.progress.end();
    return made;
  }

  async evidence(asked: readonly Asked[], label: string) {
    const made: ReturnType<typeof candidateEvidence>[] = [];
    this.run.progress.start(label, asked.length, "candidates");
    for (const { candidate, ...options } of asked) {
      await nextTurn();
      this.run.signal.throwIfAborted();
      const name = nameOf(label, candidate, options.leftOut);
      made.push(await kept(this.run, name, () => candidateEvidence(this.here, candidate, options)));
      this.run.progress.advance(1);
    }
    this.run.progress.end();
    return made;
  }

  /** Candidates that pass, and pass without the hits of their strongest pair too: no group is two accounts and others around them. */
  standingWithoutPair(candidates: readonly Candidate[], evidence: readonly CandidateEvidence[]): Found[] {
    const bound = this.boundOf(evidence.map(({ logE }) => logE));
    const found = candidates.flatMap((candidate, i) =>
      evidence[i].logE >= bound ? [{ candidate, logE: evidence[i].pairless }] : [],
    );
    const again = this.boundOf(found.map((one) => one.logE));
    return found.filter((one) => one.logE >= again);
  }

  async confirmed(all: readonly Cluster[]): Promise<Confirmed[]> {
    const first = await this.placed(all.map((cluster) => ({ cluster, leftOut: [] })));
    const alone = await this.apart(
      first.filter(({ level }) => level !== "volume").map(({ cluster }) => cluster),
    );
    const audiences = first
      .filter(({ level }) => level === "volume")
      .map(({ cluster }) => ({ cluster, judged: [], members: [] }));
    const found: readonly Resolved[] = [...alone, ...audiences];
    const leftOut = found.map((own) => heldByOthers(own, alone));
    const placed = await this.placed(found.map(({ cluster }, i) => ({ cluster, leftOut: leftOut[i] })));
    const confirmed: Confirmed[] = [];
    for (const [i, own] of found.entries()) {
      const { cluster, logE, level } = placed[i];
      if (level === null) continue;
      const { judged, members } =
        level === "volume"
          ? { judged: [], members: [] }
          : leftOut[i].length === 0
            ? own
            : await this.resolved(cluster, leftOut[i]);
      confirmed.push({
        candidates: cluster.map(({ candidate }) => candidate),
        logE,
        level,
        judged,
        members: members.length >= this.options.smallest ? members : [],
      });
    }
    return mergedGroups(confirmed).map((group) => this.withHaste(group));
  }

  /** A group whose members come to their objects at any distance within hours is an audience. */
  private withHaste(group: Confirmed): Confirmed {
    const accounts = group.members.map(({ account }) => account);
    const isAudience = accounts.length > 0 && !isInHaste(this.here.presence, accounts);
    return isAudience ? { ...group, level: "volume" } : group;
  }

  /** Clusters with their members. What is mostly the members of another is a piece of it, or holds it loosely, and goes. */
  private async apart(clusters: readonly Cluster[]): Promise<Resolved[]> {
    const resolved: Resolved[] = [];
    this.run.progress.start("judging accounts", clusters.length, "groups");
    for (const cluster of clusters) {
      resolved.push(await this.resolved(cluster, []));
      this.run.progress.advance(1);
    }
    this.run.progress.end();
    const kept: Resolved[] = [];
    for (const one of withoutLooser(resolved)) {
      const { accounts } = strongestOf(one.cluster).candidate;
      const own = one.members.map(({ account }) => account);
      const isPiece = kept.some(({ members }) => {
        const names = members.map(({ account }) => account);
        const inside = new Set(names);
        return (
          2 * countIn(inside, accounts) >= accounts.length ||
          (own.length > 0 && names.length > 0 && overlap(inside, own) >= SAME_GROUP)
        );
      });
      if (!isPiece) kept.push(one);
    }
    return kept;
  }

  /** Judges the proposed accounts of a cluster, with these left out. */
  private async resolved(cluster: Cluster, leftOut: readonly string[]): Promise<Resolved> {
    const halves: HalfJudgement[] = [];
    for (const half of cluster) {
      await nextTurn();
      this.run.signal.throwIfAborted();
      halves.push(await this.judged(half, leftOut));
    }
    const judged = overHalves(halves);
    return { cluster, judged, members: this.membersOf(judged) };
  }

  /** None unless as many as make a group stand at the rate of the test; then all that stand at the rate of members. */
  private membersOf(judged: readonly JudgedAccount[]): JudgedAccount[] {
    const { alpha, smallest } = this.options;
    return standing(judged, alpha).length < smallest ? [] : standing(judged, MEMBER_FDR);
  }

  private async judged(
    { candidate, scheme, fold, proposed }: ClusterHalf,
    leftOut: readonly string[],
  ): Promise<HalfJudgement> {
    const { here } = this;
    const name = nameOf("members", candidate, leftOut, proposed);
    const logs = await kept(this.run, name, () => {
      const question = questionOf(here, candidate, { leftOut, taste: LADDER[0].options.taste });
      return [...memberEvidence({ question, proposed: here.presence.numbersOf(proposed) })];
    });
    return { scheme, fold, logE: new Map(proposed.map((account, i) => [account, logs[i]])) };
  }

  /** The highest level of each cluster and the half that reaches it, which comes first then: the strongest if it can, else the next one. */
  private async placed(
    groups: readonly { readonly cluster: Cluster; readonly leftOut: readonly string[] }[],
  ): Promise<{ cluster: Cluster; logE: number; level: Level | null }[]> {
    const strongest = await this.levels(
      groups.map(({ cluster, leftOut }) => ({ half: strongestOf(cluster), leftOut })),
    );
    const others = groups.flatMap(({ cluster, leftOut }, i) =>
      strongest[i].level === HIGHEST ? [] : cluster.slice(1).map((half) => ({ half, leftOut, i })),
    );
    const levels = await this.levels(others);
    return groups.map(({ cluster }, i) => {
      let [half, best] = [strongestOf(cluster), strongest[i]];
      for (const [n, own] of levels.entries())
        if (others[n].i === i && heightOf(own) > heightOf(best)) [half, best] = [others[n].half, own];
      return { ...best, cluster: [half, ...cluster.filter((one) => one !== half)] };
    });
  }

  /**
   * The e-value of each group without the accounts that are left out, and the highest level; each is tested at the same rate over all candidates, and stands on
   * the one below. Null where it does not stand at all.
   */
  private async levels(
    groups: readonly { readonly half: ClusterHalf; readonly leftOut: readonly string[] }[],
  ): Promise<{ logE: number; level: Level | null }[]> {
    const peeled = groups.filter(({ leftOut }) => leftOut.length > 0);
    const without = await this.evidence(
      peeled.map(({ half: { candidate }, leftOut }) => ({ candidate, leftOut, withoutStrongestPair: true })),
      "telling groups apart",
    );
    const logs = groups.map((own) => {
      const at = peeled.indexOf(own);
      return at < 0 ? own.half.logE : Math.min(own.half.logE, without[at].logE);
    });
    const bound = this.boundOf(logs);
    const levels: (Level | null)[] = logs.map((log) => (log >= bound ? "volume" : null));
    let climbing = logs.flatMap((logE, i) => (levels[i] ? [{ i, logE }] : []));
    for (const { level, options } of LADDER) {
      const evidence = await this.evidence(
        climbing.map(({ i }) => ({
          candidate: groups[i].half.candidate,
          leftOut: groups[i].leftOut,
          ...options,
        })),
        `beyond ${level}`,
      );
      climbing = climbing.map(({ i, logE }, n) => ({ i, logE: Math.min(logE, evidence[n].logE) }));
      const own = this.boundOf(climbing.map(({ logE }) => logE));
      climbing = climbing.filter(({ logE }) => logE >= own);
      for (const { i } of climbing) levels[i] = level;
    }
    return logs.map((logE, i) => ({ logE, level: levels[i] }));
  }
}

const countIn = (inside: ReadonlySet<string>, accounts: readonly string[]): number =>
  accounts.reduce((sum, account) => sum + Number(inside.has(account)), 0);

/** Evidence of the strongest candidate of a cluster, as a natural logarithm. */
const evidenceOf = ({ cluster }: Resolved): number => Math.max(...cluster.map(({ logE }) => logE));

/** How much a cluster tells: its evidence, and of two that say nearly the same the larger, since it is the whole. */
const worth = (own: Resolved): number => evidenceOf(own) * own.members.length ** 0.25;

/** Share of a cluster's members that others must hold between them to stand in its place, and of their own members that must be of it. */
const HELD_BY_PARTS = 0.75;

/**
 * Clusters, that which tells most first, without those whose members others hold between them, the strongest first and each of accounts of its own, and say as much as it does: one group cut in pieces says
 * more whole.
 */
function withoutLooser(resolved: readonly Resolved[]): Resolved[] {
  const clusters = resolved.map((own) => ({
    own,
    names: own.members.map(({ account }) => account),
    logE: evidenceOf(own),
  }));
  const strongestFirst = [...clusters].sort((x, y) => y.logE - x.logE);
  const isHeld = (whole: (typeof clusters)[number]) => {
    const left = new Set(whole.names);
    let said = 0;
    for (const { names, logE } of strongestFirst) {
      if (names.length === 0 || names.length >= whole.names.length) continue;
      const inside = countIn(left, names);
      if (inside < HELD_BY_PARTS * names.length) continue;
      for (const account of names) left.delete(account);
      said += logE;
    }
    const held = whole.names.length - left.size;
    return held > 0 && held >= HELD_BY_PARTS * whole.names.length && said >= whole.logE;
  };
  return clusters
    .filter((whole) => !isHeld(whole))
    .map(({ own }) => own)
    .sort((x, y) => worth(y) - worth(x));
}

/** All that an answer of the test rests on besides the data, as a name under which it is kept. */
const nameOf = (
  asked: string,
  { accounts, scheme, foundOn, weights }: Candidate,
  leftOut: readonly string[] = [],
  proposed: readonly string[] = [],
): string => JSON.stringify([asked, scheme, foundOn, weights, accounts, leftOut, proposed]);

const strongestOf = (cluster: Cluster): ClusterHalf => cluster[0];

const ORDER: readonly Level[] = ["volume", "audience", "attention"];
const HIGHEST: Level = "attention";
const heightOf = ({ level }: { readonly level: Level | null }): number => (level ? ORDER.indexOf(level) : -1);

/** Groups that share half of the smaller one's members are one: that of the higher level and more members, which takes in the others' members if they stand above volume too. */
function mergedGroups(confirmed: readonly Confirmed[]): Confirmed[] {
  const order = [...confirmed].sort(
    (x, y) =>
      ORDER.indexOf(y.level) - ORDER.indexOf(x.level) ||
      y.members.length - x.members.length ||
      y.logE - x.logE,
  );
  const groups: Confirmed[] = [];
  for (const one of order) {
    const names = one.members.map(({ account }) => account);
    const home = groups.findIndex(
      (group) =>
        names.length > 0 &&
        group.members.length > 0 &&
        overlap(
          group.members.map(({ account }) => account),
          names,
        ) >= SAME_GROUP,
    );
    if (home < 0) groups.push(one);
    else if (one.level !== "volume") groups[home] = joined(groups[home], one);
  }
  return groups.sort((x, y) => y.logE - x.logE);
}

function joined(group: Confirmed, other: Confirmed): Confirmed {
  const best = (of: "judged" | "members") => {
    const known = new Map(group[of].map((one) => [one.account, one]));
    for (const one of other[of]) {
      const own = known.get(one.account);
      if (!own || one.logE > own.logE) known.set(one.account, one);
    }
    return [...known.values()].sort((x, y) => (x.account < y.account ? -1 : 1));
  };
  return {
    ...group,
    candidates: [...group.candidates, ...other.candidates],
    logE: Math.max(group.logE, other.logE),
    judged: best("judged"),
    members: best("members"),
  };
}

/** The members of other groups that are not proposed for this one, ascending. */
function heldByOthers(own: Resolved, all: readonly Resolved[]): string[] {
  const inside = new Set(own.cluster.flatMap(({ proposed }) => proposed));
  const out = new Set<string>();
  for (const other of all) {
    if (other === own) continue;
    for (const { account } of other.members) if (!inside.has(account)) out.add(account);
  }
  return [...out].sort();
}
