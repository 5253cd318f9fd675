/** SQL of the dossiers: one function a query, each over all groups at once and named after what it returns. */

/** Groups with a dossier, best rank first. Binds: number of groups. */
export const groupRows = (): string => `
  SELECT group_id AS "groupId", rank, size, status, level, wording, traces, lead_trace AS "leadTrace",
         window_seconds AS "windowSeconds", observed, expected, expected_rhythm AS "expectedRhythm", contrast, score,
         log10_e_value AS "log10E", candidates_tested AS "candidatesTested", evidence_from AS "evidenceFrom", stands_from AS "standsFrom", followed, followed_expected AS "followedExpected",
         median_gap_seconds AS "medianGapSeconds",
         first_seen AS "firstSeen", last_seen AS "lastSeen", actions, objects AS "objectCount"
  FROM groups WHERE rank <= ? ORDER BY rank`;

/** Observed against expected by trace and window; the group's own traces first, then what stands beside them. */
export const countRows = (): string => `
  SELECT t.group_id AS "groupId", t.trace, t.window_seconds AS "windowSeconds", t.observed, t.expected,
         t.expected_rhythm AS "expectedRhythm", t.objects,
         t.accounts, t.median_gap_seconds AS "medianGapSeconds"
  FROM group_traces t JOIN groups g USING (group_id) WHERE g.rank <= ?
  ORDER BY g.rank, NOT list_contains(g.traces, t.trace), t.trace, t.window_seconds`;

/** Members, first seen in the group's own actions first. Binds: number of groups. Reads temp table `group_actions`. */
export const memberRows = (): string => `
  SELECT m.group_id AS "groupId", m.account_id AS "accountId", coalesce(a.platform, '') AS platform,
         coalesce(a.handles, []) AS handles, coalesce(a.names, []) AS names, coalesce(a.events, 0) AS events, m.support, m.partners, m.log10_e_value AS "log10E", m.individually_tested AS judged,
         a.first_seen AS "firstSeen", a.last_seen AS "lastSeen"
  FROM members m JOIN groups g USING (group_id) LEFT JOIN accounts a USING (account_id)
  LEFT JOIN (SELECT group_id, account_id, min(time_utc) FILTER (met) AS first_met FROM group_actions GROUP BY ALL) f
    ON f.group_id = m.group_id AND f.account_id = m.account_id
  WHERE g.rank <= ? ORDER BY g.rank, f.first_met NULLS LAST, m.account_id`;

/**
 * Temp table `group_actions`: every action of a member in one of the group's traces, and whether another member acted on
 * the same object within the group's window. An account acts once on an object, so the neighbours in time decide.
 */
export const groupActionsTable = (): string => `
  CREATE OR REPLACE TEMP TABLE group_actions AS
  SELECT g.group_id, g.rank, a.trace, a.object_id, a.account_id, a.event_id, a.time_utc,
         coalesce(epoch_us(a.time_utc) - lag(epoch_us(a.time_utc)) OVER same <= g.window_seconds * 1000000, false)
         OR coalesce(lead(epoch_us(a.time_utc)) OVER same - epoch_us(a.time_utc) <= g.window_seconds * 1000000, false) AS met
  FROM groups g JOIN members m USING (group_id) JOIN actions a ON a.account_id = m.account_id AND list_contains(g.traces, a.trace)
  WHERE g.rank <= ?
  WINDOW same AS (PARTITION BY g.group_id, a.trace, a.object_id ORDER BY a.time_utc, a.account_id)`;

/** Posts that hold the actions with a meeting under the group's lead trace and window. Reads temp table `group_actions`. */
export const postRows = (): string => `
  SELECT a.group_id AS "groupId", count(DISTINCT a.event_id) AS posts
  FROM group_actions a JOIN groups g ON g.group_id = a.group_id AND g.lead_trace = a.trace
  WHERE a.met GROUP BY a.group_id`;

/** The group's share of all actions of its lead trace in the hours in which its members met by it. Reads temp table `group_actions`. */
export const ownShareRows = (): string => `
  WITH own AS (
    SELECT a.group_id, a.trace, epoch_us(a.time_utc) // 3600000000 AS hour, count(*) AS n, bool_or(a.met) AS met
    FROM group_actions a JOIN groups g ON g.group_id = a.group_id AND g.lead_trace = a.trace GROUP BY ALL HAVING met),
  totals AS (
    SELECT trace, epoch_us(time_utc) // 3600000000 AS hour, count(*) AS n FROM actions
    WHERE trace IN (SELECT trace FROM own) GROUP BY ALL)
  SELECT o.group_id AS "groupId", sum(o.n) / sum(t.n) AS "ownShare" FROM own o JOIN totals t USING (trace, hour) GROUP BY ALL`;

