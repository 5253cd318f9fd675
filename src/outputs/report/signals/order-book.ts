/** The order book: topics that the group took up as a body, day by day, as a picture and a table. */
import type { Dossier, Order } from "../../../model/index.js";
import { lanes } from "../../pictures/signals/lanes.js";
import { clock, count, counted, day, duration, probability, share } from "../../text/format.js";
import { type Content, cut, type Html, html, spoken } from "../../text/html.js";
import { table } from "../table.js";
import { thing } from "../things.js";
import { memberName } from "../words.js";

const [SHOWN, OPEN] = [12, 6];

/** The order book of a group; nothing where there is no entry. */
export function orderBook(orders: readonly Order[], dossier: Dossier): Html | false {
  if (orders.length === 0) return false;
  const days = new Set(orders.map((order) => order.day)).size;
  const names = new Map(dossier.members.map((member, i) => [member.accountId, memberName(i)]));
  const topics = new Set(orders.map(({ number }) => number)).size;
  const kinds = [...new Set(orders.map(({ topicKind }) => topicKind))].sort();
  const picture = lanes(
    {
      kind: "lanes",
      title: "Topics by day",
      caption: "",
      lanes: kinds,
      points: orders.map((order) => ({
        lane: kinds.indexOf(order.topicKind),
        time: Date.parse(order.onset) / 1000,
        mark: 0,
      })),
      marks: [],
      joins: [],
    },
    `orders-${dossier.rank}`,
  );
  return html`<h5>What it took up, day by day</h5>
<p>On ${counted(days, "day")} the group took up ${counted(topics, "topic")} as a body, more than placebo groups do.${topics < orders.length && ` They make ${count(orders.length)} entries, since the same posts may carry a hashtag, a link and a wording.`} That is what a call, an order of the day, a shared newsroom or a movement's appeal looks like; the data does not say which.</p>
<figure class="sign"><figcaption>When each topic was taken up first, by sort of topic.</figcaption>${picture}</figure>
${table(
  html`What was taken up as a body, day by day.${orders.length > SHOWN && ` The first ${count(SHOWN)} of ${count(orders.length)}; all: `}${orders.length > SHOWN && html`<code>claque show CASE order_book --limit all</code>`}`,
  [
    { head: "Day", kind: "when" },
    { head: "Topic", kind: "object" },
    { head: "First", kind: "when" },
    { head: "Members", number: true },
    { head: "Share of active members", number: true },
    { head: "Typical lag", number: true },
    { head: "Of all posts on it that day", number: true },
    { head: "q", number: true },
  ],
  orders.slice(0, SHOWN).map((order) => row(order, names)),
  { open: OPEN },
)}`;
}

function row(order: Order, names: ReadonlyMap<string, string>): Content[] {
  return [
    day(`${order.day}T00:00:00Z`),
    html`${order.sample === null ? thing({ objectId: order.topic, trace: order.topicKind === "hashtag" ? "co-hashtag" : "" }, 90) : html`“${spoken(cut(order.sample, 140))}”`}<small>${order.topicKind}${order.platforms.length > 1 && `, on ${order.platforms.join(", ")}`}</small>`,
    html`${clock(order.onset)}<small>${names.get(order.firstTaker) ?? "a member"}</small>`,
    count(order.takers),
    share(order.groupShare, 1),
    order.medianLagMinutes === null ? "–" : duration(order.medianLagMinutes * 60),
    share(order.conversationShare, 1),
    probability(Math.log10(Math.max(order.qValue, 1e-300))),
  ];
}
