/** Where a row stands, in words: a file and its line; of a sheet its row; of a document its record, which no editor counts. */

/** What the number of a row counts, where it is not lines. */
export interface InputPlace {
  /** What one of them is called: `row`, `message`, `record`. */
  readonly word: string;
  /** The list of a JSON document that holds them all, as a path (`data.videos`; empty for the document itself); null for none. */
  readonly list: string | null;
}

const NUMBER = new Intl.NumberFormat("en-GB");

/** The words: `posts.csv:12`, `book.xlsx, row 12`, `result.json, message 19,215 (messages[19214])`. */
export function placeWords(name: string, line: number, place?: InputPlace): string {
  if (place === undefined) return `${name}:${line}`;
  const key = place.list === null ? "" : ` (${place.list}[${line - 1}])`;
  return `${name}, ${place.word} ${NUMBER.format(line)}${key}`;
}
