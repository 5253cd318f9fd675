/**
 * What may be printed: no name of a file, column or flag, and no text of the data, moves the cursor, colours the screen, begins a line or turns
 * the direction of writing. Every word that leaves a command goes through here, as text or as JSON.
 */

/** Control, format and direction characters, line and paragraph separators, halves of characters; joiners within emoji and scripts stay. */
const UNPRINTABLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** The text in one line: what cannot be printed as its escape, such as `\n` or `\u202e`. */
export const printable = (text: string): string =>
  text.replace(UNPRINTABLE, (sign) => SHORT[sign] ?? escapeOf(sign));

/** A value as JSON in one line, which reads back as the same value. */
export const jsonText = (value: unknown): string => JSON.stringify(value).replace(UNPRINTABLE, escapeOf);

/** The value with every text in it printable, names of fields too: what words are to be made of. */
export function shown<T>(value: T): T {
  if (typeof value === "string") return printable(value) as T;
  if (Array.isArray(value)) return value.map(shown) as T;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [printable(name), shown(part)])) as T;
}

/** As JSON and JavaScript write a character: one or two units of four digits. */
const escapeOf = (sign: string): string =>
  Array.from(
    { length: sign.length },
    (_, i) => `\\u${sign.charCodeAt(i).toString(16).padStart(4, "0")}`,
  ).join("");
