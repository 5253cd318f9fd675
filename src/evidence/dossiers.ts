/** Dossiers: what a person can check about each group, gathered from the tables into plain data. */
import {
  type Dossier,
  type DossierMember,
  type DossierObject,
  INNOCENT_READINGS,
  type Reading,
  type TimelinePoint,
  type TraceCount,
} from "../model/index.js";
import type { Store } from "../store/index.js";
import {
  countRows,
  evidenceTotalsRow,
  groupActionsTable,
  groupRows,
  memberRows,
  objectRows,
  ownShareRows,
  postRows,
  readingRows,
  timelineRows,
  topPairRows,
} from "./dossier-sql.js";
import { type DossierInputs, type GroupEdges, readEdges } from "./edges.js";
import { readMoments } from "./moments.js";

/** How much of each group a dossier shows. */
export interface DossierLimits {
  /** Groups with a dossier, in order of rank. */
  readonly groups: number;
  /** Pairs of accounts, strongest first. */
  readonly edges: number;
  readonly meetingsPerEdge: number;
  readonly objects: number;
  /** Actions on the timeline. */
  readonly timeline: number;
}

/** What the report shows. */
export const DOSSIER_LIMITS: DossierLimits = {
  groups: 100,
  edges: 25,
  meetingsPerEdge: 5,
  objects: 40,
  timeline: 5000,
};

/** What `readDossiers` needs besides the tables. */
export interface DossierOptions {
  /** The inputs, by their index in the plan. */
  readonly inputs: DossierInputs;
  readonly limits?: Partial<DossierLimits>;
}

type TopPair = NonNullable<Dossier["topPair"]>;
type OfGroup<T> = T & { readonly groupId: string };
type GroupRow = Omit<
  Dossier,
  | "posts"
  | "ownShare"
  | "counts"
  | "members"
  | "objects"
  | "objectsTotal"
  | "timeline"
  | "timelineTotal"
  | "moment"
  | "edges"
  | "topPair"
  | "edgesTotal"
  | "pairsStanding"
  | "readings"
>;
type FoundReading = Pick<Reading, "state" | "testable" | "note"> & { readonly reading: string };
type ObjectRow = OfGroup<DossierObject & { total: number }>;
type TimelineRow = OfGroup<{
  trace: string;
  objectId: string;
  accountId: string;
  timeUtc: string;
  met: boolean;
  total: number;
}>;

/**
 * Dossiers of the groups in order of rank, from `groups`, `group_traces`, `members`, `accounts`, `actions`, `edges`,
 * `meetings`, `readings` and `events`. Members stand in the order of their first meeting, objects by how many members met on them,
 * edges by p (the strongest trace and window of each pair). Counts are of all data; lists are cut at the limits.
 */
export async function readDossiers(store: Store, options: DossierOptions): Promise<Dossier[]> {
  const limits = { ...DOSSIER_LIMITS, ...options.limits };
  const groups = await store.rows<GroupRow>(groupRows(), [limits.groups]);
  await store.run(groupActionsTable(), [limits.groups]);
  const counts = byGroup(await store.rows<OfGroup<TraceCount>>(countRows(), [limits.groups]));
  const members = byGroup(await store.rows<OfGroup<DossierMember>>(memberRows(), [limits.groups]));
  const objects = byGroup(await store.rows<ObjectRow>(objectRows(), [limits.objects]));
  const timeline = byGroup(await store.rows<TimelineRow>(timelineRows(), [limits.timeline, limits.timeline]));
  const posts = byGroup(await store.rows<OfGroup<{ posts: number }>>(postRows()));
  const shares = byGroup(await store.rows<OfGroup<{ ownShare: number }>>(ownShareRows()));
  const pairs = byGroup(await store.rows<OfGroup<TopPair>>(topPairRows(), [limits.groups]));
  const tested = byGroup(await store.rows<OfGroup<FoundReading>>(readingRows(), [limits.groups]));
  const moments = await readMoments(store, options.inputs);
  const edges = await readEdges(store, options.inputs, limits);
  await store.run("DROP TABLE group_actions");
  const none: GroupEdges = { edges: [], total: 0, standing: 0 };
  return groups.map((group) => {
    const id = group.groupId;
    const shown = { members: plain(members.get(id)), objects: shownObjects(objects.get(id)) };
    const { edges: list, total, standing } = edges.get(id) ?? none;
    return {
      ...group,
      posts: posts.get(id)?.[0]?.posts ?? group.actions,
      ownShare: shares.get(id)?.[0]?.ownShare ?? 1,
      counts: plain(counts.get(id)),
      ...shown,
      objectsTotal: objects.get(id)?.[0]?.total ?? 0,
      timeline: timelinePoints(timeline.get(id) ?? [], shown),
      timelineTotal: timeline.get(id)?.[0]?.total ?? 0,
      moment: moments.get(id) ?? null,
      edges: list,
      edgesTotal: total,
      pairsStanding: standing,
      topPair: plain(pairs.get(id))[0] ?? null,
      readings: readings(tested.get(id) ?? []),
    };
  });
}

const NOT_TESTED = { state: "not-tested", testable: false, note: "" } as const;

/** Every innocent reading with what its test found; `not-tested` where the table has no row. */
function readings(found: readonly FoundReading[]): Reading[] {
  const known = new Map(found.map((row) => [row.reading, row]));
  return INNOCENT_READINGS.map(({ id, about }) => {
    const { state, testable, note } = known.get(id) ?? NOT_TESTED;
    return { id, about, state, testable, note };
  });
}

function timelinePoints(
  rows: readonly TimelineRow[],
  shown: { members: readonly DossierMember[]; objects: readonly DossierObject[] },
): TimelinePoint[] {
  const member = new Map(shown.members.map((m, index) => [m.accountId, index]));
  const key = (trace: string, objectId: string) => JSON.stringify([trace, objectId]);
  const object = new Map(shown.objects.map((o, index) => [key(o.trace, o.objectId), index]));
  return rows.map((row) => ({
    timeUtc: row.timeUtc,
    member: member.get(row.accountId) ?? -1,
    object: object.get(key(row.trace, row.objectId)) ?? -1,
    met: row.met,
  }));
}

function shownObjects(rows: readonly ObjectRow[] | undefined): DossierObject[] {
  return (rows ?? []).map(({ groupId: _, total: __, ...object }) => object);
}

function byGroup<T extends { readonly groupId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const list = groups.get(row.groupId);
    if (list) list.push(row);
    else groups.set(row.groupId, [row]);
  }
  return groups;
}

function plain<T>(rows: readonly OfGroup<T>[] | undefined): T[] {
  return (rows ?? []).map(({ groupId: _, ...rest }) => rest as unknown as T);
}

/** What the report says was left out: groups found, and meetings that `meetings` keeps or that its caps left out. */
export interface EvidenceTotals {
  readonly groupsTotal: number;
  readonly meetingsKept: number;
  readonly meetingsLeftOut: number;
}

/**
 * Totals from the tables alone, so that a resumed run says the same: all meetings of a group and trace are the `observed`
 * of its widest window in `group_traces`.
 */
export async function evidenceTotals(store: Store): Promise<EvidenceTotals> {
  const row = await store.row<{ groups: number; kept: number; all: number }>(evidenceTotalsRow());
  const kept = row?.kept ?? 0;
  return {
    groupsTotal: row?.groups ?? 0,
    meetingsKept: kept,
    meetingsLeftOut: Math.max(0, (row?.all ?? 0) - kept),
  };
}
