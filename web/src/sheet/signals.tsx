/** What the group shows besides co-action, with pictures; the order book; the narratives. Each axis by itself, never added up. */
import type { Sheet } from "../../../src/server/api.js";
import { count, counted, dayAndMonth, days, share, timeOfDay } from "../parts/format.js";
import { Spoken, Token } from "../parts/spoken.js";
import { DataTable, type TableColumn } from "../parts/table.js";
import { SignalPicture } from "../pictures/signal-picture.js";

type GroupSignals = NonNullable<Sheet["signals"]>;
type Finding = GroupSignals["findings"][number];

/** Below this p a signal is said to stand apart from the placebo groups. */
const APART = 0.05;

/** The signals, those that stand apart first. */
export function Signals({ sheet }: { readonly sheet: Sheet }) {
  const { signals } = sheet;
  if (!signals)
    return (
      <section>
        <h2>Signals</h2>
        <p className="aside">Signals are measured for groups that passed the test. This one was not.</p>
      </section>
    );
  const measured = signals.findings.filter(({ measurable }) => measurable);
  const rest = signals.findings.filter(({ measurable }) => !measurable);
  return (
    <section>
      <h2>How it lives besides</h2>
      {signals.operators && <p>{signals.operators.note}</p>}
      {measured.map((finding) => (
        <Signal key={finding.signal} finding={finding} />
      ))}
      {rest.length > 0 && (
        <details className="signal">
          <summary>
            <b>{counted(rest.length, "signal")}</b> this data cannot measure
          </summary>
          <dl className="plain">
            {rest.map(({ signal, title, note }) => (
              <div key={signal}>
                <dt>{title}</dt>
                <dd>{note}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

function Signal({ finding }: { readonly finding: Finding }) {
  const apart = finding.pValue !== null && finding.pValue <= APART;
  return (
    <details className="signal">
      <summary>
        <b>{finding.title}</b>{" "}
        <span className={apart ? "pill apart" : "pill"}>
          {finding.pValue === null ? "measured" : apart ? "stands apart" : "like its controls"}
        </span>
        <small>{finding.question}</small>
      </summary>
      <p>{finding.note}</p>
      {finding.followsFrom.length > 0 && (
        <p className="aside">
          It follows by itself from a reading that fits: {finding.followsFrom.join(", ")}.
        </p>
      )}
      {finding.pictures.map((picture) => (
        <SignalPicture key={`${picture.kind} ${picture.title}`} picture={picture} />
      ))}
    </details>
  );
}

type Order = GroupSignals["orderBook"][number];

const ORDER_COLUMNS: readonly TableColumn<Order>[] = [
  { id: "day", head: "Day", value: (order) => order.day },
  {
    id: "onset",
    head: "From (UTC)",
    value: (order) => order.onset,
    cell: (order) => `${dayAndMonth(order.onset)}, ${timeOfDay(order.onset, "minute")}`,
  },
  {
    id: "topic",
    head: "Topic",
    value: (order) => order.topic,
    cell: (order) => (
      <>
        <small>{order.topicKind}</small> <Spoken text={order.sample ?? order.topic} most={140} />
      </>
    ),
  },
  { id: "takers", head: "Takers", value: (order) => order.takers, number: true },
  {
    id: "share",
    head: "Of the group",
    value: (order) => order.groupShare,
    cell: (order) => share(order.groupShare, 1),
    number: true,
  },
  { id: "posts", head: "Posts", value: (order) => order.posts, number: true },
];

/** Topics that the group took up as a body, day by day. */
export function OrderBook({ sheet }: { readonly sheet: Sheet }) {
  const orders = sheet.signals?.orderBook ?? [];
  if (orders.length === 0) return null;
  return (
    <section>
      <h2>Order book</h2>
      <p className="aside">
        Topics that the group took up as a body, beyond what placebo groups do. An order book lists what was
        taken up, not who gave an order.
      </p>
      <DataTable caption="Order book" rows={orders} columns={ORDER_COLUMNS} />
    </section>
  );
}

/** Families of text that the group carried. */
export function Narratives({ sheet }: { readonly sheet: Sheet }) {
  const narratives = sheet.signals?.narratives ?? [];
  if (narratives.length === 0) return null;
  return (
    <section>
      <h2>Narratives</h2>
      <ul className="plain narratives">
        {narratives.slice(0, 20).map((narrative) => (
          <li key={narrative.number}>
            <blockquote>
              <Spoken text={narrative.sample} most={280} />
            </blockquote>
            <p className="aside">
              {counted(narrative.posts, "post")} by {counted(narrative.accounts, "account")},{" "}
              {count(narrative.members)} of them in the group, {days(narrative.firstSeen, narrative.lastSeen)}
              ;{" "}
              {narrative.firstByMember
                ? "a member posted it first"
                : "somebody outside the group posted it first"}
              {narrative.factChecks.length > 0 && (
                <>
                  ; checked: <Token text={narrative.factChecks[0]} />
                </>
              )}
              .
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
