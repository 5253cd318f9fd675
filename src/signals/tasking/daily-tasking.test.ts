/** The order book finds the topics that a group was given, on their days, and leaves breaking news and chance out. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { quietContext } from "../../model/index.js";
import { Store } from "../../store/index.js";
import { measureSignals } from "../measure-signals.js";
import {
  fillEvents,
  firstAccounts,
  orders,
  type PlantedOrder,
  START,
  talk,
  type WorldEvent,
} from "../topic-world.js";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ memoryBytes: 5e8, threads: 1 });
});
afterAll(() => store.close());

interface Entry {
  day: string;
  topic_kind: string;
  topic: string;
  onset: string;
  takers: number;
  group_share: number;
  conversation_share: number;
  platforms: string[];
  order_number: number;
  q_value: number;
}

async function booked(
  events: readonly WorldEvent[],
  group: readonly string[],
  options: { seed?: number; precision?: string } = {},
) {
  await fillEvents(store, events, { group, ...options });
  await measureSignals(store, { signals: ["daily-tasking"], seed: 1, factChecks: null }, quietContext());
  const signal = await store.row<{ value: number; p_value: number; measurable: boolean; note: string }>(
    "SELECT * FROM signals",
  );
  return {
    signal: signal!,
    book: await store.rows<Entry>(
      "SELECT day::VARCHAR AS day, * EXCLUDE (day) FROM order_book ORDER BY onset, topic",
    ),
  };
}

const isoDay = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);
const isOf = (order: PlantedOrder) => (entry: Entry) =>
  entry.topic === order.topic && entry.day === isoDay(order.onset);

describe("orders", () => {
  const group = firstAccounts(24);
  test.each([1, 2, 3])(
    "are recovered by topic and day, with their onset, and little else (seed %i)",
    async (seed) => {
      const { events, planted } = orders(group, { seed });
      const { book, signal } = await booked([...talk({ seed }), ...events], group);
      const found = planted.filter((order) => book.some(isOf(order)));
      expect(found.length / planted.length).toBeGreaterThanOrEqual(0.9);
      const wrong = book.filter((entry) => !planted.some((order) => isOf(order)(entry)));
      expect(wrong.length).toBeLessThanOrEqual(0.05 * book.length);
      expect(book.filter(({ topic }) => topic.includes("news"))).toEqual([]);
      for (const order of found) {
        const entry = book.find(isOf(order))!;
        expect(Math.abs(Date.parse(entry.onset) / 1000 - order.onset)).toBeLessThanOrEqual(1800);
      }
      expect(signal).toMatchObject({ measurable: true, p_value: 0.005 });
    },
  );
});

describe("what is one order, and what is none", () => {
  const group = firstAccounts(20);
  const at = (day: number, hour: number) => START + day * 86_400 + hour * 3600;
  const push = (day: number, hour: number, event: Partial<WorldEvent>): WorldEvent[] =>
    group.slice(0, 12).map((account, i) => ({
      account,
      at: at(day, hour) + i * 120,
      text: `own ${account} ${day}`,
      ...event,
    }));

  test("a tag and a link of the same posts are one order; a tag used again on a later day is a new one", async () => {
    const events = [
      ...talk({ seed: 5 }),
      ...push(3, 9, { hashtags: ["push"], links: ["https://push.example/1"] }),
      ...push(9, 9, { hashtags: ["push"] }),
    ];
    const { book } = await booked(events, group);
    expect(book.map(({ day, topic, order_number }) => [day, topic, order_number])).toEqual([
      ["2024-01-04", "https://push.example/1", 1],
      ["2024-01-04", "push", 1],
      ["2024-01-10", "push", 2],
    ]);
    expect(book[0]).toMatchObject({ takers: 12, conversation_share: 1 });
  });

  test("an order around midnight is one, on the day on which it began", async () => {
    const { book } = await booked([...talk({ seed: 6 }), ...push(4, 23.8, { hashtags: ["push"] })], group);
    expect(book.map(({ day, takers }) => [day, takers])).toEqual([["2024-01-05", 12]]);
  });

  test("reposts of a post that was part of an order are the same order", async () => {
    const events = [
      ...talk({ seed: 7 }),
      ...push(3, 9, { hashtags: ["push"] }).map((event, i) => ({ ...event, post: `own-${i}` })),
      ...group.slice(4).map((account, i) => ({ account, at: at(3, 10) + i * 60, repostOf: "own-0" })),
    ];
    const { book, signal } = await booked(events, group);
    expect(new Set(book.map(({ topic_kind }) => topic_kind))).toEqual(new Set(["hashtag", "repost"]));
    expect(new Set(book.map(({ order_number }) => order_number)).size).toBe(1);
    expect(signal.value).toBeCloseTo(1 / 21, 5);
  });

  test("a story that each tells in words of their own is an order", async () => {
    const events = [...talk({ seed: 10 }), ...push(5, 9, { story: "phrases:ab" })];
    const { book } = await booked(events, group);
    expect(book.map(({ day, topic_kind, topic, takers }) => [day, topic_kind, topic, takers])).toEqual([
      ["2024-01-06", "story", "phrases:ab", 12],
    ]);
    expect(book[0].conversation_share).toBe(1);
  });

  test("what a group does every day is no order of a day", async () => {
    const daily = Array.from({ length: 20 }, (_, day) => push(day, 9, { hashtags: ["ours"] })).flat();
    const { book } = await booked([...talk({ seed: 8 }), ...daily], group);
    expect(book).toEqual([]);
  });

  test("news that everybody takes up, with a working day of the group in it, is no order", async () => {
    const world = talk({ seed: 9, newsPerDay: 3 });
    const office = Array.from({ length: 21 }, (_, day) =>
      group.map((account, i) => ({ account, at: at(day, 9 + (i % 8)), text: `own ${i} ${day}` })),
    ).flat();
    const { book, signal } = await booked([...world, ...office], group);
    expect(book).toEqual([]);
    expect(signal.note).toMatch(/^No topic was taken up as a body/);
  });
});

describe("not measurable", () => {
  const group = firstAccounts(8);
  const bare = talk({ seed: 11, accounts: 120, newsPerDay: 0 }).map((event) => ({
    ...event,
    text: null,
    hashtags: [],
    links: [],
  }));
  test.each([
    ["two days of data", talk({ seed: 11, days: 2 }), "second", /spans 2\.\d days/],
    ["nothing but times", bare, "second", /no hashtag, link, text/],
    ["clocks that name days", talk({ seed: 11 }), "day", /clocks name days only/],
  ] as const)("%s", async (_, events, precision, note) => {
    const { signal, book } = await booked(events, group, { precision });
    expect(signal.measurable).toBe(false);
    expect(signal.note).toMatch(note);
    expect(book).toEqual([]);
  });

  test("clocks that name minutes are enough", async () => {
    const { events } = orders(group, { seed: 12 });
    const minutes = [...talk({ seed: 12 }), ...events].map((event) => ({
      ...event,
      at: Math.floor(event.at / 60) * 60,
    }));
    expect((await booked(minutes, group, { precision: "minute" })).signal).toMatchObject({
      measurable: true,
      p_value: 0.005,
    });
  });
});

test("shuffled rows and renamed accounts give the same book", async () => {
  const group = firstAccounts(16);
  const { events } = orders(group, { seed: 13 });
  const all = [...talk({ seed: 13 }), ...events];
  const one = await booked(all, group, { seed: 1 });
  const renamed = (id: string) => `z${9999 - Number(id.slice(1))}`;
  const two = await booked(
    all.map((event) => ({ ...event, account: renamed(event.account) })),
    group.map(renamed),
    { seed: 2 },
  );
  const plain = (book: Entry[]) => book.map((entry) => ({ ...entry, first_taker: null }));
  expect(plain(two.book)).toEqual(plain(one.book));
  expect(two.signal).toEqual(one.signal);
});
