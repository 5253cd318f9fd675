/** What the numbers of the rows of an input count. */
import type { InputPlace } from "../model/index.js";
import type { OpenInput } from "./open-input.js";

const WORDS: Readonly<Record<string, string>> = {
  statuses: "status",
  ancestors: "status",
  descendants: "status",
  children: "item",
  feed: "item",
  orderedItems: "item",
  data: "record",
};

/** The place of an input; undefined where its rows are numbered by line. `lists` are the lists of the document that held records. */
export function inputPlace(open: OpenInput, lists: ReadonlySet<string>): InputPlace | undefined {
  if (open.parquet !== null || open.text.dialect !== null) return { word: "row", list: null };
  if (open.text.layout !== "json-document") return undefined;
  const names = [...lists].map((list) => list.replace(/\/\*$/, "").slice(1).split("/"));
  const words = new Set(names.map((keys) => wordOf(keys.at(-1) ?? "")));
  const [only] = names;
  const list = names.length === 1 && !only.includes("*") ? only.join(".") : null;
  return { word: words.size === 1 ? [...words][0] : "record", list };
}

const wordOf = (key: string): string =>
  (Object.hasOwn(WORDS, key) && WORDS[key]) || key.replace(/s$/, "") || "record";
