/**
 * Lists that stand in one cell, in the notations of the exports: JSON (`["a"]`, also of objects), Python (`['a']`), bare
 * (`[a, b]`) and joined by commas.
 */
import { parsedJson } from "../files/index.js";
import { isNothing } from "./nothing.js";

/** What a list holds; it decides how joined text is split and which field of an object counts. */
export type ListKind = "links" | "hashtags" | "mentions" | "media" | "objects";

const JOINTS: Readonly<Record<ListKind, RegExp>> = {
  links: /[\s,;|]+(?=(?:https?:)?\/\/|www\.)/i,
  hashtags: /[\s,;|]+/,
  mentions: /[\s,;|]+/,
  media: /\s*,\s*/,
  objects: /\s*,\s*/,
};

/** What a list of two elements or a list in brackets holds at the least. */
const MARKS = /[[\s,;|]/;

const FIELDS: Readonly<Record<ListKind, readonly string[]>> = {
  links: ["unwound_url", "expanded_url", "url", "href"],
  hashtags: ["tag", "text", "name", "title"],
  mentions: ["id_str", "id", "username", "screen_name", "name"],
  media: ["media_key", "id_str", "id", "hash", "url"],
  objects: ["id", "object_id", "url"],
};

/** The elements of a list cell: trimmed, none empty, each once, in order. Never throws. */
export function listElements(cell: string, kind: ListKind): string[] {
  const text = cell.trim();
  if (isNothing(text)) return [];
  if (!MARKS.test(text)) return [text];
  const found = text.startsWith("[")
    ? (jsonElements(text, kind) ?? bracketElements(text))
    : text.split(JOINTS[kind]);
  const clean = found.map((element) => element.trim()).filter((element) => !isNothing(element));
  return [...new Set(clean)];
}

function jsonElements(text: string, kind: ListKind): string[] | null {
  try {
    const value = parsedJson(text);
    return Array.isArray(value) ? value.flatMap((element) => elementText(element, kind)) : null;
  } catch {
    return null;
  }
}

function elementText(element: unknown, kind: ListKind): string[] {
  if (element === null || element === undefined) return [];
  if (typeof element !== "object") return [String(element)];
  const object = element as Record<string, unknown>;
  const field = FIELDS[kind].find(
    (name) => typeof object[name] === "string" || typeof object[name] === "number",
  );
  return field ? [String(object[field])] : [];
}

/** Elements between brackets: quoted by either quote with backslashes inside, or bare up to the next comma. */
function bracketElements(text: string): string[] {
  const inner = text.endsWith("]") ? text.slice(1, -1) : text.slice(1);
  const elements: string[] = [];
  for (let p = 0; p < inner.length; ) {
    const quote = /^[\s,]*[ub]?(['"])/.exec(inner.slice(p, p + 8));
    if (quote) {
      const begin = p + quote[0].length;
      const end = closingQuote(inner, begin, quote[1]);
      elements.push(inner.slice(begin, end).replace(/\\(.)/gs, "$1"));
      p = end + 1;
    } else {
      const comma = inner.indexOf(",", p);
      const end = comma < 0 ? inner.length : comma;
      elements.push(inner.slice(p, end));
      p = end + 1;
    }
  }
  return elements;
}

function closingQuote(text: string, from: number, quote: string): number {
  for (let p = from; p < text.length; p++) {
    if (text[p] === "\\") p++;
    else if (text[p] === quote) return p;
  }
  return text.length;
}
