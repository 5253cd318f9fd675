/**
 * Why a row is not trusted: the stable codes of `rejected.reason`, each with its sentence. Sources and events meet in
 * these words; a code that stands here is never renamed.
 */

/** Code of a reason to its sentence: what is wrong, then the next step. */
export const REASONS = {
  "too-few-cells": "The row has fewer cells than the header. Repair the row or export the file again.",
  "too-many-cells": "The row has more cells than the header. Quote the cells that hold the delimiter.",
  "broken-quote":
    "A quoted cell is never closed, or goes on after its closing quote. Double the quotes inside cells.",
  "control-bytes": "The row holds NUL bytes. Export the file again.",
  "bad-encoding": "The row is not valid in the encoding of the file. Save the file as UTF-8.",
  "too-long": "The record is longer than 1 MiB. Check for a quote that is never closed.",
  "bad-json": "The line is not valid JSON. Repair the line or export the file again.",
  "not-a-record": "The JSON is not a record of this format. Leave it out or name another --source.",
  "no-account": "The row names no author. Nothing to do: a row without an author is nobody's act.",
  "deleted-account": "The author is deleted. Nothing to do: a deleted author is nobody.",
  "damaged-id":
    "A spreadsheet or a number type has rounded the identifier. Export again with identifiers as text.",
  "no-time": "The row has no time. Map another column with --map time=COLUMN.",
  "bad-time":
    "The time is in no form that claque reads. Write it as 2024-05-31 08:00 (ISO 8601) or as seconds since 1970.",
  "relative-time":
    "The time is relative (2 years ago) and says when nothing happened. Map the column that holds a date, with --map time=COLUMN.",
  "unclear-date":
    "A date such as 01/05/2024 does not say which number is the day, and no other date of the file tells. Say it with --date-order dmy or --date-order mdy (with years of two digits also ymd).",
  "unclear-zone":
    "The clock names a zone that several places use (CST: America/Chicago, Asia/Shanghai; IST: Asia/Kolkata, Asia/Jerusalem, Europe/Dublin; BST: Europe/London, Asia/Dhaka), or none that is known. Say which it shows, for example --timezone Asia/Shanghai, or map a column that holds the offset of each row, with --map zone=COLUMN.",
  "no-zone":
    "The clock carries no zone, though others of the file do. Say which zone it shows, for example --timezone Europe/Berlin.",
  "rounded-time":
    "A spreadsheet or a number type has rounded the time (1.62E+09 stands for months). Export the column as text.",
  "date-only":
    "The row has a date and no time of day, or hours alone, among rows with finer times: R leaves out the time of midnight. Nothing to do, or export the column with its times.",
  "time-out-of-range":
    "The time lies before 2004 or after 2100. Check the column that time is mapped to; numbers such as 45356.59 are days of a spreadsheet: show the column as date and time there, and save it again.",
} as const;

/** A stable code of a reason for quarantine. */
export type RejectionReason = keyof typeof REASONS;
