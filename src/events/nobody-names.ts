/** Authors, and texts of posts, that stand for nobody and nothing in the rows at hand: each spelling that occurs is judged once. */
import { isGoneText, nobodyOf } from "../model/index.js";
import { identifier, literal, type Store } from "../store/index.js";

/** Longest name and text that are looked at. */
const LONGEST = 120;

/** SQL conditions on a row of `raw` with its fields cleaned. */
export interface NobodyNames {
  /** The author is gone. */
  readonly deleted: string;
  /** The author was never named. */
  readonly nameless: string;
  /** The text is what is left of a post that is gone. */
  readonly goneText: string;
}

/** Judges the authors, handles and texts of `raw`; `filled` are its columns that hold anything. */
export async function nobodyNames(store: Store, filled: ReadonlySet<string>): Promise<NobodyNames> {
  const names = filled.has("account")
    ? await spellings(store, "account", "NOT regexp_matches(account, '[1-9]')")
    : [];
  const handles = filled.has("account_handle")
    ? await spellings(store, "account_handle", "starts_with(trim(account_handle), '[')")
    : [];
  const texts = filled.has("text") ? await spellings(store, "text", "starts_with(ltrim(text), '[')") : [];
  const deleted = [
    among(
      "account",
      names.filter((name) => nobodyOf(name) === "deleted"),
    ),
    among(
      "account_handle",
      handles.filter((name) => nobodyOf(name) === "deleted"),
    ),
  ];
  return {
    deleted: `(${deleted.join(" OR ")})`,
    nameless: among(
      "account",
      names.filter((name) => nobodyOf(name) === "nameless"),
    ),
    goneText: among("text", texts.filter(isGoneText)),
  };
}

/** Distinct values of a column of `raw` that may stand for nobody, cleaned of the spaces around them. */
async function spellings(store: Store, column: string, condition: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { value } of store.stream<{ value: string }>(
    `SELECT DISTINCT ${identifier(column)} AS value FROM raw WHERE strlen(${identifier(column)}) <= ${3 * LONGEST} AND ${condition}`,
  ))
    if (nobodyOf(value) !== null) found.push(value);
  return found;
}

/** SQL: the column, trimmed or not, is one of these. */
const among = (column: string, values: readonly string[]): string => {
  const all = [...new Set(values.flatMap((value) => [value, value.trim()]))]
    .filter((value) => !value.includes("\0"))
    .sort();
  return all.length === 0 ? "FALSE" : `coalesce(${column} IN (${all.map(literal).join(", ")}), FALSE)`;
};
