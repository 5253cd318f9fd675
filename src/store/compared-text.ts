/**
 * Texts as they are compared: without links, and with one sign for any account that is mentioned, by handle or by pseudonym. The same text
 * is compared whether names are shown or hidden.
 */

const LINK = "(?i)https?://\\S+|www\\.\\S+";
const NAME = "(?i)@?p:[0-9a-f]{16}|@[\\pL\\pM\\pN_.]+";
const MARKS = ["@", "p:", "P:", "://", "www.", "WWW."];

/** SQL of a text without its links, and with `@` for each account in it. */
export const neutralTextSql = (text: string): string =>
  `CASE WHEN ${MARKS.map((mark) => `contains(${text}, '${mark}')`).join(" OR ")}
    THEN regexp_replace(regexp_replace(${text}, '${LINK}', ' ', 'g'), '${NAME}', '@ ', 'g') ELSE ${text} END`;

/** SQL of the text of an event as it is compared; `event` is the alias of `events`. */
export const comparedTextSql = (event: string): string =>
  `coalesce(${event}.wording, ${neutralTextSql(`${event}.text`)})`;
