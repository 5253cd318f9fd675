/** Tests the innocent readings of the strongest groups, all groups at once, and writes what was found. */
import { CORE_READINGS, READINGS, type RunContext } from "../../model/index.js";
import { createTable, dropRelation, type Store, typesOf } from "../../store/index.js";
import { dropGround, makeGround, passedSql } from "./ground.js";
import { dropLeaders } from "./leaders.js";
import type { Finding } from "./reading.js";
import { READING_TESTS } from "./registry.js";

/** What was tested. */
export interface ReadingsSummary {
  readonly groups: number;
  /** Findings by state. */
  readonly states: Readonly<Record<Finding["state"], number>>;
}

/** Groups whose readings are tested, in order of rank; as many as have a dossier. */
export const READING_LIMIT = 100;

/**
 * Creates and fills `readings` from `groups`, `members`, `actions`, `events` and `accounts`, and sets `groups.readings_open`
 * of the tested groups to the readings that are not ruled out. A group that passed the group test beyond shared taste becomes contested where one
 * of them fits, or a shared audience where only readings of that sort fit; where none does it is coordinated if the data could show every
 * core reading, and else stays open. Same tables, same findings, in any order of rows and under any names. Throws what the signal throws.
 */
export async function testReadings(
  store: Store,
  options: { readonly groups?: number },
  run: RunContext,
): Promise<ReadingsSummary> {
  await createTable(store, READINGS);
  run.progress.start("Innocent readings", READING_TESTS.length, "readings");
  const states = { fits: 0, "ruled-out": 0, "not-measurable": 0 };
  try {
    const groups = await makeGround(store, options.groups ?? READING_LIMIT);
    for (const { id, measure } of groups.length > 0 ? READING_TESTS : []) {
      run.signal.throwIfAborted();
      const findings = await measure(store, groups);
      for (const { state } of findings) states[state]++;
      await append(store, id, findings);
      run.progress.advance(1);
    }
    await updateGroups(store);
    return { groups: groups.length, states };
  } finally {
    await dropLeaders(store);
    await dropGround(store);
    run.progress.end();
  }
}

async function append(store: Store, reading: string, findings: readonly Finding[]): Promise<void> {
  await store.append("readings", typesOf(READINGS), [
    findings.map((f) => f.groupId),
    findings.map(() => reading),
    findings.map((f) => f.state),
    findings.map((f) => f.testable),
    findings.map((f) => f.value),
    findings.map((f) => f.controlValue),
    findings.map((f) => (f.pValue === null ? null : Number(f.pValue.toPrecision(6)))),
    findings.map((f) => f.note),
  ]);
}

/** `groups` may be a view of a finished stage, so it is made anew. */
async function updateGroups(store: Store): Promise<void> {
  await store.run(
    `CREATE TABLE groups_with_readings AS
     SELECT g.* REPLACE (CASE WHEN t.group_id IS NULL THEN g.readings_open
       ELSE list_filter(${listOf(READING_TESTS.map(({ id }) => id))}, lambda id: NOT list_contains(t.ruled_out, id)) END AS readings_open,
       CASE WHEN ${passedSql("g.status")} THEN
              CASE WHEN t.fits THEN CASE WHEN t.only_audience THEN 'shared-audience' ELSE 'contested' END
                   WHEN t.core = ${CORE_READINGS.length} THEN 'coordinated' ELSE 'open' END
            ELSE g.status END AS status)
     FROM groups g LEFT JOIN (
       SELECT group_id, coalesce(list(reading) FILTER (state = 'ruled-out'), []) AS ruled_out, bool_or(state = 'fits') AS fits,
       bool_and(${audienceSql()}) FILTER (state = 'fits') AS only_audience,
       count(*) FILTER (testable AND list_contains(${listOf(CORE_READINGS)}, reading)) AS core
       FROM readings JOIN (SELECT group_id, size FROM groups) USING (group_id) GROUP BY ALL) t USING (group_id)
     ORDER BY g.rank`,
  );
  await dropRelation(store, "groups");
  await store.run("ALTER TABLE groups_with_readings RENAME TO groups");
}

/** SQL: whether a reading that fits makes an audience of the group: those that say so, from their own bound on. */
const audienceSql = (): string =>
  READING_TESTS.filter(({ isAudience }) => isAudience)
    .map(({ id, audienceFrom }) => `(reading = '${id}' AND coalesce(value, 0) >= ${audienceFrom ?? "0"})`)
    .join(" OR ");

const listOf = (ids: readonly string[]): string => `[${ids.map((id) => `'${id}'`).join(", ")}]::VARCHAR[]`;

/** Ids of the readings that fit, by group, in the order of the report; groups without one are absent. */
export async function fittingReadings(store: Store): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await store.rows<{ groupId: string; reading: string }>(
    `SELECT group_id AS "groupId", reading FROM readings WHERE state = 'fits' ORDER BY group_id, reading`,
  );
  const fitting = new Map<string, string[]>();
  for (const { id } of READING_TESTS)
    for (const row of rows)
      if (row.reading === id) fitting.set(row.groupId, [...(fitting.get(row.groupId) ?? []), id]);
  return fitting;
}
