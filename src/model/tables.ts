/**
 * Every table in which stages meet, with every column: name, DuckDB type and meaning. Stages create these tables, the
 * pipeline writes them to Parquet, faces read them. A column exists here or nowhere.
 */

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

/** What a source hands over: text as it stood in the file, one row an event, nothing interpreted yet. */
export const RAW: Table = {
  name: "raw",
  about: "rows of all inputs, as text",
  order: ["source_file", "source_line", "source_part"],
  columns: columns({
    source_file: ["INTEGER", "index of the input in the plan"],
    source_line: [
      "BIGINT",
      "1-based line in the input (number of the record in a JSON document, of the row in a workbook or Parquet)",
    ],
    source_part: ["INTEGER", "0; counts up where one record holds several events"],
    platform: ["VARCHAR", "x, facebook, instagram, telegram, …"],
    account: ["VARCHAR", "identifier of the author, or its handle behind @ where nothing else is known"],
    account_handle: ["VARCHAR", "handle of the author"],
    account_name: ["VARCHAR", "display name of the author"],
    account_created: ["VARCHAR", "when the account was made, as text"],
    account_bio: ["VARCHAR", "profile text"],
    account_picture: ["VARCHAR", "portrait of the author: address, identifier or perceptual hash"],
    post: ["VARCHAR", "identifier of the post"],
    permalink: [
      "VARCHAR",
      "address of the post itself; mends a rounded identifier, is no link that is shared",
    ],
    time: ["VARCHAR", "time of the event, as text"],
    time_zone: [
      "VARCHAR",
      "zone that the format guarantees for a clock without one; NULL where it guarantees none",
    ],
    time_finer: [
      "VARCHAR",
      "a finer clock from the same row, epoch milliseconds; used where it agrees with `time`",
    ],
    kind: ["VARCHAR", "post, repost, reply, quote, share"],
    text: ["VARCHAR", "text of the post"],
    repost_of: ["VARCHAR", "identifier of the post that is reposted"],
    reply_to: ["VARCHAR", "identifier of the post that is answered"],
    quote_of: ["VARCHAR", "identifier of the post that is quoted"],
    links: ["VARCHAR", "list of links: JSON, Python, comma-joined or [a, b]"],
    hashtags: ["VARCHAR", "list of hashtags, same notations"],
    mentions: ["VARCHAR", "list of mentioned handles or ids, same notations"],
    media: ["VARCHAR", "list of media identifiers or hashes, same notations"],
    objects: ["VARCHAR", "list of opaque object ids given by the data, same notations"],
    lang: ["VARCHAR", "language code given by the data"],
    client: ["VARCHAR", "client or application name"],
  }),
};

/** Canonical events: one act by one account, UTC clock, text identifiers. */
export const EVENTS: Table = {
  name: "events",
  about: "one act by one account",
  order: ["time_utc", "event_id"],
  columns: columns({
    event_id: ["BIGINT", "number of the event in this case, in order of input and line"],
    platform: ["VARCHAR", "x, facebook, instagram, telegram, …"],
    account_id: ["VARCHAR", "platform:namespace:id, or a pseudonym"],
    post_id: ["VARCHAR", "identifier of the post on its platform"],
    time_utc: ["TIMESTAMP", "microseconds, UTC"],
    time_precision: ["VARCHAR", "microsecond, millisecond, second, minute, day"],
    time_raw: ["VARCHAR", "the clock as it stood in the file"],
    kind: ["VARCHAR", "post, repost, reply, quote, share"],
    text: ["VARCHAR", "text as it stood, handles scrubbed under pseudonyms"],
    wording: [
      "VARCHAR",
      "text as it is compared, where more than links and mentions is left out of it: names, addresses, phone numbers; NULL elsewhere",
    ],
    repost_of: ["VARCHAR", "post that is reposted"],
    reply_to: ["VARCHAR", "post that is answered"],
    quote_of: ["VARCHAR", "post that is quoted"],
    links: ["VARCHAR[]", "canonical links"],
    domains: ["VARCHAR[]", "registrable domains of the links"],
    hashtags: ["VARCHAR[]", "folded hashtags without the sign"],
    mentions: ["VARCHAR[]", "mentioned accounts"],
    media: ["VARCHAR[]", "media identifiers or hashes"],
    object_ids: ["VARCHAR[]", "opaque ids given by the data"],
    lang: ["VARCHAR", "language code"],
    client: ["VARCHAR", "client name"],
    account_created: ["TIMESTAMP", "when the account was made, UTC; the day under pseudonyms"],
    source_file: ["INTEGER", "index of the input in the plan"],
    source_line: ["BIGINT", "line in that input"],
  }),
};

