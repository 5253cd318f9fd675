/**
 * Columns whose names look like a field of `--map` and whose values can be one, for advice alone: nothing is read on this likeness, since
 * a wrong guess here would make accounts meet on things that they do not share.
 */
import type { MapField } from "../../model/index.js";
import type { FileHead } from "../source.js";
import { type ColumnValues, columnValues, most } from "./column-values.js";
import { wordsOf } from "./common-names.js";

/** Words of names, by the field that they speak for; earlier fields are asked first. */
const SPEAKING: readonly (readonly [MapField, ReadonlySet<string>])[] = [
  ["hashtags", new Set(["hashtag", "hashtags", "tag", "tags"])],
  [
    "media",
    new Set(["phash", "image", "images", "photo", "photos", "picture", "pictures", "media", "video"]),
  ],
  ["mentions", new Set(["mention", "mentions", "mentioned"])],
  ["links", new Set(["url", "urls", "link", "links", "outlinks", "href", "uri", "domain"])],
  ["repost_of", new Set(["repost", "reposted", "retweet", "retweeted"])],
  ["reply_to", new Set(["reply", "replied", "parent"])],
  ["object", new Set(["object", "objects", "shared"])],
  ["time", new Set(["time", "timestamp", "date", "datetime", "created", "published", "posted", "utc"])],
  [
    "account",
    new Set([
      "account",
      "user",
      "username",
      "author",
      "sender",
      "handle",
      "poster",
      "channel",
      "owner",
      "actor",
      "profile",
    ]),
  ],
  [
    "text",
    new Set([
      "text",
      "message",
      "body",
      "content",
      "caption",
      "comment",
      "title",
      "description",
      "tweet",
      "post",
    ]),
  ],
];

/** A name with one of these tells how many, or of what sort, and not which. */
const NOT_WHICH = new Set(
  "count counts number num total is has likes type typename score verified".split(" "),
);
/** What belongs to the account itself is not shared with others. */
const OF_ACCOUNT = new Set("user author account profile avatar sender channel owner actor".split(" "));
/** What a collector, a program or a moderator adds: about the visit, the software, the group, not about the post. */
const OF_COLLECTOR = new Set(
  "agent source client app flair collected retrieved scraped crawled fetched downloaded updated edited modified query search platform sensitive cashtags symbols thumbnail geo place near trans translate xmlns context version nav duration voice music display".split(
    " ",
  ),
);
/** What is told of an account beside who it is. */
const ABOUT_ACCOUNT = new Set(
  "url uri link image picture avatar photo bio description created date location followers color background".split(
    " ",
  ),
);
/** Words that end the path to an account's own name or number. */
const NAMING = new Set(
  "id rest username handle screen author user sender account owner actor from poster channel".split(" "),
);

/** Columns whose values are looked at: no export has more. */
const LOOKED_AT = 2000;

/**
 * Columns that seem to hold a field, by the field that `--map` would fill: each column and field once, the likeliest first. `account` is
 * the column of accounts, where that is known.
 */
export function likelyColumns(
  head: FileHead,
  all: readonly string[],
  account?: string,
): Partial<Record<MapField, string>> {
  const columns = all.slice(0, LOOKED_AT);
  const found: Partial<Record<MapField, string>> = {};
  const best = new Map<MapField, number>();
  for (const column of columns) {
    const values = columnValues(head, column);
    const field = fieldsOf(column).find((one) => values.rows.length === 0 || holds(one, values));
    if (field === undefined) continue;
    const rank = rankOf(field, column, values);
    if (rank <= (best.get(field) ?? Number.NEGATIVE_INFINITY)) continue;
    best.set(field, rank);
    found[field] = column;
  }
  for (const field of ["time", "text", "links"] as const)
    found[field] ??= byValues(field, head, columns, found);
  const accounts = account ?? found.account;
  if (found.links !== undefined && accounts !== undefined && isOfAccount(head, found.links, accounts))
    found.links = undefined;
  return Object.fromEntries(Object.entries(found).filter(([, column]) => column !== undefined));
}

/** Every account has one address, on however many rows: its portrait or its page, and nothing that posts share. */
function isOfAccount(head: FileHead, column: string, account: string): boolean {
  const [addresses, accounts] = [column, account].map((name) => columnValues(head, name).rows);
  const own = new Map<string, string>();
  let again = 0;
  for (const [row, address] of addresses.entries()) {
    const name = accounts[row];
    if (address === "" || !name) continue;
    const before = own.get(name);
    if (before !== undefined && before !== address) return false;
    if (before !== undefined) again++;
    own.set(name, address);
  }
  return again > 0 && new Set(own.values()).size * 2 > own.size;
}

