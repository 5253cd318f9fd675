/**
 * Entries of a set into conversations of others: a tag that lived before, entered by several accounts of the set within a day; the set's share of it before and after,
 * and how far its posts stand from the rest of the tag, beyond what as many posts of others do.
 */
import { jensenShannon, type Random, random, remembered } from "../../stats/index.js";
import type { AccountSet } from "../account-set.js";
import type { TagPosts } from "./tag-posts.js";

const DAY = 86_400;
/** Days before the entry that must have seen the tag, and after it that are looked at. */
const BEFORE = 14 * DAY;
const AFTER = 5 * DAY;
/** What makes a conversation of others: posts and accounts in the days before. */
const FEWEST_POSTS_BEFORE = 10;
const FEWEST_ACCOUNTS_BEFORE = 5;
/** Posts on either side below which content cannot be compared. */
const FEWEST_POSTS = 5;
/** What makes an entry in a block: accounts within a day, and as a share of the set. */
const BLOCK_ACCOUNTS = 3;
const BLOCK_SHARE = 0.05;
const DRAWS = 20;
const MOST_COMPARED = 300;

/** One entry. */
export interface Entry {
  readonly tag: number;
  readonly seconds: number;
  /** Accounts of the set within the first day. */
  readonly block: number;
  readonly shareBefore: number;
  readonly shareAfter: number;
  /** Divergence of the set's posts from the others', and its mean for as many posts of others. */
  readonly divergence: number;
  readonly reference: number;
}

/** How far an entry turned its tag: rise of the share times divergence beyond the reference, 0 to 1. */
export const turnOf = (entry: Entry): number =>
  Math.max(0, entry.shareAfter - entry.shareBefore) * Math.max(0, entry.divergence - entry.reference);

/** Entries of a set, the first into each tag, in order of tags. */
export function entriesOf(posts: TagPosts, set: AccountSet, accounts: number, seed: number): Entry[] {
  const member = new Uint8Array(accounts);
  for (const n of set.numbers) member[n] = 1;
  const least = Math.max(BLOCK_ACCOUNTS, Math.ceil(BLOCK_SHARE * set.size));
  const counts = termCounts(posts);
  const entries: Entry[] = [];
  for (let tag = 0; tag < posts.tags.length; tag++) {
    const at = blockIn(posts, tag, member, least);
    if (!at) continue;
    const entry = entryOf(posts, tag, at, { member, counts, rng: random(seed * 65_537 + tag) });
    if (entry) entries.push(entry);
  }
  return entries;
}

interface Block {
  readonly seconds: number;
  readonly accounts: number;
}

/** The day-long window in which most accounts of the set use the tag for the first time, where they are enough; of two the earlier. */
function blockIn(
  { from, account, seconds }: TagPosts,
  tag: number,
  member: Uint8Array,
  least: number,
): Block | null {
  const firsts: number[] = [];
  const seen = new Set<number>();
  for (let i = from[tag]; i < from[tag + 1]; i++) {
    if (!member[account[i]] || seen.has(account[i])) continue;
    seen.add(account[i]);
    firsts.push(seconds[i]);
  }
  let best: Block | null = null;
  for (let i = 0, j = 0; i < firsts.length; i++) {
    while (j < firsts.length && firsts[j] - firsts[i] <= DAY) j++;
    if (j - i >= least && j - i > (best?.accounts ?? 0)) best = { seconds: firsts[i], accounts: j - i };
  }
  return best;
}

interface Tools {
  readonly member: Uint8Array;
  readonly counts: TermCounts;
  readonly rng: Random;
}

function entryOf(posts: TagPosts, tag: number, block: Block, { member, counts, rng }: Tools): Entry | null {
  const before = { own: 0, others: 0, accounts: new Set<number>() };
  const own: number[] = [];
  const others: number[] = [];
  let othersAfter = 0;
  for (let i = posts.from[tag]; i < posts.from[tag + 1]; i++) {
    const since = posts.seconds[i] - block.seconds;
    if (since < -BEFORE || since > AFTER) continue;
    const isOwn = member[posts.account[i]] === 1;
    if (since < 0) {
      if (isOwn) before.own++;
      else {
        before.others++;
        before.accounts.add(posts.account[i]);
      }
    } else if (isOwn) own.push(i);
    else othersAfter++;
    if (!isOwn) others.push(i);
  }
  if (before.others < FEWEST_POSTS_BEFORE || before.accounts.size < FEWEST_ACCOUNTS_BEFORE) return null;
  const size = Math.min(own.length, Math.floor(others.length / 2), MOST_COMPARED);
  if (size < FEWEST_POSTS) return null;
  const drawn = rng.shuffle(own).slice(0, size);
  let reference = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    const mixed = rng.shuffle(others);
    reference += counts.divergence(mixed.slice(0, size), mixed.slice(size, 2 * size)) / DRAWS;
  }
  const divergence = counts.divergence(drawn, rng.shuffle(others).slice(0, size));
  return {
    tag,
    seconds: block.seconds,
    block: block.accounts,
    shareBefore: before.own / (before.own + before.others),
    shareAfter: own.length / (own.length + othersAfter),
    divergence,
    reference,
  };
}

/** Divergence of two lots of posts, by counts of their terms. */
class TermCounts {
  private readonly place: Int32Array;
  private readonly used: Int32Array;
  private readonly counts: readonly [Float64Array, Float64Array];

  constructor(private readonly posts: TagPosts) {
    this.place = new Int32Array(posts.termCount).fill(-1);
    this.used = new Int32Array(posts.termCount);
    this.counts = [new Float64Array(posts.termCount), new Float64Array(posts.termCount)];
  }

  divergence(a: readonly number[], b: readonly number[]): number {
    const { place, used, counts } = this;
    const terms = this.add(b, 1, this.add(a, 0, 0));
    const value = jensenShannon(counts[0].subarray(0, terms), counts[1].subarray(0, terms));
    for (let i = 0; i < terms; i++) place[used[i]] = -1;
    return Number.isNaN(value) ? 0 : value;
  }

  /** Counts the terms of a lot, and gives how many different ones there are now. */
  private add(lot: readonly number[], side: 0 | 1, known: number): number {
    const { place, used, counts, posts } = this;
    let terms = known;
    for (const post of lot) {
      const own = posts.terms[post];
      for (let i = 0; i < own.length; i++) {
        const term = own[i];
        if (place[term] < 0) {
          place[term] = terms;
          used[terms] = term;
          counts[0][terms] = 0;
          counts[1][terms++] = 0;
        }
        counts[side][place[term]]++;
      }
    }
    return terms;
  }
}

const termCounts = remembered((posts: TagPosts) => new TermCounts(posts));
