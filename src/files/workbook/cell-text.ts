/**
 * The text of a cell of a workbook. Numbers stay as they are written, for an identifier must not pass through a number again; one that
 * the spreadsheet has rounded names its cell. Dates are numbers that a format shows as dates.
 */

/** How the numbers of a style are shown. */
export type NumberStyle = "number" | "date" | "date-time";

/** Days from the day 0 of a spreadsheet to 1 January 1970. */
const DAYS_1900 = 25_569;
const DAYS_1904 = 24_107;
/** Day 60 of the older count is a 29 February 1900 that never was. */
const FIRST_SOUND_DAY = 61;
const DAY_MILLISECONDS = 86_400_000;
/** Identifiers of platforms are at least as long as this; spreadsheets keep fifteen digits. */
const ROUNDED_FROM = 1e17;

const BUILT_IN: Readonly<Record<number, NumberStyle>> = Object.fromEntries([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, "date"]),
  ...[18, 19, 20, 21, 22, 32, 33, 34, 35, 45, 47, 55, 56].map((id) => [id, "date-time"]),
]);

/** How a number format shows its numbers: `id` alone for those that are built in, with the code of one's own. */
export function numberStyle(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) return BUILT_IN[id] ?? "number";
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, "").split(";")[0];
  if (/general/i.test(bare) || /\[[hms]+\]/i.test(code)) return "number";
  if (/[hs]/i.test(bare)) return "date-time";
  return /[ymd]/i.test(bare) && !/[0#?]/.test(bare) ? "date" : "number";
}

/** The text of a number in the cell `reference`. */
export function numberText(
  written: string,
  reference: string,
  { style, from1904 }: { readonly style: NumberStyle; readonly from1904: boolean },
): string {
  const value = Number(written);
  if (!Number.isFinite(value) || written.trim() === "") return written;
  if (style !== "number") return dateText(value, { style, from1904 }) ?? written;
  if (!/e/i.test(written)) return written;
  if (Math.abs(value) >= ROUNDED_FROM)
    return `${written.toUpperCase().replace(/E(?=\d)/, "E+")} in ${reference}`;
  return Number.isSafeInteger(value) ? String(value) : written;
}

function dateText(
  serial: number,
  { style, from1904 }: { readonly style: NumberStyle; readonly from1904: boolean },
): string | null {
  if (serial < 0 || (!from1904 && serial >= 1 && serial < FIRST_SOUND_DAY)) return null;
  const milliseconds = Math.round((serial - (from1904 ? DAYS_1904 : DAYS_1900)) * DAY_MILLISECONDS);
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999) return null;
  const [day, rest] = date.toISOString().split("T");
  const time = rest.replace(/(?:\.000)?Z$/, "");
  if (serial < 1) return time;
  return style === "date" && Number.isInteger(serial) ? day : `${day} ${time}`;
}

/** Characters that XML cannot hold are written `_x000D_`. */
export const unescapedText = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
