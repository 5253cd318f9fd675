/** What a column of addresses is to its rows: the address of the post itself, or what posts link to. */
import { type ColumnValues, most } from "./column-values.js";

/** What the rows say of whose an address is. */
export interface Owners {
  /** Accounts, row by row. */
  readonly account: readonly string[];
  /** Columns of what is the post's own: its number, its author. */
  readonly own: readonly (readonly string[])[];
}

/** Paths that lead to a post on platforms. */
const POST_PATH =
  /\/(?:status(?:es)?|comments|posts?|p|reels?|videos?|permalink|tweet|statuses)\/|[?&](?:v|story_fbid)=|\/\/t\.me\/\w+\/\d|\/\/youtu\.be\/|\/@[\w.]+\/\d+/i;
/** Names that speak of a link and of nothing else. */
const ONLY_LINKS = /^(?:links|urls|outlinks|weblinks|liens|enlaces)$|expanded|external|^link url$|entities/;
/** Addresses one after another: a list. */
const SEVERAL = /https?:\/\/\S+?[\s,;|]+https?:\/\//i;
const UNSAID = /^(?:url|permalink|.*\b(?:post|tweet|status|message|comment|web) (?:url|link))$/;

/** The role of a column by its name in words and its values; null where it holds no addresses. */
export function urlRole(values: ColumnValues, name: string, { account, own }: Owners): "own" | "link" | null {
  const { filled, rows, distinct } = values;
  if (filled === 0) return UNSAID.test(name) ? "own" : "link";
  if (
    !most(values.links, filled) &&
    !(values.records > 0 && ONLY_LINKS.test(name)) &&
    !rows.some((value) => /^\[/.test(value))
  )
    return ONLY_LINKS.test(name) && !most(values.truths, filled) && !most(values.numbers, filled)
      ? "link"
      : null;
  if (ONLY_LINKS.test(name) || rows.some((value) => value.startsWith("["))) return "link";
  if (isShared(rows, account) || rows.some((value) => SEVERAL.test(value))) return "link";
  if (
    most(
      rows.filter((value, row) => value !== "" && own.some((column) => names(value, column[row] ?? "")))
        .length,
      filled,
    )
  )
    return "own";
  const mostlyDistinct = distinct >= filled * 0.9;
  if (mostlyDistinct && most(rows.filter((value) => POST_PATH.test(value)).length, filled)) return "own";
  if (!UNSAID.test(name)) return "link";
  return mostlyDistinct && hostsOf(rows) === 1 ? "own" : "link";
}

/** One address stands on rows of several accounts. */
function isShared(rows: readonly string[], account: readonly string[]): boolean {
  const first = new Map<string, string>();
  return rows.some((value, row) => {
    if (value === "" || !account[row]) return false;
    const earlier = first.get(value);
    if (earlier === undefined) first.set(value, account[row]);
    return earlier !== undefined && earlier !== account[row];
  });
}

const names = (address: string, part: string): boolean => {
  const plain = part.replace(/^(?:u\/|@)/, "");
  return plain.length >= 3 && address.toLowerCase().includes(plain.toLowerCase());
};

const hostsOf = (rows: readonly string[]): number =>
  new Set(
    rows
      .filter((value) => value !== "")
      .map((value) => /^(?:https?:\/\/)?(?:www\.)?([^/?#\s]+)/i.exec(value)?.[1].toLowerCase()),
  ).size;
