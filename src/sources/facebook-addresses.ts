/**
 * What an address on Facebook leads to: a post (and which), or a page, a group or an event; and whose it is. As SQL for tables, and
 * of one address for JSON.
 */
import { literal } from "../store/index.js";
import { lastPart } from "./crowdtangle.js";

const ON_FACEBOOK = "(?i)^https?://([a-z0-9-]+\\.)*(facebook\\.com|fb\\.com)/";
const REDIRECTOR = "(?i)^https?://([a-z0-9-]+\\.)*facebook\\.com/l\\.php";
const IN_QUERY = "[?&](?:story_fbid|fbid|v|multi_permalinks)=([A-Za-z0-9]+)";
/** Behind a page, a group or a kind stands the number of a post; directly behind the host that of a page. */
const IN_PATH = "^https?://[^/]+/[^?#]+/([0-9]{5,}|pfbid[A-Za-z0-9]+)/?(?:[?#].*)?$";
const PLACE = "^https?://[^/]+/(?:groups|events|pages)/[^/?#]+/?(?:[?#].*)?$";
/** `/page/posts/1`, `/groups/1/permalink/2` */
const OWNER = "^https?://[^/]+/(?:groups/|pg/|people/[^/]+/)?([^/?#]+)";
const OWNER_NUMBER = "^https?://[^/]+/(?:groups/)?([0-9]{5,})(?:/|$)";

const extract = (address: string, pattern: string): string =>
  `nullif(regexp_extract(${address}, ${literal(pattern)}, 1), '')`;
const matches = (address: string, pattern: string): string =>
  `regexp_matches(${address}, ${literal(pattern)})`;

/** The number of a post in its own address. */
export const ownNumber = (address: string): string =>
  `coalesce(${extract(address, IN_QUERY)}, ${lastPart(address)})`;

/** The number of the post, picture or film that a link leads to; NULL where it leads to none on Facebook. */
export const linkedNumber = (link: string): string =>
  `CASE WHEN ${matches(link, ON_FACEBOOK)} AND NOT ${matches(link, REDIRECTOR)}
    THEN coalesce(${extract(link, IN_QUERY)}, CASE WHEN NOT ${matches(link, PLACE)} THEN ${extract(link, IN_PATH)} END) END`;

/** The owner that an address names, in lower case; NULL where it is not on Facebook. */
export const ownerIn = (address: string): string =>
  `CASE WHEN ${matches(address, ON_FACEBOOK)} THEN lower(${extract(address, OWNER)}) END`;

/** The number of an account; one that a spreadsheet has rounded is taken from the address of a post, which holds it too. */
export function undamaged(account: string, address: string): string {
  const owner = extract(address, OWNER_NUMBER);
  const rounded = `NOT regexp_full_match(${account}, '[0-9]+') OR (length(${account}) > 15 AND left(${account}, 15) = left(${owner}, 15))`;
  return `CASE WHEN ${rounded} THEN coalesce(${owner}, ${account}) ELSE ${account} END`;
}

const found = (address: string, pattern: string): string | null =>
  new RegExp(pattern).exec(address)?.[1] ?? null;
const tested = (address: string, pattern: string): boolean =>
  new RegExp(pattern.replace("(?i)", ""), "i").test(address);

/** The same number of one link. */
export const linkedNumberOf = (link: string): string | null =>
  !tested(link, ON_FACEBOOK) || tested(link, REDIRECTOR)
    ? null
    : (found(link, IN_QUERY) ?? (tested(link, PLACE) ? null : found(link, IN_PATH)));

/** The same owner of one address. */
export const ownerOf = (address: string): string | null =>
  tested(address, ON_FACEBOOK) ? (found(address, OWNER)?.toLowerCase() ?? null) : null;
