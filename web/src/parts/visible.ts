/**
 * Text of others made safe to look at. The page never reads it as markup; what is left to fear are signs that cannot be seen: terminal
 * escapes, and marks that turn the order of reading around. Both are shown as what they are.
 */

/** Marks that override or embed a direction of reading; a page may be isolated from them, the text they stand in cannot. */
const TURNS: Readonly<Record<string, string>> = {
  "\u202a": "LRE",
  "\u202b": "RLE",
  "\u202c": "PDF",
  "\u202d": "LRO",
  "\u202e": "RLO",
  "\u2066": "LRI",
  "\u2067": "RLI",
  "\u2068": "FSI",
  "\u2069": "PDI",
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

const shown = (sign: string): string => {
  if (TURNS[sign]) return `‹${TURNS[sign]}›`;
  const code = sign.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "␡" : `‹${code.toString(16).toUpperCase()}›`;
};

/** The text with every hidden sign replaced by one that can be seen; line breaks and tabs stay. */
export const visible = (text: string): string => text.replaceAll("\r\n", "\n").replace(HIDDEN, shown);

/** The first `most` characters, never half a pair; the text itself where it is no longer. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = /[\ud800-\udbff]/.test(text[most - 1]) ? most - 1 : most;
  return text.slice(0, end);
}
