/** What the table `read_rows` holds: columns by name, and which of them take room. */
import type { ReadPlan } from "../model/index.js";
import { heldName } from "../store/index.js";

/** Columns of `raw` that hold identifiers or words, cleaned alike. */
export const CLEANED = [
  "account",
  "account_handle",
  "account_name",
  "account_created",
  "account_picture",
  "post",
  "permalink",
  "time",
  "repost_of",
  "reply_to",
  "quote_of",
  "links",
  "hashtags",
  "mentions",
  "media",
  "objects",
  "lang",
  "client",
] as const;

/** References to other posts. */
export const REFERENCES = ["repost_of", "reply_to", "quote_of"] as const;

/** Columns whose length decides how many rows are worked on at once. */
export const CELLS = ["text", "links", "hashtags", "mentions", "media", "objects"];

const NUMBERS: Readonly<Record<string, string>> = {
  number: "BIGINT",
  source_file: "INTEGER",
  source_line: "BIGINT",
  source_part: "INTEGER",
  form: "INTEGER",
  micros: "BIGINT",
  damaged_references: "INTEGER",
  crowd: "BIGINT",
};

/** Columns that every row fills, or that are asked for in any case. */
const ALWAYS = [
  "number",
  "source_file",
  "source_line",
  "source_part",
  "platform",
  "form",
  "micros",
  "precision",
  "reason",
];
/** Every column of `read_rows`. */
export const READ_ROWS = {
  name: "read_rows",
  columns: [
    ...ALWAYS,
    ...CLEANED,
    ...["account_bio", "text", "zone", "kind", "mended_post", "damaged_references", "crowd"],
  ].map((name) => ({ name, type: NUMBERS[name] ?? "VARCHAR" })),
};

/** The table behind the view `read_rows`, where rows are added and changed. */
export const READ_TABLE = heldName(READ_ROWS.name);

/** Columns of `read_rows` that may hold anything; the address of a post names who wrote it, and is kept only where names are. */
export function heldColumns(filled: ReadonlySet<string>, read: ReadPlan, hidden: boolean): string[] {
  const also: Readonly<Record<string, boolean>> = {
    zone: filled.has("time_zone") || read.timezone !== null,
    mended_post: filled.has("post") && filled.has("permalink"),
    damaged_references: REFERENCES.some((column) => filled.has(column)),
    crowd: filled.has("account_handle"),
  };
  return READ_ROWS.columns
    .map(({ name }) => name)
    .filter((name) => ALWAYS.includes(name) || filled.has(name) || also[name] === true)
    .filter((name) => name !== "permalink" || !hidden);
}
