/** From uptakes to orders: topics that the same posts carry, and reposts of these posts, are one order. */
import type { TopicActs } from "./topic-acts.js";
import type { Uptake } from "./uptakes.js";

/** q up to which an uptake stands in the order book. */
export const BOOK_Q = 0.01;
/** Share of the smaller uptake's posts that two have in common when they are one order. */
const COMMON = 0.5;

/** An order: uptakes of one day that hang together, the one with most takers first. */
export interface Order {
  readonly day: number;
  readonly onset: number;
  readonly uptakes: readonly Uptake[];
}

/** Orders in order of onset, of uptakes with q up to `BOOK_Q`. */
export function ordersOf(acts: TopicActs, uptakes: readonly Uptake[]): Order[] {
  const byDay = new Map<number, Uptake[]>();
  for (const uptake of uptakes.filter(({ qValue }) => qValue <= BOOK_Q))
    byDay.set(uptake.day, [...(byDay.get(uptake.day) ?? []), uptake]);
  return [...byDay.values()]
    .flatMap((own) => joined(acts, own))
    .sort((x, y) => x.onset - y.onset || x.uptakes[0].topic - y.uptakes[0].topic);
}

function joined(acts: TopicActs, uptakes: readonly Uptake[]): Order[] {
  const larger = (x: Uptake, y: Uptake) => y.acts.length - x.acts.length || x.topic - y.topic;
  const follows = ({ topic }: Uptake) => Number(acts.target[topic] >= 0);
  const ranked = [...uptakes].sort((x, y) => follows(x) - follows(y) || larger(x, y));
  const events = ranked.map((uptake) => new Set(Array.from(uptake.acts, (act) => acts.eventId[act])));
  const orders: { events: Set<number>[]; uptakes: Uptake[] }[] = [];
  ranked.forEach((uptake, i) => {
    const own = events[i];
    const order = orders.find((one) =>
      one.events.some(
        (known) => known.has(acts.target[uptake.topic]) || common(own, known) >= COMMON * own.size,
      ),
    );
    if (order) {
      order.events.push(own);
      order.uptakes.push(uptake);
    } else orders.push({ events: [own], uptakes: [uptake] });
  });
  return orders.map(({ uptakes: own }) => ({
    day: own[0].day,
    onset: Math.min(...own.map(({ onset }) => onset)),
    uptakes: own.sort(larger),
  }));
}

function common(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let count = 0;
  for (const value of a) if (b.has(value)) count++;
  return count;
}
