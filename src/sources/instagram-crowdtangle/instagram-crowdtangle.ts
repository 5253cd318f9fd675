/** CrowdTangle's CSV of Instagram: accounts are known by their handle alone, and the link is mostly the post's own address. */
import { lastPart, recognisedExport } from "../crowdtangle.js";
import { tagsInSql } from "../instagram-tags.js";
import { defineSource } from "../source.js";

const MAPPING = {
  account: "User Name",
  account_handle: "User Name",
  account_name: "Account",
  post: "URL",
  permalink: "URL",
  text: "Description",
  hashtags: "Description",
  links: "Link",
};

const COLUMNS =
  "Account,User Name,Followers at Posting,Type,Total Interactions,Likes,Comments,Views,URL,Link,Photo,Title,Description,Image Text,Sponsor Id,Sponsor Name".split(
    ",",
  );

/** The source `instagram-crowdtangle`. */
export const instagramCrowdtangle = defineSource({
  id: "instagram-crowdtangle",
  title: "Instagram (CrowdTangle CSV)",
  about:
    "CrowdTangle's CSV of Instagram posts. Accounts are handles; the code of a post is taken from its address.",
  platform: "instagram",
  timeZone: null,
  listsInText: ["links"],
  recognise: (head) =>
    recognisedExport(head, {
      title: "CrowdTangle CSV of Instagram",
      required: ["Account", "User Name", "URL", "Description"],
      known: COLUMNS,
      mapping: MAPPING,
    }),
  expressions: (column, has) => ({
    account: `'@' || lower(ltrim(${column("account")}, '@'))`,
    post: lastPart(column("post")),
    kind: "'post'",
    hashtags: tagsInSql(column("text")),
    ...(has("links") && {
      links: `CASE WHEN NOT regexp_matches(${column("links")}, '(?i)^https?://([a-z0-9-]+\\.)*instagram\\.com(/|$)') THEN ${column("links")} END`,
    }),
  }),
});
