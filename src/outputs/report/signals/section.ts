/** How a coordinated group lives: each signal on its own axis with its innocent readings, the order book, narratives, operators. */
import {
  type Dossier,
  type GroupSignals,
  INNOCENT_READINGS,
  type InnocentReading,
  type ReportInput,
  type SignalFinding,
} from "../../../model/index.js";
import { count, counted, measured as measuredWords, probability } from "../../text/format.js";
import { type Content, type Html, html } from "../../text/html.js";
import { table } from "../table.js";
import { disarmList } from "./disarm.js";
import { narrativesTable } from "./narratives.js";
import { orderBook } from "./order-book.js";
import { pictureFigure } from "./pictures.js";

/** p up to which a signal stands open in the list. */
const STANDS_OUT = 0.01;
/** Groups with pictures at full length; further ones show the table alone. */
const WITH_PICTURES = 10;

/** The section of a dossier; nothing where the group's signals were not measured. */
export function signalsPart(dossier: Dossier, input: ReportInput): Html | false {
  const signals = input.signals[dossier.groupId];
  if (!signals || signals.findings.length === 0) return false;
  const measured = signals.findings.filter(({ measurable }) => measurable);
  const pictures = Object.keys(input.signals).indexOf(dossier.groupId) < WITH_PICTURES;
  return html`<h4>How the group lives</h4>
<p>${intro(signals.findings, measured)}</p>
${besideReading(dossier, measured)}
${overview(signals.findings)}
${pictures && measured.map((finding, i) => signalFold(finding, `${dossier.rank}-${i}`))}
${handsPart(signals)}
${orderBook(signals.orderBook, dossier)}
${narrativesTable(signals.narratives)}
${disarmList(signals.disarm)}`;
}

function intro(all: readonly SignalFinding[], measured: readonly SignalFinding[]): string {
  const out = standsOut(measured);
  const chance = measured.length * STANDS_OUT;
  const found =
    measured.length === 0
      ? `None of ${counted(all.length, "mark")} could be measured with this data: that speaks neither for the group nor against it.`
      : `${count(measured.length)} of ${counted(all.length, "mark")} could be measured; in ${count(out.length)} of them the group stands apart at p ≤ ${STANDS_OUT}, where chance alone gives about ${Number(chance.toPrecision(1))} of ${count(measured.length)}. They are not added up: each has honest explanations, which stand beside it.`;
  return `Marks beside acting together. Each is measured for the group as a whole, beside placebo groups: as many accounts of this data, drawn from the members and from others that are like them in platform, volume, period and language. ${found}`;
}

/** Where an innocent reading fits and an order would look the same: which marks the reading brings by itself. */
function besideReading(dossier: Dossier, measured: readonly SignalFinding[]): Html | false {
  const fitting = INNOCENT_READINGS.filter(
    ({ id, likeAnOrder }) =>
      likeAnOrder && dossier.readings.some((reading) => reading.id === id && reading.state === "fits"),
  );
  if (fitting.length === 0) return false;
  const follows = standsOut(measured).filter((finding) => followsFromAny(finding, fitting));
  const others = standsOut(measured).filter((finding) => !followsFromAny(finding, fitting));
  return html`<div class="note"><p>An innocent reading fits this group: <strong>${fitting.map(({ title }) => title).join(", ")}</strong>. An order is such a source too, and no timing tells the two apart; so the marks are shown all the same. They do not decide it.</p>
<ul><li>The reading brings by itself: ${titles(follows)}. That these stand apart says nothing of who is behind.</li>
<li>It does not bring: ${titles(others)}. Each has honest explanations of its own, which stand beside it.</li></ul></div>`;
}

const followsFromAny = ({ followsFrom }: SignalFinding, readings: readonly InnocentReading[]): boolean =>
  readings.some(({ id }) => followsFrom.includes(id));

const titles = (findings: readonly SignalFinding[]): string =>
  findings.length === 0
    ? "none of the marks that stand apart"
    : findings.map(({ title }) => `“${title}”`).join("; ");

const standsOut = (findings: readonly SignalFinding[]): SignalFinding[] =>
  findings.filter(({ pValue }) => pValue !== null && pValue <= STANDS_OUT);

function overview(findings: readonly SignalFinding[]): Html {
  const rows = findings.map((finding): Content[] => [
    html`${finding.title}<small>${finding.measurable ? finding.question : finding.note}</small>`,
    value(finding.value),
    value(finding.controlValue),
    finding.measurable
      ? html`<span class="${finding.pValue! <= STANDS_OUT ? "apart" : ""}">${chance(finding)}</span>`
      : "not measurable",
    finding.measurable ? count(finding.accountsMeasured) : "–",
  ]);
  return table(
    "The marks in a table. What a value counts is said below; p is the share of placebo groups that reach the group's value, the group itself counted.",
    [
      { head: "Mark" },
      { head: "Group", number: true },
      { head: "Accounts like them", number: true },
      { head: "p", number: true },
      { head: "Members measured", number: true },
    ],
    rows,
  );
}

const value = (number: number | null): string => (number === null ? "–" : measuredWords(number));

function chance({ pValue, placebos }: SignalFinding): string {
  if (pValue === null) return "–";
  return pValue <= 1 / (1 + placebos) + 1e-9
    ? `${probability(Math.log10(pValue))} (none of ${count(placebos)})`
    : probability(Math.log10(pValue));
}

function signalFold(finding: SignalFinding, id: string): Html {
  const apart = finding.pValue !== null && finding.pValue <= STANDS_OUT;
  return html`<details class="signal"${apart && html` open`}><summary><b>${finding.title}</b> <span class="pill${apart && " apart"}">${apart ? "stands apart" : "does not stand apart"}, p = ${probability(Math.log10(finding.pValue!))}</span></summary>
<p class="prose">${finding.note}</p>
${finding.pictures.map((picture, n) => pictureFigure(picture, `signal-${id}-${n}`))}
${explanations(finding)}</details>`;
}

const explanations = ({ innocentReadings }: SignalFinding): Html =>
  html`<p class="aside">Honest explanations: ${innocentReadings.map((reading) => reading.charAt(0).toLowerCase() + reading.slice(1)).join("; ")}.</p>`;

function handsPart({ operators, findings }: GroupSignals): Html | false {
  if (!operators) return false;
  const { operators: n, low, high } = operators;
  if (n === null || low === null || high === null)
    return html`<h5>How many hands</h5><p class="aside">${operators.note}</p>`;
  const changes = findings.find(({ signal }) => signal === "operator-switch");
  return html`<h5>How many hands</h5><p>Posts pass between the ${count(operators.accountsMeasured)} accounts that could be measured as they would if about <b>${count(n)} ${n === 1 ? "hand" : "hands"}</b> kept them (90 % interval ${count(low)} to ${count(high)}). ${operators.note} Which account is whose is not said, and a hand need be no person: it may be a desk or a tool.</p>
${changes && explanations(changes)}`;
}
