/** What the data sets of Apify's scrapers have in common: error items among the data, and numbers with a clock beside them. */
import { objectOf, textOf } from "./json-values.js";

/** An item that says why a page could not be read. */
export const isErrorItem = (value: unknown): boolean => {
  const item = objectOf(value);
  return (
    ("error" in item || "errorCode" in item || item.noResults === true) &&
    !("text" in item) &&
    !("caption" in item)
  );
};

/** The first of several fields that holds something. */
export const firstText = (
  item: Readonly<Record<string, unknown>>,
  ...names: readonly string[]
): string | null =>
  names.map((name) => textOf(item[name])).find((text) => text !== null && text !== "") ?? null;
