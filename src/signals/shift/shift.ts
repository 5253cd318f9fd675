/** A working day: do the members' posts keep hours, with a lunch break and free days, more than those of accounts like them? */
import { random } from "../../stats/index.js";
import type { AccountSet } from "../account-set.js";
import { controlsIn, daysIn, type Ground } from "../ground.js";
import { type Compared, defineSignal, type Told } from "../signal.js";
import { percent } from "../words.js";
import { clockMove } from "./clock-move.js";
import { type AccountWeeks, accountWeeks, setDays, setWeek, weekOfDays } from "./half-hours.js";
import { compatibleOffsets } from "./offsets.js";
import { shiftNote } from "./shift-note.js";
import { DAY_SLOTS, WEEK_SLOTS, type WorkingWeek, workingWeek } from "./working-week.js";

/** Fewest days of data: two of each day of the week. */
const FEWEST_DAYS = 14;
/** Fewest active half hours of an account, and of a set. */
const FEWEST_SLOTS = 10;
const FEWEST_IN_ALL = 100;
const FEWEST_ACCOUNTS = 4;
/** Share of the activity in its hours from which a week is read as a working week of one clock. */
const READ_FROM = 0.7;
/** Redrawn sets of days behind the offsets. */
const REDRAWS = 99;
/** p up to which hours are read as a working day and offsets are told. */
const READ_UP_TO = 0.01;

/** Every half hour of the week counts alike once accounts are aligned. */
const EVEN = new Float64Array(WEEK_SLOTS).fill(1);

/** Share of the activity in the hours of the working week that fits best less their share of the time, the middle of each account's day moved to noon. Placebo groups choose their own best week. */
export const shift = defineSignal<AccountWeeks>({
  id: "shift",
  version: 2,
  title: "A working day",
  question: "Do the members keep working hours, with a lunch break and free days?",
  needs: ["times finer than a day over two weeks or more"],
  parameters: [],
  effect: "difference",
  ofTime: true,
  async prepare(ground) {
    if (ground.clockSeconds >= 86_400)
      return { notMeasurable: "Not measurable: the data gives days without the time of day." };
    if (daysIn(ground) < FEWEST_DAYS - 1)
      return {
        notMeasurable: `Not measurable: the data spans ${Math.ceil(daysIn(ground))} days, a working week shows in ${FEWEST_DAYS} or more.`,
      };
    return accountWeeks(ground);
  },
  measure(data, set) {
    const { week, accounts, total } = setWeek(data, set, { fewest: FEWEST_SLOTS, aligned: true });
    if (accounts < FEWEST_ACCOUNTS || total < FEWEST_IN_ALL) return null;
    const found = workingWeek(week, EVEN);
    return { value: found.share - found.timeShare, statistic: found.divergence, accounts };
  },
  async tell(data, group, compared, ground) {
    return told(data, group, compared, ground);
  },
  innocentReadings: [
    "A newsroom, a public office, an association or a company whose people post at work",
    "Social-media managers and agencies that work for several clients",
    "A tool that posts at office hours",
    "Volunteers who live by one clock and write in their lunch break or after work",
  ],
  references: [
    {
      text: "DiResta, R. et al. (2018). The tactics and tropes of the Internet Research Agency. New Knowledge.",
      url: "https://digitalcommons.unl.edu/senatedocs/2/",
    },
    {
      text: "La Morgia, M. et al. (2018). Time-zone geolocation of crowds in the dark web. ICDCS 2018, 445-455.",
      url: "https://doi.org/10.1109/ICDCS.2018.00051",
    },
  ],
});

function told(data: AccountWeeks, group: AccountSet, compared: Compared, ground: Ground): Told {
  const { week } = setWeek(data, group, { fewest: FEWEST_SLOTS, aligned: false });
  const found = workingWeek(week, data.exposure);
  const cut = (found.start + DAY_SLOTS - Math.floor((DAY_SLOTS - found.length) / 2)) % DAY_SLOTS;
  const days = setDays(ground, group, { cut, fewest: FEWEST_SLOTS });
  const stands = compared.pValue <= READ_UP_TO && found.share >= READ_FROM && !ground.collection.cutsHours;
  const move = stands ? clockMove(days, found) : null;
  const weeks = redrawn({ data, ground, days, found });
  const offsets = stands ? compatibleOffsets(weeks) : [];
  const controls = new Float64Array(week.length);
  for (const account of controlsIn(ground))
    for (let slot = 0, at = account * week.length; slot < week.length; slot++)
      controls[slot] += data.weight[at + slot];
  return {
    note: shiftNote({ found, compared, offsets, move, days, stands }),
    pictures: [
      {
        kind: "week-hours",
        title: "The week in hours",
        caption: `Half hours with posts by hour of the week, UTC; ${percent(found.share)} of the group's lie in the working week that fits best.`,
        group: hourly(week),
        control: hourly(controls),
        offsets,
      },
    ],
  };
}

interface Redrawing {
  readonly data: AccountWeeks;
  readonly ground: Ground;
  readonly days: ReturnType<typeof setDays>;
  readonly found: WorkingWeek;
}

/** Best weeks of redrawn days: each day is replaced by one of the same day of the week. Free days stay as found. */
function redrawn({ data, ground, days, found }: Redrawing): WorkingWeek[] {
  const rng = random(ground.seed * 7919 + 29);
  const count = days.days.length;
  const starts = Array.from({ length: 9 }, (_, i) => (found.start - 4 + i + DAY_SLOTS) % DAY_SLOTS);
  return Array.from({ length: REDRAWS }, () => {
    const of = (place: number) => (place % 7) + 7 * rng.integer(Math.ceil((count - (place % 7)) / 7));
    return workingWeek(weekOfDays(days, of), data.exposure, { starts, free: found.free });
  });
}

/** Shares of hours from half hours; of the whole, with six digits. */
function hourly(week: Float64Array): number[] {
  const total = week.reduce((sum, one) => sum + one, 0);
  return Array.from({ length: week.length / 2 }, (_, hour) =>
    Number(((week[2 * hour] + week[2 * hour + 1]) / Math.max(total, 1e-9)).toPrecision(6)),
  );
}
