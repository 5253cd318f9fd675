/** What the CSV exports of CrowdTangle have in common, whichever platform they are of. */
import { columnNamed, recognisedColumns } from "./columns.js";
import type { FileHead, Mapping, Recognition } from "./source.js";

/** Recognises an export by its columns; the clock is called `Post Created`, in older exports `Created`. */
export function recognisedExport(
  head: FileHead,
  format: { title: string; required: readonly string[]; known: readonly string[]; mapping: Mapping },
): Recognition | null {
  const clock = columnNamed(head, "Post Created") ? "Post Created" : "Created";
  return recognisedColumns(head, {
    ...format,
    required: [...format.required, clock],
    known: [...format.known, clock],
    mapping: { ...format.mapping, time: clock },
  });
}

/** SQL of an address without its query, fragment and trailing slashes. */
export const bareAddress = (address: string): string => `regexp_replace(${address}, '/*([?#].*)?$', '')`;

/** SQL of the last part of the path of an address; NULL where it has none. */
export const lastPart = (address: string): string =>
  `nullif(regexp_extract(${bareAddress(address)}, '[^/]+/([^/]+)$', 1), '')`;
