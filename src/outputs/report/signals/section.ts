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
import { fold } from "../fold.js";
import { table } from "../table.js";
import { disarmList } from "./disarm.js";
import { narrativesTable } from "./narratives.js";
import { orderBook } from "./order-book.js";
import { pictureFigure } from "./pictures.js";

/** p up to which a signal stands open in the list. */
const STANDS_OUT = 0.01;
/** Groups with pictures at full length; further ones show the table alone. */
const WITH_PICTURES = 10;

/** The part of a sheet; nothing where the group's signals were not measured. */
export function signalsPart(dossier: Dossier, input: ReportInput): Html | false {
  const signals = input.signals[dossier.groupId];
  if (!signals || signals.findings.length === 0) return false;
  const measured = signals.findings.filter(({ measurable }) => measurable);
  const missing = signals.findings.filter(({ measurable }) => !measurable);
  const pictures = Object.keys(input.signals).indexOf(dossier.groupId) < WITH_PICTURES;
  return html`<p>${intro(signals.findings, measured)}</p>
${besideReading(dossier, measured)}
${measured.length > 0 && overview(measured)}
${missing.length > 0 && fold(`${counted(missing.length, "mark")} could not be measured`, html`<ul>${missing.map(({ title, note }) => html`<li>${title}. <small>${note}</small></li>`)}</ul>`)}
${pictures && standsOut(measured).map((finding, i) => signalFold(finding, `${dossier.rank}-${i}`))}
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
      : `In ${count(out.length)} of ${counted(measured.length, "mark")} the group stands apart at p ≤ ${STANDS_OUT}, where chance alone gives about ${Number(chance.toPrecision(1))}. They are not added up: each has honest explanations.`;
  return `Each mark is measured for the group as a whole, beside placebo groups: as many accounts, like these in platform, volume, period and language. ${found}`;
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
  return html`<div class="note"><p>An innocent explanation fits this group: <strong>${fitting.map(({ title }) => title).join(", ")}</strong>. An order is such a source too, and no timing tells the two apart; so the marks are shown all the same. They do not decide it.</p>
<ul><li>It brings by itself: ${titles(follows)}. That these stand apart says nothing of who is behind.</li>
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
    html`${finding.title}<small>${finding.question}</small>`,
    value(finding.value),
    value(finding.controlValue),
    html`<span class="${finding.pValue! <= STANDS_OUT ? "apart" : ""}">${chance(finding)}</span>`,
    count(finding.accountsMeasured),
  ]);
  return table(
    "p is the share of placebo groups that reach the group’s value, the group itself counted.",
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
  const [first, ...others] = finding.pictures;
  return fold(
    finding.title,
    html`<p>${finding.note}</p>
${first && pictureFigure(first, `signal-${id}-0`)}
${others.length > 0 && fold(counted(others.length, "more picture"), html`${others.map((picture, n) => pictureFigure(picture, `signal-${id}-${n + 1}`))}`)}
${explanations(finding)}`,
    { aside: `stands apart, p = ${probability(Math.log10(finding.pValue!))}` },
  );
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
