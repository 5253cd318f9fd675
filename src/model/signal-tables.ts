/** The tables of signals: what a coordinated group shows besides co-action, and the profile sketches it is read from. */
import { columns, type Table } from "./table.js";

/** Traces of profiles that stay under pseudonyms: shapes and hashes under a key, from which no name can be read. */
export const PROFILES: Table = {
  name: "profiles",
  about: "what profiles have in common, without the profiles: shapes and keyed hashes",
  order: ["account_id"],
  columns: columns({
    account_id: ["VARCHAR", "as in events"],
    handle_shape: [
      "VARCHAR",
      "the last handle without its letters: Peter_1984 is A_9999",
      { missing: "the data gives no handle" },
    ],
    handle_default: [
      "BOOLEAN",
      "whether the platform makes handles of this shape by itself",
      { missing: "the data gives no handle" },
    ],
    handle_patterns: ["UBIGINT[]", "keyed hashes of the handle's shape with one word or number kept"],
    name_patterns: ["UBIGINT[]", "keyed hashes of the last display name, folded, whole and less a letter"],
    bio_grams: ["UBIGINT[]", "keyed hashes of up to 48 groups of five characters of the last profile text"],
    bio_size: [
      "INTEGER",
      "groups of five characters of the folded profile text",
      { unit: "groups of five characters", missing: "the data gives no profile text" },
    ],
    roles: ["VARCHAR[]", "professions and roles that the profile text claims, by the open word lists"],
    declares_automation: [
      "BOOLEAN",
      "whether handle, name or profile text says that the account is automatic",
      { missing: "neither handle, name nor profile text is known" },
    ],
    named_sites: [
      "UBIGINT[]",
      "keyed hashes of the sites that the account links to and that its handle, name or profile text names",
    ],
    portrait: [
      "VARCHAR",
      "keyed hash of the portrait; the same for pictures nearly alike, empty for the platform's own",
      { missing: "the data gives none, or the platform's own" },
    ],
  }),
};

/** Signals of groups that stand as coordinated: each its own axis, never added up. */
export const SIGNALS: Table = {
  name: "signals",
  about: "what gives an operation away besides co-action, one row a coordinated group and signal",
  order: ["group_id", "signal"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    signal: ["VARCHAR", "id of the signal; docs/methods has a page of each"],
    value: [
      "DOUBLE",
      "the measure for the group",
      { unit: "depends on the signal", missing: "not measurable" },
    ],
    control_value: [
      "DOUBLE",
      "mean of the measure over groups of matched controls, none of them a member",
      { unit: "as value", missing: "not measurable" },
    ],
    effect: [
      "DOUBLE",
      "value against control_value: their ratio or difference, as the signal's page says",
      { unit: "ratio or difference", missing: "not measurable" },
    ],
    p_value: [
      "DOUBLE",
      "(1 + placebo groups at least as extreme) / (1 + placebo groups)",
      { unit: "probability", missing: "not measurable" },
    ],
    accounts_measured: [
      "INTEGER",
      "members that it could be computed for",
      { unit: "accounts", missing: "not measurable" },
    ],
    placebos: ["INTEGER", "placebo groups behind p_value", { unit: "groups", missing: "not measurable" }],
    measurable: ["BOOLEAN", "false: not measurable with this data, the note says why"],
    note: ["VARCHAR", "one or two sentences with the numbers"],
  }),
};

/** Pictures of signals, as JSON of one of the kinds of `SignalPicture`. */
export const SIGNAL_PICTURES: Table = {
  name: "signal_pictures",
  about: "what the report draws for a signal of a group",
  order: ["group_id", "signal", "number"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    signal: ["VARCHAR", "id of the signal"],
    number: ["INTEGER", "0, 1, … in order of reading"],
    kind: ["VARCHAR", "histogram, week-hours, lanes, strip, series, spread, table"],
    data: ["VARCHAR", "the picture as JSON"],
  }),
};

