/**
 * Text that must fit a picture. Nothing here can measure a font, so widths are reckoned from the script of each character, a
 * little too wide rather than too narrow; lines break between words, and inside words that fill a line by themselves.
 */

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\uff00-\uff60]/u;
const NARROW_SIGNS = /[ilj.,;:'’|!()[\]\s]/;
const BROAD_SIGNS = /[mwMW@%—…]/;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Characters of a text that are looked at, for a line: what comes after cannot be seen anyway. */
const LOOKED_AT = 160;

/** Width in pixels at a size in pixels, by the rule of thumb of each script. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const sign of text) ems += signWidth(sign);
  return ems * size;
}

function signWidth(sign: string): number {
  if (NO_WIDTH.test(sign)) return 0;
  if (WIDE.test(sign)) return 1.05;
  if (NARROW_SIGNS.test(sign)) return 0.32;
  if (BROAD_SIGNS.test(sign)) return 0.92;
  return /\p{Lu}/u.test(sign) ? 0.68 : 0.58;
}

/** Whether the first letter of a text is written from the right. */
export function startsRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first !== undefined && RIGHT_TO_LEFT.test(first);
}

/** One line of a text, cut with an ellipsis where it does not fit. */
export function fitted(text: string, width: number, size: number): string {
  return wrapped(text, { width, size, lines: 1 })[0] ?? "";
}

/** Up to a number of lines; the last ends in an ellipsis where more follows. White space counts as one space. */
export function wrapped(
  text: string,
  { width, size, lines }: { readonly width: number; readonly size: number; readonly lines: number },
): string[] {
  const looked = text.slice(0, LOOKED_AT * lines).replace(/[\ud800-\udbff]$/, "");
  const words = looked
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) => broken(word, width, size));
  const made: string[] = [];
  let line = "";
  let used = 0;
  for (const word of words) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (textWidth(longer, size) <= width) {
      line = longer;
    } else {
      made.push(line);
      line = word;
    }
    if (made.length === lines) break;
    used++;
  }
  if (made.length < lines && line !== "") made.push(line);
  const more = used < words.length || looked.length < text.trim().length;
  return more ? [...made.slice(0, -1), ellipsed(made.at(-1) ?? "", width, size)] : made;
}

/** A word in pieces of which each fits a line. */
function broken(word: string, width: number, size: number): string[] {
  if (textWidth(word, size) <= width) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const { segment } of GRAPHEMES.segment(word)) {
    if (piece !== "" && textWidth(piece + segment, size) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += segment;
  }
  return [...pieces, piece];
}

function ellipsed(line: string, width: number, size: number): string {
  const signs = [...GRAPHEMES.segment(line)].map(({ segment }) => segment);
  while (signs.length > 0 && textWidth(`${signs.join("")}…`, size) > width) signs.pop();
  return `${signs.join("").trimEnd()}…`;
}
