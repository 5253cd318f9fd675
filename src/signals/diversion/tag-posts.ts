/** Posts on hashtags by the accounts of a ground, with what they are about: words, sites and other tags, as codes. */
import { foldText } from "../../stats/index.js";
import { comparedTextSql } from "../../store/index.js";
import type { Ground } from "../ground.js";

/** Posts at most; where there are more, the same share of everybody's is read. */
const MOST_POSTS = 200_000;
/** Accounts on a tag below which no conversation can be entered. */
const FEWEST_ACCOUNTS = 8;
const MOST_WORDS = 40;

/** Posts by tag, then time. Those of tag t stand from `from[t]` up to `from[t + 1]`. */
export interface TagPosts {
  readonly tags: readonly string[];
  readonly from: Int32Array;
  readonly account: Int32Array;
  readonly seconds: Float64Array;
  /** Codes of what each post is about, each once. */
  readonly terms: readonly Int32Array[];
  readonly termCount: number;
}

const COMPARED = comparedTextSql("e");

const POSTS = `FROM events e JOIN ground_accounts g USING (account_id)
  WHERE e.kind IS DISTINCT FROM 'repost' AND len(e.hashtags) > 0 AND e.time_utc IS NOT NULL`;

/** Reads the posts on tags that eight accounts or more use. */
export async function tagPosts({ store }: Ground): Promise<TagPosts> {
  const count = (await store.row<{ n: number }>(`SELECT count(*) AS n ${POSTS}`))?.n ?? 0;
  const oneOf = Math.max(1, Math.ceil(count / MOST_POSTS));
  const codes = new Map<string, number>();
  const code = (term: string) => {
    const known = codes.get(term);
    if (known !== undefined) return known;
    codes.set(term, codes.size);
    return codes.size - 1;
  };
  const byTag = new Map<string, { account: number; seconds: number; terms: Int32Array }[]>();
  const sql = `SELECT g.number AS account, epoch_us(e.time_utc)::DOUBLE / 1e6 AS seconds, coalesce(${COMPARED}, '') AS text, e.hashtags AS tags, coalesce(e.domains, []) AS domains
    ${POSTS} AND hash(${COMPARED}, e.time_utc) % $1 = 0 ORDER BY e.time_utc, g.number, text, e.event_id`;
  for await (const { account, seconds, text, tags, domains } of store.stream<Row>(sql, [oneOf])) {
    const words = foldText(text).split(" ").slice(0, MOST_WORDS);
    const about = [
      ...words.filter((word) => word !== "").map((word) => `w:${word}`),
      ...domains.map((domain) => `d:${domain}`),
    ];
    for (const tag of new Set(tags)) {
      const others = tags.filter((other) => other !== tag).map((other) => `t:${other}`);
      const own = new Set([...about.filter((term) => term !== `w:${tag}`), ...others].map(code));
      const post = { account, seconds, terms: Int32Array.from(own) };
      const list = byTag.get(tag);
      if (list) list.push(post);
      else byTag.set(tag, [post]);
    }
  }
  const kept = [...byTag]
    .filter(([, posts]) => new Set(posts.map(({ account }) => account)).size >= FEWEST_ACCOUNTS)
    .sort(([x], [y]) => (x < y ? -1 : 1));
  const posts = kept.flatMap(([, own]) => own);
  const from = new Int32Array(kept.length + 1);
  kept.forEach(([, own], t) => {
    from[t + 1] = from[t] + own.length;
  });
  return {
    tags: kept.map(([tag]) => tag),
    from,
    account: Int32Array.from(posts, ({ account }) => account),
    seconds: Float64Array.from(posts, ({ seconds }) => seconds),
    terms: posts.map(({ terms }) => terms),
    termCount: codes.size,
  };
}

interface Row {
  readonly account: number;
  readonly seconds: number;
  readonly text: string;
  readonly tags: readonly string[];
  readonly domains: readonly string[];
}
