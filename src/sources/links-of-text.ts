/** Links in a text, for formats that give some of their links apart and leave the others in the text. */
import { literal } from "../store/index.js";

const CHARACTERS = "[^\\s<>\"'«»“”„‘’\\\\^`{|}]+";
const LINK = new RegExp(`https?://${CHARACTERS}`, "gi");
/** A link that is not of X's shortener, found without taking the text apart. */
const OTHER = /https?:\/\/(?!t\.co\/)/i;
/** X's own shortener: the link behind it stands in the list of the post, and one to a picture is no link. */
const OF_X = /^https?:\/\/(?:www\.)?t\.co\//i;

/** The links of a text, each once; Markdown sets none of them too close to the next. What follows a link is cut off later. */
export const linksOfText = (text: string): string[] => [
  ...new Set(text.replaceAll("](", "] (").replaceAll(")[", ") [").match(LINK) ?? []),
];

/** The links of a text of X that its shortener does not stand for. */
export const unshortenedLinks = (text: string): string[] =>
  OTHER.test(text) ? linksOfText(text).filter((link) => !OF_X.test(link)) : [];

/** SQL of a list cell with the links in a text that are not of X's shortener; NULL where there is none. */
const unshortenedLinksSql = (text: string): string =>
  `CASE WHEN contains(${text}, '://') THEN nullif(to_json(list_filter(regexp_extract_all(replace(replace(${text}, '](', '] ('), ')[', ') ['), ${literal(`(?i)https?://${CHARACTERS}`)}),
    lambda l: NOT regexp_matches(l, ${literal("(?i)^https?://(www\\.)?t\\.co/")})))::VARCHAR, '[]') END`;

/** SQL of a list cell of links; where it holds none, the links of the text, those of X's shortener left out. */
export const linksOrThoseOfText = (links: string, text: string): string =>
  `CASE WHEN coalesce(${links}, '[]') IN ('[]', '') THEN ${unshortenedLinksSql(text)} ELSE ${links} END`;
