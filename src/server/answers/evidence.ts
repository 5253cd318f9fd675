/** Evidence: pairs of posts side by side, each with the file and line it stands in. */
import { placeWords } from "../../model/index.js";
import type { Evidence, Post } from "../api.js";
import { EvidenceRequest } from "../contract/groups.js";
import type { Desk } from "../desk.js";
import { MEMBER_EVENTS } from "../hold-tables.js";
import { placeholders } from "../sql-words.js";

interface PairRow {
  readonly trace: string;
  readonly objects: string[];
  readonly delta: number;
  readonly window: number;
  readonly first: number;
  readonly second: number;
  readonly total: number;
}

/** Answers `POST /api/evidence`. Throws `CaseError` where there is no such group. */
export async function evidenceAnswer(desk: Desk, body: unknown): Promise<Evidence> {
  const request = EvidenceRequest.parse(body);
  const { leadTrace } = desk.group(request.group);
  const { where, values } = filters(request);
  const order = request.order === "time" ? "began, first, second" : "delta, began, first, second";
  const rows = await desk.store.rows<PairRow>(
    `SELECT CASE WHEN bool_or(trace = $1) THEN $1 ELSE min(trace) END AS trace, list(DISTINCT object_id ORDER BY object_id) AS objects,
       min(delta_seconds) AS delta, max(window_seconds) AS "window", least(min(time_a), min(time_b)) AS began,
       any_value(CASE WHEN time_a <= time_b THEN event_a ELSE event_b END) AS first,
       any_value(CASE WHEN time_a <= time_b THEN event_b ELSE event_a END) AS second,
       count(*) OVER ()::INTEGER AS total
     FROM meetings WHERE ${where} GROUP BY event_a, event_b ORDER BY ${order} LIMIT ${request.limit} OFFSET ${request.offset}`,
    [leadTrace, ...values],
  );
  const posts = await postsOf(desk, [...new Set(rows.flatMap((row) => [row.first, row.second]))]);
  return {
    total: rows[0]?.total ?? 0,
    leftOut: desk.case_.manifest.meetings.leftOut,
    pairs: rows.flatMap((row) => {
      const [a, b] = [posts.get(row.first), posts.get(row.second)];
      if (!a || !b) return [];
      const { trace, objects, delta: deltaSeconds, window: windowSeconds } = row;
      return [{ trace, objects, deltaSeconds, windowSeconds, similarity: similarity(a.text, b.text), a, b }];
    }),
  };
}

function filters({ group, trace, object, members, from, to }: EvidenceRequest & { members: string[] }) {
  const conditions = ["group_id = $2"];
  const values: string[] = [group];
  const add = (condition: (place: string) => string, value: string) => {
    values.push(value);
    conditions.push(condition(`$${values.length + 1}`));
  };
  if (trace !== undefined) add((place) => `trace = ${place}`, trace);
  if (object !== undefined) add((place) => `object_id = ${place}`, object);
  for (const member of members) add((place) => `${place} IN (account_a, account_b)`, member);
  if (from !== undefined) add((place) => `greatest(time_a, time_b) >= CAST(${place} AS TIMESTAMP)`, from);
  if (to !== undefined) add((place) => `least(time_a, time_b) < CAST(${place} AS TIMESTAMP)`, to);
  return { where: conditions.join(" AND "), values };
}

interface PostRow {
  readonly event_id: number;
  readonly platform: string;
  readonly account_id: string;
  readonly post_id: string | null;
  readonly time_utc: string;
  readonly time_precision: string | null;
  readonly time_raw: string | null;
  readonly kind: string | null;
  readonly text: string | null;
  readonly links: string[] | null;
  readonly hashtags: string[] | null;
  readonly source_file: number | null;
  readonly source_line: number | null;
}

/** Posts by the number of their event. */
async function postsOf({ store, case_ }: Desk, events: readonly number[]): Promise<Map<number, Post>> {
  if (events.length === 0) return new Map();
  const rows = await store.rows<PostRow>(
    `SELECT * FROM ${MEMBER_EVENTS} WHERE event_id IN (${placeholders(events.length, 1)})`,
    events,
  );
  const { inputs } = case_.quality;
  return new Map(
    rows.map((row) => {
      const input = row.source_file === null ? undefined : inputs[row.source_file];
      const line = row.source_line ?? 0;
      const post: Post = {
        eventId: String(row.event_id),
        account: row.account_id,
        platform: row.platform,
        postId: row.post_id,
        timeUtc: row.time_utc,
        timePrecision: row.time_precision ?? "second",
        timeRaw: row.time_raw,
        kind: row.kind ?? "post",
        text: row.text,
        links: row.links ?? [],
        hashtags: row.hashtags ?? [],
        file: input?.name ?? "",
        line,
        place: placeWords(input?.name ?? "", line, input?.place),
        sha256: input?.sha256 ?? null,
      };
      return [row.event_id, post];
    }),
  );
}

const words = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** Jaccard similarity of the words of two texts; null where one has none. */
function similarity(a: string | null, b: string | null): number | null {
  const [one, other] = [words(a ?? ""), words(b ?? "")];
  if (one.size === 0 || other.size === 0) return null;
  let shared = 0;
  for (const word of one) if (other.has(word)) shared++;
  return shared / (one.size + other.size - shared);
}
