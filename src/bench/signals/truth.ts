/** What a world's truth says of order book, operators and hours, against what signals told of the labelled group. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { OPERATORS, ORDER_BOOK, type Table } from "../../model/index.js";

/** Rows that signals told, by table. */
export type ToldRows = Readonly<Record<string, readonly (readonly unknown[])[]>>;

/** Scores of one world; a part is null where the world's truth has nothing of it. */
export interface TruthScores {
  readonly orders: {
    /** Orders that four members or more took up on the day; entries of the order book. */
    readonly planted: number;
    readonly entries: number;
    /** Orders with an entry of that topic and day; of these, onset within half an hour. */
    readonly recovered: number;
    readonly onsetWithin30: number;
    /** Entries that belong to nothing planted. */
    readonly wrong: number;
  } | null;
  readonly operators: {
    readonly planted: number;
    readonly estimate: number | null;
    readonly low: number | null;
    readonly high: number | null;
  } | null;
  readonly offset: { readonly planted: number; readonly told: readonly number[] } | null;
}

interface Taken {
  readonly account: string;
  readonly time: string;
}

interface Truth {
  readonly office: { readonly operators: number; readonly utcOffset: number } | null;
  readonly orders: readonly {
    readonly kind: string;
    readonly object: string;
    /** What the order named by language and platform, `object` among them. */
    readonly objects?: readonly string[];
    readonly onset: string | null;
    readonly takers: readonly Taken[];
  }[];
  readonly hijacks: readonly { readonly tag: string; readonly takers?: readonly Taken[] }[];
  readonly narratives: readonly {
    readonly link: string | null;
    readonly tellings: readonly (Taken & { post: string })[];
  }[];
}

const FEWEST_TAKERS = 4;
const HALF_HOUR = 1800;
/** Clocks of a second: an entry that begins with an act of a taker, to the second, is of what the taker took up. */
const SAME_ACT = 1;

/** Scores, or null where the world has no truth file. `offsets` are those that signals called compatible; null for none. */
export async function truthScores(
  folder: string,
  rows: ToldRows,
  offsets: readonly number[] | null,
): Promise<TruthScores | null> {
  const text = await readFile(join(folder, "truth.json"), "utf8").catch(() => null);
  if (text === null) return null;
  const truth = JSON.parse(text) as Truth;
  const { office } = truth;
  return {
    orders: office && truth.orders.length > 0 ? orderScores(truth, entriesOf(rows)) : null,
    operators: office && operatorScores(office.operators, rows),
    offset: office && { planted: office.utcOffset, told: offsets ?? [] },
  };
}

interface Entry {
  readonly day: string;
  readonly kind: string;
  readonly topic: string;
  readonly firstTaker: string;
  /** Epoch seconds. */
  readonly onset: number;
}

const place = (table: Table, name: string): number =>
  table.columns.findIndex((column) => column.name === name);

function entriesOf(rows: ToldRows): Entry[] {
  const at = (name: string) => place(ORDER_BOOK, name);
  return (rows.order_book ?? []).map((row) => ({
    day: String(row[at("day")]),
    kind: String(row[at("topic_kind")]),
    topic: String(row[at("topic")]),
    firstTaker: String(row[at("first_taker")]),
    onset: Number(row[at("onset")] as bigint) / 1e6,
  }));
}

function orderScores(truth: Truth, entries: readonly Entry[]): NonNullable<TruthScores["orders"]> {
  const planted = truth.orders
    .filter(({ onset, takers }) => onset !== null && takers.length >= FEWEST_TAKERS)
    .map((order) => ({ ...order, seconds: Date.parse(order.onset!) / 1000, day: order.onset!.slice(0, 10) }));
  const matches = (entry: Entry, order: (typeof planted)[number]) =>
    entry.day === order.day && (isNamed(entry, order) || begins(entry, order.takers));
  const found = planted.map((order) => entries.filter((entry) => matches(entry, order)));
  const recovered = found.filter((list) => list.length > 0).length;
  const near = planted.filter((order, i) =>
    found[i].some(({ onset }) => Math.abs(onset - order.seconds) <= HALF_HOUR),
  );
  const wrong = entries.filter(
    (entry) =>
      !truth.orders.some((order) => isNamed(entry, order) || begins(entry, order.takers)) &&
      !isTold(entry, truth),
  );
  return {
    planted: planted.length,
    entries: entries.length,
    recovered,
    onsetWithin30: near.length,
    wrong: wrong.length,
  };
}

