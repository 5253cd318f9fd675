/**
 * Lists that stand in one cell, in the notations of the exports: JSON (`["a"]`, also of objects), what Python, R and databases print
 * (`literals.ts`), bare (`[a, b]`), and joined by commas, semicolons or bars. A cell that begins as a list and cannot be read as one is
 * empty, and counted.
 */
import { beginsAsLiteral, type Literal, parsedJson, parsedLiteral } from "../files/index.js";
import { isNothing } from "./nothing.js";

/** What a list holds; it decides how joined text is split and which field of an object counts. */
export type ListKind = "links" | "hashtags" | "mentions" | "media" | "objects";

/** What a cell holds. */
export interface ListCell {
  /** Trimmed, none empty, each once, in order. */
  readonly elements: readonly string[];
  /** The cell, or something in it, is of a form that is not read; nothing is made of that. */
  readonly unread: boolean;
}

const BEFORE_LINK = /[\s,;|]+(?=(?:https?:)?\/\/|www\.)/i;
const MARKS = /[\s[({,;|"']/;
const OPENS = /^(?:[[({"']|[A-Za-z]{1,11}\s*\()/;

/** Fields of an object that say what it is, the most telling first. */
const FIELDS: Readonly<Record<ListKind, readonly string[]>> = {
  links: ["unwound_url", "expanded_url", "expanded", "url", "href", "uri", "link", "original"],
  hashtags: ["tag", "text", "hashtag", "name", "title", "hashtagName"],
  mentions: ["id_str", "id"],
  media: ["media_key", "id_str", "id", "hash", "url", "media_url_https", "fullUrl", "src"],
  objects: ["id", "object_id", "url"],
};

const HANDLES = ["username", "screen_name", "acct", "handle", "name"];

/** Fields of an object that hold the whole list. */
const AROUND: Readonly<Record<ListKind, readonly string[]>> = {
  links: ["urls", "links"],
  hashtags: ["hashtags", "tags"],
  mentions: ["user_mentions", "mentions"],
  media: ["media", "media_keys"],
  objects: ["objects"],
};

/** How deep lists, records and texts that hold them may nest. */
const DEEPEST = 4;

/** What a list cell holds. Never throws. */
export function listCell(cell: string, kind: ListKind): ListCell {
  const text = cell.trim();
  if (isNothing(text)) return EMPTY;
  if (!MARKS.test(text)) return { elements: [text], unread: false };
  const reading = new Reading(kind);
  reading.text(text, 0);
  const clean = reading.found.map((element) => element.trim()).filter((element) => !isNothing(element));
  return { elements: [...new Set(clean)], unread: reading.unread };
}

/** The elements of a list cell. Never throws. */
export const listElements = (cell: string, kind: ListKind): string[] => [...listCell(cell, kind).elements];

const EMPTY: ListCell = { elements: [], unread: false };

type Value = Literal | number | boolean | undefined | { readonly [field: string]: Value };

class Reading {
  readonly found: string[] = [];
  unread = false;

  constructor(private readonly kind: ListKind) {}

  /** A text that may be a value as a program prints it, else elements joined by marks. */
  text(text: string, depth: number): void {
    const value = OPENS.test(text) ? cellValue(text, this.kind) : undefined;
    if (typeof value === "string" && depth < DEEPEST) this.text(value.trim(), depth + 1);
    else if (value !== undefined) this.value(value, depth);
    else if (beginsAsLiteral(text)) this.unread = true;
    else this.found.push(...joined(text, this.kind));
  }

  private value(value: Value, depth: number): void {
    if (depth > DEEPEST) this.unread = true;
    else if (Array.isArray(value))
      for (const element of value as readonly Value[]) this.element(element, depth);
    else this.element(value, depth);
  }

  private element(value: Value, depth: number): void {
    if (value === null || value === undefined) return;
    if (Array.isArray(value)) {
      const list = value as readonly Value[];
      if (areNames(list)) this.found.push(...list);
      else if (list.length === 1) this.value(list[0], depth + 1);
      else this.unread = true;
    } else if (typeof value === "object") this.fields(value, depth);
    else this.word(String(value), depth);
  }

  /** A text in a list; one that is a list or a record itself is read, but for objects, which are what they are. */
  private word(text: string, depth: number): void {
    const value = this.kind !== "objects" && beginsAsLiteral(text) ? cellValue(text, this.kind) : undefined;
    if (value === undefined) this.found.push(text);
    else this.value(value, depth + 1);
  }

  private fields(object: Exclude<Value, string | number | boolean | null | undefined>, depth: number): void {
    const field = (name: string): Value =>
      object instanceof Map
        ? object.get(name)
        : Object.hasOwn(object, name)
          ? (object as never)[name]
          : undefined;
    const textOf = (names: readonly string[]) =>
      names.map(field).find((value) => typeof value === "string" || typeof value === "number");
    const [own, handle] = [textOf(FIELDS[this.kind]), this.kind === "mentions" ? textOf(HANDLES) : undefined];
    if (own !== undefined || handle !== undefined) {
      this.found.push(handle === undefined ? String(own) : person(own, String(handle)));
      return;
    }
    const names = object instanceof Map ? [...object.keys()] : Object.keys(object);
    const around = AROUND[this.kind].find((name) => Array.isArray(field(name)));
    if (around !== undefined) this.value(field(around), depth + 1);
    else if (names.length > 0 && names.every((name, i) => name === String(i)))
      for (const name of names) this.value(field(name), depth + 1);
    else if (names.length > 0) this.unread = true;
  }
}

/** Texts, none of which counts or places the others, as in `("a", 3)`. */
function areNames(list: readonly Value[]): list is readonly string[] {
  if (!list.every((element) => typeof element === "string")) return false;
  const numbers = list.filter((element) => /^[+-]?\d+(?:\.\d+)?$/.test(element)).length;
  return numbers === 0 || numbers === list.length;
}

/** Somebody mentioned, as sources write it: an identifier, `@handle`, or both. */
function person(id: Value, handle: string): string {
  const plain = handle.replace(/^@/, "");
  if (/[\s@]/.test(plain) || plain === "") return id === undefined ? handle : String(id);
  return id === undefined ? `@${plain}` : `${id} @${plain}`;
}

function cellValue(text: string, kind: ListKind): Value {
  if (/^(?:[[{]\s*["[{\d\]}tfn-]|")/.test(text))
    try {
      return parsedJson(text) as Value;
    } catch {
      // what is no JSON may be of another notation
    }
  return bareLinks(text, kind) ?? parsedLiteral(text, kind === "objects" ? "single" : "free");
}

/** Links in brackets without quotes: they may hold commas. */
const bareLinks = (text: string, kind: ListKind): string[] | undefined =>
  kind === "links" && /^\[\s*(?:https?:\/\/|www\.)[^"'{}]*\]$/i.test(text)
    ? text.slice(1, -1).split(BEFORE_LINK)
    : undefined;

/**
 * The elements of a text that joins them. Names of media and objects may hold marks themselves: their text is a list where each part
 * is a word, and one of them where it is not.
 */
function joined(text: string, kind: ListKind): string[] {
  if (kind === "links") return text.split(BEFORE_LINK);
  if (kind === "hashtags" || kind === "mentions") return text.split(/[\s,;|]+/);
  if (/^(?:https?:)?\/\//i.test(text)) return text.split(BEFORE_LINK);
  const parts = text.split(kind === "media" ? /\s*[,;|]\s*/ : /\s*[,;]\s*/);
  const isWord = kind === "media" ? /^\S*$|\.[a-z0-9]{2,5}$/i : /^\S*$/;
  return parts.every((part) => isWord.test(part)) ? parts : [text];
}
