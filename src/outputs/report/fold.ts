/** What is folded: a summary line that says what is inside, opened by a click, by a link to what stands in it, and by print. */
import { type Content, type Html, html } from "../text/html.js";

/** How a fold looks. */
export interface FoldOptions {
  readonly open?: boolean;
  /** Small words behind the title. */
  readonly aside?: Content;
  readonly kind?: string;
}

/** The fold. */
export function fold(
  title: Content,
  content: Content,
  { open = false, aside, kind = "" }: FoldOptions = {},
): Html {
  return html`<details class="${`fold ${kind}`.trim()}"${open && html` open`}><summary><span class="fold-title">${title}</span>${aside !== undefined && html` <small>${aside}</small>`}</summary>
${content}</details>`;
}
