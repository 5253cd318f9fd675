/**
 * HTML that is escaped unless it was made here. Everything that data says is hostile until shown otherwise: markup is
 * escaped, control and direction-changing characters are made visible, and each piece is isolated in its own direction.
 */

/** Markup that is safe to write as it stands. Made by `html` and by nothing that reads data. */
export class Html {
  constructor(readonly markup: string) {}
}

/** What a template may hold. Text and numbers are escaped; null, undefined and false are nothing. */
export type Content = Html | string | number | null | undefined | false | readonly Content[];

/** Tagged template: literal parts are markup, values are escaped, lists are joined. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  let markup = parts[0];
  for (let i = 0; i < values.length; i++) markup += rendered(values[i]) + parts[i + 1];
  return new Html(markup);
}

/**
 * Text of a person (a post, a name, a detail): isolated, in its own direction, line breaks kept by the style sheet. Marks
 * that right-to-left scripts need stay as they are; overrides, which make text read backwards, are made visible.
 */
export function spoken(text: string): Html {
  return new Html(`<bdi dir="auto">${escaped(text, OVERRIDES)}</bdi>`);
}

/** An identifier (account, link, file): as `spoken`, and zero-width characters are made visible too. */
export function token(text: string): Html {
  return html`<bdi class="token">${text.replace(ZERO_WIDTH, codePoint)}</bdi>`;
}

/** As `spoken`, for an SVG text element, which knows no isolating element: line breaks become spaces, its own direction is a matter of style. */
export function drawn(text: string): Html {
  return new Html(escaped(text.replace(/\s+/g, " "), OVERRIDES));
}

/** Cuts text after a number of characters, between whole characters, and says so with an ellipsis. */
export function cut(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const whole = Array.from(text.slice(0, characters * 4));
  return whole.length <= characters ? text : `${whole.slice(0, characters).join("")}…`;
}

const ZERO_WIDTH = /[\u{ad}\u{200b}-\u{200f}\u{2060}-\u{2064}\u{feff}]/gu;
const OVERRIDES = /(?![\n\t])[\p{Cc}\p{Surrogate}\u202d\u202e\ufff9-\ufffb\ufffe\uffff]/gu;
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Surrogate}\u061c\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function rendered(value: Content): string {
  if (value instanceof Html) return value.markup;
  if (value === null || value === undefined || value === false) return "";
  if (typeof value === "string") return escaped(value);
  if (typeof value === "number") return String(value);
  return value.map(rendered).join("");
}

function escaped(text: string, unseen = UNSEEN): string {
  return text
    .replaceAll("\r\n", "\n")
    .replace(/[&<>"']/g, (character) => ESCAPES[character])
    .replace(unseen, codePoint);
}

function codePoint(character: string): string {
  const number = character.codePointAt(0) ?? 0;
  return `⟨U+${number.toString(16).toUpperCase().padStart(4, "0")}⟩`;
}
