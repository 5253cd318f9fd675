/**
 * Names that the data itself gives to accounts, wherever else they stand: bare in a text, in the address of a page, inside an
 * identifier of a post. Found only as whole words; a name of letters alone may be a word of the language and is left in text.
 */

/** Gives a name that stands somewhere its replacement; `account` is whose it is (`platform:namespace:id`). */
type Shown = (word: string, account: string) => string;

/** A person whose name may stand in one text: the author of it, or somebody it names. */
export interface NamedPerson {
  readonly name: string;
  readonly account: string;
}

/** Words joined by full stops or hyphens: handles of Bluesky, Instagram, YouTube, Reddit. */
const JOINED = /(?<![\p{L}\p{N}_.-])[A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)+(?![\p{L}\p{N}_])/gu;
const PART = /[^:/|\s]+/g;
const SHORTEST_NAME = 4;
/** Fewest characters of a handle or an identifier that is a whole part of an address. */
const SHORTEST_PART = 3;
const ENDING = /\.[A-Za-z0-9]{2,5}$/;
/** Names met in texts whose patterns are kept. */
const MAX_PATTERNS = 10_000;

const [LETTER, DIGIT, LINE] = [1, 2, 4];
/** What a UTF-16 code is inside a word of ASCII characters; 0 for what parts words. */
const KINDS = Uint8Array.from({ length: 1 << 16 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[A-Za-z]/.test(character) ? LETTER : /[0-9]/.test(character) ? DIGIT : character === "_" ? LINE : 0;
});

/** Letters alone from which on a word that is a handle is hardly a word of a language. */
const LONG_WORD = 10;

/** Words of 5 to 40 characters that are hardly ever words of a language: letters with digits or underscores, many letters, or a long number. */
const distinctive = (kinds: number, length: number): boolean =>
  length >= 5 &&
  length <= 40 &&
  ((kinds & LETTER) !== 0 ? kinds !== LETTER || length >= LONG_WORD : kinds === DIGIT && length >= 7);

const HASH_BITS = 22;

/** Hash of a word, character by character; the same for both cases of a letter. */
const hashWith = (hash: number, code: number): number =>
  Math.imul(hash ^ (code | 32), 0x01000193) ^ (hash >>> 15);
const placeOf = (hash: number): number => (hash >>> (32 - HASH_BITS)) >>> 3;
const bitOf = (hash: number): number => 1 << ((hash >>> (32 - HASH_BITS)) & 7);

const ENDS_IN_WORD = /[\p{L}\p{N}_]$/u;
const BEGINS_WORD = /^[\p{L}\p{N}_]/u;

/** Letters of other scripts around it make it a part of a longer word. */
const standsAlone = (text: string, from: number, to: number): boolean =>
  !ENDS_IN_WORD.test(text.slice(Math.max(0, from - 2), from)) && !BEGINS_WORD.test(text.slice(to, to + 2));

/** SQL: a text may hold a distinctive word. */
export const mayHoldNameSql = (text: string): string =>
  `regexp_matches(${text}, '[A-Za-z][0-9_]|[0-9_][A-Za-z]|[0-9]{7}|[A-Za-z]{${LONG_WORD}}|[A-Za-z0-9_][.-][A-Za-z0-9_]')`;

/** Identifiers and handles of the accounts of a case. */
export class KnownNames {
  private readonly accounts = new Map<string, string>();
  /** A bit for the hash of every name: most words are told from names by it, without a search. */
  private readonly bits = new Uint8Array(1 << (HASH_BITS - 3));
  private readonly patterns = new Map<string, RegExp>();
  /** Display names, without what stands between their letters. */
  private readonly people = new Set<string>();
  /** Some name holds a full stop or a hyphen. */
  private anyJoined = false;

  /** Learns a name; a later account of the same name takes it over. */
  learn(name: string, account: string): void {
    this.remember(name.toLowerCase(), account);
    this.anyJoined ||= /[.-]/.test(name);
    const decentral = /^did:[a-z]+:(.+)$/i.exec(name)?.[1];
    if (decentral) this.remember(decentral.toLowerCase(), account);
  }

