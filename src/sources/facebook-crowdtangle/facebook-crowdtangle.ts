/**
 * CrowdTangle's CSV of Facebook pages and of Facebook groups. In an export of groups the account is the group: who posted in
 * it is not told. What a post links to on Facebook itself is a post that it shares, unless it is its own picture or film.
 */

import { columnNamed } from "../columns.js";
import { recognisedExport } from "../crowdtangle.js";
import { linkedNumber, ownerIn, ownNumber, undamaged } from "../facebook-addresses.js";
import { defineSource } from "../source.js";

const MAPPING = {
  account: "Facebook Id",
  account_handle: "User Name",
  account_created: "Page Created",
  account_bio: "Page Description",
  post: "URL",
  permalink: "URL",
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
    const [post, account] = [column("post"), column("account")];
    const link = `coalesce(${also("Final Link")}, ${also("Link")})`;
    const own = `coalesce(${linkedNumber(link)} = ${ownNumber(post)}, FALSE) OR coalesce(${ownerIn(link)} IN (${account}, lower(${column("account_handle")})), FALSE)`;
    const shared = `CASE WHEN NOT (${own}) THEN ${linkedNumber(link)} END`;
    return {
      account: undamaged(account, post),
      post: ownNumber(post),
      repost_of: shared,
      kind: `CASE WHEN ${shared} IS NOT NULL THEN 'share' ELSE 'post' END`,
      ...(has("links") && { links: `CASE WHEN NOT (${own}) AND ${shared} IS NULL THEN ${link} END` }),
    };
  },
});
