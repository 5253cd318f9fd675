/**
 * The table of shares of the R package CooRnet: CrowdTangle's posts, flattened, one link a row. The link that was looked for stands
 * in `expanded`.
 */
import { literal } from "../../store/index.js";
import { columnNamed, recognisedColumns } from "../columns.js";
import { lastPart } from "../crowdtangle.js";
import { linkedNumber } from "../facebook-addresses.js";
import { defineSource } from "../source.js";

const MAPPING = {
  platform: "platform",
  account: "account.platformId",
  account_handle: "account.handle",
  account_name: "account.name",
  account_picture: "account.profileImage",
  post: "platformId",
  permalink: "postUrl",
  time: "date",
  text: "message",
  repost_of: "expanded",
  links: "expanded",
  lang: "languageCode",
};
const COLUMNS = [
  ...Object.values(MAPPING),
  "updated",
  "type",
  "link",
  "subscriberCount",
  "score",
  "account.subscriberCount",
  "account.url",
  "account.accountType",
];

/** SQL: R writes `NA` for what is not known. */
const known = (cell: string): string => `nullif(${cell}, 'NA')`;

/** The source `coornet`. */
export const coornet = defineSource({
  id: "coornet",
  title: "Facebook and Instagram (CooRnet CSV)",
  about: "The table ct_shares of CooRnet as CSV, marked or not. A page, group or profile is the account.",
  platform: "facebook",
  timeZone: "UTC",
  listsInText: ["links"],
  alsoReads: ["description", "link"],
  recognise: (head) => {
    const link = columnNamed(head, "expanded") ?? columnNamed(head, "link");
    return link === undefined
      ? null
      : recognisedColumns(head, {
          title: "CooRnet CSV",
          required: ["platformId", "date", "account.platformId", "postUrl"],
          known: COLUMNS,
          mapping: { ...MAPPING, links: link, repost_of: link },
        });
  },
  expressions: (column, has, also) => {
    const instagram = `coalesce(lower(${column("platform")}) = 'instagram', FALSE)`;
    const number = `regexp_replace(${column("post")}, ${literal("^[0-9]+_")}, '')`;
    const link = `coalesce(${known(column("links"))}, ${known(also("link"))})`;
    const own = `(${link} = ${column("permalink")} OR coalesce(${linkedNumber(link)} = ${number}, FALSE))`;
    const shared = `CASE WHEN NOT ${own} THEN ${linkedNumber(link)} END`;
    return {
      post: `CASE WHEN ${instagram} THEN coalesce(${lastPart(column("permalink"))}, ${column("post")}) ELSE ${number} END`,
      text: `coalesce(${known(column("text"))}, ${known(also("description"))})`,
      kind: `CASE WHEN ${shared} IS NOT NULL THEN 'share' ELSE 'post' END`,
      repost_of: shared,
      ...(has("links") && {
        links: `CASE WHEN ${shared} IS NULL AND NOT coalesce(${own}, FALSE) THEN ${link} END`,
      }),
    };
  },
});
