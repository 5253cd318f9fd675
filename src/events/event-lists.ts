/** The lists of events: links with their domains, hashtags, mentions, media, opaque objects; each from its distinct cells. */
import type { RunContext } from "../model/index.js";
import { identifier, type Store } from "../store/index.js";
import { canonicalLink } from "./canonical-link.js";
import { makeCellTable } from "./cells.js";
import { trimmedLink } from "./from-text.js";
import { foldedHashtag } from "./hashtag.js";
import type { Identities } from "./identities.js";
import { listElements } from "./list-cells.js";
import type { MediaHashes } from "./media-hashes.js";

/** What was met on the way. */
export interface ListFindings {
  /** Lists that have a table of cells. */
  readonly tables: ReadonlySet<string>;
  /** Host of a shortener to the number of distinct links through it. */
  readonly shorteners: ReadonlyMap<string, number>;
  /** Distinct media that rows name, and those of them that were found in the folder of media. */
  readonly media: { readonly named: number; readonly found: number };
}

const KEY = { cell: "VARCHAR" };
const VALUES = { elements: "VARCHAR[]" };

/** Names of the tables that `makeLists` leaves: `cells_links` (elements, domains, stops), `cells_hashtags`, … (elements). */
export const cellsOf = (list: string): string => `cells_${list}`;

/** SQL: a cell that stands for itself as its only element, without a table. Where elements are renamed none does. */
export const isSingle = (column: string, renamed: boolean): string =>
  renamed
    ? "FALSE"
    : `NOT (${["[", ",", '"', "''"].map((mark) => `contains(${column}, '${mark}')`).join(" OR ")})`;

/** Makes the tables of the lists that are filled. */
export async function makeLists(
  store: Store,
  filled: ReadonlySet<string>,
  { identities, hashes }: { readonly identities: Identities; readonly hashes: MediaHashes | null },
  run: RunContext,
): Promise<ListFindings> {
  const shorteners = new Map<string, Set<string>>();
  const tables = new Set<string>();
  const make = async (list: string, work: (cell: string) => string[][], extra = "") => {
    if (!filled.has(list)) return;
    const column = identifier(list);
    const keys = `SELECT DISTINCT ${column} AS cell FROM read_rows WHERE reason IS NULL AND ${column} IS NOT NULL ${extra}`;
    const valueTypes = list === "links" ? { ...VALUES, domains: "VARCHAR[]", stops: "VARCHAR[]" } : VALUES;
    const table = {
      name: cellsOf(list),
      keys,
      keyTypes: KEY,
      valueTypes,
      work: ([cell]: readonly unknown[]) => work(cell as string),
    };
    if ((await makeCellTable(store, table, run)) > 0) tables.add(list);
  };
  await make("links", (cell) => linkLists(cell, identities, shorteners));
  await make("hashtags", (cell) => [
    [
      ...new Set(
        listElements(cell, "hashtags")
          .map(foldedHashtag)
          .filter((tag) => tag !== null)
          .map((tag) => identities.shownWord(tag)),
      ),
    ],
  ]);
  const media = { named: 0, found: 0 };
  const shownMedium = (medium: string): string => {
    const hash = hashes?.hashOf(medium) ?? null;
    media.named++;
    if (hash !== null) media.found++;
    return hash ?? identities.shownObject(medium);
  };
  await make(
    "media",
    (cell) => [[...new Set(listElements(cell, "media").map(shownMedium))]],
    `AND NOT (${isSingle("media", identities.hidden || hashes !== null)})`,
  );
  await make(
    "objects",
    (cell) => [listElements(cell, "objects").map((element) => identities.shownObject(element))],
    `AND NOT (${isSingle("objects", identities.hidden)})`,
  );
  if (filled.has("mentions") && (await mentionLists(store, identities, run)) > 0) tables.add("mentions");
  return { tables, media, shorteners: new Map([...shorteners].map(([host, links]) => [host, links.size])) };
}

function linkLists(cell: string, identities: Identities, shorteners: Map<string, Set<string>>): string[][] {
  const [links, domains, stops] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const element of listElements(cell, "links")) {
    const found = canonicalLink(trimmedLink(element));
    if (!found) continue;
    if (found.stop) {
      stops.add(found.link.replace(/[?#].*$/s, ""));
      continue;
    }
    if (found.shortener)
      shorteners.set(found.host, (shorteners.get(found.host) ?? new Set()).add(found.link));
    links.add(identities.shownLink(found.link));
    if (found.domain) domains.add(identities.shownWord(found.domain));
  }
  return [[...links], [...domains], [...stops]];
}

async function mentionLists(store: Store, identities: Identities, run: RunContext): Promise<number> {
  const keys =
    "SELECT DISTINCT platform, mentions AS cell FROM read_rows WHERE reason IS NULL AND mentions IS NOT NULL";
  const keyTypes = { platform: "VARCHAR", cell: "VARCHAR" };
  const name = cellsOf("mentions");
  const elements = (key: readonly unknown[]) => listElements(key[1] as string, "mentions");
  for await (const { platform, cell } of store.stream<{ platform: string; cell: string }>(
    `${keys} AND contains(mentions, ' @') ORDER BY ALL`,
  ))
    for (const mention of elements([platform, cell])) identities.learnMention(platform, mention);
  const work = (key: readonly unknown[]) => [
    [...new Set(elements(key).map((mention) => identities.shownMention(key[0] as string, mention)))],
  ];
  return makeCellTable(store, { name, keys, keyTypes, valueTypes: VALUES, work }, run);
}
