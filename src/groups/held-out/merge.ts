/** Confirmed candidates that overlap become one group: both halves and several windows find the same accounts. */
import { overlap, SAME_GROUP } from "./candidate.js";
import type { Confirmed } from "./confirm.js";
import type { Level } from "./ladder.js";
import type { JudgedMember } from "./members.js";

/** A group that stands. */
export interface TestedGroup {
  /** Ascending. */
  readonly accounts: readonly string[];
  readonly members: readonly JudgedMember[];
  /** Largest of its parts. */
  readonly logE: number;
  readonly level: Level;
  /** The confirmed candidates behind it. */
  readonly parts: readonly Confirmed[];
}

const ORDER: readonly Level[] = ["volume", "audience", "attention"];

/**
 * Groups of candidates whose remaining members overlap by half of the smaller, one after the other from the strongest. The
 * members are those of the parts at the highest level: a part that taste explains adds nobody to a group that it does not.
 */
export function mergedGroups(confirmed: readonly Confirmed[]): TestedGroup[] {
  const resolved = confirmed
    .filter((one) => one.members.length > 0)
    .sort(
      (x, y) =>
        ORDER.indexOf(y.level) - ORDER.indexOf(x.level) ||
        y.logE - x.logE ||
        y.members.length - x.members.length ||
        (x.members[0].account < y.members[0].account ? -1 : 1),
    );
  const groups: Confirmed[][] = [];
  const names = (one: Confirmed) => one.members.map((member) => member.account);
  for (const one of resolved) {
    const home = groups.find((parts) => parts.some((part) => overlap(names(part), names(one)) >= SAME_GROUP));
    if (home) home.push(one);
    else groups.push([one]);
  }
  return groups.map((parts) => grouped(parts));
}

function grouped(parts: readonly Confirmed[]): TestedGroup {
  const { level } = parts[0];
  const strong = parts.filter((part) => (part.level === "volume") === (level === "volume"));
  const best = new Map<string, JudgedMember>();
  for (const member of strong.flatMap((part) => part.members)) {
    const known = best.get(member.account);
    if (!known || better(member, known)) best.set(member.account, member);
  }
  const members = [...best.values()].sort((x, y) => (x.account < y.account ? -1 : 1));
  return {
    accounts: members.map((member) => member.account),
    members,
    logE: Math.max(...strong.map((part) => part.logE)),
    level,
    parts: strong,
  };
}

const better = (x: JudgedMember, y: JudgedMember): boolean =>
  x.judged === y.judged ? x.logE > y.logE : x.judged === "all";

/**
 * Confirmed candidates whose members could not be resolved, as groups: those that overlap count once, and none that a resolved group
 * already shows in part.
 */
export function unresolvedGroups(
  confirmed: readonly Confirmed[],
  groups: readonly TestedGroup[],
): readonly Confirmed[] {
  const apart: Confirmed[] = [];
  const open = confirmed
    .filter((one) => one.members.length === 0)
    .sort((x, y) => y.logE - x.logE || y.candidate.accounts.length - x.candidate.accounts.length);
  for (const one of open) {
    const { accounts } = one.candidate;
    const known = [
      ...groups.map((group) => group.accounts),
      ...apart.map((other) => other.candidate.accounts),
    ];
    if (!known.some((other) => overlap(other, accounts) >= SAME_GROUP)) apart.push(one);
  }
  return apart;
}
