/**
 * Posts as numbers: who posted when, and which objects each post carries by which trace. Read through the same reading and
 * traces as `analyze`; surrogates and implants are made from it. No text and no name is in it but the identifiers of accounts.
 */
import { realpath, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { assertQuality, makeEvents } from "../events/index.js";
import { type Plan, type QualityReport, type RunContext, UsageError } from "../model/index.js";
import { worldFiles } from "../simulate/index.js";
import { readInputs } from "../sources/index.js";
import { dropRelation, identifier, Store } from "../store/index.js";
import { makeActions, prepareTables } from "../traces/index.js";
import { inputFiles } from "./inputs.js";
import { inTemporaryFolder } from "./lock.js";
import { planTraces } from "./trace-plan.js";

/** Posts in order of time. A post carries those objects only on which it is its account's first act, hashtags in their order. */
export interface Posts {
  readonly count: number;
  /** Microseconds since 1970, UTC. */
  readonly time: Float64Array;
  readonly account: Int32Array;
  readonly platform: Int32Array;
  readonly kind: Int32Array;
  /** Post i carries `object[start[i] … start[i + 1] − 1]`. */
  readonly start: Int32Array;
  readonly object: Int32Array;
  readonly objects: PostObjects;
  /** `platform:namespace:id` of each account. */
  readonly accountIds: readonly string[];
  readonly platforms: readonly string[];
  readonly kinds: readonly string[];
  readonly traces: readonly string[];
}

/** What posts carry, by number; numbers follow first appearance. */
export interface PostObjects {
  readonly count: number;
  /** Index into `traces`. */
  readonly trace: Int32Array;
  /** Accounts that act on the object. */
  readonly accounts: Int32Array;
  /** Site of a link, numbered; −1 for what is no link. */
  readonly site: Int32Array;
}

/** Posts with the quality report of their reading. */
export interface ReadPosts {
  readonly posts: Posts;
  readonly quality: QualityReport;
}

/** Links bring their site with them when they are read again, and posts their time. */
const WITHOUT = ["co-domain", "co-post"];
/** A row of hashtags is no object of its own: a post that is its account's first act on one carries the whole row, in its order. */
const ROW = "co-hashtag-sequence";

/** The files that a user means: a folder that `simulate` made stands for its events. Throws `UsageError`. */
export async function dataFiles(named: readonly string[]): Promise<string[]> {
  const there = (path: string) =>
    stat(path).then(
      (s) => s.isFile(),
      () => false,
    );
  const paths: string[] = [];
  for (const name of named) {
    const events = join(name, "events.ndjson");
    const isWorld = (await there(events)) && (await there(join(name, "scenario.json")));
    paths.push(isWorld ? events : name);
  }
  return inputFiles(paths);
}

/** Throws `UsageError` where writing to the folder would replace one of the files that are to be read. */
export async function assertOutApart(folder: string, paths: readonly string[]): Promise<void> {
  const real = (path: string) => realpath(path).catch(() => resolve(path));
  const written = await Promise.all(Object.values(worldFiles(folder)).map(real));
  for (const path of paths) {
    if (written.includes(await real(path)))
      throw new UsageError(
        `--out: ${folder} holds ${path}, which would be replaced. Choose another --out; nothing was written.`,
      );
  }
}

/**
 * Reads the inputs of a plan. Throws the errors of reading: `InputError`, `DataQualityError`, `UsageError`.
 *
 * @param keep called between reading and traces; may delete rows of `events`.
 */
export async function readPosts(
  plan: Plan,
  run: RunContext,
  keep: (store: Store) => Promise<void> = async () => {},
): Promise<ReadPosts> {
  return inTemporaryFolder("posts", (workFolder) => readPostsIn(workFolder, plan, run, keep));
}

async function readPostsIn(
  workFolder: string,
  plan: Plan,
  run: RunContext,
  keep: (store: Store) => Promise<void>,
): Promise<ReadPosts> {
  const store = await Store.open({
    memoryBytes: plan.memoryBytes / 2,
    threads: plan.threads,
    temporaryDirectory: join(workFolder, "spill"),
    encrypted: true,
    signal: run.signal,
  });
  try {
    const read = await readInputs(store, { inputs: plan.inputs, read: plan.read, workFolder }, run);
    const identity = { mode: "plain" as const, purpose: "simulation", keyFingerprint: null };
    const quality = await makeEvents(store, { read: plan.read, identity, key: null }, read, run);
    assertQuality(quality, plan.read.maxRejected);
    await dropRelation(store, "raw");
    await keep(store);
    await fillActions(store, plan, run);
    return { posts: await postsOf(store), quality };
  } finally {
    run.progress.end();
    store.close();
  }
}

async function fillActions(store: Store, plan: Plan, run: RunContext): Promise<void> {
  const chosen = (await planTraces(store, plan)).traces.filter(({ id }) => !WITHOUT.includes(id));
  const { seed, threads, memoryBytes } = plan;
  await prepareTables(store, { traces: chosen, seed, threads, memoryBytes }, run);
  await makeActions(store, { traces: chosen.map((trace) => ({ trace })) }, run);
}

async function postsOf(store: Store): Promise<Posts> {
  for (const [table, sql] of Object.entries(NUMBERED))
    await store.run(`CREATE OR REPLACE TEMP TABLE ${identifier(table)} AS ${sql}`);
  const names = async (table: string) =>
    (await store.rows<{ name: string }>(`SELECT name FROM ${identifier(table)} ORDER BY number`)).map(
      ({ name }) => name,
    );
  const columns = async (sql: string) => (await store.numbers(sql)).columns as (Int32Array | Float64Array)[];
  const [time = new Float64Array(0), account, platform, kind, carries] = await columns(
    "SELECT time, account, platform, kind, carries FROM numbered_posts ORDER BY post",
  );
  const [object] = await columns("SELECT object FROM carried_numbers ORDER BY post, place, object");
  const [trace, accounts, site] = await columns(
    "SELECT trace_number, accounts, site FROM object_numbers ORDER BY object",
  );
  const none = new Int32Array(0);
  const int = (column: Int32Array | Float64Array | undefined) => (column as Int32Array | undefined) ?? none;
  return {
    count: time.length,
    time: time as Float64Array,
    account: int(account),
    platform: int(platform),
    kind: int(kind),
    start: starts(int(carries)),
    object: int(object),
    objects: { count: trace?.length ?? 0, trace: int(trace), accounts: int(accounts), site: int(site) },
    accountIds: await names("post_accounts"),
    platforms: await names("post_platforms"),
    kinds: await names("post_kinds"),
    traces: await names("post_traces"),
  };
}

function starts(counts: Int32Array): Int32Array {
  const start = new Int32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) start[i + 1] = start[i] + counts[i];
  return start;
}

