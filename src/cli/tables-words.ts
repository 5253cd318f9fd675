/** The page of the documents on the tables of a case: how to read them in R, Python and a spreadsheet, and the codebook. */
import { tablesBook } from "../pipeline/export.js";

const INTRODUCTION = `# Tables

Made from the program by \`npm run generate\`; do not edit. Every table and column of a case: type, unit, meaning, and what an empty cell
means. The same as a table: \`claque export my-case --format codebook --to codebook.csv\`. Names are the same in Parquet, CSV and \`--json\`.

## Read them

The files of a case are Parquet, with types. [\`claque export\`](commands.md#export) writes CSV:

    claque export my-case --format csv --to tables                                  # for R, Python, databases
    claque export my-case --format csv --locale de --lists joined --to for-excel    # for a spreadsheet

| with | read |
|---|---|
| R | \`arrow::read_parquet("my-case/groups.parquet")\`, or \`readr::read_csv("tables/groups.csv")\` |
| Python | \`pandas.read_parquet("my-case/groups.parquet")\`, or \`pandas.read_csv("tables/groups.csv")\` |
| a spreadsheet | double-click a file that was exported with \`--locale\` |

- **Identifiers are text.** In CSV say so, or a program makes rounded numbers of them: \`col_types = cols(post_id = "c", repost_of = "c", reply_to = "c", quote_of = "c")\`
  in R, \`dtype={"post_id": str, "repost_of": str, "reply_to": str, "quote_of": str}\` in pandas.
- **An empty cell is a missing value** (NULL in Parquet, null in \`--json\`). Empty and missing text are one in CSV; Parquet tells them apart.
- **Times** are ISO 8601 in UTC, \`2024-05-01T10:00:00.000Z\`, with six decimals where the data has microseconds; days are \`2024-05-01\`.
- **Lists** are JSON in a CSV cell, \`["a","b"]\`; with \`--lists joined\` they are \`a | b\`. A value that holds \` | \` itself is not told apart then.
- **\`--locale\`** takes a language tag (\`de\`, \`fr-CH\`, \`en-GB\`). Where that language writes 0,5 cells are separated by \`;\` and numbers have a decimal comma. A
  byte order mark comes first, so that letters look right. Text that a spreadsheet would take for a number (twelve digits or more, a zero at the start,
  \`12e5\`) gets an apostrophe, or its last digits would be lost. Without \`--locale\` a file is RFC 4180 in UTF-8, and text of digits stays as it is.

## No formula in a cell

A text that begins with \`=\`, \`+\`, \`-\` or \`@\` is run as a formula by spreadsheets, whoever wrote it. So an apostrophe is put before it:

1. at the start of a text whose first sign is one of these, or of full or small width (\`＝＋－＠﹦﹢﹣﹫\`), whatever stands before that is not seen or is passed over:
   spaces of any width, no-break and zero-width ones, byte order marks, control characters, quotes, apostrophes, semicolons;
2. at the start of a text that begins with a tab or a line break;
3. inside a text, by the same rule, after each line break, tab and semicolon (and comma, in a file that is separated by semicolons): a program that splits at the wrong
   sign begins a cell there.

Numbers are never changed: -3.5 in a column of numbers is -3.5. Parquet and \`--json\` hold every text as it is. \`claque network\` guards its files likewise; only there
plain identifiers (-1001234567890, @handle) stay, since another program joins on them.

To have the text of a CSV (without \`--locale\`) as it stood, in Python:

    import re
    PASSED = r"""['";\\s\\x00-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff9-\\ufffb\\U000e0000-\\U000e007f]*"""
    SIGN = r"[=+\\-@＝＋－＠﹦﹢﹣﹫]"
    def as_it_stood(text):
        text = re.sub(rf"^'(?={PASSED}{SIGN}|'*[\\t\\r\\n])", "", text)
        return re.sub(rf"([;\\t\\r\\n\\v\\f\\x85\\u2028\\u2029])'(?={PASSED}{SIGN})", r"\\1", text)
`;

/** Markdown of `docs/tables.md`. */
export const tablesPage = (): string => tablesBook(INTRODUCTION);
