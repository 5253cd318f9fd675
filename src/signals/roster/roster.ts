/** One roster: are the members silent on the same days, beyond weekends and beyond the days on which everybody is quiet? */
import { logNormalUpperTail } from "../../stats/index.js";
import { AccountSet } from "../account-set.js";
import { controlsIn, daysIn, type Ground } from "../ground.js";
import { type Compared, defineSignal, type Told } from "../signal.js";
import { isoDay, outOf, percent, whole } from "../words.js";
import { type CommonSilence, commonSilence, type RosterData, rosterData } from "./common-silence.js";
import { activeShare, silenceRows } from "./teams.js";

/** Fewest days of data: three of each day of the week. */
const FEWEST_DAYS = 21;
/** A day is named where its silence is rarer than this by chance, over all days. */
const NAMED_P = 0.01;
const NAMED = 4;

interface Roster extends RosterData {
  readonly ground: Ground;
}

/** Days off in common. Value: the part of the members' silence beyond weekdays that they have in common. */
export const roster = defineSignal<Roster>({
  id: "roster",
  version: 2,
  title: "The same days off",
  question:
    "Are the members silent on the same days, beyond weekends and days on which others are quiet too?",
  needs: ["three weeks or more, accounts that are active on some days and silent on others"],
  parameters: [],
  effect: "ratio",
  ofTime: true,
  async prepare(ground) {
    if (daysIn(ground) < FEWEST_DAYS)
      return {
        notMeasurable: `Not measurable: the data spans ${Math.ceil(daysIn(ground))} days, days off show in ${FEWEST_DAYS + 1} or more.`,
      };
    if (controlsIn(ground).length < 4)
      return { notMeasurable: "Not measurable: no other accounts tell on which days everybody was quiet." };
    return { ...rosterData(ground), ground };
  },
  measure(data, set, ground) {
    const silence = commonSilence(ground, data, set);
    return silence && { value: silence.share, statistic: silence.statistic, accounts: silence.accounts };
  },
  async tell(data, group, compared, ground) {
    return told(ground, group, compared, commonSilence(ground, data, group)!);
  },
  innocentReadings: [
    "Public holidays, school holidays or fasts that the members share and most others do not",
    "An outage of a network, of a platform or of the collection that met these accounts",
    "An office, a club or a class whose members live by one calendar",
    "One event at which all of them were",
  ],
  references: [
    {
      text: "Cresci, S. et al. (2016). DNA-inspired online behavioral modeling. IEEE Intelligent Systems 31(5), 58-64.",
      url: "https://doi.org/10.1109/MIS.2016.29",
    },
  ],
});

function told(ground: Ground, group: AccountSet, compared: Compared, silence: CommonSilence): Told {
  const { days, silent, expected, present, z } = silence;
  const named = [...z.keys()]
    .filter((d) => logNormalUpperTail(z[d]) < Math.log(NAMED_P / days.count))
    .sort((a, b) => z[b] - z[a] || a - b);
  const dayName = (d: number) => isoDay((days.first + d) * 86_400 + days.cut * 3600);
  const list = named
    .slice(0, NAMED)
    .map((d) => `${dayName(d)} (${outOf(silent[d], present[d])} silent, ${whole(expected[d])} expected)`)
    .join(", ");
  const common = `${percent(compared.value)} of the members' silence beyond weekdays is in common, ${percent(compared.controlValue)} among accounts like them`;
  const off =
    named.length === 0
      ? "No day stands out"
      : `${named.length === 1 ? "One day stands" : `${named.length} days stand`} out: ${list}`;
  return { note: `${common}. ${off}.`, pictures: [picture(ground, group, silence, { named, dayName })] };
}

interface DayWords {
  readonly named: readonly number[];
  readonly dayName: (day: number) => string;
}

function picture(ground: Ground, group: AccountSet, { days }: CommonSilence, { named, dayName }: DayWords) {
  const rows = silenceRows(ground, group, days);
  const others = activeShare(ground, AccountSet.of(controlsIn(ground)), days);
  return {
    kind: "strip" as const,
    title: "Active days",
    caption:
      "Share of accounts that were active, day by day: the group in rows of members whose silent days are alike, the last row accounts like them. Marked days are those on which more of the group were silent than their weekdays and other accounts explain.",
    rows: [...rows.map(({ accounts }) => `${whole(accounts)} members`), "others"],
    days: Array.from({ length: days.count }, (_, d) => dayName(d)),
    cells: [...rows.map(({ active }) => active), others].flatMap((active) =>
      Array.from(active, (share) => Number(share.toFixed(4))),
    ),
    marked: [...named].sort((a, b) => a - b),
  };
}
