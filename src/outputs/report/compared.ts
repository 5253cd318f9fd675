/** Two texts side by side: where most of their words agree, the words that only one of them has are marked. */
import { type Html, html, spoken } from "../text/html.js";

/** Share of the words of the longer text that both have, from which on differences are marked. */
const ALIKE = 0.6;

/** The text, with the words marked that the other one lacks; plain where the two are unlike. */
export function compared(text: string, other: string): Html {
  const [own, its] = [words(text), words(other)];
  const shared = new Set(its.filter((word) => own.includes(word)));
  const common = own.filter((word) => shared.has(word)).length;
  if (common === own.length || common < ALIKE * Math.max(own.length, its.length)) return spoken(text);
  const parts = text
    .split(/(\s+)/)
    .map((part) => (part.trim() === "" || shared.has(part) ? part : marked(part)));
  return html`<bdi dir="auto">${parts}</bdi>`;
}

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

const marked = (word: string): Html => html`<mark>${word}</mark>`;
