/** What the values of a column look like in the first rows: whether they can be what its name says. */
import type { FileHead } from "../source.js";

/** What a column's values show; shares are of the rows that hold anything. */
export interface ColumnValues {
  readonly name: string;
  /** Values row by row, trimmed, an empty text for none. */
  readonly rows: readonly string[];
  readonly filled: number;
  readonly distinct: number;
  /** Dates, with a time of day or without; numbers of seconds and their parts. */
  readonly clocks: number;
  /** Clocks with a time of day. */
  readonly times: number;
  /** Times of day without a date. */
  readonly hours: number;
  readonly links: number;
  readonly numbers: number;
  readonly truths: number;
  /** Truths in words; 0 and 1 may be numbers of accounts. */
  readonly truthWords: number;
  /** Records and lists of records. */
  readonly records: number;
  /** Texts of several words. */
  readonly sentences: number;
  readonly zones: number;
}

const NOTHING = /^(?:|nan|null|none|na|nat|n\/a|undefined|\[\]|\{\})$/i;
const DATE =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]))(?=$|\D|T)/;
const WORDED_DATE = /^(?=.{8,60}$)(?=.*\b(?:19|20)\d\d\b)(?=.*\b\d{1,2}\b)(?=.*\p{L}{3})(?!.*[!?#@"]).*\d/u;
const TIME = /[T\s,_·]\d{1,2}(?:[:.]\d{2}|\s?[ap]m)|\d{8}T\d{4}/i;
const HOUR = /^(?:[01]?\d|2[0-4])(?:(?:[:.]|\s?[hu]\s?)[0-5]\d){0,2}(?:\.\d+)?\s*(?:[ap]\.?m\.?|uhr|h)?$/i;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i;
const LINK = /^[[{("'\s]*(?:https?:\/\/|www\.)\S/i;
const LONGEST = 400;

/** Seconds, milliseconds, microseconds or nanoseconds between 2004 and 2100. */
function isEpoch(value: string): boolean {
  if (!/^\d{10}(?:\d{3}|\d{6}|\d{9})?(?:\.\d+)?$/.test(value) && !/^\d\.\d{5,}e\+?\d{1,2}$/i.test(value))
    return false;
  const seconds =
    Number(value) /
    (value.includes("e") || value.includes("E") ? 1 : 10 ** (value.split(".")[0].length - 10));
  return seconds >= 1_072_915_200 && seconds < 4_134_000_000;
}

const isDate = (value: string): boolean => DATE.test(value) || WORDED_DATE.test(value);

/** Looks at a column of the first rows. */
export function columnValues(head: FileHead, name: string): ColumnValues {
  const rows = (head.sample?.(name) ?? []).map((value) => {
    const text = value.trim();
    return NOTHING.test(text) ? "" : text.slice(0, LONGEST);
  });
  const filled = rows.filter((value) => value !== "");
  const count = (test: (value: string) => boolean) => filled.filter(test).length;
  const clocks = filled.filter((value) => isEpoch(value) || isDate(value));
  return {
    name,
    rows,
    filled: filled.length,
    distinct: new Set(filled).size,
    clocks: clocks.length,
    times: clocks.filter((value) => isEpoch(value) || TIME.test(value)).length,
    hours: count((value) => HOUR.test(value)),
    links: count((value) => LINK.test(value)),
    numbers: count((value) => NUMBER.test(value)),
    truths: count((value) => /^(?:true|false|yes|no|t|f|0|1)$/i.test(value)),
    truthWords: count((value) => /^(?:true|false|yes|no|wahr|falsch|vrai|faux)$/i.test(value)),
    records: count((value) => /^\[?\s*\{/.test(value)),
    sentences: count((value) => /\S\s+\S/.test(value) && !LINK.test(value)),
    zones: count((value) => /^(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?$|^[A-Z][a-z]+\/[A-Z]\w+/i.test(value)),
  };
}

/** Most of what a column holds, where it holds anything: four rows of five. */
export const most = (part: number, of: number): boolean => of > 0 && part >= of * 0.8;
