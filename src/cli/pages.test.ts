/** Pages of docs/ that are made from the program say what the program says. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { manPage } from "./man-page.js";
import { commandsPage, configSchema } from "./reference.js";
import { tablesPage } from "./tables-words.js";
import { worldsPage } from "./worlds-words.js";

it.each([
  ["commands.md", commandsPage],
  ["claque.config.schema.json", configSchema],
  ["methods/worlds.md", worldsPage],
  ["tables.md", tablesPage],
  ["../man/claque.1", manPage],
])("%s is what `npm run generate` writes", (path, made) => {
  expect(readFileSync(new URL(`../../docs/${path}`, import.meta.url), "utf8")).toBe(made());
});
