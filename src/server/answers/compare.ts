/** Another case beside the one that is open; the same comparison as `claque compare`. */
import { type ComparedGroup, compareCases } from "../../pipeline/compare-cases.js";
import type { Comparison } from "../api.js";
import { sevenWords } from "../seven-words.js";

/** Answers `GET /api/compare/:index`. Throws `CaseError` where a case cannot be compared. */
export async function comparisonAnswer(a: string, b: string): Promise<Comparison> {
  const { groups, why, ...rest } = await compareCases(a, b);
  return {
    ...rest,
    why: [...why],
    groups: groups.map(({ state, jaccard, accountsEnter, accountsLeave, why: reason, ...sides }) => ({
      state,
      a: side(sides.a),
      b: side(sides.b),
      jaccard,
      accountsEnter: [...accountsEnter],
      accountsLeave: [...accountsLeave],
      why: reason,
    })),
  };
}

const side = (group: ComparedGroup | null): Comparison["groups"][number]["a"] =>
  group && {
    id: group.id,
    status: group.status,
    accounts: group.accounts.length,
    words: sevenWords({ ...group, topObjects: [] }),
    firstSeen: group.firstSeen,
    lastSeen: group.lastSeen,
  };
