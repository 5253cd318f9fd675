/** Made in series: are the accounts' dates of creation closer together than those of accounts like them? */
import type { HistogramPicture, PictureMark } from "../model/index.js";
import { logPoissonUpperTail } from "../stats/index.js";
import type { AccountSet } from "./account-set.js";
import { controlsIn } from "./ground.js";
import { defineSignal } from "./signal.js";
import { days, isoDay, outOf, percent } from "./words.js";

/** Fewest accounts of a set, and of the ground, with a date. */
const FEWEST = 4;
const FEWEST_GROUND = 24;
/** Reaches within which two dates are close, seconds. */
const REACHES = [3600, 86_400, 3 * 86_400, 7 * 86_400] as const;
/** The reach of the value that is shown. */
const SHOWN = 86_400;
/** A burst holds accounts each within this of the next. */
const BURST_GAP = 86_400;
/** p up to which a burst is named, after correction for the number of gaps. */
const BURST_P = 0.01;
/** Pairs of the ground that the chance over all platforms weighs beside a platform's own. */
const SHRINKING = 20;

interface Dates {
  readonly created: Float64Array;
  readonly platform: Int32Array;
  /** Accounts with a date by platform, in order of date. */
  readonly ordered: readonly Int32Array[];
}

/** Dates of creation in batches. Value: share of pairs made within a day of each other. */
export const creationBatch = defineSignal<Dates>({
  id: "creation-batch",
  version: 2,
  title: "Made in series",
  question: "Were the accounts made in batches, closer together than accounts like them?",
  needs: ["dates of creation of accounts"],
  parameters: [],
  effect: "ratio",
  async prepare({ accounts: { created, platform, platforms }, group }) {
    const ordered = platforms.map((_, code) =>
      Int32Array.from(created.keys())
        .filter((account) => platform[account] === code && !Number.isNaN(created[account]))
        .sort((x, y) => created[x] - created[y]),
    );
    const members = [...group.numbers].filter((account) => !Number.isNaN(created[account])).length;
    if (members < FEWEST || ordered.reduce((sum, list) => sum + list.length, 0) < FEWEST_GROUND)
      return {
        notMeasurable:
          members === 0
            ? "Not measurable: the data does not say when accounts were made."
            : `Not measurable: of ${outOf(members, group.size)} members and of few others the data says when they were made.`,
      };
    return { created, platform, ordered };
  },
  measure(data, set) {
    const dates = datesOf(data.created, set.numbers);
    if (dates.length < FEWEST) return null;
    const pairs = (dates.length * (dates.length - 1)) / 2;
    const expected = expectedPairs(data, set);
    const surprise = REACHES.map(
      (reach, i) => -logPoissonUpperTail(closePairs(dates, reach), expected[i]) / Math.LN10,
    );
    return {
      value: closePairs(dates, SHOWN) / pairs,
      statistic: Math.max(...surprise),
      accounts: dates.length,
    };
  },
  async tell(data, group, compared, ground) {
    const dates = datesOf(data.created, group.numbers);
    const controls = datesOf(data.created, controlsIn(ground));
    const bursts = burstsOf(data, group);
    const inBursts = bursts.reduce((sum, { count }) => sum + count, 0);
    const named = bursts
      .slice(0, 3)
      .map(({ from, to, count }) =>
        isoDay(from) === isoDay(to)
          ? `${count} on ${isoDay(from)}`
          : `${count} from ${isoDay(from)} to ${isoDay(to)}`,
      )
      .join(", ");
    const pairs = `${percent(compared.value)} of the pairs were made within a day of each other, ${percent(compared.controlValue)} among accounts like them`;
    return {
      note: `${pairs}. ${bursts.length > 0 ? `${outOf(inBursts, dates.length)} members were made in ${bursts.length === 1 ? "one burst" : `${bursts.length} bursts`}: ${named}` : "No burst stands out"}.`,
      pictures: [pictureOf(dates, controls, bursts)],
    };
  },
  innocentReadings: [
    "An event that brought many new users at once",
    "A school class, a course or an association that joined together",
    "An invitation wave or a campaign of the platform",
  ],
  references: [
    {
      text: "Pacheco, D. et al. (2021). Uncovering coordinated networks on social media. ICWSM 15, 455-466.",
      url: "https://doi.org/10.1609/icwsm.v15i1.18075",
    },
  ],
});

/** Known dates of accounts, ascending. */
const datesOf = (created: Float64Array, numbers: Int32Array): Float64Array =>
  Float64Array.from(numbers, (n) => created[n])
    .filter((date) => !Number.isNaN(date))
    .sort();

/** Pairs of ascending dates at most `reach` apart. */
function closePairs(dates: Float64Array, reach: number): number {
  let pairs = 0;
  for (let i = 0, j = 0; i < dates.length; i++) {
    while (dates[i] - dates[j] > reach) j++;
    pairs += i - j;
  }
  return pairs;
}

