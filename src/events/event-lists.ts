/** The lists of events: links with their domains, hashtags, mentions, media, opaque objects; each from its distinct cells. */
import type { RunContext } from "../model/index.js";
import { identifier, type Store, textsOf } from "../store/index.js";
import { canonicalLink } from "./canonical-link.js";
import { type CellTable, makeCellTable } from "./cells.js";
import { trimmedLink } from "./from-text.js";
import { foldedHashtag } from "./hashtag.js";
import type { Identities } from "./identities.js";
import { listElements } from "./list-cells.js";
import type { MediaHashes } from "./media-hashes.js";
import { REFERENCES } from "./read-row-table.js";

/** What was met on the way, of all rows. */
export interface ListFindings {
  /** Host of a shortener to the number of distinct links through it. */
  readonly shorteners: ReadonlyMap<string, number>;
  /** Links that are no objects (home pages of platforms, share buttons), the commonest first. */
  readonly stopObjects: readonly { readonly object: string; readonly events: number }[];
  /** Distinct media that rows name, and those of them that were found in the folder of media; 0 without a folder. */
  readonly media: { readonly named: number; readonly found: number };
}

const KEY = { cell: "VARCHAR" };
const VALUES = { elements: "VARCHAR[]" };
const STOP_OBJECTS = 20;
const MAX_DOMAINS = 100_000;
/** Lists that are made from their distinct cells. */
const LISTS = ["links", "hashtags", "mentions", "media", "objects"];

/** Names of the tables of a block: `cells_links` (elements, domains), `cells_hashtags`, … (elements). */
export const cellsOf = (list: string): string => `cells_${list}`;

/** SQL: a cell that stands for itself as its only element, without a table. Where elements are renamed none does. */
export const isSingle = (column: string, renamed: boolean): string =>
  renamed
    ? "FALSE"
    : `NOT (${["[", ",", '"', "''"].map((mark) => `contains(${column}, '${mark}')`).join(" OR ")})`;

/** Makes the lists of the rows of `block_rows`, block after block. */
export class EventLists {
  /** Lists that are filled, in any row. */
  readonly lists: readonly string[];
  private short: { hosts: string[]; links: string[] } = { hosts: [], links: [] };
  private stopCells: { cells: string[]; stops: string[][] } = { cells: [], stops: [] };
  private readonly media = new Map<string, boolean>();
  private readonly domains = new Map<string, string>();

  private constructor(
    private readonly store: Store,
    filled: ReadonlySet<string>,
    private readonly identities: Identities,
    private readonly hashes: MediaHashes | null,
  ) {
    this.lists = LISTS.filter((list) => filled.has(list));
  }

  /** Learns from all mentions in `read_rows` which handle is whose, before any list is made. Call `close` at the end. */
  static async open(
    store: Store,
    filled: ReadonlySet<string>,
    { identities, hashes }: { readonly identities: Identities; readonly hashes: MediaHashes | null },
  ): Promise<EventLists> {
    await store.run("CREATE OR REPLACE TEMP TABLE short_links (host VARCHAR, link VARCHAR)");
    await store.run("CREATE OR REPLACE TEMP TABLE stop_links (object VARCHAR, events BIGINT)");
    if (filled.has("mentions")) await learnMentions(store, identities);
    if (identities.hidden && filled.has("post")) await learnPosts(store, filled, identities);
    return new EventLists(store, filled, identities, hashes);
  }

  /** Makes the tables of the lists; returns those that hold anything. */
  async make(run: RunContext): Promise<Set<string>> {
    const made = new Set<string>();
    for (const list of this.lists)
      if ((await makeCellTable(this.store, this.table(list), run)) > 0) made.add(list);
    if (this.short.hosts.length)
      await this.store.append("short_links", ["VARCHAR", "VARCHAR"], [this.short.hosts, this.short.links]);
    if (this.stopCells.cells.length) await this.countStops();
    this.short = { hosts: [], links: [] };
    this.stopCells = { cells: [], stops: [] };
    return made;
  }

  /** What was met in all blocks. */
  async findings(): Promise<ListFindings> {
    const short = await this.store.rows<{ host: string; n: number }>(
      "SELECT host, count(*) AS n FROM (SELECT DISTINCT host, link FROM short_links) GROUP BY host ORDER BY host",
    );
    return {
      shorteners: new Map(short.map(({ host, n }) => [host, n])),
      stopObjects: await this.store.rows(
        `SELECT object, sum(events)::BIGINT AS events FROM stop_links GROUP BY object ORDER BY events DESC, object LIMIT ${STOP_OBJECTS}`,
      ),
      media: { named: this.media.size, found: [...this.media.values()].filter(Boolean).length },
    };
  }

  /** Drops all tables of lists. */
  async close(): Promise<void> {
    for (const name of [...LISTS.map(cellsOf), "short_links", "stop_links"])
      await this.store.run(`DROP TABLE IF EXISTS temp.${identifier(name)}`);
  }

  private table(list: string): CellTable {
    const column = identifier(list);
    const single =
      list === "media"
        ? `AND NOT (${isSingle("media", this.identities.hidden || this.hashes !== null)})`
        : list === "objects"
          ? `AND NOT (${isSingle("objects", this.identities.hidden)})`
          : "";
    const platform = list === "mentions" ? "platform, " : "";
    return {
      name: cellsOf(list),
      keys: `SELECT DISTINCT ${platform}${column} AS cell FROM block_rows WHERE ${column} IS NOT NULL ${single}`,
      keyTypes: list === "mentions" ? { platform: "VARCHAR", ...KEY } : KEY,
      valueTypes: list === "links" ? { ...VALUES, domains: "VARCHAR[]" } : VALUES,
      work: (key) => this.elements(list, key as readonly string[]),
    };
  }

