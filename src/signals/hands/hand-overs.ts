/** The picture of hand-overs: some hours of the busiest day, on lanes without names. */
import type { LanesPicture } from "../../model/index.js";
import type { Ground } from "../ground.js";
import type { BestPartners } from "./best-partners.js";

const LANES = 24;
const HOURS = 4;
/** A change of account: 1 to 20 minutes. */
const FROM = 60;
const TO = 1200;

/** Posts of up to 24 members in the four busiest hours of the data; a line joins two that follow each other within 1 to 20 minutes. */
export function handOvers({ events }: Ground, partners: BestPartners): LanesPicture {
  const { numbers, partner } = partners;
  const order = chain(partner).slice(0, LANES);
  const start = busiest(
    order.map((i) => events.seconds.subarray(events.from[numbers[i]], events.from[numbers[i] + 1])),
  );
  const lane = new Map(order.map((i, place) => [i, place]));
  const points = order
    .flatMap((i, place) =>
      Array.from(events.seconds.subarray(events.from[numbers[i]], events.from[numbers[i] + 1]))
        .filter((time) => time >= start && time < start + HOURS * 3600)
        .map((time) => ({ lane: place, time, mark: 0 })),
    )
    .sort((a, b) => a.time - b.time || a.lane - b.lane);
  const joins: [number, number][] = [];
  const last = new Map<number, number>();
  for (const [at, point] of points.entries()) {
    const other = lane.get(partner[order[point.lane]]);
    const from = other === undefined ? undefined : last.get(other);
    const since = from === undefined ? 0 : point.time - points[from].time;
    const own = last.get(point.lane);
    if (from !== undefined && since >= FROM && since <= TO && (own === undefined || own < from))
      joins.push([from, at]);
    last.set(point.lane, at);
  }
  return {
    kind: "lanes",
    title: "Changes from account to account",
    caption: `${HOURS} hours of ${order.length} members, one lane each, without names. A line joins a post to the next one of the member it changes with most, where that is 1 to 20 minutes later.`,
    lanes: order.map(() => ""),
    points,
    marks: ["post"],
    joins,
  };
}

/** Accounts in an order that puts partners beside each other. */
function chain(partner: Int32Array): number[] {
  const order: number[] = [];
  const seen = new Set<number>();
  for (let i = 0; i < partner.length; i++)
    for (let at = i; at !== undefined && !seen.has(at); at = partner[at]) {
      seen.add(at);
      order.push(at);
    }
  return order;
}

/** The hour from which four hours hold most posts. */
function busiest(times: readonly Float64Array[]): number {
  const hours = new Map<number, number>();
  for (const own of times)
    for (const time of own) {
      const hour = Math.floor(time / 3600);
      for (let from = hour - HOURS + 1; from <= hour; from++) hours.set(from, (hours.get(from) ?? 0) + 1);
    }
  const [hour] = [...hours].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [0];
  return hour * 3600;
}
