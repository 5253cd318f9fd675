/** What was read and what was refused: every row is accounted for, with examples that can be looked up in the file. */
import type { Gap, InputQuality, QualityReport } from "../../model/index.js";
import { bytes, clock, count, counted, day, listed, share } from "../text/format.js";
import { type Content, cut, type Html, html, spoken, token } from "../text/html.js";
import { activityFigure } from "./activity.js";
import { fold } from "./fold.js";
import { type TableColumn, table } from "./table.js";

const [WIDE, NAMED, FILES] = [1040, 6, 40];
/** Warnings in sight, and at all; quality.json has every one. */
const [WARNINGS, MOST_WARNINGS] = [6, 60];

/** The section on the data; `drawn` where the first screen shows the activity already. */
export function dataSection(quality: QualityReport, maxRejected: number, drawn: boolean): Html {
  return html`<section id="data"><h2>What was read</h2>
<p>${accounting(quality)} ${gate(quality, maxRejected)}</p>
${warnings(quality.warnings.slice(0, WARNINGS))}
${quality.warnings.length > WARNINGS && fold(counted(quality.warnings.length - WARNINGS, "more warning"), warnings(quality.warnings.slice(WARNINGS, MOST_WARNINGS)))}
${!drawn && activityFigure(quality, WIDE)}
${fold("Files, platforms, languages, clocks", html`${inputs(quality.inputs)}<dl class="facts">${facts(quality).map(([name, text]) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}</dl>`)}
${quality.rejections.length > 0 && fold("What was refused", rejections(quality), { aside: counted(quality.rowsRejected, "row") })}
</section>`;
}

const warnings = (texts: readonly string[]): Html | false =>
  texts.length > 0 &&
  html`<ul class="warnings">${texts.map((text) => html`<li>${spoken(cut(text, 600))}</li>`)}</ul>`;

function accounting(quality: QualityReport): string {
  const parts = [`${counted(quality.rowsRead, "row")} read, ${count(quality.rowsKept)} kept`];
  if (quality.rowsRejected > 0) parts.push(`${count(quality.rowsRejected)} refused`);
  if (quality.rowsSkipped > 0)
    parts.push(`${count(quality.rowsSkipped)} skipped because they are no acts of accounts`);
  const repeated =
    quality.duplicates > 0
      ? ` ${count(quality.duplicates)} of those kept repeat a post that another row holds; each post counts once.`
      : "";
  return `${parts.join(", ")}.${repeated}`;
}

function gate(quality: QualityReport, maxRejected: number): string {
  if (quality.rowsRejected === 0) return "";
  const rows = quality.rowsRead - quality.rowsSkipped;
  return `${share(quality.rowsRejected, rows)} were refused; above ${share(maxRejected, 1)} the run would have stopped.`;
}

interface InputColumn extends TableColumn {
  readonly value: (input: InputQuality) => Content;
  /** The column is left out where this is 0 for every input. */
  readonly number0?: (input: InputQuality) => number;
}

const COLUMNS: readonly InputColumn[] = [
  { head: "File", kind: "file", value: ({ name }) => token(name) },
  {
    head: "Recognised as",
    value: ({ source, recognisedBy }) => html`${source}<small>${spoken(recognisedBy)}</small>`,
  },
  { head: "Size", number: true, value: (input) => bytes(input.bytes) },
  { head: "Rows read", number: true, value: (input) => count(input.rowsRead) },
  {
    head: "Refused",
    number: true,
    value: (input) => count(input.rowsRejected),
    number0: (input) => input.rowsRejected,
  },
  {
    head: "Skipped",
    number: true,
    value: (input) => count(input.rowsSkipped),
    number0: (input) => input.rowsSkipped,
  },
  { head: "SHA-256", kind: "file", value: (input) => token(input.sha256) },
];

function inputs(list: readonly InputQuality[]): Html {
  const columns = COLUMNS.filter(({ number0 }) => !number0 || list.some((input) => number0(input) > 0));
  return table(
    list.length > FILES
      ? `The first ${count(FILES)} of ${counted(list.length, "file")}; quality.json has all.`
      : "Inputs",
    columns,
    list.slice(0, FILES).map((input) => columns.map(({ value }) => value(input))),
    { open: 12 },
  );
}

function rejections(quality: QualityReport): Html {
  return table(
    html`By reason. All of them, with what each row held: <code>claque show CASE rejected</code>`,
    [{ head: "Reason" }, { head: "Rows", number: true }, { head: "What it means" }, { head: "For example" }],
    quality.rejections.map((rejection) => [
      rejection.reason,
      count(rejection.rows),
      spoken(rejection.about),
      html`<ul class="plain">${rejection.examples
        .slice(0, 2)
        .map(
          ({ file, line, place, detail }) =>
            html`<li>${token(place ?? `${file}:${line}`)} <small>${spoken(cut(detail, 120))}</small></li>`,
        )}</ul>`,
    ]),
  );
}

function facts(quality: QualityReport): [string, Content][] {
  const parts = (entries: readonly (readonly [string, number])[]) =>
    html`${entries.map(([name, number], i) => html`${i > 0 && " · "}${spoken(name)} ${share(number, quality.events)}`)}`;
  const ranked = (record: Readonly<Record<string, number>>) =>
    Object.entries(record)
      .filter(([, n]) => n > 0)
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const commonest = (values: readonly (readonly [string, number])[]) => parts(mostOf(values, quality.events));
  const list: [string, Content][] = [];
  if (quality.firstEvent && quality.lastEvent)
    list.push(["First and last post", `${clock(quality.firstEvent)} and ${clock(quality.lastEvent)} UTC`]);
  list.push(["Clocks to the", parts(ranked(quality.precision))]);
  list.push(["Platforms", parts(ranked(quality.platforms))]);
  if (quality.languages.length > 0)
    list.push(["Languages", commonest(quality.languages.map(({ lang, events }) => [lang, events]))]);
  if (quality.clients?.length)
    list.push(["Clients", commonest(quality.clients.map(({ client, events }) => [cut(client, 60), events]))]);
  if (quality.gaps.length > 0 || quality.platformActivity?.some(({ gaps }) => gaps.length > 0))
    list.push(["Gaps", gaps(quality)]);
  if (quality.stopObjects.length > 0)
    list.push([
      "Left aside as meaningless to share",
      html`${quality.stopObjects.slice(0, NAMED).map(({ object, events }, i) => html`${i > 0 && ", "}${token(cut(object, 80))} (${count(events)})`)}`,
    ]);
  return list;
}

/** The commonest values, the others together, and the events of which the data does not tell the value: all events. */
function mostOf(values: readonly (readonly [string, number])[], events: number): [string, number][] {
  const sum = (list: readonly (readonly [string, number])[]) => list.reduce((all, [, n]) => all + n, 0);
  const told = values.slice(0, NAMED).map(([name, n]): [string, number] => [name || "unknown", n]);
  const rest: [string, number][] = [
    ["others", sum(values.slice(NAMED))],
    ["not told", events - sum(values)],
  ];
  return [...told, ...rest.filter(([, n]) => n > 0)];
}

/** The longest gaps of all, and of each of several platforms: nothing can be found where nothing was collected. */
function gaps(quality: QualityReport): Html {
  const platforms = (quality.platformActivity ?? []).filter((platform) => platform.gaps.length > 0);
  return html`${quality.gaps.length > 0 && gapWords(quality.gaps)}${platforms.map(
    (platform) => html`<br>${platform.platform}: ${gapWords(platform.gaps)}`,
  )}. Nothing can be found where nothing was collected.`;
}

function gapWords(list: readonly Gap[]): string {
  const longest = [...list].sort((a, b) => b.hours - a.hours || (a.from < b.from ? -1 : 1)).slice(0, 4);
  const shown = longest.map(({ from, to, hours }) =>
    hours >= 48
      ? `${day(from)} to ${day(to)} (${count(hours / 24)} days)`
      : `${clock(from, "minute")} to ${clock(to, "minute")} (${count(hours)} h)`,
  );
  const rest = list.length - longest.length;
  return `${listed(shown)}${rest > 0 ? ` and ${counted(rest, "shorter one")}` : ""}`;
}