/** Accounts with their handle history. */
export const ACCOUNTS: Table = {
  name: "accounts",
  about: "one author on one platform",
  order: ["account_id"],
  columns: columns({
    account_id: ["VARCHAR", "as in events"],
    platform: ["VARCHAR", "as in events"],
    handles: ["VARCHAR[]", "handles seen, in order of time; empty under pseudonyms"],
    names: ["VARCHAR[]", "display names seen; empty under pseudonyms"],
    created: ["TIMESTAMP", "when the account was made, UTC; the day under pseudonyms"],
    bio: ["VARCHAR", "last profile text; empty under pseudonyms"],
    events: ["BIGINT", "events of the account"],
    first_seen: ["TIMESTAMP", "first event, UTC"],
    last_seen: ["TIMESTAMP", "last event, UTC"],
  }),
};

/** Quarantined rows. */
export const REJECTED: Table = {
  name: "rejected",
  about: "rows that were not trusted, with the reason",
  order: ["source_file", "source_line", "reason"],
  columns: columns({
    source_file: ["INTEGER", "index of the input in the plan"],
    file: ["VARCHAR", "name of the input"],
    source_line: ["BIGINT", "line in that input"],
    reason: ["VARCHAR", "stable code of the reason"],
    detail: ["VARCHAR", "column and value, in words"],
    raw: ["VARCHAR", "the row as it stood, cut at 2,000 characters"],
  }),
};

/** Near-duplicate text families (made once, read by the trace co-text). */
export const TEXT_FAMILIES: Table = {
  name: "text_families",
  about: "event to family of near-duplicate text",
  order: ["event_id"],
  columns: columns({
    event_id: ["BIGINT", "as in events"],
    family_id: ["VARCHAR", "text:<hash of the folded first text of the family>"],
    similarity: ["DOUBLE", "verified Jaccard similarity to the first text of the family, 0 to 1"],
  }),
};

/** Families of texts that tell the same in other words (made once, read by the trace co-phrase). */
export const PHRASE_FAMILIES: Table = {
  name: "phrase_families",
  about: "event to family of texts that tell the same in other words; a family of one wording has no rows",
  order: ["event_id"],
  columns: columns({
    event_id: ["BIGINT", "as in events"],
    family_id: ["VARCHAR", "phrases:<hash of the folded text of its first founder>"],
    similarity: [
      "DOUBLE",
      "Jaccard similarity of recurring phrases to the nearest founder of the family, weighed by rarity, 0 to 1",
    ],
  }),
};

