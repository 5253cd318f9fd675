/** The lists of events: links with their domains, hashtags, mentions, media, opaque objects; each from its distinct cells. */
import { LIST_MARKS, type RunContext } from "../model/index.js";
import { identifier, literal, type Store, textsOf } from "../store/index.js";
import { canonicalLink } from "./canonical-link.js";
import { type CellTable, makeCellTable } from "./cells.js";
import { trimmedLink } from "./from-text.js";
import { foldedHashtag } from "./hashtag.js";
import type { Identities } from "./identities.js";
import { type ListKind, listCell, listElements } from "./list-cells.js";
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
  /** Cells that begin as a list and could not be read as one, or not all of it, by the list. */
  readonly unreadLists: readonly UnreadLists[];
}

/** Rows of one list whose cell could not be read, the first of them as an example. */
export interface UnreadLists {
  readonly list: string;
  readonly rows: number;
  readonly file: number;
  readonly line: number;
}

const KEY = { cell: "VARCHAR" };
const VALUES = { elements: "VARCHAR[]" };
const STOP_OBJECTS = 20;
const MAX_DOMAINS = 100_000;
/** Lists that are made from their distinct cells. */
const LISTS: readonly ListKind[] = ["links", "hashtags", "mentions", "media", "objects"];

/** Names of the tables of a block: `cells_links` (elements, domains), `cells_hashtags`, … (elements). */
export const cellsOf = (list: string): string => `cells_${list}`;

/** SQL: a cell that stands for itself as its only element, without a table. Where elements are renamed none does. */
export const isSingle = (column: string, renamed: boolean): string =>
  renamed
    ? "FALSE"
    : `NOT (${LIST_MARKS.map((mark) => `contains(${column}, ${literal(mark)})`).join(" OR ")})`;

/** Makes the lists of the rows of `block_rows`, block after block. */
export class EventLists {
  /** Lists that are filled, in any row. */
  readonly lists: readonly ListKind[];
  private short: { hosts: string[]; links: string[] } = { hosts: [], links: [] };
  private stopCells: { cells: string[]; stops: string[][] } = { cells: [], stops: [] };
  private unread: { lists: string[]; cells: string[] } = { lists: [], cells: [] };
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
    await store.run(
      "CREATE OR REPLACE TEMP TABLE unread_lists (list VARCHAR, source_file INTEGER, source_line BIGINT)",
    );
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
    if (this.unread.cells.length) await this.countUnread();
    this.unread = { lists: [], cells: [] };
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
      unreadLists: await this.store.rows<UnreadLists>(
        `SELECT list, count(*) AS rows, arg_min(source_file, (source_file, source_line)) AS file, arg_min(source_line, (source_file, source_line)) AS line
         FROM unread_lists GROUP BY list ORDER BY list`,
      ),
    };
  }

  /** Drops all tables of lists. */
  async close(): Promise<void> {
    for (const name of [...LISTS.map(cellsOf), "short_links", "stop_links", "unread_lists"])
      await this.store.run(`DROP TABLE IF EXISTS temp.${identifier(name)}`);
  }

  private table(list: ListKind): CellTable {
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

  private elements(list: ListKind, key: readonly string[]): string[][] {
    const { identities } = this;
    const cell = key[key.length - 1];
    const { elements, unread } = listCell(cell, list);
    if (unread) {
      this.unread.lists.push(list);
      this.unread.cells.push(cell);
    }
    switch (list) {
      case "links":
        return this.linkLists(cell, elements);
      case "hashtags": {
        const tags = elements.map(foldedHashtag);
        return [distinct(tags.flatMap((tag) => (tag === null ? [] : [identities.shownHashtag(tag)])))];
      }
      case "mentions":
        return [distinct(elements.map((mention) => identities.shownMention(key[0], mention)))];
      case "media":
        return [distinct(elements.map((medium) => this.shownMedium(medium)))];
      default:
        return [elements.map((element) => identities.shownObject(element))];
    }
  }

  private shownMedium(medium: string): string {
    const hash = this.hashes?.hashOf(medium) ?? null;
    if (this.hashes) this.media.set(medium, hash !== null);
    return hash ?? this.identities.shownMedium(medium);
  }

  private linkLists(cell: string, elements: readonly string[]): string[][] {
    const [links, domains, stops]: string[][] = [[], [], []];
    for (const element of elements) {
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

  private async countUnread(): Promise<void> {
    const { lists, cells } = this.unread;
    await this.store.run("CREATE OR REPLACE TEMP TABLE unread_cells (list VARCHAR, cell VARCHAR)");
    await this.store.append("unread_cells", ["VARCHAR", "VARCHAR"], [lists, cells]);
    for (const list of new Set(lists))
      await this.store.run(
        `INSERT INTO unread_lists SELECT ${literal(list)}, source_file, source_line FROM block_rows r
         JOIN (SELECT DISTINCT cell FROM unread_cells WHERE list = ${literal(list)}) u ON u.cell = r.${identifier(list)}`,
      );
    await this.store.run("DROP TABLE temp.unread_cells");
  }
}

const distinct = (elements: string[]): string[] => (elements.length > 1 ? [...new Set(elements)] : elements);

async function learnMentions(store: Store, identities: Identities): Promise<void> {
  for await (const { platform, cell } of store.stream<{ platform: string; cell: string }>(
    "SELECT DISTINCT platform, mentions AS cell FROM read_rows WHERE reason IS NULL AND (contains(mentions, ' @') OR contains(mentions, 'name')) ORDER BY ALL",
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
