/**
 * Reddit's dumps turned into CSV by the script to_csv of PushshiftDumps. Authors are handles; which post a row is stands in its
 * address. The clock is that of the machine on which the script ran, to the minute.
 */
import { literal } from "../../store/index.js";
import { recognisedColumns } from "../columns.js";
import { defineSource } from "../source.js";

const MAPPING = {
  account: "author",
  account_handle: "author",
  post: "link",
  permalink: "link",
  time: "created",
  text: "text",
  reply_to: "link",
  links: "url",
};

const POST = "/comments/([0-9a-z]+)";
const COMMENT = "/comments/[0-9a-z]+/[^/]*/([0-9a-z]+)";
const OWN_ADDRESS = "(?i)^https?://(?:[a-z]+\\.)?reddit\\.com/r/[^/]+/comments/";

const part = (address: string, pattern: string): string =>
  `nullif(regexp_extract(${address}, ${literal(pattern)}, 1), '')`;

/** SQL: an account known by handle alone has a namespace of its own; nobody stays nobody. */
const account = (author: string): string => {
  const name = `regexp_replace(${author}, '^/?u/', '')`;
  return `CASE WHEN starts_with(${name}, '[') THEN ${name} ELSE '@' || lower(${name}) END`;
};

const NO_TEXT = "('[deleted]', '[removed]', '[deleted by user]')";

/** The source `reddit-csv`. */
export const redditCsv = defineSource({
  id: "reddit-csv",
  title: "Reddit dumps as CSV (PushshiftDumps to_csv)",
  about: "The CSV of the script to_csv.py, of submissions or of comments. Its clock needs --timezone.",
  platform: "reddit",
  timeZone: null,
  listsInText: ["links"],
  alsoReads: ["title", "body", "selftext", "created_utc"],
  recognise: (head) => {
    const has = (name: string) => head.columns.includes(name);
    const text = ["text", "selftext", "body"].find(has);
    const found = recognisedColumns(head, {
      title: "PushshiftDumps CSV",
      required: ["author", "score", "created", "link"],
      known: ["author", "title", "score", "created", "link", "text", "url", "body"],
      mapping: { ...MAPPING, text: text ?? "title" },
    });
    return found && (text !== undefined || has("title")) ? found : null;
  },
  expressions: (column, has, also) => {
    const address = column("post");
    const [post, comment] = [part(address, POST), part(address, COMMENT)];
    const written = [also("title"), column("text")].map(
      (words) => `CASE WHEN ${words} NOT IN ${NO_TEXT} THEN ${words} END`,
    );
    return {
      account: account(column("account")),
      account_handle: `regexp_replace(${column("account")}, '^/?u/', '')`,
      post: `CASE WHEN ${comment} IS NOT NULL THEN 't1_' || ${comment} WHEN ${post} IS NOT NULL THEN 't3_' || ${post} END`,
      time: `coalesce(${also("created_utc")}, ${column("time")})`,
      text: `nullif(concat_ws(chr(10) || chr(10), ${written.join(", ")}), '')`,
      kind: `CASE WHEN ${comment} IS NOT NULL THEN 'reply' ELSE 'post' END`,
      reply_to: `CASE WHEN ${comment} IS NOT NULL THEN 't3_' || ${post} END`,
      ...(has("links") && {
        links: `CASE WHEN NOT regexp_matches(${column("links")}, ${literal(OWN_ADDRESS)}) THEN ${column("links")} END`,
      }),
    };
  },
});
