/** Sentences that the report writes as markup, as plain text: the page writes text and never markup that it was sent. */
import type { Html } from "../outputs/text/html.js";

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/** The text of markup: tags left out, then what was escaped as it stood. */
export const plainText = ({ markup }: Html): string =>
  markup.replace(/<[^>]*>/g, "").replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]);