/** The first column whose values are times beyond doubt, whatever its name; none that a collector adds, unless `whoever` wrote it is asked for. */
export const clockColumn = (
  head: FileHead,
  columns: readonly string[],
  { whoever = false } = {},
): string | undefined =>
  whoever
    ? columns.find((column) => isClock(column, columnValues(head, column)))
    : byValues("time", head, columns.slice(0, LOOKED_AT), {});

// numbers of posts have as many digits as clocks in nanoseconds
const isClock = (column: string, { times, filled }: ColumnValues): boolean =>
  most(times, filled) && !/(?:^| )ids?$/.test(wordsOf(column));

/** The first column whose values are of the field beyond doubt, whatever its name; none that a collector adds. */
function byValues(
  field: "time" | "text" | "links",
  head: FileHead,
  columns: readonly string[],
  found: Readonly<Partial<Record<MapField, string>>>,
): string | undefined {
  const taken = Object.values(found);
  return columns.find((column) => {
    const words = wordsOf(column).split(" ");
    if (
      taken.includes(column) ||
      words.some((word) => NOT_WHICH.has(word) || OF_COLLECTOR.has(word) || OF_ACCOUNT.has(word))
    )
      return false;
    const values = columnValues(head, column);
    if (field === "time") return isClock(column, values);
    const { filled, distinct, links, sentences, clocks } = values;
    const several = filled > 1 && distinct > 1;
    return field === "links"
      ? several && most(links, filled)
      : several && most(sentences, filled) && !most(clocks, filled);
  });
}

/** The fields that a name speaks for, the likeliest first: by the last part of a path, else by all of it. */
function fieldsOf(column: string): MapField[] {
  const words = wordsOf(column).split(" ");
  if (words.some((word) => NOT_WHICH.has(word) || OF_COLLECTOR.has(word))) return [];
  const last = wordsOf(column.split(".").at(-1)!).split(" ");
  const speaking = (asked: readonly string[]) =>
    SPEAKING.flatMap(([field, spoken]) => (asked.some((word) => spoken.has(word)) ? [field] : []));
  const own = speaking(last);
  const fields = own.length > 0 ? own : speaking(words);
  return [...new Set(fields.flatMap((field) => fieldOf(field, column, words) ?? []))];
}

/** What a field comes to by the rest of the name: a numbered link is no address and can only be an object. */
function fieldOf(field: MapField, column: string, words: readonly string[]): MapField | null {
  const numbered = words.length > 1 && ["id", "ids"].includes(words.at(-1)!);
  const ofAccount = words.some((word) => OF_ACCOUNT.has(word));
  switch (field) {
    case "links":
      return ofAccount ? null : numbered ? "object" : words.includes("domain") ? null : field;
    case "media":
      return ofAccount ? null : field;
    case "account":
      return words.some((word) => ABOUT_ACCOUNT.has(word)) ? null : field;
    case "repost_of":
    case "reply_to":
      return numbered ? field : null;
    case "text":
    case "time":
      return numbered || (ofAccount && column.includes(".")) ? null : field;
    default:
      return field;
  }
}

/** Whether the values can be the field; of a constant nothing is told but of accounts, and an empty column is of no use. */
function holds(field: MapField, values: ColumnValues): boolean {
  const { filled, distinct, clocks, links, numbers, truths, records, sentences } = values;
  if (filled === 0) return false;
  const constant = filled > 3 && distinct === 1;
  switch (field) {
    case "time":
      return most(clocks, filled);
    case "account":
      // a file may be sorted by accounts: in its first rows there is one; what stands on one row of many is told of the file
      if (filled * 10 < values.rows.length) return false;
      return !most(records, filled) && !most(clocks - numbers, filled) && !most(truths, filled);
    case "text":
      return (
        !constant && !most(numbers, filled) && !most(links, filled) && !most(truths, filled) && sentences > 0
      );
    case "links":
      return (most(links, filled) || records > 0) && (!constant || /s$/.test(values.name));
    case "object":
      return filled < 4 || distinct < filled;
    case "media":
      return (
        !constant &&
        !most(truths, filled) &&
        !(most(numbers, filled) && filled > distinct * 2 && distinct < 3)
      );
    default:
      return !constant && !most(truths, filled);
  }
}

/** How likely a column is, among those that hold the field. */
function rankOf(
  field: MapField,
  column: string,
  { times, filled, distinct, sentences }: ColumnValues,
): number {
  const last = wordsOf(column.split(".").at(-1)!).split(" ");
  const depth = column.split(".").length;
  if (field === "time") return (most(times, filled) ? 2 : 0) - depth / 100;
  if (field === "text") return sentences / Math.max(1, filled) - depth / 100;
  if (field === "account")
    return (
      (last.includes("id") ? 2 : last.some((word) => NAMING.has(word)) ? 1 : 0) +
      (NAMING.has(last.at(-1)!) ? 0.5 : 0) +
      (distinct > 1 ? 1 : 0) -
      depth / 100
    );
  return 0;
}