  private elements(list: string, key: readonly string[]): string[][] {
    const { identities } = this;
    const cell = key[key.length - 1];
    switch (list) {
      case "links":
        return this.linkLists(cell);
      case "hashtags": {
        const tags = listElements(cell, "hashtags").map(foldedHashtag);
        return [distinct(tags.flatMap((tag) => (tag === null ? [] : [identities.shownHashtag(tag)])))];
      }
      case "mentions":
        return [distinct(listElements(cell, "mentions").map((m) => identities.shownMention(key[0], m)))];
      case "media":
        return [distinct(listElements(cell, "media").map((medium) => this.shownMedium(medium)))];
      default:
        return [listElements(cell, "objects").map((element) => identities.shownObject(element))];
    }
  }

  private shownMedium(medium: string): string {
    const hash = this.hashes?.hashOf(medium) ?? null;
    if (this.hashes) this.media.set(medium, hash !== null);
    return hash ?? this.identities.shownMedium(medium);
  }

  private linkLists(cell: string): string[][] {
    const [links, domains, stops]: string[][] = [[], [], []];
    for (const element of listElements(cell, "links")) {
      const found = canonicalLink(trimmedLink(element));
      if (!found) continue;
      if (found.stop) {
        stops.push(stopName(found.host, found.link, this.identities.hidden));
        continue;
      }
      if (found.shortener) {
        this.short.hosts.push(found.host);
        this.short.links.push(found.link);
      }
      links.push(this.identities.shownLink(found.link));
      if (found.domain) domains.push(this.shownDomain(found.domain));
    }
    if (stops.length) {
      this.stopCells.cells.push(cell);
      this.stopCells.stops.push(distinct(stops));
    }
    return [distinct(links), distinct(domains)];
  }

  /** The domain as it is shown; what became of a domain is kept, for many links share one. */
  private shownDomain(domain: string): string {
    let shown = this.domains.get(domain);
    if (shown === undefined) {
      shown = this.identities.shownDomain(domain);
      if (this.domains.size >= MAX_DOMAINS) this.domains.clear();
      this.domains.set(domain, shown);
    }
    return shown;
  }

  private async countStops(): Promise<void> {
    const { cells, stops } = this.stopCells;
    await this.store.run("CREATE OR REPLACE TEMP TABLE stop_cells (cell VARCHAR, stops VARCHAR[])");
    await this.store.append("stop_cells", ["VARCHAR", "VARCHAR[]"], [cells, stops]);
    await this.store.run(
      "INSERT INTO stop_links SELECT stop, count(*) FROM (SELECT unnest(s.stops) AS stop FROM block_rows r JOIN stop_cells s ON s.cell = r.links) GROUP BY stop",
    );
    await this.store.run("DROP TABLE temp.stop_cells");
  }
}

const distinct = (elements: string[]): string[] => (elements.length > 1 ? [...new Set(elements)] : elements);

async function learnMentions(store: Store, identities: Identities): Promise<void> {
  for await (const { platform, cell } of store.stream<{ platform: string; cell: string }>(
    "SELECT DISTINCT platform, mentions AS cell FROM read_rows WHERE reason IS NULL AND contains(mentions, ' @') ORDER BY ALL",
  ))
    for (const mention of listElements(cell, "mentions")) identities.learnMention(platform, mention);
}

/** Words of which the addresses of share buttons are made. */
const BUTTON =
  /^(?:\/(?:intent|tweet|post|follow|like|retweet|share|sharer|sharer\.php|share\.php|shareArticle|sharing|dialog|feed|send|url|home|compose|submit|pin|create|button|plugins|bookmark|offer)(?=\/|$))*/;

/** What a link that is no object is called: under pseudonyms its host and the button, without what was shared. */
function stopName(host: string, link: string, hidden: boolean): string {
  const place = link.replace(/[?#].*$/s, "");
  if (!hidden) return place;
  return `https://${host}${BUTTON.exec(place.slice(`https://${host}`.length))?.[0] ?? ""}`;
}

/** Learns the posts of the data that are named as objects or stand as numbers in links. */
async function learnPosts(store: Store, filled: ReadonlySet<string>, identities: Identities): Promise<void> {
  await store.run("CREATE OR REPLACE TEMP TABLE named_objects (object VARCHAR)");
  if (filled.has("objects")) {
    const cells = await textsOf(
      store,
      "SELECT DISTINCT objects FROM read_rows WHERE reason IS NULL AND objects IS NOT NULL",
    );
    const objects = cells.flatMap((cell) => listElements(cell, "objects"));
    if (objects.length > 0) await store.append("named_objects", ["VARCHAR"], [objects]);
  }
  if (filled.has("links"))
    await store.run(`INSERT INTO named_objects SELECT DISTINCT unnest(regexp_extract_all(links, '[0-9]{9,25}')) FROM read_rows
      WHERE reason IS NULL AND regexp_matches(links, '[0-9]{9}')`);
  const names = ["post", ...REFERENCES.filter((column) => filled.has(column))];
  const named = names.map((name) => `SELECT platform, ${name} AS post FROM read_rows WHERE reason IS NULL`);
  const posts = await store.rows<{ post: string; platform: string }>(
    `SELECT post, min(platform) AS platform FROM (${named.join(" UNION ALL ")}) p SEMI JOIN named_objects n ON n.object = p.post GROUP BY post`,
  );
  await store.run("DROP TABLE temp.named_objects");
  identities.learnPosts(new Map(posts.map(({ post, platform }) => [post, platform])));
}
