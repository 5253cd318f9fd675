/**
 * CrowdTangle's CSV of Facebook pages and of Facebook groups. In an export of groups the account is the group: who posted in
 * it is not told. What a post links to on Facebook itself is a post that it shares, unless it is its own picture or film.
 */

import { literal } from "../../store/index.js";
import { columnNamed } from "../columns.js";
import { lastPart, recognisedExport } from "../crowdtangle.js";
import { defineSource } from "../source.js";

const MAPPING = {
  account: "Facebook Id",
  account_handle: "User Name",
  account_created: "Page Created",
  account_bio: "Page Description",
  post: "URL",
  kind: "Link",
  text: "Message",
  repost_of: "Link",
  links: "Final Link",
};

const COLUMNS =
  "User Name,Facebook Id,Likes at Posting,Followers at Posting,Type,Total Interactions,Likes,Comments,Shares,Love,Wow,Haha,Sad,Angry,Care,Video Share Status,Is Video Owner?,Post Views,Total Views,Total Views For All Crossposts,Video Length,URL,Message,Link,Final Link,Image Text,Link Text,Description,Sponsor Id,Sponsor Name,Sponsor Category".split(
    ",",
  );
const OF_PAGES = ["Page Name", "Page Category", "Page Admin Top Country", "Page Description", "Page Created"];

const ON_FACEBOOK = "(?i)^https?://([a-z0-9-]+\\.)*(facebook\\.com|fb\\.com|fb\\.watch)(/|$)";
const REDIRECTOR = "(?i)^https?://lm?\\.facebook\\.com/l\\.php|facebook\\.com/l\\.php";

/** SQL of the number of a post, picture or film in its address on Facebook: in the query, or the last part of the path. */
const numberIn = (address: string): string =>
  `coalesce(nullif(regexp_extract(${address}, '[?&](?:story_fbid|fbid|v|multi_permalinks)=([A-Za-z0-9]+)', 1), ''), ${lastPart(address)})`;

const isOnFacebook = (link: string): string =>
  `coalesce(regexp_matches(${link}, ${literal(ON_FACEBOOK)}) AND NOT regexp_matches(${link}, ${literal(REDIRECTOR)}), FALSE)`;

/** SQL: the first part of a path, which is the owner (`/page/posts/1`, `/groups/1/permalink/2`). */
const ownerIn = (link: string): string =>
  `lower(regexp_extract(${link}, '^https?://[^/]+/(?:groups/|pg/|people/[^/]+/)?([^/?#]+)', 1))`;

/** SQL of the number of an account; one that a spreadsheet has rounded is taken from the address of the post, which holds it too. */
const undamaged = (account: string, address: string): string => {
  const owner = `nullif(regexp_extract(${address}, '^https?://[^/]+/(?:groups/)?([0-9]{5,})(?:/|$)', 1), '')`;
  const rounded = `NOT regexp_full_match(${account}, '[0-9]+') OR (length(${account}) > 15 AND left(${account}, 15) = left(${owner}, 15))`;
  return `CASE WHEN ${rounded} THEN coalesce(${owner}, ${account}) ELSE ${account} END`;
};

/** The source `facebook-crowdtangle`. */
export const facebookCrowdtangle = defineSource({
  id: "facebook-crowdtangle",
  title: "Facebook (CrowdTangle CSV)",
  about: "CrowdTangle's CSV of posts of pages, or of posts in groups, where the account is the group.",
  platform: "facebook",
  timeZone: null,
  listsInText: ["links"],
  alsoReads: ["Link", "Final Link"],
  recognise: (head) => {
    const name = ["Page Name", "Group Name"].find((column) => columnNamed(head, column));
    if (name === undefined) return null;
    const pages = name === "Page Name";
    return recognisedExport(head, {
      title: `CrowdTangle CSV of Facebook ${pages ? "pages" : "groups"}`,
      required: ["Facebook Id", "URL"],
      known: [...(pages ? OF_PAGES : ["Group Name"]), ...COLUMNS],
      mapping: {
        ...MAPPING,
        account_name: name,
        links: columnNamed(head, "Final Link") ? "Final Link" : "Link",
      },
    });
  },
  expressions: (column, has, also) => {
    const link = `coalesce(${also("Final Link")}, ${also("Link")})`;
    const on = isOnFacebook(link);
    const owner = ownerIn(link);
    const own = `(${numberIn(link)} = ${numberIn(column("post"))} OR ${owner} = ${column("account")} OR ${owner} = lower(${column("account_handle")}))`;
    const shared = `CASE WHEN ${on} AND NOT coalesce(${own}, FALSE) THEN ${numberIn(link)} END`;
    return {
      account: undamaged(column("account"), column("post")),
      post: numberIn(column("post")),
      repost_of: shared,
      kind: `CASE WHEN ${shared} IS NOT NULL THEN 'share' ELSE 'post' END`,
      ...(has("links") && { links: `CASE WHEN NOT ${on} THEN ${link} END` }),
    };
  },
});
