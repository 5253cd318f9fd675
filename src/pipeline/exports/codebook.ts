/** The codebook as a file: every column of the tables that an export holds. */
import { writeParts } from "../../files/index.js";
import { QUALITY, TABLES, type Table } from "../../model/index.js";
import { CODEBOOK_COLUMNS, codebookRows } from "../../outputs/codebook/index.js";
import { type CsvFormat, csvLines } from "../../outputs/csv/index.js";
import { each } from "./table-rows.js";

/** Writes the codebook of tables, and of the quality report. */
export async function writeCodebook(file: string, tables: readonly string[], csv: CsvFormat): Promise<void> {
  const described: Table[] = [...TABLES.filter(({ name }) => tables.includes(name)), QUALITY];
  await writeParts(file, csvLines(each(codebookRows(described)), CODEBOOK_COLUMNS, csv));
}
