/** Accounts of a ground that claim a profession or role, and how alike their topics are across roles and within. */
import type { Ground } from "./ground.js";
import { readTopics, TopicSum, type Topics } from "./topics.js";

/** What topics are read from. */
const TRACES = ["co-hashtag", "co-link", "co-text", "co-repost", "co-share"];
/** Standard errors above nothing from which professions show in topics at all. */
const SHOWS = 3;

/** Roles and topics of the accounts of a ground. */
export interface Claims {
  readonly topics: Topics;
  /** Role of each account, the first that it names, as a code into `roles`; −1 for none or for an account without topics. */
  readonly role: Int32Array;
  readonly roles: readonly string[];
  /** Accounts of each role. */
  readonly counts: Int32Array;
  /** Sums of topics by role and in all. */
  readonly sums: readonly Float32Array[];
  readonly total: Float32Array;
  readonly usual: Alikeness;
  /** Mean cosine of each account with all accounts of the ground that claim another role: what its volume and its interests give by themselves. */
  readonly base: Float64Array;
  /** Whether accounts that claim one profession have more topics in common than others, in this data. */
  readonly shows: boolean;
  /** Room for sums. */
  readonly room: { readonly role: TopicSum; readonly all: TopicSum };
}

/** How alike topics are. */
export interface Alikeness {
  /** Mean cosine of the topics of pairs that claim different roles. */
  readonly across: number;
  /** Mean cosine with accounts outside the set of one's own role, less that with accounts outside of other roles. */
  readonly own: number;
}

/** Reads roles and topics. */
export async function readClaims(ground: Ground): Promise<Claims> {
  const rows = await ground.store.rows<{ number: number; role: string }>(
    "SELECT g.number, p.roles[1] AS role FROM profiles p JOIN ground_accounts g USING (account_id) WHERE len(p.roles) > 0 ORDER BY g.number",
  );
  const roles = [...new Set(rows.map(({ role }) => role))].sort();
  const role = new Int32Array(ground.accounts.ids.length).fill(-1);
  for (const row of rows) role[row.number] = roles.indexOf(row.role);
  const topics = await readTopics(ground, TRACES, (account) => role[account] >= 0);
  for (let i = 0; i < role.length; i++) if (topics.from[i] === topics.from[i + 1]) role[i] = -1;
  const counts = new Int32Array(roles.length);
  const sums = roles.map(() => new Float32Array(topics.size));
  const total = new Float32Array(topics.size);
  for (let i = 0; i < role.length; i++) {
    if (role[i] < 0) continue;
    counts[role[i]]++;
    for (let at = topics.from[i]; at < topics.from[i + 1]; at++) {
      sums[role[i]][topics.codes[at]] += topics.weights[at];
      total[topics.codes[at]] += topics.weights[at];
    }
  }
  const room = { role: new TopicSum(topics), all: new TopicSum(topics) };
  const made = { topics, role, roles, counts, sums, total, room };
  return { ...made, ...usualOf(made) };
}

/** Alikeness over the whole ground, each account against all others. */
function usualOf({ role, counts, sums, total, room }: Omit<Claims, "usual" | "base" | "shows">): {
  usual: Alikeness;
  base: Float64Array;
  shows: boolean;
} {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const base = new Float64Array(role.length);
  let [across, pairs, measured, own, squares] = [0, 0, 0, 0, 0];
  for (let i = 0; i < role.length; i++) {
    const count = role[i] < 0 ? 0 : counts[role[i]];
    if (count === 0 || count === all) continue;
    room.role.add(i);
    const mates = room.role.times(sums[role[i]]);
    const others = room.role.times(total) - mates;
    room.role.clear();
    base[i] = others / (all - count);
    across += others;
    pairs += all - count;
    if (count < 2) continue;
    const difference = (mates - 1) / (count - 1) - others / (all - count);
    measured++;
    own += difference;
    squares += difference ** 2;
  }
  const mean = own / Math.max(1, measured);
  const error = Math.sqrt(Math.max(0, squares / Math.max(1, measured) - mean ** 2) / Math.max(1, measured));
  return { usual: { across: across / Math.max(1, pairs), own: mean }, base, shows: mean > SHOWS * error };
}

/** Alikeness of accounts of which each claims a role; null where all claim one. */
export function alikenessOf(claims: Claims, accounts: readonly number[]): Alikeness | null {
  const { role, counts, sums, total, room } = claims;
  const byRole = new Map<number, number[]>();
  for (const account of accounts) {
    room.all.add(account);
    const list = byRole.get(role[account]);
    if (list) list.push(account);
    else byRole.set(role[account], [account]);
  }
  const all = counts.reduce((sum, count) => sum + count, 0);
  let [squares, pairs, own, measured] = [0, 0, 0, 0];
  for (const [code, list] of byRole) {
    for (const account of list) room.role.add(account);
    const square = room.role.times(room.role.values);
    const mates = room.role.times(sums[code]);
    const outside = {
      mates: counts[code] - list.length,
      others: all - counts[code] - (accounts.length - list.length),
    };
    squares += square;
    pairs += list.length ** 2;
    if (outside.mates > 0 && outside.others > 0) {
      const others = room.role.times(total) - mates - (room.role.times(room.all.values) - square);
      own += (mates - square) / outside.mates - others / outside.others;
      measured += list.length;
    }
    room.role.clear();
  }
  const whole = room.all.times(room.all.values);
  room.all.clear();
  if (byRole.size < 2) return null;
  return { across: (whole - squares) / (accounts.length ** 2 - pairs), own: own / Math.max(1, measured) };
}
