/** Gathers what is handed over of groups to platforms of threat intelligence, from the tables and the reviewers' log of a case. */
import { readFile } from "node:fs/promises";
import { namesAccounts, UsageError } from "../../model/index.js";
import { INNOCENT_READINGS } from "../../model/readings.js";
import {
  type CaseFacts,
  type GroupFacts,
  type HandedAccount,
  type HandedLink,
  type HandedNarrative,
  type HandedPost,
  type HandedTechnique,
  TLP,
  type Tlp,
} from "../../outputs/handoff/index.js";
import type { Store } from "../../store/index.js";
import { membersHash } from "../decision-log.js";
import type { GroupDecisions } from "../decisions.js";
import { sealOf } from "../manifest.js";
import { SMALLEST_GROUP } from "./choose-groups.js";
import type { ExportContext } from "./format.js";

/** Most links, stories and posts of one group; what is left out is said in the words that go with it. */
const [MOST_LINKS, MOST_STORIES, THINGS, POSTS_A_THING] = [200, 50, 5, 10];

/** The label of the Traffic Light Protocol that `--tlp` names. Throws `UsageError` for another word. */
export function tlpOf(word = "amber"): Tlp {
  const found = TLP.find((one) => one === word.toLowerCase().replace(/^tlp:/, ""));
  if (found) return found;
  throw new UsageError(`--tlp: no such label, "${word}". Labels: ${TLP.join(", ")}.`);
}

/** The case as it is handed over. */
export function caseFacts({ opened: { manifest }, request }: ExportContext): CaseFacts {
  const { manifestSha256, ...rest } = manifest;
  return {
    version: manifest.claque,
    planSha256: manifest.planSha256,
    manifestSha256: manifestSha256 ?? sealOf(rest),
    inputsSha256: manifest.inputs.map(({ sha256 }) => sha256),
    finishedAt: new Date(manifest.finishedAt ?? manifest.createdAt).toISOString(),
    pseudonymous: manifest.plan.identity.mode === "pseudonym",
    groupFdr: manifest.plan.groupFdr,
    tlp: tlpOf(request.tlp),
  };
}

/**
 * The groups to hand over, one after the other. Without `--groups` only findings that no reviewer refused: a candidate on a platform would be taken
 * for one. A group of which reviewers left fewer than four members is left out. Throws `UsageError` where nothing is left.
 */
export async function* handedGroups(context: ExportContext): AsyncGenerator<GroupFacts> {
  const { groups, note } = context;
  const decisions = await context.decisions();
  const { store } = await context.store();
  const techniques = await frameworkTechniques();
  const left = { unfit: 0, refused: 0, small: 0 };
  let handed = 0;
  for (const row of groups.rows) {
    const decided = decisions.get(String(row.group_id));
    const facts = await factsOf(store, { row, decided, techniques, plain: !caseFacts(context).pseudonymous });
    if (!groups.named && !namesAccounts(facts.status)) left.unfit++;
    else if (!groups.named && decided?.verdict?.verdict === "not concert" && facts.verdicts.length > 0)
      left.refused++;
    else if (facts.accounts.length < SMALLEST_GROUP) left.small++;
    else {
      handed++;
      yield facts;
    }
  }
  if (left.unfit > 0)
    note(
      `${left.unfit} of ${groups.rows.length} groups passed no test and were left out; --groups all hands them over too.`,
    );
  if (left.refused > 0)
    note(
      `${left.refused} groups were left out since a reviewer says "not concert"; name them with --groups to hand them over.`,
    );
  if (left.small > 0)
    note(`${left.small} groups were left out: reviewers left fewer than ${SMALLEST_GROUP} members.`);
  if (handed === 0)
    throw new UsageError(
      `export: no group of the case is to be handed over: ${groups.rows.length} found, none of them a finding that stands. Name groups with --groups to hand them over all the same. Nothing was written.`,
    );
}

interface Source {
  readonly row: Readonly<Record<string, unknown>>;
  readonly decided: GroupDecisions | undefined;
  readonly techniques: ReadonlyMap<string, FrameworkTechnique>;
  readonly plain: boolean;
}

