/** What was read and what was refused: every row is accounted for, with examples that can be looked up in the file. */
import type { Gap, InputQuality, QualityReport } from "../../model/index.js";
import { bytes, clock, count, counted, day, listed, share } from "../text/format.js";
import { cut, type Html, html, spoken, token } from "../text/html.js";
import { activityPicture } from "./activity.js";
import { table } from "./table.js";

/** The section on the data. */
export function qualitySection(quality: QualityReport, maxRejected: number): Html {
  return html`<section id="data"><h2>What was read, and what was refused</h2>
<p>${accounting(quality)} ${gate(quality, maxRejected)}</p>
${quality.warnings.length > 0 && html`<ul class="warnings">${quality.warnings.map((text) => html`<li>${spoken(text)}</li>`)}</ul>`}
${activityPicture(quality)}
${inputs(quality.inputs)}
${rejections(quality)}
<dl class="facts">${facts(quality).map(([name, text]) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}</dl>
</section>`;
}

function accounting(quality: QualityReport): string {
  const parts = [`${counted(quality.rowsRead, "row")} read: ${count(quality.rowsKept)} kept`];
  parts.push(`${count(quality.rowsRejected)} refused`);
  if (quality.rowsSkipped > 0)
    parts.push(`${count(quality.rowsSkipped)} skipped because they are no acts of accounts`);
  return `${listed(parts)}. What remained: ${counted(quality.events, "event")} by ${counted(quality.accounts, "account")}.`;
}

function gate(quality: QualityReport, maxRejected: number): string {
  const rows = quality.rowsRead - quality.rowsSkipped;
  return `Above ${share(maxRejected, 1)} refused the run would have stopped; it was ${share(quality.rowsRejected, rows)}.`;
}

function inputs(list: readonly InputQuality[]): Html {
  return table(
    "Inputs",
    [
      { head: "File", kind: "file" },
      { head: "Recognised as" },
      { head: "Size", number: true },
      { head: "Rows read", number: true },
      { head: "Kept", number: true },
      { head: "Refused", number: true },
      { head: "Skipped", number: true },
      { head: "Shares", kind: "bar" },
    ],
    list.map((input) => [
      token(input.name),
      html`${input.source}<small>${spoken(input.recognisedBy)}</small>`,
      bytes(input.bytes),
      count(input.rowsRead),
      count(input.rowsKept),
      count(input.rowsRejected),
      count(input.rowsSkipped),
      proportion(input),
    ]),
  );
}

function proportion(input: InputQuality): Html {
  const part = (rows: number) => (input.rowsRead > 0 ? (100 * rows) / input.rowsRead : 0);
  const refused = input.rowsRejected > 0 ? Math.max(1, part(input.rowsRejected)) : 0;
  const solid = Math.min(part(input.rowsKept), 100 - refused);
  return html`<svg class="proportion" width="100%" height="10" aria-hidden="true"><rect class="skipped" x="${solid.toFixed(1)}%" width="${(100 - solid).toFixed(1)}%" height="10"/><rect class="refused" x="${solid.toFixed(1)}%" width="${refused.toFixed(1)}%" height="10"/><rect class="kept" width="${solid.toFixed(1)}%" height="10"/></svg>`;
}

function rejections(quality: QualityReport): Html | false {
  if (quality.rejections.length === 0) return false;
  return table(
    html`Refused rows by reason. All of them stand in rejected.parquet with file, line and what the row held; <span class="token">claque show CASE rejected</span> prints them.`,
    [
      { head: "Reason" },
      { head: "Rows", number: true },
      { head: "What it means" },
      { head: "Where, for example" },
    ],
    quality.rejections.map((rejection) => [
      rejection.reason,
      count(rejection.rows),
      spoken(rejection.about),
      html`<ul class="plain">${rejection.examples
        .slice(0, 3)
        .map(
          ({ file, line, place, detail }) =>
            html`<li>${token(place ?? `${file}:${line}`)} <small>${spoken(cut(detail, 160))}</small></li>`,
        )}</ul>`,
    ]),
  );
}

function facts(quality: QualityReport): [string, Html | string][] {
  const parts = (entries: readonly (readonly [string, number])[]) =>
    html`${entries.map(([name, number], i) => html`${i > 0 && " · "}${spoken(name)} ${share(number, quality.events)}`)}`;
  const ranked = (record: Readonly<Record<string, number>>) =>
    Object.entries(record).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const list: [string, Html | string][] = [];
  if (quality.firstEvent && quality.lastEvent)
    list.push(["Span", `${clock(quality.firstEvent)} to ${clock(quality.lastEvent)} UTC`]);
  list.push(["Clock precision", parts(ranked(quality.precision))]);
  list.push(["Platforms", parts(ranked(quality.platforms))]);
  if (quality.languages.length > 0)
    list.push([
      "Languages",
      parts(
        mostOf(
          quality.languages.map(({ lang, events }) => [lang, events]),
          quality.events,
        ),
      ),
    ]);
  if (quality.clients?.length)
    list.push([
      "Clients",
      parts(
        mostOf(
          quality.clients.map(({ client, events }) => [cut(client, 60), events]),
          quality.events,
        ),
      ),
    ]);
  if (quality.duplicates > 0)
    list.push([
      "Repeated rows",
      `${counted(quality.duplicates, "row")} of ${count(quality.rowsKept)} kept (${share(quality.duplicates, quality.rowsKept)}) named a post that another row already held; each post counts once`,
    ]);
  list.push(["Gaps without any event", gaps(quality)]);
  if (quality.stopObjects.length > 0)
    list.push([
      "Left aside as meaningless to share",
      html`${quality.stopObjects.slice(0, 8).map(({ object, events }, i) => html`${i > 0 && ", "}${token(cut(object, 80))} (${count(events)})`)}`,
    ]);
  return list;
}

/** The commonest values, the others together, and the events of which the data does not tell the value: all events. */
function mostOf(values: readonly (readonly [string, number])[], events: number): [string, number][] {
  const sum = (list: readonly (readonly [string, number])[]) => list.reduce((all, [, n]) => all + n, 0);
  const told = values.slice(0, 8).map(([name, n]): [string, number] => [name || "unknown", n]);
  const rest: [string, number][] = [
    ["others", sum(values.slice(8))],
    ["not told", events - sum(values)],
  ];
  return [...told, ...rest.filter(([, n]) => n > 0)];
}

/** The longest gaps of all, and of each of several platforms: nothing can be found where nothing was collected. */
function gaps(quality: QualityReport): Html {
  const platforms = (quality.platformActivity ?? []).filter((platform) => platform.gaps.length > 0);
  const some = quality.gaps.length > 0 || platforms.length > 0;
  return html`${quality.gaps.length > 0 ? gapWords(quality.gaps) : "none worth noting"}${platforms.map(
    (platform) => html`<br>${platform.platform}: ${gapWords(platform.gaps)}`,
  )}${some && ". Nothing can be found where nothing was collected."}`;
}

function gapWords(list: readonly Gap[]): string {
  const longest = [...list].sort((a, b) => b.hours - a.hours || (a.from < b.from ? -1 : 1)).slice(0, 4);
  const shown = longest.map(({ from, to, hours }) =>
    hours >= 48
      ? `${day(from)} to ${day(to)} (${count(hours / 24)} days)`
      : `${clock(from, "minute")} to ${clock(to, "minute")} (${count(hours)} h)`,
  );
  const rest = list.length - longest.length;
  return `${shown.join("; ")}${rest > 0 ? `; and ${counted(rest, "shorter one")}` : ""}`;
}
