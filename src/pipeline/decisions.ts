/** What the reviewers' log of a case comes to: the state of each group, labels for others, two logs merged, and how far two reviewers agree. */

import { open } from "node:fs/promises";
import {
  CaseError,
  type Decision,
  type DecisionLine,
  UsageError,
  VERDICTS,
  type Verdict,
} from "../model/index.js";
import { cohenKappa } from "../stats/index.js";
import { brokenWords, lineText, type ReadLog, sha256 } from "./decision-log.js";

/** What stands of a group. */
export interface GroupDecisions {
  /** The last verdict that stands, whoever gave it. */
  readonly verdict: Decision | null;
  /** The last verdict of each reviewer that stands. */
  readonly verdicts: readonly Decision[];
  readonly pinned: boolean;
  readonly contested: readonly Decision[];
  readonly notes: readonly Decision[];
  /** Accounts excluded, each by the line that did. */
  readonly excluded: readonly Decision[];
}

const NOTHING: GroupDecisions = {
  verdict: null,
  verdicts: [],
  pinned: false,
  contested: [],
  notes: [],
  excluded: [],
};

/** What stands of every group that the log names, by group. */
export function standingDecisions(decisions: readonly Decision[]): ReadonlyMap<string, GroupDecisions> {
  const groups = new Map<string, GroupDecisions>();
  for (const decision of decisions) {
    if (decision.undone || decision.group_id === null) continue;
    groups.set(decision.group_id, withDecision(groups.get(decision.group_id) ?? NOTHING, decision));
  }
  return groups;
}

function withDecision(group: GroupDecisions, decision: Decision): GroupDecisions {
  const others = (list: readonly Decision[], same: (d: Decision) => boolean) => list.filter((d) => !same(d));
  switch (decision.action) {
    case "verdict":
      return {
        ...group,
        verdict: decision,
        verdicts: [...others(group.verdicts, (d) => d.reviewer === decision.reviewer), decision],
      };
    case "pin":
    case "unpin":
      return { ...group, pinned: decision.action === "pin" };
    case "note":
      return { ...group, notes: [...group.notes, decision] };
    case "contested":
      return { ...group, contested: [...group.contested, decision] };
    case "exclude":
      return {
        ...group,
        excluded: [...others(group.excluded, (d) => d.account_id === decision.account_id), decision],
      };
    case "include":
      return { ...group, excluded: others(group.excluded, (d) => d.account_id === decision.account_id) };
    default:
      return group;
  }
}

/** How far two logs agree on the groups of which both hold a verdict. */
export interface Agreement {
  /** Groups with a verdict in A, in B, in both. */
  readonly inA: number;
  readonly inB: number;
  readonly inBoth: number;
  readonly agreed: number;
  /** Cohen's κ; null where it says nothing (no group in both, or one verdict only). */
  readonly kappa: number | null;
  /** `table[i][j]`: groups with verdict i in A and j in B, in the order of `verdicts`. */
  readonly verdicts: readonly Verdict[];
  readonly table: readonly (readonly number[])[];
  readonly apart: readonly { readonly group_id: string; readonly a: Verdict; readonly b: Verdict }[];
}

/** Agreement of two logs; groups count as the same where they have the same members. */
export function agreementOf(a: readonly Decision[], b: readonly Decision[]): Agreement {
  const [one, other] = [verdictsOf(a), verdictsOf(b)];
  const both = [...one].filter(([key]) => other.has(key));
  const pairs = both.map(([key, decision]) => ({
    group_id: decision.group_id!,
    a: decision.verdict!,
    b: other.get(key)!.verdict!,
  }));
  const kappa = cohenKappa(
    pairs.map((pair) => pair.a),
    pairs.map((pair) => pair.b),
  );
  return {
    inA: one.size,
    inB: other.size,
    inBoth: pairs.length,
    agreed: pairs.filter((pair) => pair.a === pair.b).length,
    kappa: Number.isNaN(kappa) ? null : kappa,
    verdicts: VERDICTS,
    table: VERDICTS.map((x) => VERDICTS.map((y) => pairs.filter((p) => p.a === x && p.b === y).length)),
    apart: pairs.filter((pair) => pair.a !== pair.b),
  };
}

function verdictsOf(decisions: readonly Decision[]): Map<string, Decision> {
  const found = new Map<string, Decision>();
  for (const { verdict } of standingDecisions(decisions).values())
    if (verdict) found.set(`${verdict.group_id} ${verdict.members_sha256}`, verdict);
  return found;
}

/**
 * The lines of two logs of one case as one new log: in order of time, lines of both once, each with where it comes from, chained anew. Throws
 * `CaseError` for an edited log, `UsageError` where a group of one number has different members: the logs are of two cases.
 */
export function mergedLog(a: { path: string; log: ReadLog }, b: { path: string; log: ReadLog }): string {
  for (const { path, log } of [a, b]) {
    const broken = brokenWords(path, log);
    if (broken) throw new CaseError(broken);
  }
  assertOneCase(a.log, b.log);
  const inA = new Set(a.log.decisions.map(({ hash }) => hash));
  const inB = new Set(b.log.decisions.map(({ hash }) => hash));
  const lines = [...a.log.decisions, ...b.log.decisions.filter(({ hash }) => !inA.has(hash))];
  const origin = (hash: string) => (inA.has(hash) ? (inB.has(hash) ? "both" : "a") : "b");
  const order = (d: Decision): string => `${d.at} ${origin(d.hash) === "b" ? 1 : 0}`;
  const inOrder = [...lines].sort((x, y) =>
    order(x) < order(y) ? -1 : order(x) > order(y) ? 1 : x.line - y.line,
  );
  const renamed = new Map<string, string>();
  let text = "";
  let previous: string | null = null;
  for (const { hash, line: _, undone: __, self_sha256: ___, ...decision } of inOrder) {
    const merged: Omit<DecisionLine, "self_sha256"> = {
      ...decision,
      ...(decision.of === undefined ? {} : { of: renamed.get(decision.of) ?? decision.of }),
      origin: decision.origin ?? origin(hash),
      origin_sha256: decision.origin_sha256 ?? hash,
      previous_sha256: previous,
    };
    const written = lineText(merged);
    previous = sha256(written);
    renamed.set(hash, previous);
    text += `${written}\n`;
  }
  return text;
}

function assertOneCase(a: ReadLog, b: ReadLog): void {
  const members = new Map<string, string | null>();
  for (const { group_id, members_sha256 } of a.decisions)
    if (group_id !== null) members.set(group_id, members_sha256);
  for (const { group_id, members_sha256 } of b.decisions)
    if (group_id !== null && members.has(group_id) && members.get(group_id) !== members_sha256)
      throw new UsageError(
        `decisions: ${group_id} has other members in the second log. Merge the logs of two copies of one case.`,
      );
}

/** Writes a file that must not be there yet, on the disk when it returns. Throws `UsageError` where it is. */
export async function writeNew(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o644).catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError(
      cause.code === "EEXIST"
        ? `--to: ${path} exists already. Choose another path; nothing was written.`
        : `--to: ${path} cannot be written, ${cause.message}. Choose another path.`,
      { cause },
    );
  });
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
