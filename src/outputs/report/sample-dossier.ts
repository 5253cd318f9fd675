/** The made-up groups of the sample report: abstract texts in several scripts, hostile texts among them. */
import {
  type ClosestMoment,
  type Dossier,
  type DossierMember,
  type DossierObject,
  type EdgeEvidence,
  type EvidencePost,
  INNOCENT_READINGS,
  type Reading,
  type TraceCount,
} from "../../model/index.js";

const START = Date.parse("2024-05-01T06:00:00Z");
const DAY = 86_400_000;

const TEXTS = [
  "Library opening hours have changed, see tok17 tok902 tok33.",
  "ساعات کار کتابخانه تغییر کرده است؛ نشانی تازه در پیوند آمده. می‌خوانیم tok44 و tok9.",
  "Часы работы библиотеки изменились, подробности по ссылке tok81.",
  "تغيرت أوقات عمل المكتبة، التفاصيل في الرابط tok5.",
  "图书馆的开放时间已经改变,详情见链接 tok12。",
  '</script><img src=x onerror="alert(1)"> & <b>bold</b> tok66',
  `tok1 \u202Ereversed\u202C tok2\u0007 and_one_very_long_token_${"x".repeat(180)}`,
];

/** Numbers between 0 and 1. */
export type Draw = () => number;

