/**
 * Every table in which stages meet, with every column: name, DuckDB type and meaning. Stages create these tables, the
 * pipeline writes them to Parquet, faces read them. A column exists here or nowhere.
 */

import {
  ACCOUNTS,
  EVENTS,
  IMAGE_FAMILIES,
  PHRASE_FAMILIES,
  RAW,
  REJECTED,
  TEXT_FAMILIES,
} from "./event-tables.js";
import {
  DISARM_SUGGESTIONS,
  NARRATIVES,
  OPERATORS,
  ORDER_BOOK,
  PROFILES,
  SIGNAL_PICTURES,
  SIGNALS,
} from "./signal-tables.js";
import { columns, type Table } from "./table.js";

/** Actions: the first act of an account on an object, by one trace. */
export const ACTIONS: Table = {
  name: "actions",
  about: "account × object × time, by one trace; the first action of an account on an object",
  order: ["trace", "time_utc", "event_id", "object_id"],
  columns: columns({
    trace: ["VARCHAR", "id of the trace"],
    object_id: ["VARCHAR", "what was acted on"],
    account_id: ["VARCHAR", "as in events"],
    event_id: ["BIGINT", "as in events"],
    time_utc: ["TIMESTAMP", "as in events"],
  }),
};

/** Candidate pairs with what chance gives. */
export const EDGES: Table = {
  name: "edges",
  about: "two accounts that met on two objects or more, with expected count, p and q",
  order: ["trace", "window_seconds", "p_value", "account_a", "account_b"],
  columns: columns({
    account_a: ["VARCHAR", "the smaller identifier of the two"],
    account_b: ["VARCHAR", "the larger identifier of the two"],
    trace: ["VARCHAR", "id of the trace"],
    window_seconds: ["DOUBLE", "window, seconds", { unit: "seconds" }],
    support: ["INTEGER", "distinct objects on which both acted within the window", { unit: "objects" }],
    expected: [
      "DOUBLE",
      "mean of the support under label permutation within hour × popularity strata",
      { unit: "objects" },
    ],
    p_value: ["DOUBLE", "upper tail P(X >= support), X Poisson(expected)", { unit: "probability" }],
    log10_p: [
      "DOUBLE",
      "log10 of the p value, finite where p underflows",
      { unit: "log10 of a probability" },
    ],
    q_value: [
      "DOUBLE",
      "Benjamini-Hochberg over all pairs of accounts with two objects or more",
      { unit: "share, 0 to 1" },
    ],
    expected_rhythm: [
      "DOUBLE",
      "the same mean with hour of day × popularity strata, all days pooled; the liberal count that finding uses",
      { unit: "objects" },
    ],
    level: ["VARCHAR", "highest null model beaten: none, volume, audience, attention"],
    first_seen: ["TIMESTAMP", "first meeting, UTC"],
    last_seen: ["TIMESTAMP", "last meeting, UTC"],
  }),
};

/** Groups: what `find` puts together. */
export const GROUPS: Table = {
  name: "groups",
  about: "accounts that meet more than chance, ranked by observed against expected",
  order: ["rank"],
  columns: columns({
    group_id: ["VARCHAR", "g-001, g-002, … in order of rank"],
    rank: ["INTEGER", "1 is the strongest"],
    size: ["INTEGER", "members", { unit: "accounts" }],
    traces: ["VARCHAR[]", "traces in which the members meet more than chance, or that pass the test alone"],
    status: ["VARCHAR", "coordinated, open, contested, shared-audience, candidate"],
    level: ["VARCHAR", "none, volume, audience, attention"],
    log10_e_value: ["DOUBLE", "held-out group test", { unit: "log10", missing: "the group was not tested" }],
    candidates_tested: [
      "INTEGER",
      "groups the test corrected for",
      { unit: "groups", missing: "the group was not tested" },
    ],
    lead_trace: ["VARCHAR", "trace of observed and expected"],
    window_seconds: ["DOUBLE", "window of observed and expected", { unit: "seconds" }],
    observed: ["BIGINT", "meetings among members: (pair, object) within the window", { unit: "meetings" }],
    expected: [
      "DOUBLE",
      "mean of the same count under label permutation within hour × popularity strata",
      { unit: "meetings" },
    ],
    expected_rhythm: [
      "DOUBLE",
      "the same with hour of day × popularity strata, all days pooled",
      { unit: "meetings" },
    ],
    score: [
      "DOUBLE",
      "log-likelihood ratio of observed against the mean of the contrast; ranks the groups, is no probability",
      { unit: "natural logarithm" },
    ],
    contrast: [
      "VARCHAR",
      "hour: observed stands above expected; rhythm: above expected_rhythm only, since the group owns its hours or is explained by them",
    ],
    median_gap_seconds: ["DOUBLE", "median |Δt| of the meetings", { unit: "seconds" }],
    readings_open: ["VARCHAR[]", "innocent readings not ruled out, or not tested"],
    wording: [
      "VARCHAR",
      "texts of the shared moments: one-wording, retold (one story in other words), unlike",
      { missing: "without texts, or beyond the groups whose readings are tested" },
    ],
    first_seen: ["TIMESTAMP", "first meeting, UTC"],
    last_seen: ["TIMESTAMP", "last meeting, UTC"],
    evidence_from: [
      "TIMESTAMP",
      "since when the evidence against this group was there, its members known",
      { missing: "the group was not tested, or only the whole data shows it" },
    ],
    stands_from: [
      "TIMESTAMP",
      "since when a search of the past alone finds the group",
      { missing: "not tried (large data), or the past alone does not show the group" },
    ],
    followed: [
      "BIGINT",
      "acts of members within the window after another member's act on the same object, where the group test can tell",
      { unit: "acts", missing: "the group was not tested, or the test cannot tell" },
    ],
    followed_expected: [
      "DOUBLE",
      "the same under the null model that decided: who was present, and their habits",
      { unit: "acts", missing: "as followed" },
    ],
    actions: ["BIGINT", "actions of the members that took part in a meeting", { unit: "actions" }],
    objects: ["BIGINT", "distinct objects with a meeting", { unit: "objects" }],
  }),
};

