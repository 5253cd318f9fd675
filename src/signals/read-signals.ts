/** Reads what was measured back from the tables, by group, as the report and the workbench show it. */
import type {
  DisarmSuggestion,
  GroupSignals,
  Narrative,
  OperatorEstimate,
  Order,
  SignalFinding,
  SignalPicture,
} from "../model/index.js";
import { comparedTextSql, type Store } from "../store/index.js";
import { SIGNAL_LIST } from "./registry.js";

type OfGroup<T> = T & { readonly groupId: string };

const FINDINGS = `SELECT group_id AS "groupId", signal, measurable, value, control_value AS "controlValue", effect, p_value AS "pValue",
  accounts_measured AS "accountsMeasured", placebos, note FROM signals ORDER BY group_id, signal`;
const PICTURES = `SELECT group_id AS "groupId", signal, data FROM signal_pictures ORDER BY group_id, signal, number`;
// a wording has no name that says anything: its first post stands for it
const ORDERS = `WITH worded AS (
    SELECT e.account_id AS first_taker, e.time_utc AS onset, arg_min(e.text, e.event_id) AS sample FROM events e
    SEMI JOIN (SELECT first_taker, onset FROM order_book WHERE topic_kind IN ('text', 'story')) o
      ON o.first_taker = e.account_id AND o.onset = e.time_utc
    WHERE trim(e.text) <> '' GROUP BY e.account_id, e.time_utc HAVING count(DISTINCT ${comparedTextSql("e")}) = 1)
  SELECT group_id AS "groupId", order_number AS "number", day::VARCHAR AS day, topic_kind AS "topicKind", topic,
  CASE WHEN topic_kind IN ('text', 'story') THEN sample END AS sample, first_taker AS "firstTaker", onset, takers,
  group_share AS "groupShare", median_lag_minutes AS "medianLagMinutes", posts, conversation_share AS "conversationShare", platforms,
  p_value AS "pValue", q_value AS "qValue" FROM order_book LEFT JOIN worded USING (first_taker, onset) ORDER BY group_id, day, onset, topic_kind, topic`;
const STORIES = `SELECT group_id AS "groupId", number, joined_by AS "joinedBy", sample, posts, accounts, members, group_share AS "groupShare",
  first_seen AS "firstSeen", first_by_member AS "firstByMember", first_member_seen AS "firstMemberSeen", last_seen AS "lastSeen",
  languages, platforms, fact_checks AS "factChecks" FROM narratives ORDER BY group_id, number`;
const PEOPLE = `SELECT group_id AS "groupId", operators, low, high, accounts_measured AS "accountsMeasured",
  accounts_per_operator AS "accountsPerOperator", note FROM operators ORDER BY group_id`;
const TECHNIQUES = `SELECT group_id AS "groupId", technique, framework_version AS "frameworkVersion", because
  FROM disarm_suggestions ORDER BY group_id, technique`;

/** Signals of every group that has any, by group; findings in the order of the registry. */
export async function readSignals(store: Store): Promise<Record<string, GroupSignals>> {
  const findings =
    await store.rows<
      OfGroup<Omit<SignalFinding, "title" | "question" | "innocentReadings" | "followsFrom" | "pictures">>
    >(FINDINGS);
  const pictures = await store.rows<{ groupId: string; signal: string; data: string }>(PICTURES);
  const orders = byGroup(await store.rows<OfGroup<Order>>(ORDERS));
  const narratives = byGroup(await store.rows<OfGroup<Narrative>>(STORIES));
  const operators = byGroup(await store.rows<OfGroup<OperatorEstimate>>(PEOPLE));
  const disarm = byGroup(await store.rows<OfGroup<DisarmSuggestion>>(TECHNIQUES));
  const result: Record<string, GroupSignals> = {};
  for (const [groupId, own] of Object.entries(byGroup(findings)))
    result[groupId] = {
      findings: SIGNAL_LIST.flatMap(({ id, title, question, innocentReadings, followsFrom = [] }) =>
        own
          .filter(({ signal }) => signal === id)
          .map((finding) => ({
            ...finding,
            title,
            question,
            innocentReadings,
            followsFrom,
            pictures: pictures
              .filter((row) => row.groupId === groupId && row.signal === id)
              .map(({ data }) => JSON.parse(data) as SignalPicture),
          })),
      ),
      orderBook: orders[groupId] ?? [],
      narratives: narratives[groupId] ?? [],
      operators: operators[groupId]?.[0] ?? null,
      disarm: disarm[groupId] ?? [],
    };
  return result;
}

function byGroup<T extends { readonly groupId: string }>(
  rows: readonly T[],
): Record<string, Omit<T, "groupId">[]> {
  const groups: Record<string, Omit<T, "groupId">[]> = {};
  for (const { groupId, ...row } of rows) {
    groups[groupId] ??= [];
    groups[groupId].push(row);
  }
  return groups;
}