/**
 * Objects with a meeting, most members first (an account acts once on an object); a sample text where the first event has one. Of the objects that one
 * post brings first, one is listed before others of other posts. Binds: objects a group.
 */
export const objectRows = (): string => `
  WITH met AS (
    SELECT group_id, rank, trace, object_id, count(*) AS members, min(time_utc) AS first_seen,
           epoch_us(max(time_utc)) - epoch_us(min(time_utc)) AS span, arg_min(event_id, (time_utc, event_id)) AS event_id
    FROM group_actions WHERE met GROUP BY ALL),
  placed AS (
    SELECT *, count(*) OVER (PARTITION BY group_id) AS total,
           row_number() OVER (PARTITION BY group_id, trace, event_id ORDER BY members DESC, span, object_id) AS turn
    FROM met),
  listed AS (
    SELECT * FROM placed
    QUALIFY row_number() OVER (PARTITION BY group_id ORDER BY turn > 1, members DESC, span, first_seen, trace, object_id) <= ?),
  known AS (
    SELECT a.trace, a.object_id, count(*) AS accounts
    FROM actions a SEMI JOIN listed l ON l.trace = a.trace AND l.object_id = a.object_id GROUP BY ALL)
  SELECT l.group_id AS "groupId", l.object_id AS "objectId", l.trace, l.members, k.accounts, l.first_seen AS "firstSeen",
         l.span / 1000000.0 AS "spanSeconds", e.text AS sample, l.total
  FROM listed l JOIN known k USING (trace, object_id) LEFT JOIN events e USING (event_id)
  ORDER BY l.rank, l.members DESC, l.span, l.first_seen, l.trace, l.object_id`;

/**
 * Actions for the timeline, at most a number a group: those with a meeting go first, evenly thinned in time where they
 * are too many, then the others likewise. Binds: that number, twice.
 */
export const timelineRows = (): string => `
  WITH numbered AS (
    SELECT *, count(*) OVER (PARTITION BY group_id) AS total,
           count(*) OVER (PARTITION BY group_id, met) AS alike,
           row_number() OVER (PARTITION BY group_id, met ORDER BY time_utc, event_id, trace, object_id) - 1 AS place
    FROM group_actions),
  room AS (
    SELECT *, CASE WHEN met THEN ? ELSE greatest(0, ? - (total - alike)) END AS space FROM numbered)
  SELECT group_id AS "groupId", trace, object_id AS "objectId", account_id AS "accountId", time_utc AS "timeUtc", met, total
  FROM room WHERE space > 0 AND place % greatest(1, ceil(alike / space))::BIGINT = 0
  ORDER BY rank, time_utc, event_id, trace, object_id`;

/**
 * The strongest edge of each pair of members, lowest p first, beside how many pairs have one, and how many of these stand out by
 * themselves in some trace and window of the group. Binds: number of groups, edges a group.
 */
export const edgeRows = (): string => `
  WITH inside AS (
    SELECT g.group_id, g.rank, e.*, bool_or(e.level <> 'none') OVER (PARTITION BY g.group_id, e.account_a, e.account_b) AS stands
    FROM groups g JOIN members a USING (group_id) JOIN members b USING (group_id)
    JOIN edges e ON e.account_a = a.account_id AND e.account_b = b.account_id
    WHERE g.rank <= ? AND list_contains(g.traces, e.trace)
    QUALIFY row_number() OVER (PARTITION BY g.group_id, e.account_a, e.account_b ORDER BY e.log10_p, e.window_seconds, e.trace) = 1)
  SELECT group_id AS "groupId", account_a AS "accountA", account_b AS "accountB", trace, window_seconds AS "windowSeconds",
         support, expected, log10_p AS "log10P", q_value AS "qValue", level, count(*) OVER (PARTITION BY group_id) AS total,
         count(*) FILTER (stands) OVER (PARTITION BY group_id) AS standing
  FROM inside
  QUALIFY row_number() OVER (PARTITION BY group_id ORDER BY log10_p, support DESC, account_a, account_b) <= ?
  ORDER BY rank, log10_p, support DESC, account_a, account_b`;

