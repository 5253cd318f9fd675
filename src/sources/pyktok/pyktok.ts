/**
 * The metadata table of pyktok: one video of TikTok a row. Its clock is that of the machine that collected, without a zone; the
 * number of a video holds the second of its making in UTC, so both together tell the zone.
 */
import { literal } from "../../store/index.js";
import { recognisedColumns } from "../columns.js";
import { defineSource } from "../source.js";

const MAPPING = {
  account: "author_username",
  account_handle: "author_username",
  account_name: "author_name",
  post: "video_id",
  time: "video_timestamp",
  text: "video_description",
};
const COLUMNS =
  "video_id video_timestamp video_duration video_locationcreated video_diggcount video_sharecount video_commentcount video_playcount video_description video_is_ad video_stickers author_username author_name author_followercount author_followingcount author_heartcount author_videocount author_diggcount author_verified".split(
    " ",
  );

const QUARTER = 900;
const MOST_OFFSET = 14 * 3600;
/** Seconds by which the number and the clock of a video may differ. */
const SLACK = 120;

/** SQL: the epoch of the local clock, moved by the whole quarters of an hour by which it is off the number of the video. */
function settled(time: string, id: string): string {
  const local = `epoch(TRY_CAST(${time} AS TIMESTAMP))::BIGINT`;
  const inside = `CASE WHEN regexp_full_match(${id}, ${literal("[1-9][0-9]{18}")}) THEN (TRY_CAST(${id} AS UBIGINT) >> 32)::BIGINT END`;
  const offset = `(round((${local} - ${inside}) / ${QUARTER}.0) * ${QUARTER})::BIGINT`;
  return `CASE WHEN abs(${offset}) <= ${MOST_OFFSET} AND abs(${local} - ${inside} - ${offset}) <= ${SLACK}
    THEN (${local} - ${offset})::VARCHAR ELSE ${time} END`;
}

/** The source `pyktok`. */
export const pyktok = defineSource({
  id: "pyktok",
  title: "TikTok (pyktok)",
  about:
    "The CSV of metadata that pyktok writes. The zone of its clock is told by the numbers of the videos.",
  platform: "tiktok",
  timeZone: null,
  recognise: (head) =>
    recognisedColumns(head, {
      title: "pyktok",
      required: ["video_id", "video_timestamp", "author_username", "video_diggcount"],
      known: COLUMNS,
      mapping: MAPPING,
    }),
  expressions: (column) => ({ kind: "'post'", time: settled(column("time"), column("post")) }),
});
