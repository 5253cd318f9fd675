/** The sheet of one group: the report's dossier of it, its matrix, its shared moments, its signals, and what reviewers said. */
import type { Dossier, DossierMember, DossierObject } from "../../model/index.js";
import { groupSentence } from "../../outputs/report/words.js";
import { expectedCount, share } from "../../outputs/text/format.js";
import { standingDecisions } from "../../pipeline/decisions.js";
import { groupDossiers } from "../../pipeline/group-dossier.js";
import type { Sheet } from "../api.js";
import type { Desk, StillSheet } from "../desk.js";
import type { GroupRow } from "../group-rows.js";
import { MEMBER_EVENTS } from "../hold-tables.js";
import { plainText } from "../plain-text.js";
import { entryOf } from "./decisions.js";
import { READING_TITLES } from "./summary.js";

type GroupDossier = Omit<Dossier, "edges">;

/** Groups whose sheets are made in one go. */
const TOGETHER = 20;
/** Sheets that are made beforehand, and that are kept. */
const [FOREMOST, KEPT] = [200, 400];

/** Answers `GET /api/groups/:id`. Throws `CaseError` where there is no such group. */
export async function sheetAnswer(desk: Desk, id: string): Promise<Sheet> {
  const place = desk.groups.indexOf(desk.group(id));
  if (!desk.sheets.has(id)) makeSheets(desk, desk.groups.slice(place, place + 2));
  const made = desk.sheets.get(id)!;
  const { decisions } = await desk.log.read();
  const excluded = standingDecisions(decisions).get(id)?.excluded ?? [];
  return {
    ...(await made),
    excluded: excluded.map(({ account_id, reason }) => ({ account: account_id ?? "", reason: reason ?? "" })),
    decisions: decisions.filter((decision) => decision.group_id === id).map(entryOf),
  };
}

/**
 * Makes the sheets of the foremost groups before anybody asks, in a session of its own and while nobody asks anything; ends early where the desk
 * is closed. A sheet that is asked for meanwhile is made at once and waits for none of these.
 */
export async function warmSheets(desk: Desk): Promise<void> {
  const { inputs } = desk.case_.quality;
  const session = await desk.store.beside();
  try {
    for (let from = 0; from < Math.min(FOREMOST, desk.groups.length); from += TOGETHER) {
      await desk.quiet();
      if (desk.closed) return;
      const groups = desk.groups.slice(from, Math.min(FOREMOST, from + TOGETHER));
      const ids = groups.map(({ id }) => id).filter((id) => !desk.sheets.has(id));
      const found = await groupDossiers(session, ids, { inputs, events: MEMBER_EVENTS });
      for (const id of ids) {
        if (desk.closed) return;
        const dossier = found.get(id);
        if (dossier && !desk.sheets.has(id))
          desk.sheets.set(id, Promise.resolve(await stillSheet(desk, dossier)));
      }
    }
  } finally {
    session.close();
  }
}

/** Begins to make the sheets of groups that have none. */
function makeSheets(desk: Desk, groups: readonly GroupRow[]): void {
  const { inputs } = desk.case_.quality;
  const ids = groups.map(({ id }) => id).filter((id) => !desk.sheets.has(id));
  const dossiers = desk.inSession((session) =>
    groupDossiers(session, ids, { inputs, events: MEMBER_EVENTS }),
  );
  for (const id of ids) {
    const made = dossiers.then((found) => stillSheet(desk, found.get(id)!));
    made.catch(() => desk.sheets.delete(id));
    desk.sheets.set(id, made);
  }
  for (const old of [...desk.sheets.keys()].slice(0, Math.max(0, desk.sheets.size - KEPT)))
    desk.sheets.delete(old);
}

/** What of a sheet no reviewer changes. */
async function stillSheet(desk: Desk, dossier: GroupDossier): Promise<StillSheet> {
  const { groupId: id } = dossier;
  const group = desk.group(id);
  const place = desk.groups.indexOf(group);
  return {
    id,
    words: group.words,
    sentence: plainText(groupSentence(dossier as Dossier)),
    chance: chanceOf(dossier, desk.case_.manifest.groupTest.alpha),
    dossier,
    readingTitles: { ...READING_TITLES },
    signals: desk.signals[id] ?? null,
    matrix: await matrixOf(desk, dossier),
    occasions: await occasionsOf(desk, dossier),
    before: desk.groups[place - 1]?.id ?? null,
    after: desk.groups[place + 1]?.id ?? null,
  };
}

