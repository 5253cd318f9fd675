/**
 * Moves the rows of `read_rows` that carry a reason into `rejected`. Under pseudonyms the rejected text is masked: letters
 * become x and digits 9, so that the fault shows (cells, delimiters, a rounded number) and the person does not; the line
 * number leads back to the original. A word of a row is one x and a long field is cut: a mask that keeps each letter of a long
 * text shows no fault better, and costs more than reading the row.
 */

import { RAW_CHARACTERS } from "../files/index.js";
import { type InputQuality, RAW } from "../model/index.js";
import { identifier, type Store } from "../store/index.js";
import { detailSql } from "./read-rows.js";

const FIELDS = RAW.columns
  .map((c) => c.name)
  .filter((name) => !/^source_|^time_zone$|^time_finer$/.test(name));

/** Characters of a field that are looked at under the mask: identifiers, clocks and addresses are shorter, texts are not. */
const MASKED_CHARACTERS = 60;

const digitsMasked = (text: string): string => `regexp_replace(${text}, '\\p{N}', '9', 'g')`;

/** SQL of a text with each letter masked; of short texts. */
const lettersMasked = (text: string): string =>
  digitsMasked(`regexp_replace(${text}, '[\\p{L}\\p{M}]', 'x', 'g')`);

/** SQL of a text with each run of letters masked. */
const wordsMasked = (text: string): string =>
  digitsMasked(`regexp_replace(${text}, '[\\p{L}\\p{M}]+', 'x', 'g')`);

/** SQL of a field with its words masked, cut where it is long. */
const fieldMasked = (field: string): string =>
  wordsMasked(
    `CASE WHEN strlen(${field}) <= ${MASKED_CHARACTERS} THEN ${field} ELSE left(${field}, ${MASKED_CHARACTERS}) || '…' END`,
  );

/** Parts of a detail that hold nothing of the row, by a pattern: what they are of, or words of our own. */
const OWN_WORDS =
  "^(?:(?:account|post|repost_of|reply_to|quote_of|time|zone|handle|permalink|platform|object)=|message |borne by [0-9]+ handles by turns$)";
/** Details that hold nothing of a row: those of the reader of files, and of what a record lacks. */
const OWN_DETAILS =
  "[0-9]+ cells where the header has [0-9]+|not valid UTF-8|more than [0-9]+ bytes|no [A-Za-z_., ]{1,60}|(?:it|an?|no|something) [a-z JSON]{1,60}(?: at character [0-9]+)?";

/** SQL that masks a reason's detail, part by part: each keeps its own words; a detail of words of our own stays. */
const maskedDetail = (detail: string): string => {
  const own = `regexp_extract(part, '${OWN_WORDS}')`;
  const masked = `${own} || ${lettersMasked(`substr(part, length(${own}) + 1)`)}`;
  return `CASE WHEN NOT regexp_full_match(${detail}, '${OWN_DETAILS}') THEN array_to_string(list_transform(string_split(${detail}, ', '), lambda part: ${masked}), ', ') ELSE ${detail} END`;
};

/**
 * Adds to `rejected`; with `hidden`, masks all of it. The raw text of a row is its fields as JSON, empty ones left out; the
 * names of the fields are ours and stay.
 */
export async function quarantine(
  store: Store,
  inputs: readonly InputQuality[],
  hidden: boolean,
): Promise<void> {
  if (hidden)
    await store.run(`UPDATE rejected SET raw = ${wordsMasked("raw")}, detail = ${maskedDetail("detail")}`);
  const { n } = (await store.row<{ n: number }>(
    "SELECT count(*) AS n FROM read_rows WHERE reason IS NOT NULL",
  ))!;
  if (n === 0) return;
  const names = inputs.map((_, file) => `WHEN ${file} THEN ?`).join(" ");
  const value = (name: string) => {
    const field = `raw.${identifier(name)}`;
    return hidden ? fieldMasked(field) : `left(${field}, ${RAW_CHARACTERS})`;
  };
  const fields = FIELDS.map((name) => `${identifier(name)} := ${value(name)}`).join(", ");
  const detail = hidden ? maskedDetail("left(r.detail, 200)") : "left(r.detail, 200)";
  await store.run(
    `INSERT INTO rejected SELECT r.source_file, CASE r.source_file ${names} END, r.source_line, r.reason, ${detail},
       left(regexp_replace(regexp_replace(to_json(struct_pack(${fields}))::VARCHAR, '"[a-z_]+":null,?', '', 'g'), ',[}]$', '}'), ${RAW_CHARACTERS})
     FROM (SELECT *, ${detailSql} AS detail FROM read_rows WHERE reason IS NOT NULL) r JOIN raw USING (source_file, source_line, source_part)`,
    inputs.map((input) => input.name),
  );
}
