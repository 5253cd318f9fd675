/** X API v1.1: one status a line, a list of statuses, or answers of its search with `statuses`. */

import { listOf, objectOf, textOf } from "../json-values.js";
import { keptRows, recognisedRecords, refused, SKIPPED, together } from "../records.js";
import { defineSource, type RecordRows } from "../source.js";
import { clientOf, type LegacyPost, legacyMapping, legacyRow } from "../x-legacy-post.js";

const MAPPING = {
  account: "user.id_str",
  account_handle: "user.screen_name",
  account_name: "user.name",
  account_created: "user.created_at",
  account_bio: "user.description",
  account_picture: "user.profile_image_url_https",
  post: "id_str",
  ...legacyMapping("", "retweeted_status"),
  client: "source",
};

type Json = Readonly<Record<string, unknown>>;

const isStatus = (value: unknown): boolean => {
  const status = objectOf(value);
  return textOf(status.id_str) !== null && textOf(status.created_at) !== null && "user" in status;
};

const NOTICES = ["delete", "limit", "disconnect", "scrub_geo", "status_withheld", "user_withheld", "warning"];

/** A notice of the stream: an object with one key that is no status. */
const isNotice = (record: Json): boolean =>
  Object.keys(record).length === 1 && NOTICES.includes(Object.keys(record)[0]);

const withoutLong = (post: Json, repeated: LegacyPost | null = null): LegacyPost => ({
  post,
  repeated,
  long: null,
});

function statusRows(record: unknown): RecordRows {
  const status = objectOf(record);
  if (!isStatus(status)) return refused("not-a-record", "no id_str, created_at and user");
  const user = objectOf(status.user);
  const original = "retweeted_status" in status ? objectOf(status.retweeted_status) : null;
  const whole = withoutLong(status, original && withoutLong(original));
  return keptRows({
    account: textOf(user.id_str),
    account_handle: textOf(user.screen_name),
    account_name: textOf(user.name),
    account_created: textOf(user.created_at),
    account_bio: textOf(user.description),
    account_picture: textOf(user.profile_image_url_https) ?? textOf(user.profile_image_url),
    ...legacyRow(whole, textOf(status.id_str), textOf(original?.id_str)),
    client: clientOf(status.source),
  });
}

/** The source `x-api-v1`. */
export const xApiV1 = defineSource({
  id: "x-api-v1",
  title: "X API v1.1",
  about:
    "JSON lines or a JSON list of statuses of the old API, as its stream, its search and twarc 1 gave them.",
  platform: "x",
  timeZone: "UTC",
  recognise: (head) =>
    recognisedRecords(head, {
      title: "X API v1.1",
      what: "statuses",
      mapping: MAPPING,
      is: (record) => isStatus(record) || listOf(objectOf(record).statuses).some(isStatus),
    }),
  rows: (record) => {
    const whole = objectOf(record);
    if (Array.isArray(whole.statuses)) {
      return together(listOf(whole.statuses).map(statusRows));
    }
    return isNotice(whole) ? SKIPPED : statusRows(record);
  },
});
