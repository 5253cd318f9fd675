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
  const codes = new TermCodes();
  const byTag = new Map<string, { account: number; seconds: number; terms: Int32Array }[]>();
  const sampled = `${POSTS} AND hash(${COMPARED}, e.time_utc) % $1 = 0`;
  const rows = await store.rows<{ tag: string }>(
    `SELECT tag FROM (SELECT g.number AS account, unnest(e.hashtags) AS tag ${sampled})
     GROUP BY tag HAVING count(DISTINCT account) >= ${FEWEST_ACCOUNTS}`,
    [oneOf],
  );
  const wanted = new Set(rows.map(({ tag }) => tag));
  const sql = `SELECT g.number AS account, epoch_us(e.time_utc)::DOUBLE / 1e6 AS seconds, coalesce(${COMPARED}, '') AS text, e.hashtags AS tags, coalesce(e.domains, []) AS domains
    ${sampled} ORDER BY e.time_utc, g.number, text, e.event_id`;
  for await (const { account, seconds, text, tags, domains } of store.stream<Row>(sql, [oneOf])) {
    const distinct = distinctOf(tags);
    const entered = distinct.filter((tag) => wanted.has(tag));
    if (entered.length === 0) continue;
    const words = foldText(text).split(" ").slice(0, MOST_WORDS);
    const about = distinctOf([
      ...words.filter((word) => word !== "").map((word) => codes.of("word", word)),
      ...domains.map((domain) => codes.of("domain", domain)),
    ]);
    for (const tag of entered) {
      const itself = codes.known("word", tag);
      const own = [
        ...about.filter((code) => code !== itself),
        ...distinct.filter((other) => other !== tag).map((other) => codes.of("tag", other)),
      ];
      const post = { account, seconds, terms: Int32Array.from(own) };
      const list = byTag.get(tag);
      if (list) list.push(post);
      else byTag.set(tag, [post]);
    }
  }
  const kept = [...byTag].sort(([x], [y]) => (x < y ? -1 : 1));
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
    termCount: codes.count,
  };
}

interface Row {
  readonly account: number;
  readonly seconds: number;
  readonly text: string;
  readonly tags: readonly string[];
  readonly domains: readonly string[];
}

/** Values, each once, in their order. */
const distinctOf = <T>(values: readonly T[]): T[] => [...new Set(values)];

type TermKind = "word" | "domain" | "tag";

/** Numbers of words, sites and tags. */
class TermCodes {
  count = 0;
  private readonly codes = {
    word: new Map<string, number>(),
    domain: new Map<string, number>(),
    tag: new Map<string, number>(),
  };

  of(kind: TermKind, term: string): number {
    const known = this.codes[kind].get(term);
    if (known !== undefined) return known;
    this.codes[kind].set(term, this.count);
    return this.count++;
  }

  known(kind: TermKind, term: string): number | undefined {
    return this.codes[kind].get(term);
  }
}
