/** The glossary for readers, from the one for developers: the opening comment of `src/model/words.ts`. Written by `npm run generate`, compared by a house test. */
import { ROOT, readText } from "./project.mjs";

/** `{ word, about }` of each noun, in the order of the source. */
export function glossary(root = ROOT) {
  const [comment] = readText("src/model/words.ts", root).match(/^\/\*\*[\s\S]*?\*\//);
  const text = comment
    .replace(/^\/\*\*|\*\/$/g, "")
    .replace(/^ \* ?/gm, "")
    .replace(/\n {2}(?=\S)/g, " ");
  return [...text.matchAll(/^- ([^:]+): (.*)$/gm)].map(([, word, about]) => ({ word, about }));
}

/** Markdown of `docs/glossary.md`. */
export function glossaryPage(root = ROOT) {
  const entries = glossary(root)
    .sort((a, b) => (a.word < b.word ? -1 : 1))
    .map(({ word, about }) => `## ${word}\n${about[0].toUpperCase()}${about.slice(1)}`);
  return `${["# Glossary", "Made from `src/model/words.ts` by `npm run generate`; do not edit. Program, tables and documents use these words and no synonyms.", ...entries].join("\n\n")}\n`;
}
