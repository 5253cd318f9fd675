/** Instagram as a browser saw it, captured by Zeeschuimer: posts of the present interface, and of the older GraphQL one. */

import { tagsIn } from "../instagram-tags.js";
import { listOf, listText, objectOf, textOf } from "../json-values.js";
import { keptRows, recognisedRecords, refused, SKIPPED } from "../records.js";
import { defineSource, type RawRow } from "../source.js";
import { capturedItem } from "../zeeschuimer-item.js";
import { picturesOf } from "./pictures.js";

type Json = Readonly<Record<string, unknown>>;

const MAPPING = {
  account: "user.pk",
  account_handle: "user.username",
  account_name: "user.full_name",
  post: "code",
  time: "taken_at",
  text: "caption.text",
  hashtags: "caption.text",
  mentions: "usertags",
  media: "image_versions2",
};

const codeOf = (item: Json): string | null => textOf(item.code) ?? textOf(item.shortcode);

const hasAuthor = (item: Json): boolean =>
  [item.user, item.owner].some((person) => ["pk", "username"].some((key) => key in objectOf(person)));

/** Items of Threads look alike; they carry what only Threads has. */
const isPost = (record: unknown): boolean => {
  const { item, platform } = capturedItem(record);
  return (
    codeOf(item) !== null &&
    ("user" in item || "owner" in item) &&
    (["taken_at", "taken_at_timestamp", "media_type"].some((key) => key in item) ||
      ("__typename" in item && hasAuthor(item))) &&
    !("text_post_app_info" in item) &&
    (platform === null || /instagram/.test(platform))
  );
};

const isAdvertisement = (item: Json): boolean =>
  item.product_type === "ad" ||
  /^https:\/\/www\.facebook\.com\/ads\/ig_redirect/.test(textOf(item.link) ?? "");

function postRow(item: Json): RawRow {
  const [user, owner] = [objectOf(item.user), objectOf(item.owner)];
  const one = (...keys: string[]) =>
    [user, owner]
      .flatMap((person) => keys.map((key) => textOf(person[key])))
      .find((value) => value !== null) ?? null;
  const text = textOf(objectOf(item.caption).text) ?? oldCaption(item);
  return {
    account: one("pk", "id", "pk_id"),
    account_handle: one("username"),
    account_name: one("full_name") || null,
    post: codeOf(item),
    time: textOf(item.taken_at) ?? textOf(item.taken_at_timestamp),
    kind: "post",
    text,
    hashtags: listText([...new Set(tagsIn(text ?? ""))]),
    mentions: listText(taggedPeople(item)),
    media: listText(picturesOf(item)),
  };
}

function oldCaption(item: Json): string | null {
  const [first] = listOf(objectOf(item.edge_media_to_caption).edges);
  return textOf(objectOf(objectOf(first).node).text);
}

/** People marked in the picture, by number and handle. */
function taggedPeople(item: Json): string[] {
  const present = listOf(objectOf(item.usertags).in).map((tag) => objectOf(objectOf(tag).user));
  const old = listOf(objectOf(item.edge_media_to_tagged_user).edges).map((edge) =>
    objectOf(objectOf(objectOf(edge).node).user),
  );
  return [...present, ...old].map((user) => {
    const handle = textOf(user.username);
    return [textOf(user.pk) ?? textOf(user.id), handle && `@${handle}`].filter(Boolean).join(" ");
  });
}

/** The source `instagram-zeeschuimer`. */
export const instagramZeeschuimer = defineSource({
  id: "instagram-zeeschuimer",
  title: "Instagram (Zeeschuimer)",
  about:
    "NDJSON of posts captured in a browser by Zeeschuimer, also as 4CAT keeps them. Advertisements are skipped.",
  platform: "instagram",
  timeZone: "UTC",
  listsInText: ["mentions"],
  recognise: (head) =>
    recognisedRecords(head, {
      title: "Instagram captured by Zeeschuimer",
      what: "posts with code and author",
      mapping: MAPPING,
      is: isPost,
    }),
  rows: (record) => {
    const { item } = capturedItem(record);
    if (isAdvertisement(item)) return SKIPPED;
    if (!isPost(record)) return refused("not-a-record", "no code and author");
    return keptRows(postRow(item));
  },
});