/** Families of near-equal images (made once, read by the trace co-image). */
export const IMAGE_FAMILIES: Table = {
  name: "image_families",
  about: "event to family of near-equal images; an event with several images has several rows",
  order: ["event_id", "family_id"],
  columns: columns({
    event_id: ["BIGINT", "as in events"],
    family_id: [
      "VARCHAR",
      "image:<perceptual hash of the family's first image>, or media:<platform>:<identifier>",
    ],
    distance: ["INTEGER", "bits in which the image differs from the family's first; 0 for an identifier"],
  }),
};

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
    window_seconds: ["DOUBLE", "window, seconds"],
    support: ["INTEGER", "distinct objects on which both acted within the window"],
    expected: ["DOUBLE", "mean of the support under label permutation within hour × popularity strata"],
    p_value: ["DOUBLE", "upper tail P(X >= support), X Poisson(expected)"],
    log10_p: ["DOUBLE", "log10 of the p value, finite where p underflows"],
    q_value: ["DOUBLE", "Benjamini-Hochberg over all pairs of accounts with two objects or more"],
    expected_rhythm: [
      "DOUBLE",
      "the same mean with hour of day × popularity strata, all days pooled; the liberal count that finding uses",
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
    size: ["INTEGER", "members"],
    traces: ["VARCHAR[]", "traces in which the members meet more than chance, or that pass the test alone"],
    status: ["VARCHAR", "coordinated, open, contested, shared-audience, candidate"],
    level: ["VARCHAR", "none, volume, audience, attention"],
    log10_e_value: ["DOUBLE", "held-out group test; NULL while untested"],
    candidates_tested: ["INTEGER", "groups the test corrected for; NULL while untested"],
    lead_trace: ["VARCHAR", "trace of observed and expected"],
    window_seconds: ["DOUBLE", "window of observed and expected"],
    observed: ["BIGINT", "meetings among members: (pair, object) within the window"],
    expected: ["DOUBLE", "mean of the same count under label permutation within hour × popularity strata"],
    expected_rhythm: ["DOUBLE", "the same with hour of day × popularity strata, all days pooled"],
    score: [
      "DOUBLE",
      "log-likelihood ratio of observed against the mean of the contrast; ranks the groups, is no probability",
    ],
    contrast: [
      "VARCHAR",
      "hour: observed stands above expected; rhythm: above expected_rhythm only, since the group owns its hours or is explained by them",
    ],
    median_gap_seconds: ["DOUBLE", "median |Δt| of the meetings"],
    readings_open: ["VARCHAR[]", "innocent readings not ruled out, or not tested"],
    first_seen: ["TIMESTAMP", "first meeting, UTC"],
    last_seen: ["TIMESTAMP", "last meeting, UTC"],
    evidence_from: [
      "TIMESTAMP",
      "since when the evidence against this group was there, its members known; NULL while untested, or where only the whole data shows it",
    ],
    stands_from: [
      "TIMESTAMP",
      "since when a search of the past alone finds the group, UTC; NULL where that was not tried (large data)",
    ],
    followed: [
      "BIGINT",
      "acts of members within the window after another member's act on the same object, where the group test can tell; NULL while untested",
    ],
    followed_expected: [
      "DOUBLE",
      "the same under the null model that decided: who was present, and their habits",
    ],
    actions: ["BIGINT", "actions of the members that took part in a meeting"],
    objects: ["BIGINT", "distinct objects with a meeting"],
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
    window_seconds: ["DOUBLE", "window, seconds"],
    observed: ["BIGINT", "meetings among members"],
    expected: ["DOUBLE", "mean under label permutation within hour × popularity strata"],
    expected_rhythm: ["DOUBLE", "the same with hour of day × popularity strata, all days pooled"],
    objects: ["BIGINT", "distinct objects with a meeting"],
    accounts: ["INTEGER", "members with a meeting"],
    median_gap_seconds: ["DOUBLE", "median |Δt| of the meetings"],
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
      "member e-value, at least: betting ends far beyond every bound; NULL while untested",
    ],
    individually_tested: ["VARCHAR", "all, non-members, or not"],
    support: ["INTEGER", "objects on which the account met another member (lead trace and window)"],
    partners: ["INTEGER", "members that the account met on such objects"],
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
    time_utc: ["TIMESTAMP", "when it did; NULL where it did not"],
    chance: [
      "DOUBLE",
      "chance that it would, had who acted been dealt among all accounts that were present, by their posts and habits",
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
    window_seconds: ["DOUBLE", "the group's widest window, seconds"],
    object_id: ["VARCHAR", "what both acted on"],
    account_a: ["VARCHAR", "the smaller identifier of the two"],
    account_b: ["VARCHAR", "the larger identifier of the two"],
    event_a: ["BIGINT", "event of account_a"],
    event_b: ["BIGINT", "event of account_b"],
    time_a: ["TIMESTAMP", "UTC"],
    time_b: ["TIMESTAMP", "UTC"],
    delta_seconds: ["DOUBLE", "|time_b - time_a|, seconds"],
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
    value: ["DOUBLE", "the measure for the group; docs/methods/readings.md says what each reading measures"],
    control_value: ["DOUBLE", "the same measure for matched controls; NULL without controls"],
    p_value: ["DOUBLE", "exact p of the value against the controls or chance; NULL where none makes sense"],
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
