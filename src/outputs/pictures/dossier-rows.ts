/** Rows of the pictures of one group, from its dossier: the report, the page and the export draw the same ones. */
import type { Dossier, TraceCount } from "../../model/index.js";
import { windowWords } from "../text/format.js";
import type { MatrixRows } from "./account-object-matrix.js";
import type { MomentRows } from "./closest-moment.js";
import type { TimelineRows } from "./group-timeline.js";
import type { ObservedRow } from "./observed-expected.js";

type Seen<K extends keyof Dossier> = Pick<Dossier, K>;

/** How members are called in pictures: "A1" for the first. */
const called = (_: unknown, i: number): string => `A${i + 1}`;

/** Who took part in which of the listed things, in order of time; null where fewer than two things are listed. */
export function matrixRows(
  dossier: Seen<"timeline" | "objects" | "members" | "objectsTotal">,
): { readonly rows: MatrixRows; readonly objects: readonly number[] } | null {
  const { timeline, objects, members, objectsTotal } = dossier;
  const met = timeline.filter((point) => point.met && point.object >= 0 && point.member >= 0);
  const listed = new Set(met.map(({ object }) => object));
  const order = objects
    .map(({ firstSeen }, object) => ({ object, firstSeen }))
    .filter(({ object }) => listed.has(object))
    .sort((a, b) => (a.firstSeen < b.firstSeen ? -1 : a.firstSeen > b.firstSeen ? 1 : a.object - b.object));
  if (order.length < 2) return null;
  const place = new Map(order.map(({ object }, i) => [object, i]));
  const seen = new Set<number>();
  const cells = [...met]
    .sort((a, b) => (a.timeUtc < b.timeUtc ? -1 : a.timeUtc > b.timeUtc ? 1 : a.member - b.member))
    .map(({ member, object }) => {
      const first = !seen.has(object);
      seen.add(object);
      return { account: member, object: place.get(object) ?? 0, first };
    });
  return {
    rows: {
      accounts: members.map(called),
      objects: order.map(({ object }) => ({
        label: objects[object].objectId,
        timeUtc: objects[object].firstSeen,
      })),
      cells,
      objectsTotal,
    },
    /** Which of the dossier's objects a column is. */
    objects: order.map(({ object }) => object),
  };
}

/** Every act of the members over time. */
export const timelineRows = (dossier: Seen<"timeline" | "members" | "timelineTotal">): TimelineRows => ({
  members: dossier.members.map(called),
  acts: dossier.timeline.map(({ timeUtc, member, met }) => ({ time: Date.parse(timeUtc), member, met })),
  actsTotal: dossier.timelineTotal,
});

/** The posts of the closest moment; null where no two members met by the lead trace. */
export function momentRows({ moment, members }: Seen<"moment" | "members">): MomentRows | null {
  if (!moment || moment.posts.length === 0) return null;
  const names = new Map(members.map(({ accountId }, i) => [accountId, called(null, i)]));
  return {
    precision: moment.posts[0].timePrecision,
    total: moment.members,
    posts: moment.posts.map(({ accountId, timeUtc, text }) => ({
      timeUtc,
      name: names.get(accountId) ?? "?",
      text,
    })),
  };
}

/** Counted beside expected: the test's own count first, each trace of the group, posting at the same time last. Rows of zeros are no rows. */
export function countRows(
  dossier: Seen<
    "leadTrace" | "windowSeconds" | "followed" | "followedExpected" | "contrast" | "counts" | "traces"
  >,
  titleOf: (trace: string) => string,
): readonly (ObservedRow & { readonly trace: string | null })[] {
  const { leadTrace, windowSeconds, followed, followedExpected, contrast } = dossier;
  const rank = ({ trace }: TraceCount) => (trace === leadTrace ? 0 : trace === "co-post" ? 2 : 1);
  const shown = dossier.counts
    .filter((row) => row.observed > 0 && row.windowSeconds === windowSeconds)
    .filter(({ trace }) => dossier.traces.includes(trace) || trace === "co-post")
    .sort((a, b) => rank(a) - rank(b));
  const test =
    followed !== null && followedExpected !== null
      ? [{ label: "What the test counts", observed: followed, expected: followedExpected, trace: null }]
      : [];
  return [
    ...test,
    ...shown.map((row) => ({
      label: `${titleOf(row.trace)}, ${windowWords(windowSeconds)}`,
      observed: row.observed,
      expected: contrast === "hour" ? row.expected : row.expectedRhythm,
      trace: row.trace,
      ...(row.trace === "co-post" ? { pale: true } : {}),
    })),
  ];
}