function chanceOf(d: GroupDossier, falseDiscoveryRate: number): Sheet["chance"] {
  const rate = share(falseDiscoveryRate, 1);
  const words = [
    `Meetings within the window: ${d.observed} observed, ${expectedCount(d.expected)} expected by chance with each hour kept, ${expectedCount(d.expectedRhythm)} with the time of day kept.`,
    d.followed === null
      ? "The group test was not passed: no error rate stands behind this group."
      : `Acts that followed another member's: ${d.followed} observed, ${expectedCount(d.followedExpected ?? 0)} expected among those present.`,
    d.log10E === null
      ? "It is worth a look and no finding."
      : `Passed at a false discovery rate of ${rate} over ${d.candidatesTested} candidates (e-value 10^${d.log10E.toFixed(1)}).`,
  ];
  return {
    observed: d.observed,
    expected: d.expected,
    expectedRhythm: d.expectedRhythm,
    windowSeconds: d.windowSeconds,
    trace: d.leadTrace,
    followed: d.followed,
    followedExpected: d.followedExpected,
    log10E: d.log10E,
    falseDiscoveryRate,
    candidatesTested: d.candidatesTested,
    words,
  };
}

const objectKey = (trace: string, object: string): string => `${trace}\n${object}`;
const indexed = <T>(list: readonly T[], key: (item: T) => string): Map<string, number> =>
  new Map(list.map((item, i) => [key(item), i]));
const memberIndex = (members: readonly DossierMember[]) => indexed(members, (m) => m.accountId);
const objectIndex = (objects: readonly DossierObject[]) =>
  indexed(objects, (o) => objectKey(o.trace, o.objectId));

async function matrixOf(
  { store }: Desk,
  { groupId, members, objects }: GroupDossier,
): Promise<Sheet["matrix"]> {
  const rows = await store.rows<{
    trace: string;
    object_id: string;
    account_id: string;
    event_id: number;
    seconds: number;
    met: boolean;
  }>(
    `SELECT trace, object_id, account_id, event_id, met,
       (epoch_us(time_utc) - min(epoch_us(time_utc)) OVER (PARTITION BY trace, object_id)) / 1000000.0 AS seconds
     FROM group_actions WHERE group_id = ? ORDER BY time_utc, event_id, trace, object_id`,
    [groupId],
  );
  const [member, object] = [memberIndex(members), objectIndex(objects)];
  const shown = rows.filter((row) => object.has(objectKey(row.trace, row.object_id)));
  return {
    member: shown.map((row) => member.get(row.account_id) ?? -1),
    object: shown.map((row) => object.get(objectKey(row.trace, row.object_id))!),
    seconds: shown.map((row) => row.seconds),
    met: shown.map((row) => row.met),
    eventId: shown.map((row) => String(row.event_id)),
  };
}

async function occasionsOf({ store }: Desk, { groupId, members }: GroupDossier): Promise<Sheet["occasions"]> {
  const rows = await store.rows<{
    occasion: number;
    trace: string;
    object_id: string;
    account_id: string;
    present: boolean;
    time_utc: string | null;
    chance: number | null;
  }>("SELECT * FROM occasions WHERE group_id = ? ORDER BY occasion, account_id", [groupId]);
  const member = memberIndex(members);
  const byNumber = new Map<number, typeof rows>();
  for (const row of rows) byNumber.set(row.occasion, [...(byNumber.get(row.occasion) ?? []), row]);
  return [...byNumber.values()].map((of) => ({
    occasion: of[0].occasion,
    trace: of[0].trace ?? "",
    objectId: of[0].object_id,
    present: of.filter((row) => row.present).length,
    firstSeen:
      of
        .map((row) => row.time_utc)
        .filter((time) => time !== null)
        .sort()[0] ?? null,
    member: of.map((row) => member.get(row.account_id) ?? -1),
    isPresent: of.map((row) => row.present),
    timeUtc: of.map((row) => row.time_utc),
    chance: of.map((row) => row.chance),
  }));
}
