/**
 * Which column holds which field, told by common names and by values together: a column whose values cannot be what its name says is
 * passed over for one that can, and an address is the post's own or a link by what it is on the rows.
 */
import { columnNamed, columnsOf } from "../columns.js";
import type { FileHead, Mapping, RawField } from "../source.js";
import { type ColumnValues, columnValues, most } from "./column-values.js";
import { COMMON_NAMES, HOUR_NAMES, namesOf, wordsOf, ZONE_NAMES } from "./common-names.js";
import { clockColumn } from "./likely-columns.js";
import { urlRole } from "./url-role.js";

/** Names of columns with the address of the post itself; `url` and `link` may be one. */
const PERMALINKS = namesOf(
  "permalink, post_url, tweet_url, status_url, message_url, comment_url, permanent_url, web_url, post_link, permalink_url, μόνιμος σύνδεσμος, url, link, lien, enlace, ссылка, リンク, 链接, 링크, لینک",
);
/** Names of columns with the heading of a post, which is all the text that some posts have. */
const TITLES = namesOf(
  "title, post_title, headline, subject, titel, überschrift, titre, título, titolo, tytuł, заголовок, başlık, العنوان, عنوان, 标题, 標題, タイトル, 제목, judul, tiêu đề, शीर्षक, τίτλος",
);
const HOURS = namesOf(HOUR_NAMES);
const ZONES = namesOf(ZONE_NAMES);

/** A mapping from given columns and guessed ones; each column serves one field. */
export function guessedMapping(head: FileHead, given: Mapping): Mapping {
  return new Guess(head, given).mapping();
}

class Guess {
  private readonly found: Partial<Record<RawField, string>>;
  private readonly taken: Set<string>;
  private readonly words: ReadonlyMap<string, string>;
  private readonly values = new Map<string, ColumnValues>();

  constructor(
    private readonly head: FileHead,
    private readonly given: Mapping,
  ) {
    this.found = { ...given };
    const parts = Object.values(given).flatMap((name) => columnsOf(head, name));
    this.taken = new Set(parts.map((name) => columnNamed(head, name) ?? name));
    const words = new Map<string, string>();
    for (const column of head.columns) if (!words.has(wordsOf(column))) words.set(wordsOf(column), column);
    this.words = words;
  }

  mapping(): Mapping {
    for (const [field, names] of Object.entries(COMMON_NAMES) as [RawField, readonly string[]][]) {
      if (this.found[field] !== undefined) continue;
      if (field === "time") this.time(names);
      else if (field === "links") this.links(names);
      else this.take(field, this.first(field, names));
    }
    if (!("text" in this.given)) this.title();
    this.zone();
    return this.found;
  }

  private take(field: RawField, column: string | undefined): void {
    if (column === undefined) return;
    this.found[field] = column;
    for (const part of columnsOf(this.head, column)) this.taken.add(part);
  }

  private valuesOf(column: string): ColumnValues {
    let values = this.values.get(column);
    if (!values) {
      values = columnValues(this.head, column);
      this.values.set(column, values);
    }
    return values;
  }

  /** Columns of these names that serve no field yet, in the order of the names. */
  private named(names: readonly string[]): string[] {
    return names.flatMap((name) => {
      const column = this.words.get(name);
      return column === undefined || this.taken.has(column) ? [] : [column];
    });
  }

  /** The first column that fits; where none does, the first that holds nothing in these rows, and of what every row needs the first at all. */
  private first(field: RawField, names: readonly string[]): string | undefined {
    const columns = this.named(names);
    const fits = columns.find((column) => {
      const values = this.valuesOf(column);
      return values.filled > 0 && canBe(field, values);
    });
    const empty = columns.find((column) => this.valuesOf(column).filled === 0);
    const any = columns.find((column) => !isTruth(this.valuesOf(column)));
    return fits ?? empty ?? (field === "account" ? any : undefined);
  }

  /** A column of whole times; else one of dates and one of times of day; else what there is. */
  private time(names: readonly string[]): void {
    const columns = this.named(names);
    const clocks = columns.filter((column) =>
      most(this.valuesOf(column).clocks, this.valuesOf(column).filled),
    );
    const whole = clocks.find((column) => most(this.valuesOf(column).times, this.valuesOf(column).filled));
    const hours = this.named(HOURS).find((column) => {
      const { hours: fits, clocks: others, filled } = this.valuesOf(column);
      return most(fits, filled) && others < filled / 2;
    });
    const both = clocks[0] !== undefined && hours !== undefined ? `${clocks[0]}+${hours}` : undefined;
    const unseen = columns.find((column) => this.valuesOf(column).filled === 0);
    this.take("time", whole ?? both ?? clocks[0] ?? unseen ?? this.unread(columns[0]));
  }

