/**
 * Items that Zeeschuimer captured in a browser, one a line: in its own file the item stands under `data` among facts of the
 * capture; in a data set of 4CAT the item is the line and the facts stand under `__import_meta`.
 */
import { objectOf, textOf } from "./json-values.js";

/** The item of a line, and the platform that the capture names, where it names one. */
export interface CapturedItem {
  readonly item: Readonly<Record<string, unknown>>;
  readonly platform: string | null;
}

/** The captured item of a record; the record itself where it is in no envelope. */
export function capturedItem(record: unknown): CapturedItem {
  const line = objectOf(record);
  const meta = "data" in line && "source_platform" in line ? line : objectOf(line.__import_meta);
  const item = meta === line ? objectOf(line.data) : line;
  return { item, platform: textOf(meta.source_platform) };
}
