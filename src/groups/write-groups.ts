/** Writes ranked groups to `groups`, `members`, `group_traces` and `occasions`. */
import { GROUP_TRACES, INNOCENT_READINGS, MEMBERS, OCCASIONS } from "../model/index.js";
import { type Store, typesOf } from "../store/index.js";
import { memberMeetings } from "./meetings.js";
import type { RankedGroup } from "./ranked.js";
import { statusOf } from "./test-outcome.js";
import { numbersOf, type TraceData } from "./trace-data.js";

/** What is written beside the groups. */
export interface WriteOptions {
  readonly traces: ReadonlyMap<string, TraceData>;
  readonly candidatesTested: number | null;
}

/** Appends the groups; the four tables exist and are empty. Counts of `groups` are those of the lead trace and window. */
export async function writeGroups(
  store: Store,
  groups: readonly RankedGroup[],
  { traces, candidatesTested }: WriteOptions,
): Promise<void> {
  await writeGroupRows(store, groups, candidatesTested);
  await writeMembers(store, groups, traces);
  await writeOccasions(store, groups);
  const rows = groups.flatMap((group) => group.counts.map((count) => ({ group: group.id, ...count })));
  await store.append("group_traces", typesOf(GROUP_TRACES), [
    rows.map((r) => r.group),
    rows.map((r) => r.trace),
    rows.map((r) => r.windowSeconds),
    rows.map((r) => BigInt(r.observed)),
    rows.map((r) => r.expected),
    rows.map((r) => r.expectedRhythm),
    rows.map((r) => BigInt(r.objects)),
    rows.map((r) => r.accounts),
    rows.map((r) => r.medianGapSeconds),
  ]);
}

const STAGING = `CREATE OR REPLACE TEMP TABLE group_rows (
  group_id VARCHAR, rank INTEGER, size INTEGER, traces VARCHAR[], level VARCHAR, lead_trace VARCHAR, window_seconds DOUBLE, observed BIGINT,
  expected DOUBLE, expected_rhythm DOUBLE, score DOUBLE, contrast VARCHAR, median_gap_seconds DOUBLE, first_tick BIGINT, last_tick BIGINT, actions BIGINT, objects BIGINT,
  status VARCHAR, log10_e_value DOUBLE, candidates_tested INTEGER, evidence_tick BIGINT, stands_tick BIGINT, followed BIGINT, followed_expected DOUBLE)`;

const STAGING_TYPES = [
  "VARCHAR",
  "INTEGER",
  "INTEGER",
  "VARCHAR[]",
  "VARCHAR",
  "VARCHAR",
  "DOUBLE",
  "BIGINT",
  "DOUBLE",
  "DOUBLE",
  "DOUBLE",
  "VARCHAR",
  "DOUBLE",
  "BIGINT",
  "BIGINT",
  "BIGINT",
  "BIGINT",
  "VARCHAR",
  "DOUBLE",
  "INTEGER",
  "BIGINT",
  "BIGINT",
  "BIGINT",
  "DOUBLE",
];