  /** A column that is named for times and shows none that are known, unless another shows them. */
  private unread(column: string | undefined): string | undefined {
    if (column === undefined || this.valuesOf(column).clocks > 0) return column;
    const others = this.head.columns.filter((other) => !this.taken.has(other));
    return clockColumn(this.head, others) === undefined ? column : undefined;
  }

  /** The heading before the text, where posts have a heading of their own and many have nothing else. */
  private title(): void {
    const { text } = this.found;
    const title = this.named(TITLES)[0];
    if (text === undefined || title === undefined) return;
    const [headings, texts] = [this.valuesOf(title), this.valuesOf(text)];
    const alone = headings.rows.filter((value, row) => value !== "" && texts.rows[row] === "").length;
    if (alone > 1 && alone * 10 >= headings.filled && headings.distinct * 2 > headings.filled)
      this.take("text", `${title}+${text}`);
  }

  private links(names: readonly string[]): void {
    const account = this.found.account === undefined ? [] : this.valuesOf(this.found.account).rows;
    const others = [this.found.account_handle, this.found.post].flatMap((column) =>
      column === undefined ? [] : [this.valuesOf(column).rows],
    );
    const roles = new Map(
      [...new Set([...this.named(names), ...this.named(PERMALINKS)])].map((column) => [
        column,
        urlRole(this.valuesOf(column), wordsOf(column), { account, own: [account, ...others] }),
      ]),
    );
    const ofRole = (list: readonly string[], role: "own" | "link") =>
      list.find((column) => roles.get(column) === role);
    if (this.found.permalink === undefined) this.take("permalink", ofRole(this.named(PERMALINKS), "own"));
    this.take("links", ofRole(this.named(names), "link"));
  }

  /** Offsets beside clocks that name their zone in letters. */
  private zone(): void {
    const time = this.found.time;
    if (time === undefined || this.found.time_zone !== undefined) return;
    const clock = this.valuesOf(time);
    const lettered = clock.rows.filter((value) => /\d\s*\(?[A-Z]{2,5}\)?$|\d .*Time$/.test(value)).length;
    if (!most(lettered, clock.filled)) return;
    const column = this.named(ZONES).find((name) =>
      most(this.valuesOf(name).zones, this.valuesOf(name).filled),
    );
    this.take("time_zone", column);
  }
}

/** Yes and no: whether something is an account's, and never whose it is. */
const isTruth = ({ truthWords, filled, distinct }: ColumnValues): boolean =>
  most(truthWords, filled) && distinct < 3 && filled > 3;

/** Whether the values of a column can be what its name says. */
function canBe(field: RawField, values: ColumnValues): boolean {
  const { filled, distinct, clocks, times, numbers, truths, records, sentences, links } = values;
  const few = filled < 4;
  switch (field) {
    case "account":
      return (
        !most(records, filled) &&
        !isTruth(values) &&
        !(most(times, filled) && !most(numbers, filled)) &&
        (few || distinct > 1 || filled < values.rows.length / 2)
      );
    case "post":
      return !most(records, filled) && !most(sentences, filled) && (few || distinct > filled / 2);
    case "account_created":
      return most(clocks, filled);
    case "account_handle":
    case "account_name":
      return !most(records, filled) && !most(links, filled);
    case "text":
      return (
        !most(records, filled) &&
        !most(numbers, filled) &&
        !most(links, filled) &&
        !most(truths, filled) &&
        !most(clocks, filled)
      );
    case "repost_of":
    case "reply_to":
    case "quote_of":
      return (
        records === 0 && !most(sentences, filled) && !(most(truths, filled) && distinct < 3 && filled > 2)
      );
    case "hashtags":
    case "mentions":
    case "media":
      return (
        !(most(truths, filled) && distinct < 3) &&
        !(most(numbers, filled) && values.rows.every((value) => value.length < 6))
      );
    case "lang":
      return !most(sentences, filled) && !most(numbers, filled);
    default:
      return true;
  }
}
