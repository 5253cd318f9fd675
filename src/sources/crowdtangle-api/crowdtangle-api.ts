/**
 * Answers of CrowdTangle's API: posts of Facebook and Instagram with the account beside them. What a post of Facebook links to on
 * Facebook itself is a post that it shares, unless it is its own picture or film.
 */
import { linkedNumberOf, ownerOf } from "../facebook-addresses.js";
import { tagsIn } from "../instagram-tags.js";
import { listOf, listText, objectOf, textOf } from "../json-values.js";
import { keptRows, recognisedRecords, refused, together } from "../records.js";
import { defineSource, type RawRow } from "../source.js";

type Json = Readonly<Record<string, unknown>>;

const MAPPING = {
  platform: "platform",
  account: "account.platformId",
  account_handle: "account.handle",
  account_name: "account.name",
  account_picture: "account.profileImage",
  post: "platformId, of Instagram postUrl",
  permalink: "postUrl",
  time: "date",
  kind: "expandedLinks",
  text: "message, else description",
  repost_of: "expandedLinks, link",
  links: "expandedLinks.expanded, else link",
  lang: "languageCode",
};

const isPost = (value: unknown): boolean => {
  const post = objectOf(value);
  return (
    textOf(post.platformId) !== null &&
    textOf(post.date) !== null &&
    "account" in post &&
    ("postUrl" in post || "subscriberCount" in post)
  );
};

/** The posts of an answer kept as one record. */
const pageOf = (record: unknown): readonly unknown[] | null => {
  const { posts } = objectOf(objectOf(record).result);
  return Array.isArray(posts) ? posts : null;
};

/** `owner_number` of Facebook; of Instagram the code in the address, as other exports name it. */
function numberOf(post: Json, platform: string): string | null {
  const id = textOf(post.platformId);
  if (platform === "instagram")
    return /instagram\.com\/(?:p|reel|tv)\/([\w-]+)/.exec(textOf(post.postUrl) ?? "")?.[1] ?? id;
  return id?.replace(/^\d+_(?=\d)/, "") ?? null;
}

function postRow(post: Json): RawRow {
  const account = objectOf(post.account);
  const platform = (textOf(post.platform) ?? "unknown").toLowerCase();
  const id = numberOf(post, platform);
  const owner = textOf(account.platformId);
  const handle = textOf(account.handle) || null;
  const links = linksIn(post, platform).filter((link) => {
    const whose = ownerOf(link);
    return whose === null || (whose !== owner && whose !== handle?.toLowerCase());
  });
  const shared = links.map(linkedNumberOf).find((number) => number !== null && number !== id) ?? null;
  const text = textOf(post.message) || textOf(post.description) || null;
  return {
    platform,
    account: owner,
    account_handle: handle,
    account_name: textOf(account.name),
    account_picture: textOf(account.profileImage),
    post: id,
    permalink: textOf(post.postUrl),
    time: textOf(post.date),
    kind: shared === null ? "post" : "share",
    text,
    repost_of: shared,
    links: listText(links.filter((link) => linkedNumberOf(link) === null)),
    ...(platform === "instagram" && { hashtags: listText([...new Set(tagsIn(text ?? ""))]) }),
    lang: textOf(post.languageCode),
  };
}

/** Links where they lead to in the end; the address of the post itself is none. */
function linksIn(post: Json, platform: string): string[] {
  const expanded = listOf(post.expandedLinks).map(objectOf);
  const links = expanded.length
    ? expanded.map((link) => textOf(link.expanded) ?? textOf(link.original))
    : [textOf(post.link)];
  const own = textOf(post.postUrl);
  return [...new Set(links)].filter(
    (link): link is string =>
      link !== null &&
      link !== "" &&
      link !== own &&
      !(platform === "instagram" && /^https?:\/\/(?:[\w-]+\.)*instagram\.com(?:\/|$)/i.test(link)),
  );
}

/** The source `crowdtangle-api`. */
export const crowdtangleApi = defineSource({
  id: "crowdtangle-api",
  title: "Facebook and Instagram (CrowdTangle API)",
  about:
    "JSON of CrowdTangle's API, whole answers or one post a line. A page, group or profile is the account.",
  platform: "facebook",
  timeZone: "UTC",
  listsInText: ["links"],
  recognise: (head) =>
    recognisedRecords(head, {
      title: "CrowdTangle API",
      what: "posts with platformId and account, or answers with them",
      mapping: MAPPING,
      is: (record) => (pageOf(record) ?? [record]).some(isPost),
    }),
  rows: (record) => {
    const page = pageOf(record) ?? [record];
    return together(
      page.map((post) =>
        isPost(post)
          ? keptRows(postRow(objectOf(post)))
          : refused("not-a-record", "no post with platformId, date and account"),
      ),
    );
  },
});
