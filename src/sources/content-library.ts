/**
 * Meta Content Library, whose posts of Facebook and of Instagram have one shape: as CSV with dotted columns, as JSON nested
 * or flattened. Identifiers are the library's own and are not those of the platform.
 */
import { columnNamed, presentMapping } from "./columns.js";
import { listOf, listText, objectOf, textOf, valueAt } from "./json-values.js";
import { keptRows, refused, together } from "./records.js";
import type { FileHead, Mapping, RawRow, Recognition, RecordRows, Source } from "./source.js";

/** Raw field to the field of the library. */
export const LIBRARY_MAPPING = {
  account: "post_owner.id",
  account_handle: "post_owner.username",
  account_name: "post_owner.name",
  post: "id",
  time: "creation_time",
  kind: "is_reshare",
  text: "text",
  repost_of: "shared_post_id",
  links: "link_attachment.link",
  hashtags: "hashtags",
  media: "multimedia",
  lang: "lang",
} satisfies Mapping;

const FIELDS =
  "id creation_time modified_time text lang content_type multimedia is_branded_content mcl_url post_owner.id post_owner.name post_owner.type post_owner.username statistics.comment_count statistics.like_count statistics.views statistics.views_date_last_refreshed".split(
    " ",
  );

/** Fields that only posts of Facebook have. */
const OF_FACEBOOK = [
  "surface.id",
  "surface.name",
  "surface.type",
  "statistics.share_count",
  "statistics.reaction_count",
  "shared_post_id",
];

const isPost = (value: unknown): boolean =>
  textOf(valueAt(value, "id")) !== null &&
  textOf(valueAt(value, "creation_time")) !== null &&
  ["post_owner", "post_owner.id", "surface", "surface.id"].some((path) => valueAt(value, path) !== undefined);

/** The posts of a record: the record itself, or those of an answer under `data`. */
const postsOf = (record: unknown): readonly unknown[] | null => {
  const { data } = objectOf(record);
  return Array.isArray(data) ? data : isPost(record) ? [record] : null;
};

/** Recognises posts of the library, of Facebook by the fields that only those have. */
export function recognisedLibrary(head: FileHead, platform: "Facebook" | "Instagram"): Recognition | null {
  const posts = head.records.flatMap((record) => postsOf(record) ?? []).filter(isPost);
  const has = (name: string): boolean =>
    head.layout === "table"
      ? columnNamed(head, name) !== undefined
      : posts.some((post) => valueAt(post, name) !== undefined);
  const needed = ["id", "creation_time"].every(has) && (has("post_owner.id") || has("surface.id"));
  if (!needed || (head.layout === "records" && !posts.length)) return null;
  const facebook = OF_FACEBOOK.filter(has);
  if (platform === "Instagram" && facebook.length) return null;
  const known = platform === "Facebook" ? [...FIELDS, ...OF_FACEBOOK] : [...FIELDS, "hashtags"];
  const found = known.filter(has).length;
  const sure = platform === "Instagram" || facebook.length > 0;
  return {
    confidence: (sure ? 0.8 : 0.6) + 0.15 * (found / known.length),
    because: `Meta Content Library, ${platform}: ${found} of ${known.length} ${head.layout === "table" ? "columns" : "fields"}`,
    mapping: head.layout === "table" ? presentMapping(head, tableMapping(has)) : recordsMapping(has),
  };
}

/** A file that names surfaces alone has them for accounts. */
const tableMapping = (has: (name: string) => boolean): Mapping =>
  has("post_owner.id")
    ? LIBRARY_MAPPING
    : {
        ...LIBRARY_MAPPING,
        account: "surface.id",
        account_handle: "surface.username",
        account_name: "surface.name",
      };

/** SQL of a list of media: JSON only, since other notations of its objects would be cut into pieces. */
const mediaCell = (cell: string): string =>
  `CASE WHEN starts_with(${cell}, '[') AND json_valid(${cell}) THEN ${cell} END`;

/** What may come later in the file stands in the mapping too. */
const recordsMapping = (has: (name: string) => boolean): Mapping =>
  Object.fromEntries(
    Object.entries(LIBRARY_MAPPING).filter(
      ([field, path]) => ["account", "post", "time", "text"].includes(field) || has(path),
    ),
  );

/** SQL of what is more than a column. Where the owner of a post is not told, the surface on which it stands is its account. */
export const libraryExpressions: NonNullable<Source["expressions"]> = (column, has, also) => ({
  account: `coalesce(${column("account")}, ${also("surface.id")})`,
  account_handle: `CASE WHEN ${column("account")} IS NOT NULL THEN ${column("account_handle")} ELSE ${also("surface.username")} END`,
  account_name: `CASE WHEN ${column("account")} IS NOT NULL THEN ${column("account_name")} ELSE ${also("surface.name")} END`,
  media: mediaCell(column("media")),
  kind: `CASE WHEN ${has("repost_of") ? `${column("repost_of")} IS NOT NULL` : "FALSE"} OR ${has("kind") ? `coalesce(lower(${column("kind")}) IN ('true', 't', '1'), FALSE)` : "FALSE"} THEN 'share' ELSE 'post' END`,
});

/** The rows of a record. */
export function libraryRows(record: unknown): RecordRows {
  const posts = postsOf(record);
  if (posts === null) return refused("not-a-record", "no id, creation_time and owner");
  return together(
    posts.map((post) =>
      isPost(post) ? keptRows(postRow(post)) : refused("not-a-record", "no id, creation_time and owner"),
    ),
  );
}

function postRow(post: unknown): RawRow {
  const at = (path: string) => textOf(valueAt(post, path));
  const owner = at("post_owner.id") === null ? "surface" : "post_owner";
  const repost = at("shared_post_id");
  const tags = valueAt(post, "hashtags");
  return {
    account: at(`${owner}.id`),
    account_handle: at(`${owner}.username`),
    account_name: at(`${owner}.name`),
    post: at("id"),
    time: at("creation_time"),
    kind: repost !== null || valueAt(post, "is_reshare") === true ? "share" : "post",
    text: at("text"),
    repost_of: repost,
    links: at("link_attachment.link"),
    hashtags: Array.isArray(tags) ? listText(listOf(tags).map(textOf)) : (at("hashtags") ?? null),
    media: mediaIds(valueAt(post, "multimedia")),
    lang: at("lang"),
  };
}

const mediaIds = (multimedia: unknown): string | null =>
  listText(listOf(multimedia).map((medium) => textOf(objectOf(medium).id)));
