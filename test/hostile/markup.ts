/** What of a page would do something: parsed as a browser parses it, by a parser that is not ours, and held against the page of a harmless case. */
import { type DefaultTreeAdapterMap, parse } from "parse5";

type Node = DefaultTreeAdapterMap["node"];
type Element = DefaultTreeAdapterMap["element"];

/** Elements and attributes of a page, and the text of its style sheets. */
export interface Anatomy {
  readonly parts: ReadonlySet<string>;
  readonly styles: string;
  /** What no page of ours holds: handlers, addresses other than of the web or this page, comments, characters that are not to be seen. */
  readonly alive: readonly string[];
}

const ADDRESSES = new Set(["href", "src", "xlink:href", "action", "formaction", "srcset", "data", "poster"]);
const HARMLESS = /^(?:#|https?:\/\/|data:image\/(?:png|jpeg|webp|gif);base64,)/i;
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Surrogate}\u202d\u202e]/u;

/** Takes a page apart. */
export function anatomy(markup: string): Anatomy {
  const parts = new Set<string>();
  const alive: string[] = [];
  let styles = "";
  const visit = (node: Node): void => {
    if (node.nodeName === "#comment") alive.push("a comment");
    if (node.nodeName === "#text" && UNSEEN.test((node as { value: string }).value))
      alive.push("unseen text");
    const element = node as Element;
    for (const { name, value } of element.attrs ?? []) {
      parts.add(`${element.tagName}@${name}`);
      if (/^on/i.test(name)) alive.push(`${element.tagName} ${name}=${value}`);
      if (ADDRESSES.has(name) && !HARMLESS.test(value)) alive.push(`${element.tagName} ${name}=${value}`);
      if (name === "style" && /url|expression|@import|javascript/i.test(value)) alive.push(`style=${value}`);
      if (UNSEEN.test(value)) alive.push(`unseen in ${element.tagName}@${name}`);
    }
    if (element.tagName) parts.add(element.tagName);
    if (element.tagName === "style")
      styles += element.childNodes.map((c) => (c as { value?: string }).value).join("");
    for (const child of element.childNodes ?? []) visit(child);
  };
  visit(parse(markup));
  return { parts, styles, alive };
}
