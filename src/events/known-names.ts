/**
 * Names that the data itself gives to accounts, wherever else they stand: bare in a text, in the address of a page, inside an
 * identifier of a post. Found only as whole words; a name of letters alone may be a word of the language and is left in text.
 */

/** Gives an account (`platform:namespace:id`) its replacement. */
type Shown = (account: string) => string;

/** A person whose name may stand in one text: the author of it, or somebody it names. */
export interface NamedPerson {
  readonly name: string;
  readonly account: string;
}

const WORD = /(?<![\p{L}\p{N}_])[A-Za-z0-9_]{5,40}(?![\p{L}\p{N}_])/gu;
/** Words joined by full stops or hyphens: handles of Bluesky, Instagram, YouTube, Reddit. */
const JOINED = /(?<![\p{L}\p{N}_.-])[A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)+(?![\p{L}\p{N}_])/gu;
const VALUE = /(?<=[=@]|%40)[A-Za-z0-9_.-]{3,40}(?![A-Za-z0-9_.-])/g;
const PART = /[^:/|\s]+/g;
const SHORTEST_NAME = 4;

/** A word that is hardly ever a word of a language: letters with digits or underscores, or a long number. */
const distinctive = (word: string): boolean =>
  /^\d{7,}$/.test(word) || (/[a-z]/i.test(word) && /[\d_]/.test(word));

/** SQL: a text may hold a distinctive word. */
export const mayHoldNameSql = (text: string): string =>
  `regexp_matches(${text}, '[A-Za-z][0-9_]|[0-9_][A-Za-z]|[0-9]{7}|[A-Za-z0-9_][.-][A-Za-z0-9_]')`;

/** Identifiers and handles of the accounts of a case. */
export class KnownNames {
  private readonly accounts = new Map<string, string>();
  private readonly patterns = new Map<string, RegExp>();

  /** Learns a name; a later account of the same name takes it over. */
  learn(name: string, account: string): void {
    this.accounts.set(name.toLowerCase(), account);
    const decentral = /^did:[a-z]+:(.+)$/i.exec(name)?.[1];
    if (decentral) this.accounts.set(decentral.toLowerCase(), account);
  }

  /** A text with distinctive names replaced, and the names of `people` whatever they look like. */
  inText(text: string, people: readonly NamedPerson[], shown: Shown): string {
    let found = text;
    for (const { name, account } of people)
      if (name.trim().length >= SHORTEST_NAME)
        found = found.replace(this.pattern(name.trim()), () => `@${shown(account)}`);
    return this.words(found, shown);
  }

  /** A link with distinctive names replaced, and any name that is the value of a parameter. */
  inLink(link: string, shown: Shown): string {
    return this.words(link, shown).replace(VALUE, (word) => this.replaced(word, shown));
  }

  /** An identifier made of parts (`telegram:channel:NAME:12`) with the parts that are names replaced. */
  inIdentifier(text: string, shown: Shown): string {
    return text.replace(PART, (part) => (part.length >= SHORTEST_NAME ? this.replaced(part, shown) : part));
  }

  /** A single word (a hashtag, a host) with the names in it replaced, where they are hardly words of a language. */
  inWord(word: string, shown: Shown): string {
    return this.words(word, shown);
  }

  private words(text: string, shown: Shown): string {
    const joined = /[.-]/.test(text) ? text.replace(JOINED, (word) => this.replaced(word, shown)) : text;
    return joined.replace(WORD, (word) => (distinctive(word) ? this.replaced(word, shown) : word));
  }

  private replaced(word: string, shown: Shown): string {
    const account = this.accounts.get(word.toLowerCase());
    return account === undefined ? word : shown(account);
  }

  private pattern(name: string): RegExp {
    let pattern = this.patterns.get(name);
    if (!pattern) {
      const escaped = name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
      pattern = new RegExp(`(?<![\\p{L}\\p{N}_])@?${escaped}(?![\\p{L}\\p{N}_])`, "giu");
      this.patterns.set(name, pattern);
    }
    return pattern;
  }
}
