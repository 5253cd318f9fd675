/**
 * What the accounts of a ground took up: hashtags, links, near-duplicate texts, stories told in other words, images, reposts and replies, each as acts in order of time.
 * `actions` keeps the first act of an account on an object; hashtags and links come from `events`, so that a tag used again on a later day counts again.
 */
import type { Ground } from "../ground.js";

/** Hours without the topic after which an account's use counts as taking it up anew: longer than a meal, shorter than a night off. */
const PAUSE_HOURS = 8;
/** Accounts of the ground on a topic below which no set can take it up as a body. */
const FEWEST_ACCOUNTS = 3;
/** Traces whose objects are topics, and what the order book calls them. */
const KIND_OF_TRACE = {
  "co-text": "text",
  "co-phrase": "story",
  "co-image": "image",
  "co-repost": "repost",
  "co-reply": "reply",
} as const;

/** SQL: acts of `actions` whose objects are topics, with the kind of each; `columns` of `actions a`, `joined` to something. */
export const actionTopicsSql = (columns: string, joined = ""): string =>
  `SELECT CASE a.trace ${Object.entries(KIND_OF_TRACE)
    .map(([trace, kind]) => `WHEN '${trace}' THEN '${kind}'`)
    .join(" ")} END AS kind, a.object_id AS topic, ${columns} FROM actions a ${joined}
  WHERE a.trace IN (${Object.keys(KIND_OF_TRACE)
    .map((trace) => `'${trace}'`)
    .join(", ")})`;

/** Acts by topic, then time. Those of topic t stand from `from[t]` up to `from[t + 1]`. */
export interface TopicActs {
  readonly kinds: readonly string[];
  readonly topics: readonly string[];
  readonly from: Int32Array;
  readonly account: Int32Array;
  readonly seconds: Float64Array;
  readonly eventId: Float64Array;
  /** For a topic that is a post of the ground, its event; −1 elsewhere. */
  readonly target: Float64Array;
}

const EVERY_ACT = `
  SELECT 'hashtag' AS kind, unnest(e.hashtags) AS topic, g.number, e.time_utc, e.event_id
  FROM events e JOIN ground_accounts g USING (account_id) WHERE e.kind IS DISTINCT FROM 'repost'
  UNION ALL
  SELECT 'link', unnest(e.links), g.number, e.time_utc, e.event_id
  FROM events e JOIN ground_accounts g USING (account_id) WHERE e.kind IS DISTINCT FROM 'repost'
  UNION ALL
  ${actionTopicsSql("g.number, a.time_utc, a.event_id", "JOIN ground_accounts g USING (account_id)")}`;

/** SQL of `topic_acts`: acts that take a topic up anew, of topics with three accounts or more. */
export const topicActsSql = (): string => `
  CREATE OR REPLACE TEMP TABLE topic_acts AS
  WITH acts AS (SELECT kind, topic, number, time_utc, min(event_id) AS event_id FROM (${EVERY_ACT})
      WHERE trim(topic) <> '' AND time_utc IS NOT NULL GROUP BY ALL),
    kept AS (SELECT kind, topic FROM acts GROUP BY ALL HAVING count(DISTINCT number) >= ${FEWEST_ACCOUNTS})
  SELECT acts.* FROM acts SEMI JOIN kept USING (kind, topic)
  QUALIFY coalesce(time_utc - lag(time_utc) OVER (PARTITION BY kind, topic, number ORDER BY time_utc) > INTERVAL ${PAUSE_HOURS} HOURS, true)`;

// one equation: a condition beside it would compare every topic with every post
const TOPICS = `
  SELECT t.kind, t.topic, coalesce(min(e.event_id), -1)::DOUBLE AS target
  FROM (SELECT DISTINCT kind, topic FROM topic_acts) t
  LEFT JOIN (SELECT coalesce(nullif(platform, ''), 'unknown') || ':' || post_id AS object, event_id
             FROM events SEMI JOIN ground_accounts USING (account_id) WHERE trim(post_id) <> '') e
    ON e.object = CASE WHEN t.kind IN ('repost', 'reply') THEN t.topic END
  GROUP BY t.kind, t.topic ORDER BY t.kind, t.topic`;

const ACTS = `
  SELECT (dense_rank() OVER (ORDER BY kind, topic) - 1)::INTEGER AS t, number, epoch_us(time_utc)::DOUBLE / 1e6, event_id::DOUBLE
  FROM topic_acts ORDER BY t, time_utc, number`;

/** Reads the acts of a ground's accounts. Leaves nothing in the store. */
export async function topicActs({ store }: Ground): Promise<TopicActs> {
  await store.run(topicActsSql());
  const named = await store.rows<{ kind: string; topic: string; target: number }>(TOPICS);
  const { columns } = await store.numbers(ACTS);
  await store.run("DROP TABLE temp.topic_acts");
  const [topic, account, seconds, eventId] = columns as [
    Int32Array | undefined,
    Int32Array | undefined,
    Float64Array | undefined,
    Float64Array | undefined,
  ];
  const from = new Int32Array(named.length + 1);
  for (const t of topic ?? []) from[t + 1]++;
  for (let t = 0; t < named.length; t++) from[t + 1] += from[t];
  return {
    kinds: named.map(({ kind }) => kind),
    topics: named.map((row) => row.topic),
    from,
    account: account ?? new Int32Array(0),
    seconds: seconds ?? new Float64Array(0),
    eventId: eventId ?? new Float64Array(0),
    target: Float64Array.from(named, ({ target }) => target),
  };
}
