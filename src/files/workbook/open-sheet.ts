/** Opens a workbook, or one sheet of it, as text. The hash is that of the whole file. */
import { InputError, UsageError } from "../../model/index.js";
import type { Container } from "../archive/container.js";
import { openBytes } from "../open-bytes.js";
import type { OpenText } from "../open-text.js";
import { SHEET_DIALECT, sheetText } from "./sheet-text.js";
import { openWorkbook, sheetsOf } from "./workbook.js";

const HEAD_BYTES = 1 << 20;

/** Opens the sheet that is named, or the only one that holds cells. Throws `UsageError` where it is not told which. */
export async function openSheet({ path, member }: Container): Promise<OpenText> {
  const sheets = await sheetsOf(path);
  const sheet = member === null ? sheets[0] : sheets.find(({ name }) => name === member);
  if (sheets.length === 0)
    throw new InputError(`read: the workbook holds no cells, ${path}. Export the data again.`);
  if (sheet === undefined || (member === null && sheets.length > 1))
    throw new UsageError(
      `read: ${sheet === undefined ? `no such sheet, ${member}` : `${sheets.length} sheets hold cells`}, ${path}. Name one: ${sheets
        .slice(0, 5)
        .map(({ name }) => `"${path}!/${name}"`)
        .join(", ")}.`,
    );
  const open = await openBytes({ path });
  try {
    const text = sheetText(await openWorkbook(path), sheet);
    const parts: Buffer[] = [];
    let [length, ended] = [0, false];
    while (length < HEAD_BYTES && !ended) {
      const next = await text.next();
      if (next.done) ended = true;
      else length += parts[parts.push(next.value) - 1].length;
    }
    const head = Buffer.concat(parts);
    const bytes = (async function* () {
      yield head;
      if (!ended) yield* text;
    })();
    const { size, taken, digest, close } = open;
    return {
      layout: "table",
      dialect: SHEET_DIALECT,
      compression: null,
      head,
      headIsWhole: ended,
      bytes,
      encoding: () => "utf-8",
      size,
      taken,
      digest,
      close,
    };
  } catch (cause) {
    open.close();
    throw cause;
  }
}
