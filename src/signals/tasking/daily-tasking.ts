/** Daily tasking: does a topic of the day arrive from above? The order book is made here. */
import { indexBy } from "../../stats/index.js";
import { daysIn } from "../ground.js";
import { defineSignal } from "../signal.js";
import { outOf, percent, whole } from "../words.js";
import { activeByDay, postCounts, presence } from "./awake.js";
import { ordersByDay, takersOfLargest } from "./order-pictures.js";
import { medianLag, orderRows } from "./order-rows.js";
import { type Order, ordersOf } from "./orders.js";
import { topicActs } from "./topic-acts.js";
import { possibleTests, type TaskingData, uptakesOf } from "./uptakes.js";

/** Days below which a topic of the day cannot be told from a single event. */
const FEWEST_DAYS = 3;
const CLOCK_SECONDS = 3600;

/** Topics taken up as a body. Value: orders on an active day. */
export const dailyTasking = defineSignal<TaskingData>({
  id: "daily-tasking",
  version: 2,
  title: "Topics of the day",
  question: "Does a topic of the day arrive that the group takes up as a body within hours?",
  needs: [
    "hashtags, links, texts, images, reposts or replies that accounts share",
    "clocks finer than an hour",
    "three days",
  ],
  parameters: [],
  effect: "difference",
  ofTime: true,
  async prepare(ground) {
    if (ground.clockSeconds > CLOCK_SECONDS)
      return {
        notMeasurable:
          "Not measurable: the clocks name days only, so nobody can be said to be first or to follow.",
      };
    if (daysIn(ground) < FEWEST_DAYS)
      return {
        notMeasurable: `Not measurable: the data spans ${daysIn(ground).toFixed(1)} days; a topic of the day needs ${FEWEST_DAYS} or more to be told from a single event.`,
      };
    const acts = await topicActs(ground);
    const tests = possibleTests(acts);
    if (tests === 0)
      return {
        notMeasurable:
          "Not measurable: no hashtag, link, text, image, repost or reply is shared by three accounts on one day.",
      };
    return {
      acts,
      tests,
      posts: postCounts(ground, null),
      presence: presence(ground),
      byAccount: indexBy(ground.accounts.ids.length, acts.account),
    };
  },
  measure(data, set, ground) {
    const uptakes = uptakesOf(data, set, ground);
    const active = activeByDay(ground, set).filter((accounts) => accounts > 0).length;
    return {
      value: ordersOf(data.acts, uptakes).length / Math.max(1, active),
      statistic: uptakes.reduce((sum, { logP }) => sum - logP, 0),
      accounts: set.size,
    };
  },
  async tell(data, group, compared, ground) {
    const orders = ordersOf(data.acts, uptakesOf(data, group, ground));
    if (orders.length === 0)
      return {
        note: `No topic was taken up as a body more than accounts like the members take topics up in the same hours; ${whole(data.tests)} topics and days were looked at.`,
      };
    const days = new Set(orders.map(({ day }) => day)).size;
    const active = activeByDay(ground, group).filter((accounts) => accounts > 0).length;
    return {
      note: `${noteOf(data, orders)} on ${outOf(days, active)} active days; groups of accounts like them have ${compared.controlValue.toFixed(2)} a day.`,
      pictures: [ordersByDay(ground, orders), takersOfLargest(data.acts, orders)],
      rows: [{ table: "order_book", rows: await orderRows(ground, data.acts, orders) }],
    };
  },
  innocentReadings: [
    "Breaking news or a trending list that reached these accounts first",
    "A movement's, a union's or a fan club's public call",
    "A newsroom or an association that publishes on a plan",
  ],
  followsFrom: ["common-source"],
  references: [
    {
      text: "Keller, F. B., Schoch, D., Stier, S., Yang, J. (2020). Political astroturfing on Twitter. Political Communication 37, 256-280.",
      url: "https://doi.org/10.1080/10584609.2019.1661888",
    },
    {
      text: "Benjamini, Y., Hochberg, Y. (1995). Controlling the false discovery rate. JRSS B 57, 289-300.",
      url: "https://doi.org/10.1111/j.2517-6161.1995.tb02031.x",
    },
  ],
});

function noteOf({ acts }: TaskingData, orders: readonly Order[]): string {
  const middle = (values: number[]) => values.sort((x, y) => x - y)[values.length >> 1];
  const share = middle(orders.map(({ uptakes }) => uptakes[0].groupShare));
  const lag = middle(orders.map(({ uptakes }) => medianLag(acts, uptakes[0]) ?? 0));
  return `${orders.length === 1 ? "One topic was" : `${whole(orders.length)} topics were`} taken up as a body, by ${percent(share)} of the members active that day in the median, ${whole(lag)} minutes after the first`;
}
