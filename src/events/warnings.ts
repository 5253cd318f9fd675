/** What a reader of the results should know, one sentence each, each ending in what to do. */
import { type InputQuality, mapFlag, sharesNothing } from "../model/index.js";
import type { ApartClocks } from "./apart-clocks.js";
import type { DayOrders } from "./day-order.js";
import type { UnreadLists } from "./event-lists.js";
import type { StampFacts } from "./stamp-facts.js";

/** The facts behind the warnings. */
export interface WarningFacts {
  readonly inputs: readonly InputQuality[];
  readonly precision: Readonly<Record<string, number>>;
  /** Files whose dates are read day first or month first, since they say so by themselves. */
  readonly orders: DayOrders;
  /** References to posts that were emptied because they are damaged. */
  readonly damagedReferences: number;
  /** Identifiers of posts that are rounded and were taken from the post's address. */
  readonly mendedPosts: number;
  readonly shorteners: ReadonlyMap<string, number>;
  /** Cells of lists that could not be read. */
  readonly unreadLists: readonly UnreadLists[];
  /** Platform and handle borne by several accounts, with their number. */
  readonly sharedHandles: number;
  /** What `--media` came to: pictures of the folder, and distinct media of the rows; null without a folder. */
  readonly media: {
    readonly hashed: number;
    readonly unreadable: number;
    readonly featureless: number;
    readonly named: number;
    readonly found: number;
  } | null;
  readonly stamps: StampFacts;
  /** Files that hold the same posts at times that are whole hours apart. */
  readonly apartClocks: readonly ApartClocks[];
  /** The largest number of events of an account, how many accounts have exactly it, and how many accounts there are. */
  readonly busiest: { readonly events: number; readonly accounts: number; readonly of: number };
}

/** From here on it is no accident that several accounts have the same number of events, and none has more. */
const CAP = { events: 100, accounts: 3 };

/** The warnings, in order of weight. */
export function warningsOf(facts: WarningFacts): string[] {
  return [
    ...unreadWarnings(facts.inputs),
    ...orderWarnings(facts),
    ...apartWarnings(facts),
    ...clockWarnings(facts),
    ...stampWarnings(facts),
    ...fileWarnings(facts.inputs),
    ...libraryWarnings(facts.inputs),
    ...listWarnings(facts),
    ...dataWarnings(facts),
  ];
}

/** Columns named at most. */
const NAMED = 20;

/** Files whose mapping leaves out what accounts share, or a column that seems to hold it. */
function unreadWarnings(inputs: readonly InputQuality[]): string[] {
  return inputs.flatMap(({ name, mapping, unusedColumns, likelyShared }) => {
    if (!likelyShared) return [];
    const { links } = likelyShared;
    if (links !== undefined && links === mapping.permalink && !sharesNothing(mapping))
      return [
        `${name}: the column ${links} was taken for the address of each post itself, and its addresses stand on rows of several accounts: it is a link that posts share, and nobody is seen to meet on it. ${mapFlag("links", links)} would use it.`,
      ];
    const flags = Object.entries(likelyShared).map(([field, column]) => mapFlag(field, column));
    const would = `${flags.join(" ")} would use ${flags.length === 1 ? "it" : "them"}`;
    if (!sharesNothing(mapping))
      return flags.length === 0 ? [] : [`${name}: not everything that accounts may share is read. ${would}.`];
    const rest = unusedColumns.length - NAMED;
    const unread = `Columns that nothing reads: ${unusedColumns.slice(0, NAMED).join(", ") || "none"}${rest > 0 ? ` and ${rest} more` : ""}.`;
    const next =
      flags.length > 0
        ? `By name, ${would}: check that ${flags.length === 1 ? "it holds" : "they hold"} what posts share.`
        : "Say which column does, with --map links=COLUMN, text=COLUMN or object=COLUMN.";
    return [
      `${name}: no column is read that says what accounts share (a link, a text, a hashtag, a picture, an object), so nobody can be seen to meet on its rows. ${unread} ${next}`,
    ];
  });
}

