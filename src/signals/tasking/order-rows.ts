/** Rows of the order book: for each uptake what the whole conversation on the topic was in the same hours. */
import { ORDER_BOOK } from "../../model/index.js";
import type { Ground } from "../ground.js";
import type { Order } from "./orders.js";
import { actionTopicsSql, type TopicActs } from "./topic-acts.js";
import type { Uptake } from "./uptakes.js";

const SPANS = `CREATE OR REPLACE TEMP TABLE book_spans (number INTEGER, kind VARCHAR, topic VARCHAR, from_seconds DOUBLE, to_seconds DOUBLE)`;

/** Posts of everybody on the topics of `book_spans`, within their spans. A topic of `actions` counts first acts, others every post. */
export const conversationSql = (): string => `
  WITH posts AS (
    SELECT 'hashtag' AS kind, unnest(hashtags) AS topic, account_id, event_id, time_utc FROM events WHERE kind IS DISTINCT FROM 'repost'
    UNION ALL SELECT 'link', unnest(links), account_id, event_id, time_utc FROM events WHERE kind IS DISTINCT FROM 'repost'
    UNION ALL ${actionTopicsSql("a.account_id, a.event_id, a.time_utc")})
  SELECT s.number, count(DISTINCT p.event_id)::INTEGER AS "all", count(DISTINCT CASE WHEN g.member THEN p.event_id END)::INTEGER AS own
  FROM book_spans s JOIN posts p ON p.kind = s.kind AND p.topic = s.topic
    AND epoch_us(p.time_utc)::DOUBLE / 1e6 >= s.from_seconds AND epoch_us(p.time_utc)::DOUBLE / 1e6 < s.to_seconds
  LEFT JOIN ground_accounts g USING (account_id) GROUP BY s.number ORDER BY s.number`;

/** Rows for `order_book`, in the order of its columns. */
export async function orderRows(
  ground: Ground,
  acts: TopicActs,
  orders: readonly Order[],
): Promise<(readonly unknown[])[]> {
  const entries = orders.flatMap(({ uptakes }, number) =>
    uptakes.map((uptake) => ({ uptake, number: number + 1 })),
  );
  if (entries.length === 0) return [];
  const { store } = ground;
  await store.run(SPANS);
  await store.append(
    "book_spans",
    ["INTEGER", "VARCHAR", "VARCHAR", "DOUBLE", "DOUBLE"],
    [
      entries.map((_, i) => i),
      entries.map(({ uptake }) => acts.kinds[uptake.topic]),
      entries.map(({ uptake }) => acts.topics[uptake.topic]),
      entries.map(({ uptake }) => uptake.onset),
      entries.map(({ uptake }) => uptake.end),
    ],
  );
  const counted = await store.rows<{ number: number; all: number; own: number }>(conversationSql());
  await store.run("DROP TABLE temp.book_spans");
  const of = new Map(counted.map((row) => [row.number, row]));
  return entries.map(({ uptake, number }, i) => row(ground, acts, uptake, { ...of.get(i)!, number }));
}

function row(
  { groupId, accounts }: Ground,
  acts: TopicActs,
  uptake: Uptake,
  { number, all, own }: { number: number; all: number; own: number },
): readonly unknown[] {
  const takers = Array.from(uptake.acts, (act) => acts.account[act]);
  const values: Readonly<Record<string, unknown>> = {
    group_id: groupId,
    day: new Date(uptake.day * 86_400_000).toISOString().slice(0, 10),
    topic_kind: acts.kinds[uptake.topic],
    topic: acts.topics[uptake.topic],
    first_taker: accounts.ids[takers[0]],
    onset: BigInt(Math.round(uptake.onset * 1e6)),
    takers: takers.length,
    group_share: uptake.groupShare,
    median_lag_minutes: medianLag(acts, uptake),
    posts: BigInt(own),
    conversation_share: own / all,
    platforms: [...new Set(takers.map((taker) => accounts.platforms[accounts.platform[taker]]))].sort(),
    p_value: Math.exp(uptake.logP),
    q_value: uptake.qValue,
    order_number: number,
  };
  return ORDER_BOOK.columns.map(({ name }) => values[name]);
}

/** Median time from the onset to the takes after the first, minutes; null for one taker. */
export function medianLag({ seconds }: TopicActs, { acts, onset }: Uptake): number | null {
  const lags = Float64Array.from(acts.subarray(1), (act) => (seconds[act] - onset) / 60).sort();
  if (lags.length === 0) return null;
  const middle = lags.length >> 1;
  return lags.length % 2 ? lags[middle] : (lags[middle - 1] + lags[middle]) / 2;
}
