/**
 * Posts of X as twint wrote them, CSV or JSON lines. Its clock is local; the offset stands in a column beside it. A row of a profile's
 * reposts is of the account that repeats (`user_rt`), while `id` and the text are of the original.
 */
import { literal } from "../../store/index.js";
import { presentMapping, recognisedColumns } from "../columns.js";
import { listOf, listText, objectOf, textOf } from "../json-values.js";
import { keptRows, recognisedRecords, refused } from "../records.js";
import { snowflakeTime, snowflakeTimeOf } from "../snowflake.js";
import { defineSource, type FileHead, type RawRow } from "../source.js";

type Json = Readonly<Record<string, unknown>>;

const MAPPING = {
  account: "user_id",
  account_handle: "username",
  account_name: "name",
  post: "id",
  permalink: "link",
  time: "created_at",
  kind: "retweet",
  text: "tweet",
  repost_of: "retweet_id",
  reply_to: "conversation_id",
  quote_of: "quote_url",
  links: "urls",
  hashtags: "hashtags",
  mentions: "mentions",
  media: "photos",
  lang: "language",
};

const COLUMNS =
  "id conversation_id created_at date time timezone user_id username name place tweet language mentions urls photos replies_count retweets_count likes_count hashtags cashtags link retweet quote_url video thumbnail near geo source user_rt_id user_rt retweet_id reply_to retweet_date translate trans_src trans_dest".split(
    " ",
  );
const NEEDED = ["id", "user_id", "username", "tweet", "created_at"];
/** Columns that nobody else writes beside those. */
const OWN = ["conversation_id", "replies_count", "likes_count", "user_rt_id", "retweet_date", "trans_dest"];
const OFFSET = "^[+-][0-9]{4}$";
const QUOTED = "/status(?:es)?/([0-9]+)";

const isPost = (value: unknown): boolean => {
  const post = objectOf(value);
  return (
    textOf(post.id) !== null &&
    textOf(post.user_id) !== null &&
    "tweet" in post &&
    OWN.some((name) => name in post)
  );
};

/** `2021-03-01`, `10:00:05`, `+0100` as one time; what was written before twint knew offsets stays as it is. */
function timeOf(post: Json): string | null {
  const [date, time, zone] = [textOf(post.date), textOf(post.time), textOf(post.timezone)];
  return date && time && zone && new RegExp(OFFSET).test(zone)
    ? `${date}T${time}${zone.slice(0, 3)}:${zone.slice(3)}`
    : textOf(post.created_at);
}

function postRow(post: Json): RawRow {
  const id = textOf(post.id);
  const repeater = textOf(post.user_rt_id) || null;
  const repost = repeater !== null && textOf(post.retweet_id) ? textOf(post.retweet_id) : null;
  const thread = textOf(post.conversation_id);
  const quote = new RegExp(QUOTED).exec(textOf(post.quote_url) ?? "")?.[1] ?? null;
  const reply = thread !== null && thread !== "" && thread !== id;
  const kind = repost !== null ? "repost" : reply ? "reply" : quote !== null ? "quote" : "post";
  const own = repost ?? id;
  return {
    account: repost !== null ? repeater : textOf(post.user_id),
    account_handle: textOf(repost !== null ? post.user_rt : post.username),
    account_name: repost !== null ? null : textOf(post.name),
    post: own,
    permalink: repost !== null ? null : textOf(post.link),
    time: repost !== null ? (snowflakeTimeOf(own) ?? textOf(post.retweet_date)) : timeOf(post),
    time_finer: snowflakeTimeOf(own),
    kind,
    text: textOf(post.tweet),
    repost_of: repost !== null ? id : null,
    reply_to: kind === "reply" ? thread : null,
    quote_of: repost !== null ? null : quote,
    links: listText(listOf(post.urls).map(textOf)),
    hashtags: listText(listOf(post.hashtags).map((tag) => textOf(tag)?.replace(/^#/, ""))),
    mentions: listText(listOf(post.mentions).map(mentionText)),
    media: listText(listOf(post.photos).map(textOf)),
    lang: textOf(post.language),
  };
}

/** Older versions name handles alone. */
function mentionText(mention: unknown): string | null {
  if (typeof mention === "string") return `@${mention.replace(/^@/, "")}`;
  const { id, screen_name: handle } = objectOf(mention);
  return [textOf(id), textOf(handle) && `@${textOf(handle)}`].filter(Boolean).join(" ") || null;
}

const recognised = (head: FileHead) => {
  if (head.layout === "records")
    return recognisedRecords(head, { title: "twint", what: "posts", mapping: MAPPING, is: isPost });
  const own = presentMapping(head, Object.fromEntries(OWN.map((name) => [name, name])));
  if (Object.keys(own).length === 0) return null;
  return recognisedColumns(head, {
    title: "twint CSV",
    required: NEEDED,
    known: COLUMNS,
    mapping: MAPPING,
  });
};

/** The source `twint`. */
export const twint = defineSource({
  id: "twint",
  title: "X (twint)",
  about: "CSV or JSON lines of twint. Its local clock is read with the offset that stands beside it.",
  platform: "x",
  timeZone: null,
  alsoReads: ["date", "time", "timezone", "user_rt_id", "user_rt", "retweet_date"],
  recognise: recognised,
  expressions: (column, has, also) => {
    const [id, thread, second] = [column("post"), column("reply_to"), column("repost_of")];
    const repost = `(${also("user_rt_id")} IS NOT NULL AND ${second} IS NOT NULL)`;
    const quote = `nullif(regexp_extract(${column("quote_of")}, ${literal(QUOTED)}, 1), '')`;
    const reply = `coalesce(${thread} <> ${id}, FALSE)`;
    const zone = also("timezone");
    const local = `${also("date")} || 'T' || ${also("time")} || left(${zone}, 3) || ':' || right(${zone}, 2)`;
    const own = `CASE WHEN ${repost} THEN ${second} ELSE ${id} END`;
    const unless = (field: "account_name" | "permalink") =>
      has(field) && { [field]: `CASE WHEN NOT ${repost} THEN ${column(field)} END` };
    return {
      account: `CASE WHEN ${repost} THEN ${also("user_rt_id")} ELSE ${column("account")} END`,
      account_handle: `CASE WHEN ${repost} THEN ${also("user_rt")} ELSE ${column("account_handle")} END`,
      ...unless("account_name"),
      ...unless("permalink"),
      post: own,
      time: `CASE WHEN ${repost} THEN coalesce(${snowflakeTime(second)}, ${also("retweet_date")})
        WHEN regexp_matches(${zone}, ${literal(OFFSET)}) THEN coalesce(${local}, ${column("time")}) ELSE ${column("time")} END`,
      time_finer: snowflakeTime(own),
      kind: `CASE WHEN ${repost} THEN 'repost' WHEN ${reply} THEN 'reply' WHEN ${quote} IS NOT NULL THEN 'quote' ELSE 'post' END`,
      repost_of: `CASE WHEN ${repost} THEN ${id} END`,
      reply_to: `CASE WHEN NOT ${repost} AND ${reply} THEN ${thread} END`,
      quote_of: `CASE WHEN NOT ${repost} THEN ${quote} END`,
    };
  },
  rows: (record) =>
    isPost(record) ? keptRows(postRow(objectOf(record))) : refused("not-a-record", "no post of twint"),
});
