/** The edges inside each group, each with its closest meetings and both posts. */
import {
  type EdgeEvidence,
  type EvidencePost,
  type InputPlace,
  type Meeting,
  placeWords,
} from "../model/index.js";
import type { Store } from "../store/index.js";
import { edgeRows, meetingRows, postPairRows } from "./dossier-sql.js";

/** Edges of one group that are shown, how many pairs of members have an edge at all, and how many of them stand out by themselves. */
export interface GroupEdges {
  readonly edges: EdgeEvidence[];
  readonly total: number;
  readonly standing: number;
}

/** The inputs of a case, by their index in the plan, as far as evidence names them. */
export type DossierInputs = readonly { readonly name: string; readonly place?: InputPlace }[];

type EdgeRow = Omit<EdgeEvidence, "meetings" | "meetingsTotal" | "postPairs"> & {
  readonly groupId: string;
  readonly total: number;
  readonly standing: number;
};

interface MeetingRow {
  readonly number: number;
  readonly objectId: string;
  readonly trace: string;
  readonly deltaSeconds: number;
  readonly [column: string]: unknown;
}

/**
 * Shown edges by group; reads temp table `group_actions` beside the tables. `meetingsTotal` is the edge's support: an account acts once on an object, so the meetings of a
 * pair within the edge's window are as many as the objects.
 */
export async function readEdges(
  store: Store,
  inputs: DossierInputs,
  limits: { readonly groups: number; readonly edges: number; readonly meetingsPerEdge: number },
): Promise<Map<string, GroupEdges>> {
  const rows = await store.rows<EdgeRow>(edgeRows(), [limits.groups, limits.edges]);
  const { meetings, postPairs } = await shownMeetings(store, rows, inputs, limits.meetingsPerEdge);
  const result = new Map<string, GroupEdges>();
  rows.forEach(({ groupId, total, standing, ...edge }, number) => {
    const group = result.get(groupId) ?? { edges: [], total, standing };
    result.set(groupId, group);
    group.edges.push({
      ...edge,
      postPairs: postPairs.get(number) ?? edge.support,
      meetings: meetings.get(number) ?? [],
      meetingsTotal: edge.support,
    });
  });
  return result;
}

interface ShownMeetings {
  readonly meetings: ReadonlyMap<number, Meeting[]>;
  readonly postPairs: ReadonlyMap<number, number>;
}

async function shownMeetings(
  store: Store,
  edges: readonly EdgeRow[],
  inputs: DossierInputs,
  limit: number,
): Promise<ShownMeetings> {
  const meetings = new Map<number, Meeting[]>();
  const postPairs = new Map<number, number>();
  if (edges.length === 0) return { meetings, postPairs };
  await store.run(
    "CREATE OR REPLACE TEMP TABLE shown_edges (number INTEGER, group_id VARCHAR, trace VARCHAR, account_a VARCHAR, account_b VARCHAR, window_seconds DOUBLE)",
  );
  await store.append(
    "shown_edges",
    ["INTEGER", "VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR", "DOUBLE"],
    [
      Int32Array.from(edges, (_, number) => number),
      edges.map((edge) => edge.groupId),
      edges.map((edge) => edge.trace),
      edges.map((edge) => edge.accountA),
      edges.map((edge) => edge.accountB),
      Float64Array.from(edges, (edge) => edge.windowSeconds),
    ],
  );
  for (const row of await store.rows<MeetingRow>(meetingRows(), [limit])) {
    const { number, objectId, trace, deltaSeconds } = row;
    const meeting = { objectId, trace, deltaSeconds, a: post(row, "A", inputs), b: post(row, "B", inputs) };
    meetings.set(number, [...(meetings.get(number) ?? []), meeting]);
  }
  for (const row of await store.rows<{ number: number; postPairs: number }>(postPairRows()))
    postPairs.set(row.number, row.postPairs);
  await store.run("DROP TABLE shown_edges");
  return { meetings, postPairs };
}

function post(row: MeetingRow, side: "A" | "B", inputs: DossierInputs): EvidencePost {
  const file = row[`file${side}`] as number | null;
  const line = (row[`line${side}`] as number | null) ?? 0;
  const name = file === null ? "" : (inputs[file]?.name ?? `input ${file}`);
  return {
    eventId: String(row[`event${side}`]),
    accountId: row[`account${side}`] as string,
    postId: row[`post${side}`] as string | null,
    timeUtc: row[`time${side}`] as string,
    timePrecision: (row[`precision${side}`] as string | null) ?? "second",
    text: row[`text${side}`] as string | null,
    file: name,
    line,
    place: placeWords(name, line, file === null ? undefined : inputs[file]?.place),
    permalink: (row[`permalink${side}`] as string | null) ?? null,
  };
}
