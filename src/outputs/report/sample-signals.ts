/** Signals of a made-up group, with one picture of each kind: for tests and for looking at the page. */
import type { GroupSignals, Order, SignalFinding, SignalPicture } from "../../model/index.js";

const DAY = 86_400;
const START = Date.UTC(2024, 4, 1) / 1000;

/** Signals of a group with these members. */
export function sampleSignals(members: readonly string[]): GroupSignals {
  return {
    findings: [
      finding("creation-batch", "Made in series", 0.31, 0.012, 0.005, [creation()]),
      finding("shift", "Working day", 4.1, 1.2, 0.005, [week()]),
      finding("operator-switch", "Hand-overs", 2.4, 1.1, 0.015, [handovers()]),
      finding("roster", "Same days off", 0.2, 0.19, 0.42, [roster()]),
      finding("hashtag-diversion", "A conversation turned", 0.6, 0.1, 0.01, [diversion(), families()]),
      {
        ...finding("persona-cover", "Many professions, one voice", 0, 0, 0, []),
        measurable: false,
        value: null,
        controlValue: null,
        pValue: null,
        note: "Not measurable: the data holds no profile texts.",
      },
    ],
    orderBook: Array.from({ length: 40 }, (_, i) => order(i, members)),
    narratives: [
      {
        number: 1,
        joinedBy: ["wording", "links"],
        sample: "token words of a story <b>that</b> is no markup",
        posts: 84,
        accounts: 31,
        members: 18,
        groupShare: 0.71,
        firstSeen: "2024-05-02T08:00:00.000Z",
        firstByMember: false,
        firstMemberSeen: "2024-05-02T09:10:00.000Z",
        lastSeen: "2024-05-09T20:00:00.000Z",
        languages: ["en", "fr"],
        platforms: ["telegram", "x"],
        factChecks: ["https://example.org/check/1"],
      },
    ],
    operators: {
      operators: 7,
      low: 5,
      high: 11,
      accountsMeasured: 18,
      accountsPerOperator: 2.6,
      note: "It rests on 210 hand-overs and on sessions that never overlap.",
    },
    disarm: [
      { technique: "T0084.001", frameworkVersion: "1.6", because: "84 near-duplicate texts by 18 members." },
    ],
  };
}

function finding(
  signal: string,
  title: string,
  value: number,
  controlValue: number,
  pValue: number,
  pictures: readonly SignalPicture[],
): SignalFinding {
  const placebos = Array.from(
    { length: 199 },
    (_, i) => controlValue * (0.6 + (0.8 * ((i * 37) % 199)) / 199),
  );
  return {
    signal,
    title,
    question: "Do the members live otherwise than accounts like them?",
    measurable: true,
    value,
    controlValue,
    effect: controlValue ? value / controlValue : null,
    pValue,
    accountsMeasured: 18,
    placebos: 199,
    note: `The measure is ${value} for the group and ${controlValue} for accounts like its members.`,
    innocentReadings: ["A class that joined together", "An invitation wave"],
    followsFrom: signal === "hashtag-diversion" ? ["common-source"] : [],
    pictures: [
      ...pictures,
      {
        kind: "spread",
        title,
        caption: "The group beside 199 placebo groups.",
        value,
        placebos,
      },
    ],
  };
}

const creation = (): SignalPicture => ({
  kind: "histogram",
  title: "When the accounts were made",
  caption: "Members by date of creation; the line is what as many accounts like them give.",
  unit: "time",
  bins: Array.from({ length: 80 }, (_, i) => ({
    from: START - (80 - i) * 14 * DAY,
    to: START - (79 - i) * 14 * DAY,
    group: i === 61 ? 11 : i === 70 ? 5 : i % 17 === 0 ? 1 : 0,
    control: 0.25 + 0.1 * Math.sin(i / 6),
  })),
  marks: [
    { from: START - 19 * 14 * DAY, to: START - 18 * 14 * DAY, label: "11 accounts" },
    { from: START - 10 * 14 * DAY, to: START - 9 * 14 * DAY, label: "5 accounts" },
  ],
});

