/** Pictures of the order book: orders a day, and who took the largest ones up when. */
import type { LanesPicture, SeriesPicture } from "../../model/index.js";
import type { Ground } from "../ground.js";
import { isoDay } from "../words.js";
import type { Order } from "./orders.js";
import type { TopicActs } from "./topic-acts.js";

const DAY = 86_400;
const LANES = 12;
const POINTS = 150;
const NAME = 40;

/** Orders on each day of the data; days without any stay at zero. */
export function ordersByDay(ground: Ground, orders: readonly Order[]): SeriesPicture {
  const first = Math.floor(ground.firstSeconds / DAY);
  const counts = new Array<number>(Math.floor(ground.lastSeconds / DAY) - first + 1).fill(0);
  for (const { day } of orders) if (counts[day - first] !== undefined) counts[day - first]++;
  return {
    kind: "series",
    title: "Topics taken up as a body, by day",
    caption:
      "Topics that the group took up as a body within hours, by day of the onset (UTC); topics that the same posts carry count once. A day without any stays at zero.",
    unit: "count",
    times: counts.map((_, i) => (first + i) * DAY),
    lines: [{ label: "topics taken up as a body", values: counts }],
    marks: [],
  };
}

/** The orders with most takers, a lane each, every taker at minutes after the onset of its lane. */
export function takersOfLargest(acts: TopicActs, orders: readonly Order[]): LanesPicture {
  const largest = [...orders]
    .sort((x, y) => y.uptakes[0].acts.length - x.uptakes[0].acts.length || x.onset - y.onset)
    .slice(0, LANES)
    .sort((x, y) => x.onset - y.onset);
  const points = largest.flatMap(({ uptakes: [uptake] }, lane) =>
    Array.from(uptake.acts.subarray(0, POINTS), (act, i) => ({
      lane,
      time: acts.seconds[act],
      mark: i === 0 ? 0 : 1,
    })),
  );
  return {
    kind: "lanes",
    title: "The topics that most members took up",
    caption: `Each lane is a topic on its day; points are the first posts of members on it, at most ${POINTS} a lane.`,
    lanes: largest.map(
      ({ day, uptakes: [{ topic }] }) =>
        `${isoDay(day * DAY)} ${acts.kinds[topic]} ${short(acts.topics[topic])}`,
    ),
    points,
    marks: ["first taker", "further takers"],
    joins: [],
  };
}

const short = (topic: string): string => (topic.length > NAME ? `${topic.slice(0, NAME - 1)}…` : topic);