/** Draws from a seed; good enough for a sample, not for statistics. */
export function draws(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const iso = (milliseconds: number): string => new Date(Math.round(milliseconds)).toISOString();

/** A group with its meetings, lone actions, counts, members and posts; the same for the same rank and size. */
export function sampleDossier(rank: number, size: number): Dossier {
  const draw = draws(rank * 7919);
  const members = Array.from({ length: size }, (_, i) => sampleMember(rank, i, draw));
  const tasks = Math.max(4, Math.round(31 / Math.sqrt(rank)));
  const bursts = Array.from({ length: tasks }, (_, i) => sampleBurst(rank, i, tasks, size, draw));
  bursts.sort((x, y) => y.object.members - x.object.members);
  const timeline = [
    ...bursts.flatMap(({ points }, object) => points.map((point) => ({ ...point, object, met: true }))),
    ...Array.from({ length: size * 12 }, () => ({
      timeUtc: iso(START + draw() * 13 * DAY),
      member: Math.floor(draw() * size),
      object: -1,
      met: false,
    })),
  ].sort((x, y) => (x.timeUtc < y.timeUtc ? -1 : 1));
  const counts = sampleCounts(rank, size, tasks);
  const [{ observed, expected }] = counts;
  const pairs = (size * (size - 1)) / 2;
  return {
    groupId: `g-${String(rank).padStart(3, "0")}`,
    rank,
    size,
    status: rank === 1 ? "coordinated" : "candidate",
    level: rank === 1 ? "audience" : "volume",
    wording: rank === 1 ? "one-wording" : null,
    traces: rank > 1 ? ["co-link", "co-text"] : ["co-link"],
    leadTrace: "co-link",
    windowSeconds: 60,
    observed,
    expected,
    expectedRhythm: expected / 3,
    contrast: "hour",
    ...sampleTest(rank === 1),
    score: observed * Math.log(observed / expected) - (observed - expected),
    medianGapSeconds: 14,
    firstSeen: timeline[0].timeUtc,
    lastSeen: timeline[timeline.length - 1].timeUtc,
    actions: timeline.filter((point) => point.met).length,
    posts: timeline.filter((point) => point.met).length,
    ownShare: 0.4,
    objectCount: tasks,
    counts,
    members,
    objects: bursts.map(({ object }) => object),
    objectsTotal: tasks,
    timeline,
    timelineTotal: timeline.length,
    moment: sampleMoment(bursts[0], members, draw),
    edges: Array.from({ length: Math.min(25, pairs) }, (_, i) => sampleEdge(rank, i, members, draw)),
    edgesTotal: pairs,
    pairsStanding: pairs,
    topPair: {
      accountA: members[0].accountId,
      accountB: members[1].accountId,
      meetings: rank === 2 ? observed - 20 : tasks,
    },
    readings: sampleReadings(rank),
  };
}

/** What the group test says of a group that passed, and of one that did not. */
const sampleTest = (passed: boolean) => ({
  log10E: passed ? 6.24 : null,
  candidatesTested: 41,
  evidenceFrom: passed ? "2024-05-02T09:15:00Z" : null,
  standsFrom: passed ? "2024-05-03T00:00:00Z" : null,
  followed: passed ? 321 : null,
  followedExpected: passed ? 12.5 : null,
});

const SAMPLE_STATES = {
  coordinated: ["ruled-out", "not-measurable", "ruled-out"],
  candidate: ["ruled-out", "fits", "not-measurable"],
} as const;

/** Readings in all states, none that fits for the group that is called coordinated; the last groups stand beyond the limit of the test. */
function sampleReadings(rank: number): Reading[] {
  const states =
    rank > 3 ? (["not-tested"] as const) : SAMPLE_STATES[rank === 1 ? "coordinated" : "candidate"];
  return INNOCENT_READINGS.map(({ id, about }, i) => {
    const state = states[(i + rank) % states.length];
    return {
      id,
      about,
      state,
      testable: state === "fits" || state === "ruled-out" || i % 2 === 0,
      note: state === "not-tested" ? "" : `${i + rank} of 31 shared moments show it.`,
    };
  });
}

/** One object and who acted on it, within a minute. */
function sampleBurst(rank: number, index: number, tasks: number, size: number, draw: Draw) {
  const start = START + (index + draw() * 0.4) * ((13 * DAY) / tasks) + draw() * DAY * 0.2;
  const joined = Array.from({ length: size }, (_, i) => i).filter((i) => i < 2 || draw() < 0.55);
  const times = joined.map(() => start + Math.floor(draw() * 55) * 1000);
  const object: DossierObject = {
    objectId: `https://news${(index % 5) + 1}.example/a/${rank}-${index}${index === 3 ? `?long=${"q".repeat(160)}` : ""}`,
    trace: rank > 1 && index % 3 === 0 ? "co-text" : "co-link",
    members: joined.length,
    accounts: joined.length + Math.floor(draw() ** 3 * 400),
    firstSeen: iso(Math.min(...times)),
    spanSeconds: (Math.max(...times) - Math.min(...times)) / 1000,
    sample: index % 4 === 0 ? null : TEXTS[index % TEXTS.length],
  };
  return { object, points: joined.map((member, i) => ({ timeUtc: iso(times[i]), member })) };
}

/** The moment of a burst: its posts in order of time, hostile texts and several scripts among them. */
function sampleMoment(
  { object, points }: ReturnType<typeof sampleBurst>,
  members: readonly DossierMember[],
  draw: Draw,
): ClosestMoment {
  const ordered = [...points].sort((x, y) => (x.timeUtc < y.timeUtc ? -1 : 1));
  const [first, last] = [ordered[0], ordered[ordered.length - 1]];
  return {
    trace: object.trace,
    objectId: object.objectId,
    members: points.length,
    others: 2,
    spanSeconds: Math.floor((Date.parse(last.timeUtc) - Date.parse(first.timeUtc)) / 1000),
    posts: ordered.map(({ timeUtc, member }, i) =>
      samplePost(members[member].accountId, Date.parse(timeUtc), TEXTS[i % TEXTS.length], draw),
    ),
  };
}

function sampleCounts(rank: number, size: number, tasks: number): TraceCount[] {
  const observed = Math.round((size * size * tasks) / 31);
  const expected = rank === 3 ? 0.002 : observed / (130 / rank);
  const row = (
    trace: string,
    windowSeconds: number,
    [seen, chance]: readonly [number, number],
    medianGapSeconds: number | null,
  ): TraceCount => ({
    trace,
    windowSeconds,
    observed: seen,
    expected: chance,
    expectedRhythm: chance / 3,
    objects: tasks,
    accounts: size,
    medianGapSeconds,
  });
  return [
    row("co-link", 60, [observed, expected], 14),
    row("co-link", 300, [Math.round(observed * 1.1), expected * 4.2], 16.4),
    row("co-text", 60, [rank > 1 ? 14 : 0, 0.21], rank > 1 ? 21 : null),
    row("co-post", 60, [observed + 40, observed + 22.5], 27),
  ];
}

function sampleMember(rank: number, index: number, draw: Draw): DossierMember {
  const name = (rank * 1_000_003 + index * 7_919).toString(36).padStart(8, "k");
  return {
    accountId: `x:p:${name}${Math.floor(draw() * 1e9).toString(36)}`,
    platform: "x",
    handles: [],
    names: [],
    events: 40 + Math.floor(draw() * 400),
    support: 8 + Math.floor(draw() * 20),
    partners: 3 + Math.floor(draw() * 6),
    log10E: rank === 1 ? 1.4 : null,
    judged: rank > 1 ? "not" : index % 5 === 4 ? "non-members" : "all",
    firstSeen: iso(START + draw() * DAY),
    lastSeen: iso(START + (12 + draw()) * DAY),
  };
}

function sampleEdge(
  rank: number,
  index: number,
  members: readonly DossierMember[],
  draw: Draw,
): EdgeEvidence {
  const a = members[index % members.length];
  const b = members[(index + 1 + Math.floor(index / members.length)) % members.length];
  const [accountA, accountB] = [a.accountId, b.accountId].sort();
  const meetings = Array.from({ length: 5 }, (_, i) => {
    const start = START + draw() * 13 * DAY;
    const delta = Math.floor(draw() * 12 * (i + 1));
    const same = TEXTS[(index + i) % TEXTS.length];
    const other = i % 2 === 0 ? same : `${same} tok${i}`;
    const objectId = `https://news${i + 1}.example/a/${rank}-${i}`;
    return {
      objectId,
      trace: "co-link",
      deltaSeconds: delta,
      a: samplePost(accountA, start, same, draw),
      b: samplePost(accountB, start + delta * 1000, other, draw),
    };
  });
  const log10P = -38 + index * 1.4;
  return {
    accountA,
    accountB,
    trace: "co-link",
    windowSeconds: 60,
    support: 25 - Math.floor(index / 2),
    postPairs: 25 - Math.floor(index / 2),
    expected: 0.004 * (index + 1),
    log10P,
    qValue: 10 ** (log10P + 4),
    level: "volume",
    meetings,
    meetingsTotal: 25 - Math.floor(index / 2),
  };
}

function samplePost(accountId: string, time: number, text: string, draw: Draw): EvidencePost {
  const line = 1 + Math.floor(draw() * 90_000);
  return {
    eventId: String(line),
    accountId,
    postId: `17${line}0031`,
    timeUtc: iso(Math.floor(time / 1000) * 1000),
    timePrecision: "second",
    text: draw() < 0.04 ? null : text,
    file: "posts-may.ndjson.gz",
    place: `posts-may.ndjson.gz:${line}`,
    permalink: null,
    line,
  };
}