function week(): SignalPicture {
  const shares = (weight: (day: number, hour: number) => number) => {
    const raw = Array.from({ length: 168 }, (_, i) => weight(Math.floor(i / 24), i % 24));
    const sum = raw.reduce((total, w) => total + w, 0);
    return raw.map((w) => w / sum);
  };
  return {
    kind: "week-hours",
    title: "The week in hours",
    caption: "Share of posts in each hour of the week; darker is more.",
    group: shares((day, hour) => (day < 5 && hour >= 6 && hour < 15 ? (hour === 10 ? 2 : 6) : 0.2)),
    control: shares((day, hour) => (hour > 6 && hour < 23 ? 2 + (day > 4 ? 1 : 0) : 0.4)),
    offsets: [2, 2.5, 3, 3.5],
  };
}

function handovers(): SignalPicture {
  const points = Array.from({ length: 120 }, (_, i) => ({
    lane: Math.floor(i / 4) % 6,
    time: START + 8 * 3600 + i * 240,
    mark: i % 4 === 0 ? 1 : 0,
  }));
  return {
    kind: "lanes",
    title: "Hand-overs",
    caption:
      "One lane an account, one day; a line joins the last post of one account with the first of the next.",
    lanes: ["1", "2", "3", "4", "5", "6"],
    points,
    marks: ["post", "first post after a hand-over"],
    joins: points.flatMap((_, i): [number, number][] => (i > 0 && i % 4 === 0 ? [[i - 1, i]] : [])),
  };
}

function roster(): SignalPicture {
  const days = Array.from({ length: 45 }, (_, i) =>
    new Date((START + i * DAY) * 1000).toISOString().slice(0, 10),
  );
  return {
    kind: "strip",
    title: "Days at work",
    caption:
      "Share of members that posted on each day; the days pointed out are quiet for the group and not for others.",
    rows: ["the group", "accounts like it"],
    days,
    cells: [
      ...days.map((_, i) => (i % 7 > 4 || i === 17 ? 0.05 : 0.9)),
      ...days.map((_, i) => 0.55 + 0.1 * Math.sin(i)),
    ],
    marked: [17],
  };
}

function diversion(): SignalPicture {
  const times = Array.from({ length: 40 }, (_, i) => START + i * DAY);
  return {
    kind: "series",
    title: "Who fills the hashtag",
    caption: "Share of posts under the tag by day.",
    unit: "share",
    times,
    lines: [
      { label: "the group", values: times.map((_, i) => (i < 20 ? 0 : 0.55)) },
      { label: "everybody else", values: times.map((_, i) => (i === 9 ? null : i < 20 ? 1 : 0.45)) },
    ],
    marks: [{ from: times[20], to: times[22], label: "entry" }],
  };
}

const families = (): SignalPicture => ({
  kind: "table",
  title: "Words under the tag",
  caption: "Most frequent words before and after.",
  columns: ["Word", "Before", "After"],
  rows: [
    ["w12", 40, 3],
    ["w88 <i>", 0, 51],
  ],
});

function order(i: number, members: readonly string[]): Order {
  const day = new Date((START + Math.floor(i / 2) * DAY) * 1000).toISOString();
  return {
    number: i + 1,
    day: day.slice(0, 10),
    topicKind: i % 3 === 0 ? "hashtag" : i % 3 === 1 ? "link" : "text",
    sample: i % 3 === 2 ? `words <i>${i}</i> of the first post` : null,
    topic: i % 3 === 0 ? `tag${i}` : `https://example.org/story/${i}`,
    firstTaker: members[i % members.length],
    onset: `${day.slice(0, 10)}T0${5 + (i % 4)}:10:00.000Z`,
    takers: 9 + (i % 8),
    groupShare: 0.5 + (i % 5) / 20,
    medianLagMinutes: 12 + i,
    posts: 14 + i,
    conversationShare: 0.3 + (i % 6) / 10,
    platforms: i % 2 ? ["x"] : ["telegram", "x"],
    pValue: 0.005,
    qValue: 0.011,
  };
}
