/** Two cases beside each other: groups matched by their members, who enters, who leaves, and what may be why. */
import { basename, resolve } from "node:path";
import type { GroupStatus } from "../model/index.js";
import { assertFinished, openCase } from "./case.js";
import type { Manifest } from "./manifest.js";
import { differingOptions } from "./plan-differences.js";

/** A group of one side. */
export interface ComparedGroup {
  readonly id: string;
  readonly rank: number;
  readonly status: GroupStatus;
  readonly accounts: readonly string[];
  readonly traces: readonly string[];
  readonly leadTrace: string;
  readonly windowSeconds: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** One line of the comparison. */
export interface GroupChange {
  /** `stays`: in both with one status; `changes`: in both with two; `enters`: in B alone; `leaves`: in A alone. */
  readonly state: "stays" | "changes" | "enters" | "leaves";
  readonly a: ComparedGroup | null;
  readonly b: ComparedGroup | null;
  /** |A ∩ B| / |A ∪ B| of the members; null where there is one side. */
  readonly jaccard: number | null;
  readonly accountsEnter: readonly string[];
  readonly accountsLeave: readonly string[];
  readonly why: string | null;
}

/** A reason for which two cases may differ. */
export interface CaseDifference {
  readonly sort: "setting" | "data" | "version" | "identity";
  readonly text: string;
}

/** The whole comparison. */
export interface CaseComparison {
  readonly a: { readonly name: string; readonly groups: number };
  readonly b: { readonly name: string; readonly groups: number };
  readonly why: readonly CaseDifference[];
  /** False where the cases name accounts each by another key: members then cannot be matched, and no group is. */
  readonly comparable: boolean;
  readonly groups: readonly GroupChange[];
}

interface Side {
  readonly name: string;
  readonly manifest: Manifest;
  readonly groups: readonly ComparedGroup[];
  /** Every account of the data. */
  readonly known: ReadonlySet<string>;
}

/** Compares two finished cases. Throws `CaseError` where one is none or its run is not finished. */
export async function compareCases(a: string, b: string): Promise<CaseComparison> {
  const one = await sideOf(a);
  const other = await sideOf(b);
  return comparison(one, other);
}

async function sideOf(folder: string): Promise<Side> {
  const opened = await openCase(folder);
  try {
    assertFinished(folder, opened.manifest, "compare");
    const members = new Map<string, string[]>();
    for await (const row of opened.rows("members"))
      pushTo(members, String(row.group_id), String(row.account_id));
    const groups: ComparedGroup[] = [];
    for await (const row of opened.rows("groups"))
      groups.push({
        id: String(row.group_id),
        rank: Number(row.rank),
        status: row.status as GroupStatus,
        accounts: members.get(String(row.group_id)) ?? [],
        traces: row.traces as string[],
        leadTrace: String(row.lead_trace),
        windowSeconds: Number(row.window_seconds),
        firstSeen: String(row.first_seen),
        lastSeen: String(row.last_seen),
      });
    const known = new Set<string>();
    for await (const row of opened.rows("accounts")) known.add(String(row.account_id));
    return { name: basename(resolve(folder)), manifest: opened.manifest, groups, known };
  } finally {
    opened.close();
  }
}

/** The comparison of two sides; pure. */
function comparison(a: Side, b: Side): CaseComparison {
  const comparable = sameNames(a.manifest, b.manifest);
  const why = differences(a.manifest, b.manifest);
  const matches = comparable ? matched(a.groups, b.groups) : [];
  const inA = new Map(matches.map((match) => [match.a.id, match]));
  const inB = new Set(matches.map((match) => match.b.id));
  const changes: GroupChange[] = a.groups.map((group) => {
    const match = inA.get(group.id);
    return match ? pairChange(match, a, b) : lone("leaves", group, a, b, why);
  });
  for (const group of b.groups) if (!inB.has(group.id)) changes.push(lone("enters", group, a, b, why));
  const { name } = a;
  return {
    a: { name, groups: a.groups.length },
    b: { name: b.name, groups: b.groups.length },
    why,
    comparable,
    groups: comparable ? changes : [],
  };
}

interface Match {
  readonly a: ComparedGroup;
  readonly b: ComparedGroup;
  readonly jaccard: number;
}

/** Pairs of groups that share members, most alike first, each group once; ties by rank in A, then in B. */
function matched(a: readonly ComparedGroup[], b: readonly ComparedGroup[]): Match[] {
  const holders = new Map<string, number[]>();
  for (const [i, group] of b.entries())
    for (const account of group.accounts) holders.set(account, [...(holders.get(account) ?? []), i]);
  const candidates: Match[] = [];
  for (const group of a) {
    const shared = new Map<number, number>();
    for (const account of group.accounts)
      for (const i of holders.get(account) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1);
    for (const [i, n] of shared)
      candidates.push({ a: group, b: b[i], jaccard: n / (group.accounts.length + b[i].accounts.length - n) });
  }
  candidates.sort((x, y) => y.jaccard - x.jaccard || x.a.rank - y.a.rank || x.b.rank - y.b.rank);
  const [takenA, takenB] = [new Set<string>(), new Set<string>()];
  return candidates.filter((match) => {
    if (takenA.has(match.a.id) || takenB.has(match.b.id)) return false;
    takenA.add(match.a.id);
    takenB.add(match.b.id);
    return true;
  });
}

function pairChange({ a, b, jaccard }: Match, sideA: Side, sideB: Side): GroupChange {
  const [inA, inB] = [new Set(a.accounts), new Set(b.accounts)];
  const accountsEnter = b.accounts.filter((account) => !inA.has(account));
  const accountsLeave = a.accounts.filter((account) => !inB.has(account));
  const absent = (accounts: readonly string[], side: Side) =>
    accounts.filter((x) => !side.known.has(x)).length;
  const [fresh, gone] = [absent(accountsEnter, sideA), absent(accountsLeave, sideB)];
  const words = [
    fresh > 0 && `${fresh} of those that enter ${fresh === 1 ? "is" : "are"} not in the data of A`,
    gone > 0 && `${gone} of those that leave ${gone === 1 ? "is" : "are"} not in the data of B`,
    a.status !== b.status && `${a.status} in A, ${b.status} in B`,
    (a.leadTrace !== b.leadTrace || a.windowSeconds !== b.windowSeconds) &&
      `counted by ${a.leadTrace} within ${a.windowSeconds} s in A, by ${b.leadTrace} within ${b.windowSeconds} s in B`,
  ].filter((text) => text !== false);
  return {
    state: a.status === b.status ? "stays" : "changes",
    a,
    b,
    jaccard,
    accountsEnter,
    accountsLeave,
    why: words.length > 0 ? `${words.join("; ")}.` : null,
  };
}

function lone(
  state: "enters" | "leaves",
  group: ComparedGroup,
  a: Side,
  b: Side,
  why: readonly CaseDifference[],
): GroupChange {
  const other = state === "enters" ? { side: a, word: "A" } : { side: b, word: "B" };
  return {
    state,
    a: state === "leaves" ? group : null,
    b: state === "enters" ? group : null,
    jaccard: null,
    accountsEnter: state === "enters" ? group.accounts : [],
    accountsLeave: state === "leaves" ? group.accounts : [],
    why: loneWords(group, other, why),
  };
}

/** Why a group is in one case alone, the surest reason first: its accounts, its trace, its window, then what else differs. */
function loneWords(
  group: ComparedGroup,
  { side, word }: { side: Side; word: string },
  why: readonly CaseDifference[],
): string | null {
  const absent = group.accounts.filter((account) => !side.known.has(account)).length;
  if (absent > 0) return `Data: ${absent} of its ${group.accounts.length} accounts have no act in ${word}.`;
  const { network, plan } = side.manifest;
  const windows = network.filter(({ trace }) => trace === group.leadTrace).map((part) => part.windowSeconds);
  if (windows.length === 0)
    return `Setting: ${word} did not look at ${group.leadTrace}, by which the group is counted.`;
  if (!windows.includes(group.windowSeconds))
    return `Setting: ${word} did not look at ${group.leadTrace} within ${group.windowSeconds} s, by which the group is counted.`;
  if (group.accounts.length < plan.minGroup)
    return `Setting: it has ${group.accounts.length} accounts, and ${word} asks for ${plan.minGroup}.`;
  const sorts = [...new Set(why.map(({ sort }) => sort))];
  return sorts.length > 0
    ? `Its accounts are in ${word} and meet no longer enough there, or meet in other groups; what differs: ${sorts.join(", ")}.`
    : null;
}

/** Whether both cases name the same account alike. */
const sameNames = (a: Manifest, b: Manifest): boolean =>
  a.plan.identity.mode === b.plan.identity.mode &&
  a.plan.identity.keyFingerprint === b.plan.identity.keyFingerprint;

function differences(a: Manifest, b: Manifest): CaseDifference[] {
  const found: CaseDifference[] = [];
  if (!sameNames(a, b))
    found.push({
      sort: "identity",
      text: "The cases name accounts differently (another key, or pseudonyms in one and identifiers in the other): members cannot be matched. Make both with one key.",
    });
  const hashes = (m: Manifest) => m.inputs.map(({ sha256 }) => sha256);
  const only = (one: Manifest, other: Manifest) =>
    one.inputs
      .filter(({ sha256 }) => !hashes(other).includes(sha256))
      .map(({ name, rows }) => `${name} (${rows} rows)`);
  const [inA, inB] = [only(a, b), only(b, a)];
  if (inA.length > 0) found.push({ sort: "data", text: `Only A reads ${inA.join(", ")}.` });
  if (inB.length > 0) found.push({ sort: "data", text: `Only B reads ${inB.join(", ")}.` });
  if (a.claque !== b.claque)
    found.push({ sort: "version", text: `A was made by claque ${a.claque}, B by ${b.claque}.` });
  const neutral = (m: Manifest) => ({
    ...m.plan,
    version: "",
    inputs: [],
    identity: a.plan.identity,
    threads: 1,
    memoryBytes: 1,
  });
  const options = differingOptions(neutral(a), neutral(b));
  for (const option of options) found.push({ sort: "setting", text: `${option} differs.` });
  return found;
}

function pushTo(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
