/** How well groups that were found match groups that are there, judged from each member's point of view. */

/** Precision, recall and their harmonic mean, 0 to 1; NaN where there is nothing to judge. */
export interface BCubed {
  readonly precision: number;
  readonly recall: number;
  readonly f: number;
}

/**
 * Extended B-cubed scores of overlapping groups.
 *
 * Formula in words: two items that share n found groups and m true groups are seen together min(n, m) times; an item's
 * precision is the mean of min(n, m) / n over all items (itself among them) that share a found group with it, its recall
 * the mean of min(n, m) / m over all that share a true group with it; both are averaged over items that are in a found group,
 * or in a true group. An item in no true group lowers precision and does not count for recall. Without overlap these are the
 * classic B-cubed scores. What for: one big group torn in two costs recall, two merged into one cost precision, each in
 * proportion to its size. When it misleads: large groups dominate, since every member votes. Cost: sum of squared sizes.
 * References: Bagga and Baldwin 1998; Amigó et al. 2009, https://doi.org/10.1007/s10791-008-9066-8.
 *
 * @param found groups of items, as found.
 * @param truth groups of items, as they are.
 */
export function bCubed(found: readonly (readonly string[])[], truth: readonly (readonly string[])[]): BCubed {
  const inFound = membership(found);
  const inTruth = membership(truth);
  const precision = meanShare(found, inFound, inTruth);
  const recall = meanShare(truth, inTruth, inFound);
  const f = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : precision + recall;
  return { precision, recall, f };
}

type Membership = ReadonlyMap<string, ReadonlySet<number>>;

function membership(groups: readonly (readonly string[])[]): Membership {
  const of = new Map<string, Set<number>>();
  groups.forEach((group, number) => {
    for (const item of group) {
      const list = of.get(item);
      if (list) list.add(number);
      else of.set(item, new Set([number]));
    }
  });
  return of;
}

function meanShare(groups: readonly (readonly string[])[], own: Membership, other: Membership): number {
  let sum = 0;
  for (const [item, numbers] of own) {
    const partners = new Set([...numbers].flatMap((number) => groups[number]));
    let share = 0;
    for (const partner of partners) {
      const together = common(numbers, own.get(partner));
      share += Math.min(together, common(other.get(item), other.get(partner))) / together;
    }
    sum += share / partners.size;
  }
  return sum / own.size;
}

function common(x: ReadonlySet<number> | undefined, y: ReadonlySet<number> | undefined): number {
  if (!x || !y) return 0;
  let n = 0;
  for (const number of x) if (y.has(number)) n++;
  return n;
}
