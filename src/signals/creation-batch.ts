/** Made in series: are the accounts' dates of creation closer together than those of accounts like them? */
import type { HistogramPicture, PictureMark } from "../model/index.js";
import { logPoissonUpperTail } from "../stats/index.js";
import { controlsIn } from "./ground.js";
import { defineSignal } from "./signal.js";
import { days, isoDay, outOf, percent } from "./words.js";

/** Fewest accounts with a date. */
const FEWEST = 4;
/** Reaches within which two dates are close, seconds. */
const REACHES = [3600, 86_400, 3 * 86_400] as const;
/** The reach of the value that is shown. */
const SHOWN = 86_400;
/** A burst holds accounts each within this of the next. */
const BURST_GAP = 86_400;
/** p up to which a burst is named, after correction for the number of gaps. */
const BURST_P = 0.01;

interface Dates {
  readonly created: Float64Array;
  /** Chance that two controls are within each reach. */
  readonly close: readonly number[];
  /** Dates of the controls, ascending. */
  readonly controls: Float64Array;
}

/** Dates of creation in batches. Value: share of pairs made within a day of each other. */
export const creationBatch = defineSignal<Dates>({
  id: "creation-batch",
  version: 1,
  title: "Made in series",
  question: "Were the accounts made in batches, closer together than accounts like them?",
  needs: ["dates of creation of accounts"],
  parameters: [],
  effect: "ratio",
  async prepare(ground) {
    const created = ground.accounts.created;
    const controls = datesOf(created, controlsIn(ground));
    if (controls.length < 20)
      return { notMeasurable: "Not measurable: the data does not say when accounts were made." };
    return { created, controls, close: REACHES.map((reach) => closeShare(controls, reach)) };
  },
  measure({ created, close }, set) {
    const dates = datesOf(created, set.numbers);
    if (dates.length < FEWEST) return null;
    const pairs = (dates.length * (dates.length - 1)) / 2;
    const surprise = REACHES.map(
      (reach, i) => -logPoissonUpperTail(closePairs(dates, reach), pairs * close[i]) / Math.LN10,
    );
    return {
      value: closePairs(dates, SHOWN) / pairs,
      statistic: Math.max(...surprise),
      accounts: dates.length,
    };
  },
  async tell(data, group, compared) {
    const dates = datesOf(data.created, group.numbers);
    const bursts = burstsOf(dates, data.controls);
    const inBursts = bursts.reduce((sum, { count }) => sum + count, 0);
    const named = bursts
      .slice(0, 3)
      .map(({ from, to, count }) => `${count} from ${isoDay(from)} to ${isoDay(to)}`)
      .join(", ");
    const pairs = `${percent(compared.value)} of the pairs were made within a day of each other, ${percent(compared.controlValue)} among accounts like them`;
    return {
      note: `${pairs}. ${bursts.length > 0 ? `${outOf(inBursts, dates.length)} members were made in ${bursts.length === 1 ? "one burst" : `${bursts.length} bursts`}: ${named}` : "No burst stands out"}.`,
      pictures: [pictureOf(dates, data.controls, bursts)],
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

const closeShare = (dates: Float64Array, reach: number): number =>
  Math.max(0.5, closePairs(dates, reach)) / ((dates.length * (dates.length - 1)) / 2);

interface Burst {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Runs of dates each within a day of the next that hold more than the controls' density gives, largest first. */
function burstsOf(dates: Float64Array, controls: Float64Array): Burst[] {
  const bursts: Burst[] = [];
  for (let i = 0; i < dates.length; ) {
    let j = i;
    while (j + 1 < dates.length && dates[j + 1] - dates[j] <= BURST_GAP) j++;
    const count = j - i + 1;
    const near = controls.filter((c) => c >= dates[i] - BURST_GAP && c <= dates[j] + BURST_GAP).length;
    const expected = (Math.max(near, 0.5) / controls.length) * dates.length;
    if (count >= FEWEST && logPoissonUpperTail(count, expected) < Math.log(BURST_P / dates.length))
      bursts.push({ from: dates[i], to: dates[j], count });
    i = j + 1;
  }
  return bursts.sort((x, y) => y.count - x.count || x.from - y.from);
}

/** Most bins of the timeline. */
const BINS = 120;

function pictureOf(dates: Float64Array, controls: Float64Array, bursts: readonly Burst[]): HistogramPicture {
  const from = Math.floor(Math.min(dates[0], controls[0]) / 86_400) * 86_400;
  const to = Math.max(dates[dates.length - 1], controls[controls.length - 1]) + 1;
  const width = Math.max(1, Math.ceil((to - from) / 86_400 / BINS)) * 86_400;
  const bins = Array.from({ length: Math.ceil((to - from) / width) }, (_, i) => ({
    from: from + i * width,
    to: from + (i + 1) * width,
    group: 0,
    control: 0,
  }));
  for (const date of dates) bins[Math.floor((date - from) / width)].group++;
  for (const date of controls)
    bins[Math.floor((date - from) / width)].control += dates.length / controls.length;
  const marks: PictureMark[] = bursts
    .slice(0, 10)
    .map((burst) => ({ from: burst.from, to: burst.to, label: `${burst.count} accounts` }));
  return {
    kind: "histogram",
    title: "When the accounts were made",
    caption: `Members by date of creation, a bar for ${days(width)}; the line is what the same number of accounts like them gives.`,
    unit: "time",
    bins,
    marks,
  };
}
