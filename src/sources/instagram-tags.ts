/** Hashtags of Instagram: its captions often write one directly behind another (`#one#two`), and each counts. */
import { literal } from "../store/index.js";

const LETTERS = "[\\p{L}\\p{N}\\p{M}_\u200c\u200d]";
const TAG = `[#＃](${LETTERS}*[\\p{L}\\p{M}_]${LETTERS}*)`;
const TAGS = new RegExp(TAG, "gu");

/** The hashtags of a caption, without the sign. */
export const tagsIn = (caption: string): string[] => Array.from(caption.matchAll(TAGS), ([, tag]) => tag);

/** SQL of a list cell with the same. */
export const tagsInSql = (caption: string): string =>
  `nullif(to_json(regexp_extract_all(${caption}, ${literal(TAG)}, 1))::VARCHAR, '[]')`;