/** Observed against expected of a group, for each trace and window. */
export const GROUP_TRACES: Table = {
  name: "group_traces",
  about: "observed against expected of a group, by trace and window",
  order: ["group_id", "trace", "window_seconds"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    trace: ["VARCHAR", "id of the trace; co-post is the background level"],
    window_seconds: ["DOUBLE", "window, seconds", { unit: "seconds" }],
    observed: ["BIGINT", "meetings among members", { unit: "meetings" }],
    expected: [
      "DOUBLE",
      "mean under label permutation within hour × popularity strata",
      { unit: "meetings" },
    ],
    expected_rhythm: [
      "DOUBLE",
      "the same with hour of day × popularity strata, all days pooled",
      { unit: "meetings" },
    ],
    objects: ["BIGINT", "distinct objects with a meeting", { unit: "objects" }],
    accounts: ["INTEGER", "members with a meeting", { unit: "accounts" }],
    median_gap_seconds: ["DOUBLE", "median |Δt| of the meetings", { unit: "seconds", missing: "no meeting" }],
  }),
};

/** Members of groups. */
export const MEMBERS: Table = {
  name: "members",
  about: "account in group",
  order: ["group_id", "account_id"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    account_id: ["VARCHAR", "as in events"],
    log10_e_value: [
      "DOUBLE",
      "member e-value, at least: betting ends far beyond every bound",
      { unit: "log10", missing: "not tested" },
    ],
    individually_tested: ["VARCHAR", "all, non-members, or not"],
    support: [
      "INTEGER",
      "objects on which the account met another member (lead trace and window)",
      { unit: "objects" },
    ],
    partners: ["INTEGER", "members that the account met on such objects", { unit: "accounts" }],
    role: ["VARCHAR", "member"],
  }),
};

/** Shared moments of groups that passed the test, member by member. */
export const OCCASIONS: Table = {
  name: "occasions",
  about: "the shared moments of a group that passed the test: each member, present or not, with its chance",
  order: ["group_id", "occasion", "account_id"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    occasion: ["INTEGER", "from 1, those with most members first; 40 at most"],
    trace: ["VARCHAR", "the trace in which the group stands most"],
    object_id: ["VARCHAR", "what was acted on"],
    account_id: ["VARCHAR", "the member"],
    present: ["BOOLEAN", "whether it acted on the object in that moment"],
    time_utc: ["TIMESTAMP", "when it did", { missing: "the member was not present" }],
    chance: [
      "DOUBLE",
      "chance that it would, had who acted been dealt among all accounts that were present, by their posts and habits",
      { unit: "probability" },
    ],
  }),
};

/** Meetings inside groups: the evidence. */
export const MEETINGS: Table = {
  name: "meetings",
  about: "two actions of two members on one object within the window, with both events",
  order: ["group_id", "trace", "account_a", "account_b", "delta_seconds", "object_id", "event_a", "event_b"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    trace: ["VARCHAR", "id of the trace"],
    window_seconds: ["DOUBLE", "the group's widest window, seconds", { unit: "seconds" }],
    object_id: ["VARCHAR", "what both acted on"],
    account_a: ["VARCHAR", "the smaller identifier of the two"],
    account_b: ["VARCHAR", "the larger identifier of the two"],
    event_a: ["BIGINT", "event of account_a"],
    event_b: ["BIGINT", "event of account_b"],
    time_a: ["TIMESTAMP", "UTC"],
    time_b: ["TIMESTAMP", "UTC"],
    delta_seconds: ["DOUBLE", "|time_b - time_a|, seconds", { unit: "seconds" }],
  }),
};

/** Innocent readings as they were tested, one row a group and reading; groups beyond the limit of the test have none. */
export const READINGS: Table = {
  name: "readings",
  about: "whether an innocent reading fits a group, is ruled out, or could not be settled",
  order: ["group_id", "reading"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    reading: ["VARCHAR", "id of the innocent reading"],
    state: ["VARCHAR", "fits, ruled-out, or not-measurable: the data cannot settle it, the note says why"],
    testable: [
      "BOOLEAN",
      "whether this data could show it; true and not-measurable: the numbers lie between",
    ],
    value: [
      "DOUBLE",
      "the measure for the group; docs/methods/readings.md says what each reading measures",
      { unit: "depends on the reading", missing: "could not be measured" },
    ],
    control_value: [
      "DOUBLE",
      "the same measure for matched controls",
      { unit: "as value", missing: "no controls" },
    ],
    p_value: [
      "DOUBLE",
      "exact p of the value against the controls or chance",
      { unit: "probability", missing: "none makes sense for the reading" },
    ],
    note: ["VARCHAR", "one sentence with the numbers behind the state"],
  }),
};

/** Every table, in the order of the river. */
export const TABLES: readonly Table[] = [
  RAW,
  EVENTS,
  ACCOUNTS,
  PROFILES,
  REJECTED,
  TEXT_FAMILIES,
  PHRASE_FAMILIES,
  IMAGE_FAMILIES,
  ACTIONS,
  EDGES,
  GROUPS,
  GROUP_TRACES,
  MEMBERS,
  OCCASIONS,
  MEETINGS,
  READINGS,
  SIGNALS,
  SIGNAL_PICTURES,
  ORDER_BOOK,
  NARRATIVES,
  OPERATORS,
  DISARM_SUGGESTIONS,
];
