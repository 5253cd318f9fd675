/**
 * Matched controls: accounts of the same data that are like the members in what a signal must not be about, in strata, and more of
 * them as a background. Members of groups that passed the group test are no controls.
 */
import { indexBy, random } from "../stats/index.js";
import type { Store } from "../store/index.js";
import {
  type Collected,
  type Collection,
  type Cut,
  collectionKeys,
  collectionOf,
  cutsOf,
} from "./collection/collection.js";
import type { MemberTimes } from "./collection/member-times.js";
import { type Matchable, type Stratum, strataOf } from "./strata.js";

/** Controls of one member at most, and of a group in all. */
const CONTROLS_PER_MEMBER = 40;
const CONTROLS_IN_ALL = 12_000;
/** Accounts looked at for each platform and doubling of events. */
const LOOKED_AT = 3000;
/** How far in doublings of events an account of the background may be. */
const REACH = 2;

const ACCOUNT = `a.account_id AS id, a.platform, a.events, epoch(a.first_seen) AS first, epoch(a.last_seen) AS last, epoch(date_trunc('day', a.created)) AS created`;

const languagesOf = (accounts: string): string =>
  `SELECT account_id, arg_min(lang, (-n, lang)) AS language FROM (
     SELECT account_id, lang, count(*) AS n FROM events SEMI JOIN ${accounts} USING (account_id)
     WHERE trim(lang) <> '' GROUP BY account_id, lang) GROUP BY account_id`;

const sharesOf = (accounts: string): string =>
  `SELECT account_id, avg((coalesce(repost_of, '') <> '' OR coalesce(reply_to, '') <> '' OR coalesce(quote_of, '') <> '')::INTEGER) AS responses,
     avg((len(coalesce(hashtags, [])) + len(coalesce(links, [])) > 0)::INTEGER) AS topics
   FROM events SEMI JOIN ${accounts} USING (account_id) GROUP BY account_id`;

const CANDIDATES = `
  WITH own AS (SELECT DISTINCT a.platform, floor(log2(greatest(a.events, 1)))::INTEGER AS bucket
               FROM members m JOIN accounts a USING (account_id) WHERE m.group_id = $1),
  wanted AS (SELECT DISTINCT platform, bucket + unnest(range(-${REACH}, ${REACH + 1})) AS bucket FROM own)
  SELECT a.* FROM accounts a JOIN wanted w ON w.platform = a.platform AND w.bucket = floor(log2(greatest(a.events, 1)))
  ANTI JOIN (SELECT account_id FROM members JOIN groups USING (group_id) WHERE status <> 'candidate' OR group_id = $1) USING (account_id)
  QUALIFY row_number() OVER (PARTITION BY a.platform, w.bucket ORDER BY hash(a.first_seen, a.last_seen, a.events), a.account_id) <= ${LOOKED_AT}`;

/** Members of a group and its controls, and the strata of both. */
export interface Matched {
  readonly members: readonly Matchable[];
  readonly controls: readonly Matchable[];
  /** `others` are places in `controls`. */
  readonly strata: readonly Stratum[];
  /** The same, of accounts that were collected alike: for signals of time. `strata` itself where all members were collected whole. */
  readonly collectedStrata: readonly Stratum[];
  readonly collection: Collection;
}

/** Reads the members of a group and chooses its controls; `seed` decides which where there are many. */
export async function matchedControls(store: Store, groupId: string, seed: number): Promise<Matched> {
  await store.run(`CREATE OR REPLACE TEMP TABLE control_candidates AS ${CANDIDATES}`, [groupId]);
  await store.run(
    "CREATE OR REPLACE TEMP TABLE control_members AS SELECT a.* FROM accounts a JOIN members m USING (account_id) WHERE m.group_id = $1",
    [groupId],
  );
  const read = (table: string) =>
    store.rows<Matchable>(
      `SELECT ${ACCOUNT}, l.language, coalesce(s.responses, 0) AS responses, coalesce(s.topics, 0) AS topics
       FROM ${table} a LEFT JOIN (${languagesOf(table)}) l USING (account_id) LEFT JOIN (${sharesOf(table)}) s USING (account_id)
       ORDER BY ${ORDER}`,
    );
  const members = await read("control_members");
  const candidates = await read("control_candidates");
  const cuts = cutsOf(await readTimes(store, members.length));
  const [ofMembers, ofCandidates] = [
    await collected(store, "control_members", members, cuts),
    await collected(store, "control_candidates", candidates, cuts),
  ];
  for (const table of ["control_candidates", "control_members"]) await store.run(`DROP TABLE temp.${table}`);
  const keys = collectionKeys([...ofMembers, ...ofCandidates]);
  const keyed = (accounts: readonly Matchable[], first: number) =>
    accounts.map((account, i) => ({ ...account, collection: keys[first + i] }));
  return {
    ...chosenControls(keyed(members, 0), keyed(candidates, members.length), seed),
    collection: collectionOf(cuts, ofMembers, ofCandidates),
  };
}