async function factsOf(store: Store, { row, decided, techniques, plain }: Source): Promise<GroupFacts> {
  const groupId = String(row.group_id);
  const of = [groupId];
  const members = await store.rows<{ id: string }>(MEMBERS, of);
  const membersSha256 = membersHash(members.map(({ id }) => id));
  const own = <T extends { readonly members_sha256: string | null }>(list: readonly T[] = []): T[] =>
    list.filter(({ members_sha256 }) => members_sha256 === membersSha256);
  const excluded = new Set(own(decided?.excluded).map(({ account_id }) => account_id));
  const accounts = (await store.rows<AccountRow>(ACCOUNTS, of))
    .filter(({ accountId }) => !excluded.has(accountId))
    .map((account) => handedAccount(account, plain));
  const kept = new Set(accounts.map(({ accountId }) => accountId));
  const links = (await store.rows<{ object: string; accounts: number }>(SHARED, of)).flatMap(webAddress);
  const posts = await store.rows<HandedPost>(POSTS, of);
  const operators = await store.row<{ low: number; high: number; note: string }>(OPERATORS, of);
  return {
    groupId,
    membersSha256,
    ...rowFacts(row),
    excluded: members.length - accounts.length,
    accounts,
    traces: await store.rows(TRACES, of),
    links: links.slice(0, MOST_LINKS),
    linksTotal: links.length,
    posts: posts.filter(({ accountId }) => kept.has(accountId)),
    readings: (await store.rows<{ reading: string; state: string; note: string }>(READINGS, of)).map(
      (one) => ({
        ...one,
        title: INNOCENT_READINGS.find(({ id }) => id === one.reading)?.title ?? one.reading,
      }),
    ),
    signals: await store.rows(SIGNALS, of),
    operators: operators ?? null,
    narratives: (await store.rows<HandedNarrative>(STORIES, of)).slice(0, MOST_STORIES),
    techniques: (await store.rows<{ id: string; version: string; because: string }>(TECHNIQUES, of)).map(
      (one) => handedTechnique(one, techniques.get(one.id)),
    ),
    verdicts: own(decided?.verdicts).map(({ verdict, reviewer, reason, at, hash }) => ({
      verdict: String(verdict),
      reviewer,
      reason: reason ?? "",
      at,
      hash,
    })),
    contested: own(decided?.contested).map(({ reason }) => reason ?? ""),
    remarks: own(decided?.notes).map(({ reason }) => reason ?? ""),
  };
}

/** What the table of groups says of one. */
function rowFacts(row: Readonly<Record<string, unknown>>) {
  const text = (name: string) => (typeof row[name] === "string" ? (row[name] as string) : null);
  const number = (name: string) => (row[name] === null || row[name] === undefined ? null : Number(row[name]));
  return {
    status: String(row.status),
    level: String(row.level),
    size: Number(row.size),
    log10EValue: number("log10_e_value"),
    candidatesTested: number("candidates_tested"),
    leadTrace: String(row.lead_trace),
    windowSeconds: Number(row.window_seconds),
    observed: Number(row.observed),
    expected: Number(row.expected),
    expectedRhythm: Number(row.expected_rhythm),
    followed: number("followed"),
    followedExpected: number("followed_expected"),
    medianGapSeconds: number("median_gap_seconds"),
    firstSeen: String(row.first_seen),
    lastSeen: String(row.last_seen),
    evidenceFrom: text("evidence_from"),
    standsFrom: text("stands_from"),
  };
}

interface AccountRow {
  readonly accountId: string;
  readonly platform: string;
  readonly handle: string | null;
}

function handedAccount({ accountId, platform, handle }: AccountRow, plain: boolean): HandedAccount {
  const nativeId = plain ? accountId.replace(/^[^:]*:[^:]*:/, "") : null;
  return { accountId, platform, nativeId, handle: plain ? handle : null };
}