/** The order book: topics of the day that a group took up as a body. */
export const ORDER_BOOK: Table = {
  name: "order_book",
  about: "topics that a coordinated group took up as a body, day by day, beyond what placebo groups do",
  order: ["group_id", "day", "onset", "topic_kind", "topic"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    day: ["DATE", "UTC day of the onset"],
    topic_kind: ["VARCHAR", "hashtag, link, text, story (the same in other words), image, repost, reply"],
    topic: ["VARCHAR", "the object, as in actions"],
    first_taker: ["VARCHAR", "member that took it up first"],
    onset: ["TIMESTAMP", "when it did, UTC"],
    takers: ["INTEGER", "members that took it up on that day", { unit: "accounts" }],
    group_share: [
      "DOUBLE",
      "their share of the members that were active on the day",
      { unit: "share, 0 to 1" },
    ],
    median_lag_minutes: [
      "DOUBLE",
      "median time from the onset to each further taker's first post, minutes",
      { unit: "minutes", missing: "one taker" },
    ],
    posts: ["BIGINT", "posts of members on the topic on that day", { unit: "posts" }],
    conversation_share: [
      "DOUBLE",
      "their share of all posts of the data on the topic on that day",
      { unit: "share, 0 to 1" },
    ],
    platforms: ["VARCHAR[]", "platforms on which members took it up"],
    p_value: [
      "DOUBLE",
      "exact tail: what groups drawn from members and matched controls give in the same hours, corrected for the windows looked at",
      { unit: "probability" },
    ],
    q_value: [
      "DOUBLE",
      "Benjamini-Hochberg over all topics and days that three accounts or more share",
      { unit: "share, 0 to 1" },
    ],
    order_number: [
      "INTEGER",
      "order within the group; topics that the same posts carry, and reposts of these posts, bear one number",
    ],
  }),
};

/** Families of text that carry one story, with their road. */
export const NARRATIVES: Table = {
  name: "narratives",
  about: "families of near-duplicate, paraphrased or translated text that a coordinated group carried",
  order: ["group_id", "number"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    number: ["INTEGER", "1 is the one with most posts of the group"],
    joined_by: ["VARCHAR[]", "what holds the family together: wording, phrases, links, names-and-numbers"],
    sample: ["VARCHAR", "the group's first text of the family"],
    posts: ["BIGINT", "posts of the family in the data", { unit: "posts" }],
    accounts: ["INTEGER", "accounts that carried it", { unit: "accounts" }],
    members: ["INTEGER", "of these, members of the group", { unit: "accounts" }],
    group_share: ["DOUBLE", "share of the posts that came from the group", { unit: "share, 0 to 1" }],
    first_seen: ["TIMESTAMP", "first post of the family in the data, UTC"],
    first_by_member: ["BOOLEAN", "whether a member of the group posted it first"],
    first_member_seen: ["TIMESTAMP", "first post of a member, UTC"],
    last_seen: ["TIMESTAMP", "last post of the family, UTC"],
    languages: ["VARCHAR[]", "languages of its posts, as the data gives them"],
    platforms: ["VARCHAR[]", "platforms of its posts"],
    fact_checks: ["VARCHAR[]", "addresses of fact-checks (ClaimReview) that match"],
    event_ids: ["BIGINT[]", "its posts of the group, in order of time, at most 1,000"],
  }),
};

/** How many people a group's accounts look like, inside a group whose signals are measured only. */
export const OPERATORS: Table = {
  name: "operators",
  about: "estimated number of operators of a coordinated group, with an interval",
  order: ["group_id"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    operators: ["DOUBLE", "estimate", { unit: "persons", missing: "not measurable, the note says why" }],
    low: ["DOUBLE", "lower end of the 90 % interval", { unit: "persons", missing: "not measurable" }],
    high: ["DOUBLE", "upper end of the 90 % interval", { unit: "persons", missing: "not measurable" }],
    accounts_measured: [
      "INTEGER",
      "members with enough posts to say something",
      { unit: "accounts", missing: "not measurable" },
    ],
    accounts_per_operator: [
      "DOUBLE",
      "accounts_measured / operators",
      { unit: "accounts", missing: "not measurable" },
    ],
    note: ["VARCHAR", "one sentence with what the estimate rests on, or why there is none"],
  }),
};

/** DISARM techniques that behaviour suggests; a person confirms or refuses them. */
export const DISARM_SUGGESTIONS: Table = {
  name: "disarm_suggestions",
  about:
    "techniques of the DISARM framework that the behaviour of a coordinated group suggests, for a person to confirm",
  order: ["group_id", "technique"],
  columns: columns({
    group_id: ["VARCHAR", "as in groups"],
    technique: ["VARCHAR", "external id, e.g. T0084.001"],
    framework_version: ["VARCHAR", "version of the framework that the id is from"],
    because: ["VARCHAR", "the traces or signals and numbers that suggest it, one sentence"],
    confirmed: ["BOOLEAN", "whether a person confirms it", { missing: "for a person to say" }],
  }),
};
