/**
 * Moves the rows of `read_rows` that carry a reason into `rejected`. Under pseudonyms the rejected text is masked: letters
 * become x and digits 9, so that the fault shows (cells, delimiters, a rounded number) and the person does not; the line
 * number leads back to the original.
 */

import { RAW_CHARACTERS } from "../files/index.js";
import { type InputQuality, RAW } from "../model/index.js";
import { identifier, type Store } from "../store/index.js";
import { detailSql } from "./read-rows.js";

const FIELDS = RAW.columns
  .map((c) => c.name)
  .filter((name) => !/^source_|^time_zone$|^time_finer$/.test(name));

const masked = (text: string): string =>
  `regexp_replace(regexp_replace(${text}, '[\\p{L}\\p{M}]', 'x', 'g'), '\\p{N}', '9', 'g')`;

/** SQL that masks a reason's detail: `column=value` keeps its column; a detail of our own words stays. */
const maskedDetail = (detail: string): string =>
  `CASE WHEN contains(${detail}, '=') THEN split_part(${detail}, '=', 1) || '=' || ${masked(`substr(${detail}, instr(${detail}, '=') + 1)`)} ELSE ${detail} END`;

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
    await store.run(`UPDATE rejected SET raw = ${masked("raw")}, detail = ${maskedDetail("detail")}`);
  const { n } = (await store.row<{ n: number }>(
    "SELECT count(*) AS n FROM read_rows WHERE reason IS NOT NULL",
  ))!;
  if (n === 0) return;
  const names = inputs.map((_, file) => `WHEN ${file} THEN ?`).join(" ");
  const value = (name: string) => (hidden ? masked(`raw.${identifier(name)}`) : `raw.${identifier(name)}`);
  const fields = FIELDS.map((name) => `${identifier(name)} := ${value(name)}`).join(", ");
  const detail = hidden ? maskedDetail("r.detail") : "r.detail";
  await store.run(
    `INSERT INTO rejected SELECT r.source_file, CASE r.source_file ${names} END, r.source_line, r.reason, left(${detail}, 200),
       left(regexp_replace(regexp_replace(to_json(struct_pack(${fields}))::VARCHAR, '"[a-z_]+":null,?', '', 'g'), ',[}]$', '}'), ${RAW_CHARACTERS})
     FROM (SELECT *, ${detailSql} AS detail FROM read_rows WHERE reason IS NOT NULL) r JOIN raw USING (source_file, source_line, source_part)`,
    inputs.map((input) => input.name),
  );
}
