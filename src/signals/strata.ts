/**
 * Strata: accounts that are alike in what a signal must not be about. Inside a stratum it is chance who is a member, unless the
 * group is one: that is what the p-values of signals rest on.
 */

/** An account with what it is matched by. Times in epoch seconds. */
export interface Matchable {
  readonly id: string;
  readonly platform: string;
  readonly events: number;
  readonly first: number;
  readonly last: number;
  readonly created: number | null;
  /** Most frequent language; null where none is given. */
  readonly language: string | null;
  /** Share of its events that repost, answer or quote, and share with a hashtag or a link. */
  readonly responses: number;
  readonly topics: number;
  /** How its rows were collected; absent: not asked. Accounts of a stratum have one. */
  readonly collection?: string;
}

/** Places of members and of other accounts in their lists, ascending. */
export interface Stratum {
  readonly members: readonly number[];
  readonly others: readonly number[];
}

/** Other accounts for each member that a stratum holds at least: with fewer, a stratum is mostly the group itself. */
const OTHERS_EACH = 1;
/** Other accounts for each member from which a stratum is halved further. */
const PLENTY = 10;
/** Doublings that members and others of a stratum may lie apart in the mean. */
const APART = 0.5;

/** What strata are halved by where they are large enough, in this order. */
const TRAITS: readonly ((account: Matchable) => number)[] = [
  ({ responses }) => responses,
  ({ topics }) => topics,
  ({ first }) => first,
  ({ last }) => last,
];

const doublings = ({ events }: Matchable): number => Math.log2(Math.max(1, events));

/**
 * Strata with members in them. All accounts of a stratum have one platform, one language, were collected alike where that is asked, lie in one doubling of events and in the same
 * half of the data, or in both. Where every part keeps as many others as members, a doubling is cut in two; where every half keeps ten
 * others a member, it is halved by reposts and answers, by hashtags and links, by first and by last day. A member in no stratum
 * is one that nobody is like. Cost: sorting the accounts of each stratum.
 */
export function strataOf(members: readonly Matchable[], others: readonly Matchable[]): Stratum[] {
  const all = [...members, ...others];
  const from = all.reduce((first, account) => Math.min(first, account.first), Number.POSITIVE_INFINITY);
  const to = all.reduce((last, account) => Math.max(last, account.last), Number.NEGATIVE_INFINITY);
  const middle = (from + to) / 2;
  const half = ({ first, last }: Matchable) => (first >= middle ? "late" : last < middle ? "early" : "both");
  const cell = (account: Matchable) =>
    [
      account.platform,
      account.language ?? "",
      Math.floor(doublings(account)),
      half(account),
      account.collection ?? "",
    ].join("\n");
  const parter = new Parter(members, others);
  return parter
    .parts({ members: [...members.keys()], others: [...others.keys()] }, cell)
    .filter((part) => part.others.length >= OTHERS_EACH * part.members.length)
    .flatMap((part) => parter.byVolume(part))
    .flatMap((part) => parter.halved(part, 0));
}

/** Cuts strata into parts. */
class Parter {
  constructor(
    private readonly members: readonly Matchable[],
    private readonly others: readonly Matchable[],
  ) {}

  /** Parts that have members, in order of the first. */
  parts({ members, others }: Stratum, key: (account: Matchable) => string | number): Stratum[] {
    const found = new Map<string | number, { members: number[]; others: number[] }>();
    for (const i of members) {
      const name = key(this.members[i]);
      const part = found.get(name);
      if (part) part.members.push(i);
      else found.set(name, { members: [i], others: [] });
    }
    for (const i of others) found.get(key(this.others[i]))?.others.push(i);
    return [...found.values()];
  }

  /** Half doublings where each keeps enough; else the whole, or nothing where members and others lie too far apart. */
  byVolume(stratum: Stratum): Stratum[] {
    const halves = this.parts(stratum, (account) => Math.floor(2 * doublings(account)));
    if (halves.every(({ members, others }) => others.length >= OTHERS_EACH * members.length)) return halves;
    const mean = (list: readonly number[], of: readonly Matchable[]) =>
      list.reduce((sum, i) => sum + doublings(of[i]), 0) / list.length;
    const gap = mean(stratum.members, this.members) - mean(stratum.others, this.others);
    return Math.abs(gap) <= APART ? [stratum] : [];
  }

  /** Halves by the traits from `trait` on, each where it leaves plenty. */
  halved(stratum: Stratum, trait: number): Stratum[] {
    if (trait === TRAITS.length) return [stratum];
    const of = TRAITS[trait];
    const values = Float64Array.from([
      ...stratum.members.map((i) => of(this.members[i])),
      ...stratum.others.map((i) => of(this.others[i])),
    ]).sort();
    const median = values[values.length >> 1];
    const halves = this.parts(stratum, (account) => Number(of(account) >= median));
    const enough = halves.every(({ members, others }) => others.length >= PLENTY * members.length);
    return (enough ? halves : [stratum]).flatMap((half) => this.halved(half, trait + 1));
  }
}