/** Whether an entry is of a conversation that was entered, or of a rumour that was told. */
const isTold = (entry: Entry, { hijacks, narratives }: Truth): boolean =>
  hijacks.some(({ tag, takers = [] }) => sameTopic(entry.topic, tag) || begins(entry, takers)) ||
  narratives.some(
    ({ link, tellings }) =>
      (link !== null && sameTopic(entry.topic, link)) ||
      begins(entry, tellings) ||
      tellings.some(({ post }) => entry.topic.endsWith(post)),
  );

/** Whether an entry's topic is what an order named. */
const isNamed = ({ topic }: Entry, { object, objects = [] }: Truth["orders"][number]): boolean =>
  [object, ...objects].some((one) => sameTopic(topic, one));

/** Whether an entry begins with one of these acts: wordings and pictures have no name that both sides know. */
const begins = ({ firstTaker, onset }: Entry, acts: readonly Taken[]): boolean =>
  acts.some(
    ({ account, time }) =>
      isAccount(firstTaker, account) && Math.abs(Date.parse(time) / 1000 - onset) <= SAME_ACT,
  );

/** The same object, whatever platform or scheme stands before it. */
const sameTopic = (topic: string, object: string): boolean => {
  const bare = (text: string) =>
    text
      .replace(/^[a-z]+:\/\/(www\.)?/, "")
      .replace(/^#/, "")
      .toLowerCase();
  const [one, other] = [bare(topic), bare(object)];
  return other !== "" && (one === other || one.endsWith(`:${other}`));
};

const isAccount = (id: string, account: string): boolean => id === account || id.endsWith(`:${account}`);

function operatorScores(planted: number, rows: ToldRows): NonNullable<TruthScores["operators"]> {
  const row = rows.operators?.[0];
  const number = (name: string) => {
    const value = row?.[place(OPERATORS, name)];
    return typeof value === "number" ? value : null;
  };
  return { planted, estimate: number("operators"), low: number("low"), high: number("high") };
}

/** The scores of all worlds of one scenario in a sentence each; empty where there are none. */
export function truthWords(scores: readonly TruthScores[]): string[] {
  const share = (part: number, whole: number) =>
    whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const orders = scores.flatMap((score) => score.orders ?? []);
  const operators = scores.flatMap((score) => score.operators ?? []);
  const offsets = scores.flatMap((score) => score.offset ?? []);
  const inside = operators.filter(
    ({ planted, low, high }) => low !== null && high !== null && low <= planted && planted <= high,
  );
  const widths = operators
    .flatMap(({ low, high }) => (low && high ? [high / low] : []))
    .sort((x, y) => x - y);
  const words: string[] = [];
  if (orders.length > 0)
    words.push(
      `order book: ${share(sum(orders.map((o) => o.recovered)), sum(orders.map((o) => o.planted)))} of ${sum(orders.map((o) => o.planted))} orders recovered, ${share(sum(orders.map((o) => o.onsetWithin30)), sum(orders.map((o) => o.recovered)))} of these with the onset within half an hour; ${share(sum(orders.map((o) => o.wrong)), sum(orders.map((o) => o.entries)))} of ${sum(orders.map((o) => o.entries))} entries belong to nothing planted`,
    );
  if (operators.length > 0)
    words.push(
      `operators: the true number lies in the interval in ${inside.length} of ${operators.length} worlds (${widths.length} with an interval${widths.length > 0 ? `, the widest a factor of ${widths.at(-1)!.toFixed(1)}, the median ${widths[Math.floor(widths.length / 2)].toFixed(1)}` : ""})`,
    );
  if (offsets.length > 0)
    words.push(
      `hours: the true offset is among those told in ${offsets.filter(({ planted, told }) => told.includes(planted)).length} of ${offsets.length} worlds; the set spans at most ${Math.max(0, ...offsets.map(({ told }) => (told.length > 0 ? Math.max(...told) - Math.min(...told) : 0)))} hours`,
    );
  return words;
}
