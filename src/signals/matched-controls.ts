/**
 * Matched controls: for each member the accounts of the same data that are most like it in what a signal must not be about:
 * platform, volume, period and language. Members of groups that passed the group test are no controls.
 */
import type { Store } from "../store/index.js";

/** An account with what it is matched by. Times in epoch seconds. */
export interface Matchable {
  readonly id: string;
  readonly platform: string;
  readonly events: number;
  readonly first: number;
  readonly last: number;
  readonly created: number | null;
  readonly language: string | null;
}

/** Controls of one member at most, and of a group in all. */
export const CONTROLS_PER_MEMBER = 40;
const CONTROLS_IN_ALL = 12_000;
/** Accounts looked at for each platform and doubling of events. */
const LOOKED_AT = 3000;
/** How far in doublings of events a control may be. */
const REACH = 2;
/** What another language counts, in doublings of events. */
const OTHER_LANGUAGE = 2;

const ACCOUNT = `a.account_id AS id, a.platform, a.events, epoch(a.first_seen) AS first, epoch(a.last_seen) AS last, epoch(a.created) AS created`;

const languagesOf = (accounts: string): string =>
  `SELECT account_id, arg_min(lang, (-n, lang)) AS language FROM (
     SELECT account_id, lang, count(*) AS n FROM events SEMI JOIN ${accounts} USING (account_id)
     WHERE trim(lang) <> '' GROUP BY account_id, lang) GROUP BY account_id`;

const CANDIDATES = `
  WITH own AS (SELECT DISTINCT a.platform, floor(log2(greatest(a.events, 1)))::INTEGER AS bucket
               FROM members m JOIN accounts a USING (account_id) WHERE m.group_id = $1),
  wanted AS (SELECT DISTINCT platform, bucket + unnest(range(-${REACH}, ${REACH + 1})) AS bucket FROM own)
  SELECT a.* FROM accounts a JOIN wanted w ON w.platform = a.platform AND w.bucket = floor(log2(greatest(a.events, 1)))
  ANTI JOIN (SELECT account_id FROM members JOIN groups USING (group_id) WHERE status <> 'candidate' OR group_id = $1) USING (account_id)
  QUALIFY row_number() OVER (PARTITION BY a.platform, w.bucket ORDER BY hash(a.first_seen, a.last_seen, a.events), a.account_id) <= ${LOOKED_AT}`;

/** Members of a group, the controls of all of them, and for each member the numbers of its own (members come first), nearest first. */
export async function matchedControls(
  store: Store,
  groupId: string,
): Promise<{ members: Matchable[]; controls: Matchable[]; controlsOf: Int32Array[] }> {
  await store.run(`CREATE OR REPLACE TEMP TABLE control_candidates AS ${CANDIDATES}`, [groupId]);
  await store.run(
    "CREATE OR REPLACE TEMP TABLE control_members AS SELECT a.* FROM accounts a JOIN members m USING (account_id) WHERE m.group_id = $1",
    [groupId],
  );
  const read = (table: string) =>
    store.rows<Matchable>(
      `SELECT ${ACCOUNT}, l.language FROM ${table} a LEFT JOIN (${languagesOf(table)}) l USING (account_id)
       ORDER BY a.first_seen, a.last_seen, a.events, a.account_id`,
    );
  const members = await read("control_members");
  const candidates = await read("control_candidates");
  for (const table of ["control_candidates", "control_members"]) await store.run(`DROP TABLE temp.${table}`);
  return { members, ...nearest(members, candidates) };
}

/** Candidates that a member may be matched with, nearest first. */
const NEAREST = 3000;

/**
 * Deals the candidates out: in each round every member takes the nearest that is not taken, so that no control is two members' and
 * a placebo group (one control of each member) is as large as the group. `controlsOf` numbers controls after the members.
 */
export function nearest(
  members: readonly Matchable[],
  candidates: readonly Matchable[],
): { controls: Matchable[]; controlsOf: Int32Array[] } {
  const rounds = Math.min(
    CONTROLS_PER_MEMBER,
    Math.floor(CONTROLS_IN_ALL / members.length),
    Math.floor(candidates.length / members.length),
  );
  const queues = queuesOf(members, candidates);
  const next = new Int32Array(members.length);
  const taken = new Uint8Array(candidates.length);
  const chosen: number[][] = members.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < members.length; turn++) {
      const member = round % 2 === 0 ? turn : members.length - 1 - turn;
      const queue = queues[member];
      while (next[member] < queue.length && taken[queue[next[member]]]) next[member]++;
      if (next[member] === queue.length) continue;
      taken[queue[next[member]]] = 1;
      chosen[member].push(queue[next[member]]);
    }
  const kept = [...taken.keys()].filter((i) => taken[i]);
  const numberOf = new Map(kept.map((i, n) => [i, members.length + n]));
  return {
    controls: kept.map((i) => candidates[i]),
    controlsOf: chosen.map((list) => Int32Array.from(list, (i) => numberOf.get(i)!)),
  };
}

/** Candidates of each member's platform in order of distance. */
function queuesOf(members: readonly Matchable[], candidates: readonly Matchable[]): Int32Array[] {
  const byPlatform = new Map<string, number[]>();
  for (const [i, { platform }] of candidates.entries()) {
    const list = byPlatform.get(platform);
    if (list) list.push(i);
    else byPlatform.set(platform, [i]);
  }
  const from = candidates.reduce((first, c) => Math.min(first, c.first), Number.POSITIVE_INFINITY);
  const to = candidates.reduce((last, c) => Math.max(last, c.last), 0);
  const span = Math.max(1, to - from);
  return members.map((member) => {
    const own = byPlatform.get(member.platform) ?? [];
    // distance in steps of 1e-4 above 2^24 places of a number, so that typed arrays sort pairs
    const keys = Float64Array.from(
      own,
      (i, n) => Math.min(1e8, Math.round(1e4 * distance(member, candidates[i], span))) * 16777216 + n,
    ).sort();
    return Int32Array.from(keys.subarray(0, NEAREST), (key) => own[key % 16777216]);
  });
}

/** Doublings of events, whole periods and languages apart. */
function distance(a: Matchable, b: Matchable, span: number): number {
  const volume = Math.abs(Math.log2(Math.max(1, a.events)) - Math.log2(Math.max(1, b.events)));
  const period = (Math.abs(a.first - b.first) + Math.abs(a.last - b.last)) / span;
  return volume + 4 * period + (a.language === b.language ? 0 : OTHER_LANGUAGE);
}
