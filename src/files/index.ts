/** Files: bytes → text → records. */

export { containerOf, hashedBytes, inputName, memberPath } from "./archive/container.js";
export { zipMembers } from "./archive/zip-file.js";
export { type TableHead, tableHead } from "./dialect.js";
export { jsonDocument, RECORD_PATHS } from "./json-document.js";
export { type JsonBatch, type JsonRecord, jsonLines } from "./json-lines.js";
export { parsedJson } from "./json-text.js";
export { beginsAsLiteral, type Literal, parsedLiteral } from "./literals.js";
export { type BytesInput, openBytes } from "./open-bytes.js";
export { type OpenJson, openJson } from "./open-json.js";
export { type Layout, type OpenText, openText } from "./open-text.js";
export { type Picture, type PictureReader, pictureReader } from "./picture.js";
export { isPipe, readTextFile } from "./pipe-blocks.js";
export { type PngWriter, pngWriter } from "./png.js";
export { BREAK_MARK, CELL_MARK } from "./record-scanner.js";
export { StageFiles } from "./stage-files.js";
export { RAW_CHARACTERS, type RejectedRecord, type StageCounts, stageTable } from "./stage-table.js";
export { Thread, type ThreadPlace } from "./threads.js";
export { sheetsOf } from "./workbook/workbook.js";
export {
  makeWhole,
  type Parts,
  removeParts,
  type WriteOptions,
  writeError,
  writeParts,
  writeWhole,
} from "./write-whole.js";
