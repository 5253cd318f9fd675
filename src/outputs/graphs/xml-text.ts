/**
 * Text in XML. What XML 1.0 cannot hold (most control characters, lone surrogates, U+FFFE, U+FFFF) is written as U+FFFD and the four digits of the
 * character, and so is U+FFFD itself: two texts that differ stay apart, and the text can be had again.
 */

const SPECIAL = /[&<>"'\t\n\r]/;
const IMPOSSIBLE = /(?![\t\n\r\x7f-\x9f])\p{Cc}|[\ufffd-\uffff]|\p{Surrogate}/u;

const NAMED: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Whether XML cannot hold the text as it is. */
export const isImpossible = (text: string): boolean => IMPOSSIBLE.test(text);

/** The text for an element or a quoted attribute; `written` says how a character stands that XML cannot hold. */
export function xmlText(
  text: string,
  written: (digits: string) => string = (digits) => `\ufffd${digits}`,
): string {
  const possible = isImpossible(text)
    ? text.replace(new RegExp(IMPOSSIBLE, "gu"), (sign) =>
        written(sign.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()),
      )
    : text;
  return SPECIAL.test(possible)
    ? possible.replace(new RegExp(SPECIAL, "g"), (sign) => NAMED[sign])
    : possible;
}
