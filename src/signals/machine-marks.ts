/** Marks that a machine leaves on posts: each post of a ground either bears a mark, does not, or cannot be asked. */
import { namesScheduler } from "../model/index.js";
import type { Ground } from "./ground.js";

/** Marks, in the order in which they are read. */
export const MARKS = [
  { id: "minute", words: "at the first second of a minute" },
  { id: "pause", words: "after a pause as long as another of the same account" },
  { id: "feed", words: "at a fixed time after the link first appeared" },
  { id: "client", words: "from a client that names a scheduler or feed" },
] as const;

/** Pauses below this are writing, not waiting; above this they are nights. Seconds. */
const SHORTEST_PAUSE = 120;
const LONGEST_PAUSE = 2 * 86_400;
/** How far pauses may differ and be the same, seconds; how often one must recur. */
const SAME = 1;
const RECURS = 3;
/** Longest time after a feed, seconds. */
const LONGEST_LAG = 86_400;
/** By mark an array over the events of the ground: 1, 0, or −1 where it cannot be said; and which marks the data can show at all. */
export async function readMarks(ground: Ground): Promise<{ marks: Int8Array[]; possible: boolean[] }> {
  const { seconds, client, clients } = ground.events;
  const fine = ground.clockSeconds < 60;
  const says = clients.map(namesScheduler);
  const none = () => new Int8Array(seconds.length).fill(-1);
  const marks = [
    fine ? Int8Array.from(seconds, (time) => Number(Math.floor(time) % 60 === 0)) : none(),
    fine ? pauseMarks(ground) : none(),
    fine ? await feedMarks(ground) : none(),
    Int8Array.from(client, (code) => (code < 0 ? -1 : Number(says[code]))),
  ];
  return { marks, possible: marks.map((mark) => mark.some((value) => value >= 0)) };
}

/** Posts after a pause that recurs within the account. */
function pauseMarks({ events: { from, seconds } }: Ground): Int8Array {
  const marks = new Int8Array(seconds.length).fill(-1);
  for (let i = 0; i + 1 < from.length; i++) {
    const places: number[] = [];
    const pauses: number[] = [];
    for (let at = from[i] + 1; at < from[i + 1]; at++) {
      const pause = seconds[at] - seconds[at - 1];
      if (pause < SHORTEST_PAUSE || pause > LONGEST_PAUSE) continue;
      places.push(at);
      pauses.push(pause);
    }
    recurring(pauses).forEach((recurs, n) => {
      marks[places[n]] = Number(recurs);
    });
  }
  return marks;
}

/** Which of some spans are within a second of so many others that they recur. */
function recurring(spans: readonly number[]): boolean[] {
  const order = [...spans.keys()].sort((x, y) => spans[x] - spans[y]);
  const result = spans.map(() => false);
  let [low, high] = [0, 0];
  for (let n = 0; n < order.length; n++) {
    while (spans[order[n]] - spans[order[low]] > SAME) low++;
    while (high < order.length && spans[order[high]] - spans[order[n]] <= SAME) high++;
    result[order[n]] = high - low >= RECURS;
  }
  return result;
}

/** Posts of a link at a time after its first appearance that recurs within the account. */
async function feedMarks(ground: Ground): Promise<Int8Array> {
  const { from, eventId } = ground.events;
  const marks = new Int8Array(eventId.length).fill(-1);
  const { columns, rowCount } = await ground.store.numbers(
    `WITH own AS (SELECT g.number, a.object_id, a.event_id, a.time_utc FROM actions a JOIN ground_accounts g USING (account_id) WHERE a.trace = 'co-link'),
     firsts AS (SELECT object_id, min(time_utc) AS first FROM actions WHERE trace = 'co-link' AND object_id IN (SELECT object_id FROM own) GROUP BY object_id)
     SELECT o.number, o.event_id::DOUBLE, epoch_us(o.time_utc)::DOUBLE / 1e6 - epoch_us(f.first)::DOUBLE / 1e6 AS lag
     FROM own o JOIN firsts f USING (object_id) WHERE o.time_utc > f.first AND o.time_utc - f.first <= INTERVAL ${LONGEST_LAG} SECOND
     ORDER BY o.number, lag, o.event_id`,
  );
  if (rowCount === 0) return marks;
  const [numbers, events, lags] = columns as [Int32Array, Float64Array, Float64Array];
  for (let at = 0; at < rowCount; ) {
    let end = at;
    while (end < rowCount && numbers[end] === numbers[at]) end++;
    const account = numbers[at];
    const placeOf = new Map<number, number>();
    for (let place = from[account]; place < from[account + 1]; place++) placeOf.set(eventId[place], place);
    recurring([...lags.subarray(at, end)]).forEach((recurs, n) => {
      const place = placeOf.get(events[at + n])!;
      marks[place] = Math.max(marks[place], Number(recurs));
    });
    at = end;
  }
  return marks;
}
