/**
 * JSON without losses: identifiers above 2^53 survive as text, and the `\xNN` escapes that some exporters write are
 * repaired. Both cost nothing where they do not occur.
 */

/** Sixteen digits one by one: the engine jumps over text that way, three times as fast as with a counted repetition. */
const DIGITS = "\\d".repeat(16);
/** A long number behind a colon, comma, bracket, space or sign: one inside a text matches too, and is looked at closely then. */
const LONG_NUMBER = new RegExp(`[:,[\\s-]${DIGITS}`);
/** The same where it is the whole text; by itself, for a search that may begin anywhere takes half the time. */
const ONLY_LONG_NUMBER = /^\s*-?\d{16}/;
const STRING_OR_LONG_NUMBER = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|(?<![\w.+-])-?\d{16,}(?![\d.eE])/g;
const HEX_ESCAPE = /\\(?:x([0-9A-Fa-f]{2})|[\s\S])/g;

/** The value of a JSON text; integers of 16 digits and more become text. Throws `SyntaxError` where it is no JSON. */
export function parsedJson(text: string): unknown {
  const safe = LONG_NUMBER.test(text) || ONLY_LONG_NUMBER.test(text) ? quotedLongNumbers(text) : text;
  try {
    return JSON.parse(safe);
  } catch (cause) {
    if (!safe.includes("\\x")) throw cause;
    return JSON.parse(repairedEscapes(safe));
  }
}

const quotedLongNumbers = (text: string): string =>
  text.replace(STRING_OR_LONG_NUMBER, (found) => (found.startsWith('"') ? found : `"${found}"`));

const repairedEscapes = (text: string): string =>
  text.replace(HEX_ESCAPE, (found, hex: string | undefined) => (hex ? `\\u00${hex}` : found));

/** What engines say of JSON that is none, as far as it holds nothing of the text, and in words of our own. */
const FAULTS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^Unexpected end of/i, "it ends too soon"],
  [/^Unterminated string/i, "a text has no end"],
  [/^Bad control character/i, "a control character in a text"],
  [/^Bad (?:Unicode escape|escaped character)/i, "an escape that JSON does not know"],
  [/^Expected property name/i, "a name of a field is missing"],
  [/^Expected double-quoted property name/i, "a name of a field is missing"],
  [/^Expected ':'/i, "no colon behind the name of a field"],
  [/^Expected ','/i, "no comma between two values"],
  [
    /^(?:No number after|Exponent part|Unterminated fractional|Unexpected number)/i,
    "a number where none can stand",
  ],
  [/^Unexpected non-whitespace/i, "something behind the end"],
  [/^Unexpected (?:token|string|identifier)/i, "something that is no JSON value"],
];

/** What `JSON.parse` found wrong and where, in words of our own: the engine's quote the text, which may name people. */
export function jsonFault(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : "";
  const words = FAULTS.find(([pattern]) => pattern.test(message))?.[1] ?? "no JSON";
  const place = / at position (\d{1,12})(?: \(line \d+ column \d+\))?$/.exec(message)?.[1];
  return place === undefined ? words : `${words} at character ${Number(place) + 1}`;
}