/** The pair of members with the most meetings under the group's lead trace and window. Binds: number of groups. */
export const topPairRows = (): string => `
  SELECT g.group_id AS "groupId", e.account_a AS "accountA", e.account_b AS "accountB", e.support AS meetings
  FROM groups g JOIN edges e ON e.trace = g.lead_trace AND e.window_seconds = g.window_seconds
  JOIN members a ON a.group_id = g.group_id AND a.account_id = e.account_a
  JOIN members b ON b.group_id = g.group_id AND b.account_id = e.account_b
  WHERE g.rank <= ?
  QUALIFY row_number() OVER (PARTITION BY g.group_id ORDER BY e.support DESC, e.account_a, e.account_b) = 1
  ORDER BY g.rank`;

/** What the tests of innocent readings found. Binds: number of groups. */
export const readingRows = (): string => `
  SELECT r.group_id AS "groupId", r.reading, r.state, r.testable, r.note
  FROM readings r JOIN groups g USING (group_id) WHERE g.rank <= ? ORDER BY g.rank, r.reading`;

/** Pairs of posts behind each edge in temp table `shown_edges`. Reads temp table `group_actions`. */
export const postPairRows = (): string => `
  SELECT s.number, count(DISTINCT (a.event_id, b.event_id)) AS "postPairs"
  FROM shown_edges s
  JOIN group_actions a ON a.group_id = s.group_id AND a.trace = s.trace AND a.account_id = s.account_a
  JOIN group_actions b ON b.group_id = s.group_id AND b.trace = s.trace AND b.account_id = s.account_b
    AND b.object_id = a.object_id
  WHERE abs(epoch_us(a.time_utc) - epoch_us(b.time_utc)) <= s.window_seconds * 1000000
  GROUP BY s.number`;

/**
 * Meetings of the edges in temp table `shown_edges`, closest in time first; one pair of posts with many links comes once, and again only where there is
 * room. Binds: meetings an edge.
 */
export const meetingRows = (): string => `
  WITH placed AS (
    SELECT m.*, s.number, row_number() OVER (PARTITION BY s.number, m.event_a, m.event_b ORDER BY m.object_id) AS turn
    FROM shown_edges s JOIN meetings m
      ON m.group_id = s.group_id AND m.trace = s.trace AND m.account_a = s.account_a AND m.account_b = s.account_b
    WHERE m.delta_seconds <= s.window_seconds),
  nearest AS (
    SELECT * FROM placed
    QUALIFY row_number() OVER (PARTITION BY number ORDER BY turn, delta_seconds, time_a, object_id, event_a) <= ?),
  posts AS MATERIALIZED (
    SELECT event_id, post_id, time_precision, text, permalink, source_file, source_line FROM events
    SEMI JOIN (SELECT event_a AS event_id FROM nearest UNION SELECT event_b FROM nearest) USING (event_id))
  SELECT n.number, n.object_id AS "objectId", n.trace, n.delta_seconds AS "deltaSeconds", n.account_a AS "accountA",
         n.account_b AS "accountB", n.event_a AS "eventA", n.event_b AS "eventB",
         ${postColumns("a", "A")}, ${postColumns("b", "B")}
  FROM nearest n LEFT JOIN posts a ON a.event_id = n.event_a LEFT JOIN posts b ON b.event_id = n.event_b
  ORDER BY n.number, n.delta_seconds, n.time_a, n.object_id, n.event_a`;

function postColumns(alias: "a" | "b", side: "A" | "B"): string {
  return `${alias}.post_id AS "post${side}", n.time_${alias} AS "time${side}", ${alias}.time_precision AS "precision${side}",
         ${alias}.text AS "text${side}", ${alias}.permalink AS "permalink${side}", ${alias}.source_file AS "file${side}", ${alias}.source_line AS "line${side}"`;
}

/** Groups, meetings kept, and meetings in all within the widest window of each group and trace. */
export const evidenceTotalsRow = (): string => `
  SELECT (SELECT count(*) FROM groups) AS groups, (SELECT count(*) FROM meetings) AS kept,
         (SELECT coalesce(sum(most), 0)::BIGINT
          FROM (SELECT max(t.observed) AS most FROM group_traces t JOIN groups g USING (group_id)
                WHERE list_contains(g.traces, t.trace) GROUP BY t.group_id, t.trace)) AS "all"`;