/** Pairs of two lists of ascending dates at most `reach` apart. */
function closeAcross(one: Float64Array, other: Float64Array, reach: number): number {
  let pairs = 0;
  for (let i = 0, low = 0, high = 0; i < one.length; i++) {
    while (low < other.length && other[low] < one[i] - reach) low++;
    while (high < other.length && other[high] <= one[i] + reach) high++;
    pairs += high - low;
  }
  return pairs;
}

/** Dates by platform of the accounts of a set, or of those outside it. */
function byPlatform({ created, ordered }: Dates, set: AccountSet, inside: boolean): Float64Array[] {
  const own = new Set(set.numbers);
  return ordered.map((list) =>
    Float64Array.from(
      list.filter((account) => own.has(account) === inside),
      (account) => created[account],
    ),
  );
}

/** Close pairs to expect in a set, by reach: for each pair of platforms, as close as accounts of these outside the set are. */
function expectedPairs(data: Dates, set: AccountSet): number[] {
  const counts = byPlatform(data, set, true).map(({ length }) => length);
  const outside = byPlatform(data, set, false);
  const strata = outside.flatMap((one, p) =>
    outside.slice(p).map((other, n) => ({
      own: n === 0 ? (counts[p] * (counts[p] - 1)) / 2 : counts[p] * counts[p + n],
      pairs: n === 0 ? (one.length * (one.length - 1)) / 2 : one.length * other.length,
      close: REACHES.map((reach) => (n === 0 ? closePairs(one, reach) : closeAcross(one, other, reach))),
    })),
  );
  const all = strata.reduce((sum, { pairs }) => sum + pairs, 0);
  return REACHES.map((_, i) => {
    const pooled = Math.max(
      0.5 / Math.max(1, all),
      strata.reduce((sum, { close }) => sum + close[i], 0) / Math.max(1, all),
    );
    return strata.reduce(
      (sum, { own, pairs, close }) => sum + (own * (close[i] + SHRINKING * pooled)) / (pairs + SHRINKING),
      0,
    );
  });
}

interface Burst {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Runs of dates each within a day of the next that hold more than the density of accounts outside gives, largest first. */
function burstsOf(data: Dates, group: AccountSet): Burst[] {
  const dates = datesOf(data.created, group.numbers);
  const counts = byPlatform(data, group, true).map(({ length }) => length);
  const outside = byPlatform(data, group, false);
  const bursts: Burst[] = [];
  for (let i = 0; i < dates.length; ) {
    let j = i;
    while (j + 1 < dates.length && dates[j + 1] - dates[j] <= BURST_GAP) j++;
    const [from, to] = [dates[i] - BURST_GAP, dates[j] + BURST_GAP];
    const expected = outside.reduce((sum, list, p) => {
      const near = list.filter((date) => date >= from && date <= to).length;
      return sum + (counts[p] * Math.max(near, 0.5)) / Math.max(1, list.length);
    }, 0);
    const count = j - i + 1;
    if (count >= FEWEST && logPoissonUpperTail(count, expected) < Math.log(BURST_P / dates.length))
      bursts.push({ from: dates[i], to: dates[j], count });
    i = j + 1;
  }
  return bursts.sort((x, y) => y.count - x.count || x.from - y.from);
}

/** Most bins of the timeline. */
const BINS = 120;

/** The picture shows the members' dates with half as much room before; at least this span, seconds. */
const ROOM = 180 * 86_400;

function pictureOf(dates: Float64Array, controls: Float64Array, bursts: readonly Burst[]): HistogramPicture {
  const span = Math.max(ROOM, dates[dates.length - 1] - dates[0]);
  const from = Math.floor((dates[0] - span / 2) / 86_400) * 86_400;
  const to = dates[dates.length - 1] + span / 4 + 1;
  const width = Math.max(1, Math.ceil((to - from) / 86_400 / BINS)) * 86_400;
  const bins = Array.from({ length: Math.ceil((to - from) / width) }, (_, i) => ({
    from: from + i * width,
    to: from + (i + 1) * width,
    group: 0,
    control: 0,
  }));
  for (const date of dates) bins[Math.floor((date - from) / width)].group++;
  for (const date of controls.filter((one) => one >= from && one < to))
    bins[Math.floor((date - from) / width)].control += dates.length / controls.length;
  const marks: PictureMark[] = bursts
    .slice(0, 10)
    .map((burst) => ({ from: burst.from, to: burst.to, label: `${burst.count} accounts` }));
  return {
    kind: "histogram",
    title: "When the accounts were made",
    caption: `Members by date of creation, a bar for ${days(width)}; the line is what the same number of accounts like them gives; their dates before and after are not drawn.`,
    unit: "time",
    bins,
    marks,
  };
}
