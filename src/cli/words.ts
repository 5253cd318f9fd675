/** The closing words of a run, for a person at a terminal. */
import { INNOCENT_READINGS, lacksPower, NAMING_STATUSES } from "../model/index.js";
import type { RunSummary, StrongGroup } from "../pipeline/summary.js";

const number = (n: number): string => n.toLocaleString("en");
const plural = (n: number, one: string, many = `${one}s`): string => `${number(n)} ${n === 1 ? one : many}`;

/** What was read, what was found, what it means, where the report lies. */
export function summaryWords(summary: RunSummary): string {
  const { quality, groups, events, accounts } = summary;
  const found = Object.values(groups).reduce((sum, n) => sum + n, 0);
  const lines = [
    `Read ${plural(quality.rowsRead, "row")}: ${number(quality.rowsKept)} kept, ${number(quality.rowsRejected)} quarantined, ${number(quality.rowsSkipped)} skipped; ${plural(events, "event")} by ${plural(accounts, "account")}.`,
    ...quality.warnings.map((w) => `Note: ${w}`),
    ...summary.notes.map((n) => `Note: ${n}`),
    found === 0
      ? nothingFound(summary)
      : `${plural(found, "group")} of accounts ${found === 1 ? "was" : "were"} put together (${statusWords(groups)}).`,
  ];
  if (found > 0) {
    lines.push(testLine(summary));
    const compared = yardstick(summary);
    if (compared) lines.push(compared);
    lines.push(...summary.strongest.map(groupLine));
    if (found > summary.strongest.length)
      lines.push(
        `  … and ${number(found - summary.strongest.length)} more: claque show ${summary.case} groups`,
      );
    if (groups.open)
      lines.push(
        "An open group passed the test, and why it acts together is not known: no innocent reading fits, but this data cannot test all of them. Posts with texts, links, clients and profiles would tell more.",
      );
    if (groups.candidate)
      lines.push(
        "A candidate is worth a look and not yet a finding: no error rate stands behind it, and data in which nobody acts in concert shows such groups too. Read its evidence before you write of it.",
      );
  }
  const marks = signalsLine(summary);
  if (marks) lines.push(marks);
  lines.push(`Report: ${summary.report}`);
  return lines.join("\n");
}

function testLine({ groupTest: test, groups }: RunSummary): string {
  if (test.tested === 0) return "The group test had nothing to test: no half of the time shows a candidate.";
  const passed = [...NAMING_STATUSES, "shared-audience"].reduce(
    (sum, status) => sum + (groups[status] ?? 0),
    0,
  );
  const line = `Group test: ${plural(test.tested, "candidate")} found on one half of the time and tested on the other, at a false discovery rate of ${test.alpha}; ${passed === 0 ? "no group passed" : `${plural(passed, "group")} passed`}.`;
  if (!lacksPower(test)) return line;
  return passed > 0
    ? `${line} Nearly all moments hold nobody else to compare with: what did not pass may still act together.`
    : `${line} It has no power here: nearly all moments hold nobody else to compare with. That nothing passed says nothing.`;
}

function signalsLine({
  signals: { groups, measured, asked, apart },
  case: folder,
}: RunSummary): string | null {
  if (groups === 0) return null;
  return `Signals of ${plural(groups, "group")}: ${number(measured)} of ${number(asked)} could be measured; in ${number(apart)} the group stands apart at p ≤ 0.01. Each has honest explanations: claque show ${folder} signals`;
}

function yardstick({ selfCheck, groups: byStatus }: RunSummary): string | null {
  const candidates = byStatus.candidate ?? 0;
  if (candidates === 0) return null;
  if (!selfCheck)
    return "No shuffled copy was searched for comparison: --self-check 5 shows what chance alone puts together.";
  const { copies, groups, above } = selfCheck;
  const where =
    copies === 1 ? "a shuffled copy of the data" : `${number(copies)} shuffled copies of the data`;
  const passed = selfCheck.confirmed.reduce((sum, n) => sum + n, 0);
  const without =
    selfCheck.takenOut === 0
      ? ""
      : `, ${plural(selfCheck.takenOut, "account")} of standing groups taken out first`;
  return `In ${where} (accounts exchanged at random within the hour${without}) the same search put together ${groups.map(number).join(", ")}, and ${passed === 0 ? "none" : number(passed)} passed the test${passed === 0 ? "" : ": the rest of groups that fill their moments by themselves, or errors"}. Of the ${plural(candidates, "candidate")} here ${above === 0 ? "none stands" : `${number(above)} ${above === 1 ? "stands" : "stand"}`} out more than every one of those${above === 0 ? ": no candidate is a lead" : ""}.`;
}

const statusWords = (groups: Readonly<Record<string, number>>): string =>
  Object.entries(groups)
    .map(([status, n]) => `${number(n)} ${status}`)
    .join(", ");

function groupLine(group: StrongGroup): string {
  if (group.followed !== null && group.followed_expected !== null)
    return `  ${group.group_id}  ${group.status}: ${plural(group.size, "account")}, ${group.lead_trace} within ${number(group.window_seconds)} s of another of them ${number(group.followed)} ${group.followed === 1 ? "time" : "times"}, ${expectedCount(group.followed_expected)} expected by who was present; ${readingWords(group)}`;
  const counted = `  ${group.group_id}  ${group.status}: ${plural(group.size, "account")}, ${group.lead_trace} within ${number(group.window_seconds)} s: ${plural(group.observed, "meeting")} on ${plural(group.objects, "object")}, chance gives ${expectedCount(group.expected)}`;
  const chance =
    group.contrast === "hour"
      ? counted
      : `${counted} in the very same hours, ${expectedCount(group.expected_rhythm)} with all days pooled (${group.status === "candidate" ? "no contrast within the hour" : "the count alone shows nothing; the group test decides"})`;
  return `${chance}; ${readingWords(group)}`;
}

/** Which innocent readings fit a group, or how many of them could not be settled, and which of the core ones this data cannot test. */
function readingWords(group: StrongGroup): string {
  const { status, readings_fit: fit, readings_unsettled: unsettled, readings_untestable: missing } = group;
  if (fit.length > 0) return `what fits: ${titles(fit)}`;
  const why = status === "open" && missing.length > 0 ? `; this data cannot test: ${titles(missing)}` : "";
  return `no innocent reading fits, ${number(unsettled.length)} of ${number(INNOCENT_READINGS.length)} could not be settled${why}`;
}

const titles = (ids: readonly string[]): string =>
  ids.map((id) => INNOCENT_READINGS.find((reading) => reading.id === id)?.title ?? id).join(", ");

const expectedCount = (mean: number): string =>
  mean < 0.01 ? "< 0.01" : Number(mean.toPrecision(2)).toLocaleString("en");

function nothingFound(summary: RunSummary): string {
  const { pairs, searched } = summary;
  if (!searched)
    return "No group, since nothing could be searched: this is no finding about the accounts. The notes above say what was not read.";
  if (pairs === 0 && summary.minimumSupport > 2)
    return "No group: more pairs met than fit in memory, so nothing can be said of them. Raise --memory, or narrow the --window.";
  if (pairs === 0)
    return "No group: no two accounts met on two objects within the windows. A wider --window or another --trace may show more.";
  return `No group: ${plural(pairs, "pair")} met on two objects or more, but no four accounts of them hang together beyond chance. See claque show ${summary.case} edges.`;
}
