/** Text that comes as HTML: read as a person sees it, with the addresses behind its links. Written for short, simple HTML. */

/** A link in HTML: where it leads, and the class it bears. */
export interface HtmlLink {
  readonly href: string;
  readonly className: string;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
};
const BREAK = /<br\s*\/?>|<\/(?:div|li)\s*>/gi;
const PARAGRAPH = /<\/p\s*>\s*(?=<)/gi;
const TAG = /<\/?[a-z][^<>]*>|<!--[\s\S]*?-->/gi;
const ANCHOR = /<a\s([^<>]*)>/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,5}));/gi;

/** The text: breaks and paragraphs as line ends, tags dropped, entities read. Never throws. */
export const textOfHtml = (html: string): string =>
  unescaped(html.replace(BREAK, "\n").replace(PARAGRAPH, "\n\n").replace(TAG, "")).trim();

/** The links, in order. */
export function linksOfHtml(html: string): HtmlLink[] {
  return [...html.matchAll(ANCHOR)].flatMap(([, attributes]) => {
    const href = attribute(attributes, "href");
    return href === null ? [] : [{ href, className: attribute(attributes, "class") ?? "" }];
  });
}

function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(
    attributes,
  );
  return found ? unescaped(found[1] ?? found[2] ?? found[3]) : null;
}

const unescaped = (text: string): string =>
  text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return Object.hasOwn(NAMED, name.toLowerCase()) ? NAMED[name.toLowerCase()] : whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex as string, 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : whole;
  });