const ORDER = "first_seen, last_seen, events, account_id";

/** Rows of the members, in the order in which members are read. */
async function readTimes(store: Store, members: number): Promise<MemberTimes> {
  const { columns } = await store.numbers(
    `SELECT m.number, epoch_us(e.time_utc)::DOUBLE / 1e6 FROM events e
     JOIN (SELECT account_id, (row_number() OVER (ORDER BY ${ORDER}) - 1)::INTEGER AS number FROM control_members) m USING (account_id)
     ORDER BY m.number, e.time_utc`,
  );
  const [number, seconds] = columns as [Int32Array | undefined, Float64Array | undefined];
  return {
    from: indexBy(members, number ?? new Int32Array(0)).start,
    seconds: seconds ?? new Float64Array(0),
  };
}

/** For each account of a table whether it has rows in what was cut. */
async function collected(
  store: Store,
  table: string,
  accounts: readonly Matchable[],
  cuts: readonly Cut[],
): Promise<Collected[]> {
  if (cuts.length === 0) return accounts.map((account) => ({ ...account, inCut: [] }));
  const rows = await store.rows<{ id: string; inCut: boolean[] }>(
    `SELECT account_id AS id, [${cuts.map(({ inside }) => `bool_or(${inside})`).join(", ")}] AS "inCut"
     FROM events SEMI JOIN ${table} USING (account_id) GROUP BY account_id`,
  );
  const of = new Map(rows.map(({ id, inCut }) => [id, inCut]));
  return accounts.map((account) => ({ ...account, inCut: of.get(account.id) ?? cuts.map(() => false) }));
}

const withoutCollection = (accounts: readonly Matchable[]): Matchable[] =>
  accounts.map(({ collection: _, ...account }) => account);

/**
 * Up to 40 others a member of each stratum, drawn by chance, and as many from outside the strata as make up 40 a member in all. Where accounts were collected in more
 * than one way, strata of accounts that were collected alike stand beside those that do not ask.
 */
export function chosenControls(
  members: readonly Matchable[],
  candidates: readonly Matchable[],
  seed: number,
): Omit<Matched, "collection"> {
  const rng = random(seed * 7919 + 11);
  const each = Math.max(1, Math.min(CONTROLS_PER_MEMBER, Math.floor(CONTROLS_IN_ALL / members.length)));
  const drawn = (from: readonly Stratum[]): Stratum[] =>
    from.map((stratum) => ({
      members: stratum.members,
      others: rng.shuffle([...stratum.others]).slice(0, each * stratum.members.length),
    }));
  const strata = drawn(strataOf(withoutCollection(members), withoutCollection(candidates)));
  const ways = new Set([...members, ...candidates].map(({ collection }) => collection));
  const alike = ways.size > 1 ? drawn(strataOf(members, candidates)) : strata;
  const taken = new Set([...strata, ...alike].flatMap(({ others }) => others));
  const rest = rng.shuffle([...candidates.keys()].filter((i) => !taken.has(i)));
  const room = Math.max(0, each * members.length - taken.size);
  const kept = [...taken, ...rest.slice(0, room)].sort((x, y) => x - y);
  const placeOf = new Map(kept.map((i, place) => [i, place]));
  const placed = (from: readonly Stratum[]) =>
    from.map((stratum) => ({
      members: stratum.members,
      others: stratum.others.map((i) => placeOf.get(i)!).sort((x, y) => x - y),
    }));
  const own = placed(strata);
  return {
    members,
    controls: kept.map((i) => candidates[i]),
    strata: own,
    collectedStrata: alike === strata ? own : placed(alike),
  };
}
