/** A workbook with a sheet for each table. */
import { Readable } from "node:stream";
import yazl from "yazl";
import { writeParts } from "../../files/index.js";
import { QUALITY, TABLES } from "../../model/index.js";
import { CODEBOOK_COLUMNS, codebookRows } from "../../outputs/codebook/index.js";
import { type Sheet, workbookParts } from "../../outputs/xlsx/index.js";
import type { ExportContext, FileFormat } from "./format.js";
import { SHEETS } from "./table-names.js";
import { each, exportedTables, shownRows } from "./table-rows.js";

/** Excel and LibreOffice. */
export const XLSX: FileFormat = {
  id: "xlsx",
  title: "workbook with a sheet for each table (default: results without events)",
  writes: "file",
  takes: ["groups", "table", "aggregate"],
  async write(part, context) {
    await writeZip(part, await sheetsOf(context));
  },
};

async function sheetsOf(context: ExportContext): Promise<Sheet[]> {
  const { store } = await context.store();
  const held = await exportedTables(context, SHEETS);
  const described = [...TABLES, QUALITY].filter(({ name }) => held.some(({ table }) => table.name === name));
  return [
    ...held.map((one) => ({
      name: one.table.name,
      columns: one.table.columns,
      rows: shownRows(store, one),
    })),
    ...(described.length > 0
      ? [{ name: "codebook", columns: CODEBOOK_COLUMNS, rows: each(codebookRows(described)) }]
      : []),
  ];
}

/** Writes the parts one after another, each read as it is packed. The time of its files is fixed: the same case gives the same bytes. */
async function writeZip(file: string, sheets: readonly Sheet[]): Promise<void> {
  const zip = new yazl.ZipFile();
  const packed = zip.outputStream as Readable;
  const sources: Readable[] = [];
  for (const { path, text } of workbookParts(sheets)) {
    const source = Readable.from(text, { objectMode: false });
    source.on("error", (cause) => packed.destroy(cause));
    sources.push(source);
    zip.addReadStream(source, path, { mtime: new Date(1980, 0, 1, 12), mode: 0o100644 });
  }
  zip.end();
  try {
    await writeParts(file, packed);
  } finally {
    for (const source of sources) source.destroy();
  }
}
