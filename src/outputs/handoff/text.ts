/** Text of others as text: what cannot be seen is made visible, and nothing of it becomes markup where the other side renders Markdown. */

/** Controls but tabs and line ends, marks that turn the direction, halves of characters. */
const UNSEEN = /[^\P{Cc}\t\n]|\p{Cs}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A text of which every character can be seen. */
export const seen = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(UNSEEN, (sign) => `⟨U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}⟩`);

/** A text between quotes in a sentence of Markdown: no markup, no picture, no link that can be clicked. */
export const quoted = (text: string): string =>
  `“${seen(text)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>#!|~&]/g, "\\$&")
    .replace(/\b(h)tt(ps?)\b/gi, "$1xx$2")}”`;

/** The first characters of a text, between whole characters, with a sign that more follows. */
export function cut(text: string, characters: number): string {
  const whole = Array.from(text);
  return whole.length <= characters ? text : `${whole.slice(0, characters).join("")}…`;
}