  /** Learns a display name, for addresses that spell it. */
  learnPerson(name: string): void {
    const letters = lettersOf(name);
    if (letters.length >= SHORTEST_NAME) this.people.add(letters);
  }

  /** The account that bears a name, whatever it looks like. */
  accountOf(name: string): string | undefined {
    return this.accounts.get(name.toLowerCase());
  }

  /** Whether a part of an address is a handle, an identifier or a display name, with or without the ending of a file. */
  isNamed(part: string): boolean {
    const plain = part.replace(/^@/, "");
    if (plain.length < SHORTEST_PART) return false;
    const stem = plain.replace(ENDING, "");
    return (
      this.accounts.has(plain.toLowerCase()) ||
      (stem.length >= SHORTEST_PART && this.accounts.has(stem.toLowerCase())) ||
      (this.people.size > 0 && (this.people.has(lettersOf(plain)) || this.people.has(lettersOf(stem))))
    );
  }

  private remember(name: string, account: string): void {
    this.accounts.set(name, account);
    let hash = 0;
    for (let at = 0; at < name.length; at++) hash = hashWith(hash, name.charCodeAt(at));
    this.bits[placeOf(hash)] |= bitOf(hash);
  }

  /** A text with distinctive names replaced, and the names of `people` whatever they look like. */
  inText(text: string, people: readonly NamedPerson[], shown: Shown): string {
    let found = text;
    for (const { name, account } of people)
      if (name.trim().length >= SHORTEST_NAME)
        found = found.replace(this.pattern(name.trim()), (word) => `@${shown(word, account)}`);
    return this.words(found, shown);
  }

  /** Whether an identifier made of parts (`telegram:channel:NAME:12`) holds a name. */
  inIdentifier(text: string): boolean {
    return (
      text.match(PART)?.some((part) => part.length >= SHORTEST_PART && this.isNamed(part)) === true ||
      this.words(text, () => "") !== text
    );
  }

  /** A single word (a hashtag, a host) with the names in it replaced, where they are hardly words of a language. */
  inWord(word: string, shown: Shown): string {
    return this.words(word, shown);
  }

  private words(text: string, shown: Shown): string {
    const joined =
      this.anyJoined && /\w[.-]\w/.test(text)
        ? text.replace(JOINED, (word) => this.replaced(word, shown))
        : text;
    let [out, copied] = ["", 0];
    for (let at = 0; at < joined.length; at++) {
      let code = joined.charCodeAt(at);
      let kinds = KINDS[code];
      if (kinds === 0) continue;
      const from = at;
      let hash = hashWith(0, code);
      for (at++; at < joined.length; at++) {
        code = joined.charCodeAt(at);
        const kind = KINDS[code];
        if (kind === 0) break;
        kinds |= kind;
        hash = hashWith(hash, code);
      }
      if (!distinctive(kinds, at - from) || (this.bits[placeOf(hash)] & bitOf(hash)) === 0) continue;
      const word = joined.slice(from, at);
      const account = this.accounts.get(word.toLowerCase());
      if (account === undefined || !standsAlone(joined, from, at)) continue;
      out += joined.slice(copied, from) + shown(word, account);
      copied = at;
    }
    return copied === 0 ? joined : out + joined.slice(copied);
  }

  private replaced(word: string, shown: Shown): string {
    const account = this.accounts.get(word.toLowerCase());
    return account === undefined ? word : shown(word, account);
  }

  private pattern(name: string): RegExp {
    let pattern = this.patterns.get(name);
    if (!pattern) {
      const escaped = name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
      pattern = new RegExp(`(?<![\\p{L}\\p{N}_])@?${escaped}(?![\\p{L}\\p{N}_])`, "giu");
      if (this.patterns.size >= MAX_PATTERNS) this.patterns.clear();
      this.patterns.set(name, pattern);
    }
    return pattern;
  }
}

/** The letters and digits of a name, folded: `Zelda Quux-1` is `zeldaquux1`. */
const lettersOf = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "");
