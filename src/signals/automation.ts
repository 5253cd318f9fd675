/** Scheduled by a machine: do posts come at full minutes, at equal pauses, at a fixed time after a feed, or from clients that say so? */
import type { AccountSet } from "./account-set.js";
import type { Ground } from "./ground.js";
import { MARKS, readMarks } from "./machine-marks.js";
import { defineSignal } from "./signal.js";
import { outOf, percent } from "./words.js";

/** Fewest posts of an account, and accounts of a set. */
const FEWEST_POSTS = 5;
const FEWEST_ACCOUNTS = 4;

/** Share of posts by which a mark must exceed accounts with as many posts, in the mean, to count: of a thousand accounts less than a tenth of that was told from chance. */
const LEAST_EXCESS = 0.01;
/** Accounts of like volume that a share is held against, at least. */
const FEWEST_LIKE = 30;

interface Machine {
  /** Share of an account's posts with a mark, by mark and account; NaN where it cannot be said. */
  readonly shares: readonly Float64Array[];
  /** Share with any mark. */
  readonly any: Float64Array;
  /** By mark and account: the share against those of accounts of the ground with as many posts, in units of their spread; NaN where it cannot be said. */
  readonly scores: readonly Float64Array[];
  /** The same in shares of posts. */
  readonly excess: readonly Float64Array[];
  /** Mean of each share over the accounts of the ground. */
  readonly usual: readonly number[];
  /** Marks that can be looked for in this data. */
  readonly possible: readonly boolean[];
}

/** Posts at machine times. Value: mean share of an account's posts that bear a mark of a machine. */
export const automation = defineSignal<Machine>({
  id: "automation",
  version: 1,
  title: "Scheduled by a machine",
  question:
    "Do posts come at full minutes, at equal pauses, at a fixed time after a feed, or from clients that schedule?",
  needs: ["clocks of a second, or client names"],
  parameters: [],
  effect: "difference",
  async prepare(ground) {
    const { marks, possible } = await readMarks(ground);
    if (!possible.some(Boolean))
      return {
        notMeasurable: `Not measurable: the clocks are of a ${ground.clockSeconds >= 86_400 ? "day" : "minute"}, and the data names no clients.`,
      };
    return machineOf(ground, marks, possible);
  },
  measure(data, set) {
    const accounts = measuredOf(data, set);
    if (accounts.length < FEWEST_ACCOUNTS) return null;
    const surprise = data.scores.map((scores, mark) => {
      const known = accounts.filter((account) => !Number.isNaN(scores[account]));
      if (known.length < FEWEST_ACCOUNTS || meanOf(data.excess[mark], known) < LEAST_EXCESS) return 0;
      return meanOf(scores, known) * Math.sqrt(known.length);
    });
    return {
      value: meanOf(data.any, accounts),
      statistic: Math.max(...surprise),
      accounts: accounts.length,
    };
  },
  async tell(data, group, compared) {
    const accounts = measuredOf(data, group);
    const shown = MARKS.map(({ words }, mark) => {
      const known = accounts.filter((account) => !Number.isNaN(data.shares[mark][account]));
      return {
        words,
        share: meanOf(data.shares[mark], known),
        usual: data.usual[mark],
        possible: data.possible[mark] && known.length > 0,
      };
    });
    const declared = shown[MARKS.length - 1];
    const said = declared.possible && declared.share >= 0.5 * compared.value && declared.share > 0.1;
    const missing = shown.filter(({ possible }) => !possible).map(({ words }) => words);
    return {
      note: `${percent(compared.value)} of a member's posts bear a mark of a machine, ${percent(compared.controlValue)} among accounts like them.${said ? ` Most of it is declared: ${percent(declared.share)} of the posts come from clients that name themselves as schedulers or feeds.` : ""}${missing.length > 0 ? ` This data cannot tell: ${missing.join("; ")}.` : ""}`,
      pictures: [
        {
          kind: "table" as const,
          title: "Marks of a machine",
          caption: `Mean share of the posts of ${outOf(accounts.length, group.size)} members with five posts or more, beside all accounts compared.`,
          columns: ["Posts", "Members", "Usual"],
          rows: shown
            .filter(({ possible }) => possible)
            .map(({ words, share, usual }) => [words, percent(share), percent(usual)]),
        },
      ],
    };
  },
  innocentReadings: [
    "Customers of a scheduler, or a newsroom that plans its posts",
    "Declared automation and feeds",
    "Accounts that pass on one publisher's feed",
  ],
  followsFrom: ["common-source"],
  references: [
    {
      text: "Zhang, C. M., Paxson, V. (2011). Detecting and analyzing automated activity on Twitter. PAM, 102-111.",
      url: "https://doi.org/10.1007/978-3-642-19260-9_11",
    },
    {
      text: "Chu, Z. et al. (2012). Detecting automation of Twitter accounts. IEEE TDSC 9(6), 811-824.",
      url: "https://doi.org/10.1109/TDSC.2012.75",
    },
  ],
});