/** An object that is a web address, as its URL writes it. */
function webAddress({ object, accounts }: { object: string; accounts: number }): HandedLink[] {
  if (!/^https?:\/\//i.test(object) || !URL.canParse(object)) return [];
  const { href, username, password } = new URL(object);
  return username || password || !/^[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/.test(href)
    ? []
    : [{ url: href, accounts }];
}

const iso = (column: string, name: string): string =>
  `strftime(${column}, '%Y-%m-%dT%H:%M:%S.%gZ') AS "${name}"`;
const MEMBERS = `SELECT account_id AS id FROM members WHERE group_id = $1 ORDER BY account_id`;
const ACCOUNTS = `SELECT m.account_id AS "accountId", coalesce(a.platform, 'unknown') AS platform, a.handles[-1] AS handle
  FROM members m LEFT JOIN accounts a USING (account_id) WHERE m.group_id = $1 ORDER BY m.account_id`;
const TRACES = `SELECT t.trace, t.window_seconds AS "windowSeconds", t.observed::DOUBLE AS observed, t.expected, t.expected_rhythm AS "expectedRhythm",
    t.objects::DOUBLE AS objects, t.accounts, t.median_gap_seconds AS "medianGapSeconds"
  FROM group_traces t JOIN groups g USING (group_id) WHERE t.group_id = $1 AND list_contains(g.traces, t.trace) AND t.observed > 0
  QUALIFY row_number() OVER (PARTITION BY t.trace ORDER BY t.trace = g.lead_trace AND t.window_seconds = g.window_seconds DESC,
    t.observed - t.expected DESC, t.window_seconds) = 1 ORDER BY t.observed - t.expected DESC, t.trace`;
const SHARED = `SELECT object_id AS object, count(DISTINCT account)::INTEGER AS accounts FROM
    (SELECT object_id, unnest([account_a, account_b]) AS account FROM meetings WHERE group_id = $1 AND trace IN ('co-link', 'co-share'))
  GROUP BY object_id ORDER BY accounts DESC, object_id`;
const POSTS = `WITH acts AS (SELECT DISTINCT object_id, unnest([event_a, event_b]) AS event_id FROM meetings m JOIN groups g USING (group_id)
    WHERE group_id = $1 AND m.trace = g.lead_trace),
  posts AS (SELECT a.object_id, e.* FROM acts a JOIN events e USING (event_id)),
  things AS (SELECT object_id FROM posts GROUP BY object_id ORDER BY count(DISTINCT account_id) DESC, object_id LIMIT ${THINGS})
  SELECT account_id AS "accountId", coalesce(platform, 'unknown') AS platform, kind, coalesce(text, '') AS text, ${iso("time_utc", "at")},
    object_id AS "objectId", hashtags FROM posts SEMI JOIN things USING (object_id)
  QUALIFY row_number() OVER (PARTITION BY object_id ORDER BY time_utc, event_id) <= ${POSTS_A_THING} ORDER BY object_id, time_utc, event_id`;
const READINGS = `SELECT reading, state, coalesce(note, '') AS note FROM readings WHERE group_id = $1 ORDER BY reading`;
const SIGNALS = `SELECT signal, measurable, value, control_value AS "controlValue", p_value AS "pValue", coalesce(note, '') AS note
  FROM signals WHERE group_id = $1 ORDER BY signal`;
const OPERATORS = `SELECT low, high, coalesce(note, '') AS note FROM operators WHERE group_id = $1 AND low IS NOT NULL AND high IS NOT NULL`;
const STORIES = `SELECT number, coalesce(sample, '') AS sample, posts::DOUBLE AS posts, accounts, members, group_share AS "groupShare",
    ${iso("first_seen", "firstSeen")}, ${iso("last_seen", "lastSeen")}, languages, fact_checks AS "factChecks"
  FROM narratives WHERE group_id = $1 ORDER BY number`;
const TECHNIQUES = `SELECT technique AS id, framework_version AS version, because FROM disarm_suggestions WHERE group_id = $1 ORDER BY technique`;

/** A technique as the attributed folder names it. */
interface FrameworkTechnique {
  readonly name: string;
  readonly phase: string;
  readonly stixId: string;
}

/** Techniques of the framework by id, from its own attributed folder. */
async function frameworkTechniques(): Promise<ReadonlyMap<string, FrameworkTechnique>> {
  const text = await readFile(
    new URL("../../../docs/third-party/disarm/techniques.csv", import.meta.url),
    "utf8",
  );
  const rows = text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));
  return new Map(rows.map(([id, name, , phase, stixId]) => [id, { name, phase, stixId }]));
}

/** Names of techniques that say who acts, which was not measured: the id stands alone. */
const PRESUMING: ReadonlySet<string> = new Set(["T0049.003", "T0116.001"]);
/** Techniques that MISP's galaxy does not have. */
const NOT_IN_GALAXY: ReadonlySet<string> = new Set(["T0150.008"]);

function handedTechnique(
  { id, version, because }: { id: string; version: string; because: string },
  known: FrameworkTechnique | undefined,
): HandedTechnique {
  const name = known && !PRESUMING.has(id) ? known.name : null;
  return {
    id,
    version,
    name,
    phase: known?.phase ?? null,
    stixId: known?.stixId ?? null,
    galaxyName: NOT_IN_GALAXY.has(id) ? null : name,
    because,
  };
}
