/** How a file of separated values is written: for programs, or for a spreadsheet of some country. */
import { UsageError } from "../../model/index.js";

/** How lists stand in a cell. */
export type ListForm = "json" | "joined";

/** The form of a file of separated values. */
export interface CsvFormat {
  readonly separator: "," | ";";
  readonly decimal: "." | ",";
  /** For a spreadsheet: with a byte order mark, so that it reads the letters right, and digits that are text stay text. */
  readonly spreadsheet: boolean;
  readonly lists: ListForm;
}

/** What R, Python and databases read: RFC 4180. */
export const PLAIN_CSV: CsvFormat = { separator: ",", decimal: ".", spreadsheet: false, lists: "json" };

/** The form for a locale such as `de` or `en-GB`; without one, for programs. Throws `UsageError` for what is no language tag. */
export function csvFormat({
  locale,
  lists = "json",
}: {
  readonly locale?: string;
  readonly lists?: string;
}): CsvFormat {
  if (lists !== "json" && lists !== "joined")
    throw new UsageError(`--lists: no such form, "${lists}". Write json or joined.`);
  if (locale === undefined) return { ...PLAIN_CSV, lists };
  const comma = decimalOf(locale) === ",";
  return { separator: comma ? ";" : ",", decimal: comma ? "," : ".", spreadsheet: true, lists };
}

function decimalOf(locale: string): string {
  const form = supported(locale);
  if (form === null)
    throw new UsageError(
      `--locale: no such language, "${locale}". Write for example de, fr-CH, en-GB or pt-BR.`,
    );
  const parts = new Intl.NumberFormat(form, { numberingSystem: "latn" }).formatToParts(1.5);
  return parts.find(({ type }) => type === "decimal")?.value ?? ".";
}

/** The tag as `Intl` knows it, `de_DE` read as `de-DE`; null where it knows none. */
function supported(locale: string): string | null {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale.replaceAll("_", "-"))[0] ?? null;
  } catch {
    return null;
  }
}