async function writeGroupRows(
  store: Store,
  groups: readonly RankedGroup[],
  candidatesTested: number | null,
): Promise<void> {
  await store.run(STAGING);
  const ticks = (value: number | null) => (value === null ? null : BigInt(value));
  await store.append("group_rows", STAGING_TYPES, [
    groups.map((g) => g.id),
    groups.map((g) => g.rank),
    groups.map((g) => g.accounts.length),
    groups.map((g) => g.traces),
    groups.map((g) => g.test?.level ?? (g.beatsVolume ? "volume" : "none")),
    groups.map((g) => g.lead.trace),
    groups.map((g) => g.lead.windowSeconds),
    groups.map((g) => BigInt(g.lead.observed)),
    groups.map((g) => g.lead.expected),
    groups.map((g) => g.lead.expectedRhythm),
    groups.map((g) => (g.contrast === "hour" ? g.lead.ratio : g.lead.ratioRhythm)),
    groups.map((g) => g.contrast),
    groups.map((g) => g.lead.medianGapSeconds),
    groups.map((g) => ticks(g.lead.firstTick)),
    groups.map((g) => ticks(g.lead.lastTick)),
    groups.map((g) => BigInt(g.lead.actions)),
    groups.map((g) => BigInt(g.lead.objects)),
    groups.map((g) => statusOf(g.test)),
    groups.map((g) => g.test?.log10E ?? null),
    groups.map(() => candidatesTested),
    groups.map((g) => ticks(g.test?.evidenceTick ?? null)),
    groups.map((g) => ticks(g.test?.standsTick ?? null)),
    groups.map((g) => ticks(followedOf(g)?.acts ?? null)),
    groups.map((g) => followedOf(g)?.expected ?? null),
  ]);
  const readings = INNOCENT_READINGS.map((_, i) => `$${i + 1}`).join(", ");
  await store.run(
    `INSERT INTO groups BY NAME
     SELECT * EXCLUDE (first_tick, last_tick, evidence_tick, stands_tick), make_timestamp(evidence_tick) AS evidence_from, make_timestamp(stands_tick) AS stands_from, [${readings}]::VARCHAR[] AS readings_open,
       make_timestamp(first_tick) AS first_seen, make_timestamp(last_tick) AS last_seen
     FROM group_rows`,
    INNOCENT_READINGS.map((reading) => reading.id),
  );
  await store.run("DROP TABLE group_rows");
}

/** How often members followed one another in the lead trace and window. */
const followedOf = ({ test, lead }: RankedGroup) =>
  test?.followed.trace === lead.trace
    ? test.followed.windows.find(({ windowSeconds }) => windowSeconds === lead.windowSeconds)
    : undefined;

async function writeOccasions(store: Store, groups: readonly RankedGroup[]): Promise<void> {
  const rows = groups.flatMap(({ id, test }) => (test?.occasions ?? []).map((one) => ({ id, ...one })));
  await store.append("occasions", typesOf(OCCASIONS), [
    rows.map((r) => r.id),
    rows.map((r) => r.occasion),
    rows.map((r) => r.trace),
    rows.map((r) => r.object),
    rows.map((r) => r.account),
    rows.map((r) => r.tick !== null),
    rows.map((r) => (r.tick === null ? null : BigInt(r.tick))),
    rows.map((r) => r.chance),
  ]);
}

async function writeMembers(
  store: Store,
  groups: readonly RankedGroup[],
  traces: ReadonlyMap<string, TraceData>,
): Promise<void> {
  const rows = groups.flatMap((group) => membersOf(group, traces.get(group.lead.trace)));
  await store.append("members", typesOf(MEMBERS), [
    rows.map((r) => r.group),
    rows.map((r) => r.account),
    rows.map((r) => r.log10E),
    rows.map((r) => r.judged),
    rows.map((r) => r.support),
    rows.map((r) => r.partners),
    rows.map(() => "member"),
  ]);
}

interface MemberRow {
  readonly group: string;
  readonly account: string;
  readonly support: number;
  readonly partners: number;
  readonly log10E: number | null;
  readonly judged: string;
}

function membersOf(group: RankedGroup, data: TraceData | undefined): MemberRow[] {
  const numbers = data ? numbersOf(data, group.accounts) : new Int32Array(0);
  const found = data
    ? memberMeetings(data, numbers, group.lead.windowSeconds)
    : { support: [], partners: [] };
  const place = new Map([...numbers].map((number, i) => [number, i]));
  return group.accounts.map((account, i) => {
    const at = place.get(data?.numbers.get(account) ?? -1);
    return {
      group: group.id,
      account,
      log10E: group.test?.members[i].log10E ?? null,
      judged: group.test?.members[i].judged ?? "not",
      support: at === undefined ? 0 : found.support[at],
      partners: at === undefined ? 0 : found.partners[at],
    };
  });
}