const numbered = (name: string, from: string) =>
  `SELECT name, (row_number() OVER (ORDER BY name) - 1)::INTEGER AS number FROM (SELECT DISTINCT ${name} AS name FROM ${from})`;

const PLATFORM = "coalesce(nullif(platform, ''), 'unknown')";
const KIND = "coalesce(nullif(kind, ''), 'post')";
const HOST = "split_part(split_part(c.object_id, '://', 2), '/', 1)";

/** Tables of numbers, in order: each is made from those before it. Ties end with the number of the event. */
const NUMBERED: Readonly<Record<string, string>> = {
  ordered_posts: `SELECT event_id, account_id, ${PLATFORM} AS platform, ${KIND} AS kind, epoch_us(time_utc)::DOUBLE AS time, domains, hashtags,
      (row_number() OVER (ORDER BY time_utc, account_id, repost_of, reply_to, links, hashtags, object_ids, text, event_id) - 1)::INTEGER AS post
    FROM events`,
  post_platforms: numbered("platform", "ordered_posts"),
  post_kinds: numbered("kind", "ordered_posts"),
  post_accounts:
    "SELECT account_id AS name, (row_number() OVER (ORDER BY min(post)) - 1)::INTEGER AS number FROM ordered_posts GROUP BY account_id",
  carried: `SELECT *, CASE WHEN trace = 'co-hashtag' THEN list_position(hashtags, object_id) ELSE 0 END AS place FROM (
      SELECT o.post, o.account_id, o.domains, o.hashtags, a.trace, a.object_id
      FROM actions a JOIN ordered_posts o USING (event_id) WHERE a.trace <> '${ROW}'
      UNION SELECT o.post, o.account_id, o.domains, o.hashtags, 'co-hashtag', tag
      FROM (SELECT event_id, post, account_id, domains, hashtags, unnest(hashtags) AS tag FROM ordered_posts) o
      SEMI JOIN (SELECT event_id FROM actions WHERE trace = '${ROW}') r USING (event_id) WHERE trim(tag) <> '')`,
  post_traces: numbered("trace", "carried"),
  object_sites: `SELECT object_id, (dense_rank() OVER (ORDER BY site) - 1)::INTEGER AS site FROM (
      SELECT c.object_id, coalesce(min(list_filter(c.domains, lambda d: ${HOST} = d OR ends_with(${HOST}, '.' || d))[1]), any_value(${HOST})) AS site
      FROM carried c WHERE c.trace = 'co-link' GROUP BY c.object_id)`,
  object_numbers: `SELECT c.trace, c.object_id, t.number AS trace_number, c.accounts, coalesce(s.site, -1)::INTEGER AS site,
      (row_number() OVER (ORDER BY c.first, c.trace, c.object_id) - 1)::INTEGER AS object
    FROM (SELECT trace, object_id, count(DISTINCT account_id)::INTEGER AS accounts, min(post) AS first FROM carried GROUP BY ALL) c
    JOIN post_traces t ON t.name = c.trace LEFT JOIN object_sites s ON s.object_id = CASE WHEN c.trace = 'co-link' THEN c.object_id END`,
  carried_numbers:
    "SELECT c.post, c.place, n.object FROM carried c JOIN object_numbers n USING (trace, object_id)",
  numbered_posts: `SELECT o.post, o.time, a.number AS account, p.number AS platform, k.number AS kind, coalesce(c.n, 0)::INTEGER AS carries
    FROM ordered_posts o JOIN post_accounts a ON a.name = o.account_id JOIN post_platforms p ON p.name = o.platform
    JOIN post_kinds k ON k.name = o.kind LEFT JOIN (SELECT post, count(*) AS n FROM carried_numbers GROUP BY post) c USING (post)`,
};