const ORDERS = {
  dmy: { first: "day", above: "first", never: "second" },
  mdy: { first: "month", above: "second", never: "first" },
  ymd: { first: "year", above: "first", never: "second" },
};

function orderWarnings({ inputs, orders }: WarningFacts): string[] {
  return [...orders].flatMap(([file, { order, by }]) => {
    if (by === "user") return [];
    const { first, above, never } = ORDERS[order];
    const since =
      by === "stops"
        ? "since they are written with full stops"
        : order === "ymd"
          ? "since their first number moves less than their third"
          : `since the ${above} number of some is above 12 and the ${never} of none`;
    return [
      `${inputs[file]?.name ?? "input"}: dates are read with the ${first} first, ${since}. Check a date that you know, or say it with --date-order.`,
    ];
  });
}

/** How far apart clocks are, in words. */
function apartWords(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const parts = [
    hours > 0 ? `${hours} ${hours === 1 ? "hour" : "hours"}` : "",
    rest > 0 ? `${rest} minutes` : "",
  ];
  return parts.filter(Boolean).join(" and ");
}

const apartWarnings = ({ inputs, apartClocks }: WarningFacts): string[] =>
  apartClocks.map(({ first, second, posts, apart, minutes }) => {
    const [a, b] = [first, second].map((file) => inputs[file]?.name ?? "input");
    return `${a} and ${b}: of ${posts} posts that both hold, ${apart} are ${apartWords(minutes)} ${minutes > 0 ? "later" : "earlier"} in ${b}, so that each counts as two, and windows between the files say nothing. One of the clocks is read in a wrong zone: look which column or --timezone it is, and read the files with the right one each.`;
  });

function clockWarnings({ precision }: WarningFacts): string[] {
  const coarse = (["day", "minute"] as const).filter((unit) => precision[unit]);
  return coarse.map(
    (unit) =>
      `${precision[unit]} events have a clock of ${unit === "day" ? "days" : "minutes"}: windows finer than one ${unit} say nothing about them. Use --window ${unit === "day" ? "86400s" : "60s"} or wider.`,
  );
}

/** Stamps that are a collector's: what accounts seem to do together by them is the collector's doing. */
function stampWarnings({ inputs, stamps }: WarningFacts): string[] {
  const name = (file: number) => inputs[file]?.name ?? "input";
  const two = (n: number) => String(n).padStart(2, "0");
  return [
    ...stamps.files.map(
      ({ file, events, crowded, moments }) =>
        `${name(file)}: ${crowded} of ${events} events sit on ${moments} moments that several accounts share exactly: times of polls, or computed from words such as "2 hours ago", rather than of the posts. Nearness in time says nothing there. Look for a column with the posts' own time.`,
    ),
    ...(stamps.polled
      ? [
          `${stamps.polled.accounts} accounts have nearly all of their stamps, ${stamps.polled.events}, on ${stamps.polled.moments} moments that each share with at least four others to the second: stamps of a collector's polls, or of one program that acts for all. Find out which before a group of them is believed, or leave these accounts out.`,
        ]
      : []),
    ...stamps.rounds.map(({ period, accounts, events, minute }) => {
      const when =
        period === "day" ? `${two(Math.floor(minute / 60))}:${two(minute % 60)} UTC` : `minute ${minute}`;
      return `${accounts} accounts have nearly all of their stamps, ${events}, in a few minutes of each ${period}, most of them from ${when} on: the rounds of a collector or of a timer, rather than when somebody wrote. Find out which before a group of them is believed, or leave these accounts out.`;
    }),
    ...stamps.relative.map(
      ({ file, events, days }) =>
        `${name(file)}: ${events} events older than a year sit on ${days} ${days === 1 ? "day" : "days"}, about one a year: times computed from words such as "2 years ago". The day is not known, and no window tells who was near to whom.`,
    ),
  ];
}

