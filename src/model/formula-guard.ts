/**
 * The guard against formulas: text that a spreadsheet would run when it opens a file of separated values. The rule stands in
 * docs/tables.md, with how to undo it; it is exact, so that the text as it stood can be had again.
 */

/** Signs that begin a formula; of full and small width, too, which spreadsheets fold. */
const SIGN = "[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20\\ufe66\\ufe62\\ufe63\\ufe6b]";
/** What is passed over before one: apostrophes, quotes, spaces of any width, and what is not seen at all. */
const UNSEEN =
  "'\"\\s\\x00-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}";
/** Where a program that splits at other marks than the file's would begin a new cell. */
const BREAKS = ";\\t\\r\\n\\v\\f\\u0085\\u2028\\u2029";

interface Patterns {
  readonly start: RegExp;
  /** A run of what is passed over, whole, so that a long one is gone through once. */
  readonly run: RegExp;
  readonly breaks: RegExp;
}

const patterns = (breaks: string): Patterns => {
  const passed = `[${UNSEEN}${breaks}]`;
  return {
    start: new RegExp(`^(?:${passed}*${SIGN}|'*[\\t\\r\\n])`, "u"),
    run: new RegExp(`(?<!${passed})${passed}+(?=${SIGN})`, "gu"),
    breaks: new RegExp(`[${breaks}]`, "gu"),
  };
};

const PATTERNS: Readonly<Record<"," | ";", Patterns>> = {
  ",": patterns(BREAKS),
  ";": patterns(`,${BREAKS}`),
};
const SUSPECT = new RegExp(`${SIGN}|^'*[\\t\\r\\n]`, "u");

/**
 * Text that no spreadsheet runs: an apostrophe stands before what would begin a formula, at the start and after every mark at which
 * a program may begin a new cell (line breaks, tabs, semicolons; commas, too, where the file is not separated by them).
 */
export function guardedText(text: string, separator: "," | ";" = ","): string {
  if (!SUSPECT.test(text)) return text;
  const { start, run, breaks } = PATTERNS[separator];
  const inside = text.replace(run, (passed) => passed.replace(breaks, "$&'"));
  return start.test(text) ? `'${inside}` : inside;
}
