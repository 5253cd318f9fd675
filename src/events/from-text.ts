/** Links, hashtags and mentions taken from the text, for formats that give no list of them. SQL over one text column. */
import { literal } from "../store/index.js";

const LINK = "(?i)(?:https?://|www\\.|\\bt\\.me/)[^\\s<>\"'«»“”„‘’\\\\^`{|}]+";
const HASHTAG =
  "(?:^|[^\\pL\\pN\\pM_&/#＃])([#＃][\\pL\\pN\\pM_\\x{200C}\\x{200D}]*[\\pL_\\pM][\\pL\\pN\\pM_\\x{200C}\\x{200D}]*)";
const MENTION = "(?:^|[^\\pL\\pN_@/])(@[A-Za-z0-9_](?:[A-Za-z0-9_.]*[A-Za-z0-9_])?)";

const listed = (mark: string, extracted: string): string =>
  `CASE WHEN ${mark} THEN nullif(to_json(${extracted})::VARCHAR, '[]') END`;

/**
 * SQL of a list cell with the links in a text; what follows a link is cut off by `trimmedLink`. Markdown writes
 * `[words](link)[words](link)` without a space between, CrowdTangle `short:=:long`: their links are set apart first.
 */
export const linksInText = (text: string): string =>
  listed(
    `(contains(${text}, '://') OR contains(${text}, 'www.') OR contains(${text}, 't.me/'))`,
    `regexp_extract_all(replace(replace(replace(${text}, '](', '] ('), ')[', ') ['), ':=:', ' '), ${literal(LINK)})`,
  );

/** SQL of a list cell with the hashtags in a text. */
export const hashtagsInText = (text: string): string =>
  listed(
    `(contains(${text}, '#') OR contains(${text}, '＃'))`,
    `regexp_extract_all(${text}, ${literal(HASHTAG)}, 1)`,
  );

/** SQL of a list cell with the handles, `@` before each, that a text mentions. */
export const mentionsInText = (text: string): string =>
  listed(`contains(${text}, '@')`, `regexp_extract_all(${text}, ${literal(MENTION)}, 1)`);

/**
 * A link found in running text without what follows it: all from a bracket on that it closes but does not open (a sentence
 * in brackets, Markdown), and the marks of the sentence at its end. Brackets that it opens itself stay.
 */
export function trimmedLink(link: string): string {
  const own = /[)\]]/.test(link) ? link.slice(0, foreignBracket(link)) : link;
  return /[.,;:!?…*~·•—–]$/.test(own.slice(-1)) ? own.replace(/[.,;:!?…*~·•—–]+$/u, "") : own;
}

function foreignBracket(link: string): number {
  const open = { ")": 0, "]": 0 };
  for (let at = 0; at < link.length; at++) {
    const mark = link[at];
    if (mark === "(") open[")"]++;
    else if (mark === "[") open["]"]++;
    else if ((mark === ")" || mark === "]") && --open[mark] < 0) return at;
  }
  return link.length;
}