function fileWarnings(inputs: readonly InputQuality[]): string[] {
  const first = new Map<string, string>();
  return inputs.flatMap((input) => {
    const found: string[] = [];
    const same = first.get(input.sha256);
    if (same === undefined) first.set(input.sha256, input.name);
    else
      found.push(
        `${input.name}: holds the same bytes as ${same}, so that its rows say nothing new. Name one of them.`,
      );
    if (/common (?:column )?names/.test(input.recognisedBy))
      found.push(
        `${input.name}: which column is which was guessed (${input.recognisedBy}). Check the mapping, or say it with --map field=column.`,
      );
    if (input.preambleLines)
      found.push(
        `${input.name}: ${input.preambleLines} lines before the header were passed over. Check that the header is right.`,
      );
    if (input.encoding !== "utf-8")
      found.push(
        `${input.name}: read as ${input.encoding}. Check that letters look right, or save the file as UTF-8.`,
      );
    return found;
  });
}

/** The Content Library gives accounts and posts numbers that no other export has: one account of two files would be two. */
function libraryWarnings(inputs: readonly InputQuality[]): string[] {
  return ["facebook", "instagram"].flatMap((platform) => {
    const library = inputs.find(({ source }) => source === `${platform}-content-library`);
    const other = inputs.find(
      ({ source }) => source.startsWith(`${platform}-`) && source !== library?.source,
    );
    if (!library || !other) return [];
    return [
      `${library.name}: the identifiers of Meta Content Library are its own, so that an account which ${other.name} holds too seems to be two. Compare only inside one of them.`,
    ];
  });
}

/** Cells that begin as a list of records and are cut short, or hold records without a field that names what they list. */
const listWarnings = ({ inputs, unreadLists }: WarningFacts): string[] =>
  unreadLists.map(
    ({ list, rows, file, line }) =>
      `${rows} ${rows === 1 ? "cell" : "cells"} of ${list} begin${rows === 1 ? "s" : ""} as a list and cannot be read as one, or not all of it, the first in ${inputs[file]?.name ?? "input"} line ${line}: what is not read was left out. Look whether it is cut short, or export the list as JSON.`,
  );

function dataWarnings({
  damagedReferences,
  mendedPosts,
  shorteners,
  sharedHandles,
  busiest,
  media,
}: WarningFacts): string[] {
  const found: string[] = [];
  if (mendedPosts)
    found.push(
      `${mendedPosts} identifiers of posts are rounded numbers and were taken from the address of the post instead. Export again with identifiers as text.`,
    );
  if (media)
    found.push(
      `${media.found} of ${media.named} media that rows name were found among ${media.hashed} hashed pictures of the folder (${media.unreadable} could not be read, ${media.featureless} show too little to compare). The others are compared by their names alone.`,
    );
  if (damagedReferences)
    found.push(
      `${damagedReferences} references to other posts are rounded numbers and were emptied. Export again with identifiers as text.`,
    );
  const short = [...shorteners].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const total = short.reduce((sum, [, n]) => sum + n, 0);
  if (total) {
    const top = short.slice(0, 3).map(([host, n]) => `${host} ${n}`);
    found.push(
      `${total} distinct links go through shorteners (${top.join(", ")}): two short links to one page look like two pages. Expand them before reading.`,
    );
  }
  if (busiest.events >= CAP.events && busiest.accounts >= CAP.accounts)
    found.push(
      `${busiest.accounts} of ${busiest.of} accounts have exactly ${busiest.events} events, and none has more: the collection seems to have stopped there, and what they did before is missing. Compare accounts only where the data of both runs.`,
    );
  if (sharedHandles)
    found.push(
      `${sharedHandles} handles are borne by more than one identifier: renamed accounts, or damaged identifiers. Look at accounts.parquet.`,
    );
  return found;
}
