/** Text of others in Markdown: no link, no image, no markup, no heading comes of it, and nothing makes a line read backwards. */

const CONTROLS =
  /[\p{Cc}\p{Surrogate}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff]/gu;
const MARKS = /[\\`*_[\]<>~|$&@#^]|:(?=\/\/)/g;
/** What makes a list, a heading or a number of the beginning of a line. */
const BEGINNING = /^(\d*)([-+.)=:])/;

const oneLine = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(CONTROLS, (sign) => `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`)
    .trim();

/** Words of others, on one line, each sign as it is. */
export const plainText = (text: string): string =>
  oneLine(text)
    .replace(MARKS, "\\$&")
    .replace(BEGINNING, "$1\\$2")
    .replace(/\bwww\./gi, "www&#46;");

/** An identifier (account, link, file) as code, which no reader makes a link of. */
export function codeText(text: string): string {
  const line = oneLine(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${longest > 0 ? ` ${line} ` : line || " "}${fence}`;
}
