/** The tables of reading: what sources hand over, canonical events, accounts, the quarantine, and families of what is shared. */
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
    post_id: ["VARCHAR", "identifier of the post on its platform", { missing: "the data names no post" }],
    time_utc: ["TIMESTAMP", "microseconds, UTC"],
    time_precision: ["VARCHAR", "microsecond, millisecond, second, minute, day"],
    time_raw: ["VARCHAR", "the clock as it stood in the file"],
    kind: ["VARCHAR", "post, repost, reply, quote, share"],
    text: [
      "VARCHAR",
      "text as it stood, handles scrubbed under pseudonyms",
      { missing: "the post has no text, or the data gives none" },
    ],
    wording: [
      "VARCHAR",
      "text as it is compared, where more than links and mentions is left out of it: names, addresses, phone numbers",
      { missing: "text and what is compared differ in nothing more, or there is no text" },
    ],
    repost_of: ["VARCHAR", "post that is reposted", { missing: "no repost, or of what is not told" }],
    reply_to: ["VARCHAR", "post that is answered", { missing: "no reply, or to what is not told" }],
    quote_of: ["VARCHAR", "post that is quoted", { missing: "no quote, or of what is not told" }],
    links: ["VARCHAR[]", "canonical links"],
    domains: ["VARCHAR[]", "registrable domains of the links"],
    hashtags: ["VARCHAR[]", "folded hashtags without the sign"],
    mentions: ["VARCHAR[]", "mentioned accounts"],
    media: ["VARCHAR[]", "media identifiers or hashes"],
    object_ids: ["VARCHAR[]", "opaque ids given by the data"],
    lang: ["VARCHAR", "language code", { missing: "the data does not say" }],
    client: ["VARCHAR", "client name", { missing: "the data does not say" }],
    account_created: [
      "TIMESTAMP",
      "when the account was made, UTC; the day under pseudonyms",
      { missing: "the data does not say" },
    ],
    permalink: [
      "VARCHAR",
      "address of the post itself, as the data gives it",
      { missing: "the data gives none, or the case is pseudonymous" },
    ],
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
    created: [
      "TIMESTAMP",
      "when the account was made, UTC; the day under pseudonyms",
      { missing: "the data does not say" },
    ],
    bio: [
      "VARCHAR",
      "last profile text; empty under pseudonyms",
      { missing: "the data gives none, or the case is pseudonymous" },
    ],
    events: ["BIGINT", "events of the account", { unit: "events" }],
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
    detail: ["VARCHAR", "column and value, in words", { missing: "the reason says all" }],
    raw: ["VARCHAR", "the row as it stood, cut at 2,000 characters"],
  }),
};

/** The quality report as a table: made of `quality.json` where a case is exported, no file of the case itself. */
export const QUALITY: Table = {
  name: "quality",
  about: "the quality report, a row for each number or sentence of it; made by export from quality.json",
  order: ["measure"],
  columns: columns({
    input: ["VARCHAR", "name of the input", { missing: "said of all inputs together" }],
    measure: ["VARCHAR", "what is told: rows_read, rows_kept, rejected, platform, language, warning, …"],
    key: [
      "VARCHAR",
      "of what: the reason, the platform, the language, the hour",
      { missing: "the measure needs none" },
    ],
    value: ["DOUBLE", "the number", { unit: "rows, events or accounts", missing: "told in words alone" }],
    words: ["VARCHAR", "the words", { missing: "told by the number alone" }],
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
    similarity: [
      "DOUBLE",
      "verified Jaccard similarity to the first text of the family, 0 to 1",
      { unit: "share, 0 to 1" },
    ],
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
      { unit: "share, 0 to 1" },
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
    distance: [
      "INTEGER",
      "bits in which the image differs from the family's first; 0 for an identifier",
      { unit: "bits" },
    ],
  }),
};
