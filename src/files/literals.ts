/**
 * Values that programs print into a cell: JSON, Python (`[{'text': 'a'}]`, tuples, sets, `u'a'`, calls such as `Hashtag(text='a')`), R
 * (`c("a", "b")`), Java (`{text=a}`), arrays of Postgres (`{a,b}`). Read as what they are or not at all: a cut at every comma would
 * leave fragments such as `'indices'` that all rows share.
 */

/** A value: a text (numbers as they are written), nothing, a list, or fields by name. */
export type Literal = string | null | readonly Literal[] | ReadonlyMap<string, Literal>;

/** How deep values may nest. */
const DEEPEST = 24;

const NOTHING = /^(?:none|null|nan|na|nil|undefined|<na>|nat)$/i;
const KEY = /([A-Za-z_][\w.-]*)\s*(?:=(?!=)>?|:(?!\/\/))\s*/y;
const CALL = /([A-Za-z_][\w.]*)\s*\(/y;
const QUOTE = /(?:[ubr]{0,2}(?=['"]))(['"])/iy;
const SPACE = /\s*/y;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?L?$/i;
const ESCAPE = /\\(?:u\{?([0-9a-f]{4,6})\}?|x([0-9a-f]{2})|([\s\S]))/gi;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };
const CLOSING: Readonly<Record<string, string>> = { "[": "]", "(": ")", "{": "}" };
/** Calls that a whole cell may be: what makes a list or a record. Any other word before a bracket is text. */
const MAKERS = /^(?:c|list|array|set|frozenset|tuple|dict|Index|Series|OrderedDict|deque)\s*\(/;

/** How bare words are taken: `free` may hold spaces, `single` may not. */
export type BareWords = "free" | "single";

/** The text begins as a list or a record does, with a bracket and a quoted or a nested value: what cannot be read of it is damaged. */
export const beginsAsLiteral = (text: string): boolean => /^[[({]\s*(?:[ubr]{0,2}['"]|[[({])/i.test(text);

/** The value that a whole text is; undefined where it is none. Never throws. */
export function parsedLiteral(text: string, bare: BareWords): Literal | undefined {
  if (!/^[[({'"]/.test(text) && !MAKERS.test(text)) return undefined;
  const found = new Reader(text, bare).whole();
  if (found !== undefined || !/""|\\["']/.test(text)) return found;
  const once = text.replaceAll('""', '"').replaceAll(/\\(["'])/g, "$1");
  return new Reader(once, bare).whole();
}

/** Not a value; thrown and caught in this file. */
class NoLiteral extends Error {}

class Reader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly bare: BareWords,
  ) {}

  /** The value, or several with commas between them; undefined where the text is none. */
  whole(): Literal | undefined {
    try {
      const found = this.sequence("", 0);
      return found.length === 1 ? found[0] : found;
    } catch (cause) {
      if (cause instanceof NoLiteral) return undefined;
      throw cause;
    }
  }

  /** Values up to a closing bracket (none: the end of the text), which is passed over. */
  private sequence(closing: string, depth: number): Literal[] {
    const found: Literal[] = [];
    for (;;) {
      this.space();
      if (this.ends(closing)) return found;
      const quoted = this.quoted();
      found.push(quoted ?? this.value(closing, depth, closing !== "" && closing !== ")"));
      this.space();
      if (this.passes(",") || this.passes(";")) continue;
      if (this.ends(closing)) return found;
      // numpy prints texts with nothing but a space between them
      if (quoted === null || !this.looksAt(QUOTE)) throw new NoLiteral();
    }
  }

  private value(closing: string, depth: number, words: boolean): Literal {
    if (depth > DEEPEST) throw new NoLiteral();
    const call = depth > 0 || MAKERS.test(this.text) ? this.match(CALL) : null;
    if (call) return this.called(depth + 1);
    const open = this.text[this.at];
    if (open in CLOSING && open !== undefined) {
      this.at++;
      if (open === "{") return this.record("}", depth + 1) ?? this.sequence("}", depth + 1);
      return this.sequence(CLOSING[open], depth + 1);
    }
    return this.word(closing, words);
  }

  /** What stands between the brackets of a call: fields where they are named, else a list. */
  private called(depth: number): Literal {
    const fields = this.record(")", depth);
    if (fields) return fields;
    const list: Literal[] = [];
    for (;;) {
      this.space();
      if (this.ends(")")) return list;
      if (this.match(KEY)) this.item(")", depth);
      else list.push(this.item(")", depth));
      this.space();
      if (!this.passes(",") && !this.looksAhead(")")) throw new NoLiteral();
    }
  }

  /** Fields up to a closing bracket; null, with nothing passed over, where the first has no name. */
  private record(closing: string, depth: number): ReadonlyMap<string, Literal> | null {
    const fields = new Map<string, Literal>();
    const from = this.at;
    for (;;) {
      this.space();
      if (this.ends(closing)) return fields;
      const key = this.key();
      if (key === null) {
        if (fields.size > 0) throw new NoLiteral();
        this.at = from;
        return null;
      }
      fields.set(key, this.item(closing, depth));
      this.space();
      if (!this.passes(",") && !this.looksAhead(closing)) throw new NoLiteral();
    }
  }

  private item(closing: string, depth: number): Literal {
    this.space();
    return this.quoted() ?? this.value(closing, depth, true);
  }

  /** A name with the colon or equals sign behind it. */
  private key(): string | null {
    const named = this.match(KEY);
    if (named) return named[1];
    const from = this.at;
    const quoted = this.quoted() ?? this.match(/(\d+)(?=\s*:)/y)?.[1] ?? null;
    this.space();
    if (quoted !== null && (this.passes("=>") || this.passes(":"))) {
      this.space();
      return quoted;
    }
    this.at = from;
    return null;
  }

  private quoted(): string | null {
    const quote = this.match(QUOTE)?.[1];
    if (quote === undefined) return null;
    const from = this.at;
    for (; this.at < this.text.length; this.at++) {
      if (this.text[this.at] === "\\") this.at++;
      else if (this.text[this.at] === quote) return unescaped(this.text.slice(from, this.at++));
    }
    throw new NoLiteral();
  }

  /** What stands without quotes, up to a comma or the bracket around it: a number, a word for nothing, and any word where `words`. */
  private word(closing: string, words: boolean): Literal {
    const from = this.at;
    while (this.at < this.text.length && !",;".includes(this.text[this.at]) && this.text[this.at] !== closing)
      this.at++;
    const word = this.text.slice(from, this.at).trim();
    if (NOTHING.test(word) || word === "") return null;
    if (NUMBER.test(word)) return word.replace(/L$/, "");
    if (/^\\["']/.test(word)) throw new NoLiteral();
    if (!words && !/^(?:true|false)$/i.test(word)) throw new NoLiteral();
    if (this.bare === "single" && /\s/.test(word)) throw new NoLiteral();
    return word;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  private looksAt(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  private space(): void {
    this.match(SPACE);
  }

  private passes(mark: string): boolean {
    const found = this.text.startsWith(mark, this.at);
    if (found) this.at += mark.length;
    return found;
  }

  private looksAhead(mark: string): boolean {
    this.space();
    return this.text.startsWith(mark, this.at);
  }

  /** The closing bracket stands here, and is passed over; without one, the text ends here. */
  private ends(closing: string): boolean {
    if (closing !== "") return this.passes(closing);
    return this.at >= this.text.length;
  }
}

const unescaped = (text: string): string =>
  text.includes("\\")
    ? text.replace(ESCAPE, (_, code: string | undefined, short: string | undefined, plain: string) =>
        plain === undefined ? characterOf(Number.parseInt((code ?? short)!, 16)) : (ESCAPES[plain] ?? plain),
      )
    : text;

const characterOf = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd");