function machineOf(ground: Ground, marks: readonly Int8Array[], possible: readonly boolean[]): Machine {
  const { from } = ground.events;
  const accounts = ground.accounts.ids.length;
  const shares = marks.map(() => new Float64Array(accounts).fill(Number.NaN));
  const any = new Float64Array(accounts).fill(Number.NaN);
  for (let i = 0; i < accounts; i++) {
    if (from[i + 1] - from[i] < FEWEST_POSTS) continue;
    let marked = 0;
    const [bearing, known] = [new Int32Array(marks.length), new Int32Array(marks.length)];
    for (let at = from[i]; at < from[i + 1]; at++) {
      let one = false;
      for (let mark = 0; mark < marks.length; mark++) {
        if (marks[mark][at] < 0) continue;
        known[mark]++;
        bearing[mark] += marks[mark][at];
        one ||= marks[mark][at] === 1;
      }
      if (one) marked++;
    }
    any[i] = marked / (from[i + 1] - from[i]);
    for (let mark = 0; mark < marks.length; mark++)
      if (known[mark] >= FEWEST_POSTS) shares[mark][i] = bearing[mark] / known[mark];
  }
  const sizes = ground.accounts.events;
  const beside = shares.map((own) => besideLike(own, sizes));
  return {
    shares,
    any,
    possible,
    scores: beside.map(({ scores }) => scores),
    excess: beside.map(({ excess }) => excess),
    usual: shares.map((own) => spreadOf([...own].filter((share) => !Number.isNaN(share))).mean),
  };
}

/** Shares against those of accounts whose posts are within a doubling, by doublings; equal pauses, for one, come by chance where posts are many. */
function besideLike(shares: Float64Array, sizes: Int32Array): { scores: Float64Array; excess: Float64Array } {
  const level = (account: number) => Math.floor(Math.log2(Math.max(1, sizes[account])));
  const byLevel = Array.from({ length: 32 }, (): number[] => []);
  for (const [account, share] of shares.entries())
    if (!Number.isNaN(share)) byLevel[level(account)].push(share);
  const usual = byLevel.map((_, at) => {
    for (let reach = 0; ; reach++) {
      const near = byLevel.slice(Math.max(0, at - reach), at + reach + 1).flat();
      if (near.length >= FEWEST_LIKE || reach > byLevel.length) return spreadOf(near);
    }
  });
  const excess = shares.map((share, account) => share - usual[level(account)].mean);
  const scores = excess.map((one, account) => {
    const { spread } = usual[level(account)];
    return spread > 0 || Number.isNaN(one) ? one / spread : 0;
  });
  return { scores, excess };
}

function spreadOf(known: readonly number[]): { mean: number; spread: number } {
  if (known.length === 0) return { mean: 0, spread: 0 };
  const mean = known.reduce((sum, share) => sum + share, 0) / known.length;
  return {
    mean,
    spread: Math.sqrt(known.reduce((sum, share) => sum + (share - mean) ** 2, 0) / known.length),
  };
}

const measuredOf = ({ any }: Machine, set: AccountSet): number[] =>
  [...set.numbers].filter((account) => !Number.isNaN(any[account]));

const meanOf = (values: Float64Array, accounts: readonly number[]): number =>
  accounts.reduce((sum, account) => sum + values[account], 0) / Math.max(1, accounts.length);
