/** Who and what: the members of a group and the objects they met on, as tables. */
import type { Dossier, DossierMember, DossierObject, ReportInput, TraceWords } from "../../model/index.js";
import { clock, count, counted, days, duration, windowWords } from "../text/format.js";
import { type Content, cut, type Html, html, spoken, token } from "../text/html.js";
import type { Detail } from "./detail.js";
import { type TableColumn, table } from "./table.js";
import { leadWords, memberName, traceTitle } from "./words.js";

/** Members in the order of the timeline. */
export function membersTable(
  dossier: Dossier,
  { traces, plan }: Pick<ReportInput, "traces" | "plan">,
  limit: number,
): Html {
  const shown = dossier.members.slice(0, limit);
  const handles = shown.some((member) => member.handles.length > 0);
  const names = shown.some((member) => member.names.length > 0);
  const columns: TableColumn[] = [
    { head: "Name" },
    { head: "Account", kind: "account" },
    ...(names ? [{ head: "Called", kind: "called" }] : []),
    ...(handles ? [{ head: "Handles", kind: "account" }] : []),
    { head: "Acts in the data", number: true },
    { head: "Things shared", number: true },
    { head: "Partners", number: true },
    { head: "Seen in the data", kind: "when" },
  ];
  return html`<h4>Members</h4>${table(
    html`${counted(dossier.size, "account")}${plan.identity.mode === "pseudonym" ? "; names are pseudonyms" : ""}. Things shared with another member, and partners, are those ${leadWords(dossier, traces)}${dossier.traces.length > 1 && "; what members shared in the group's other traces is not in these two columns"}.${left(dossier.members.length, limit, "members.parquet")}`,
    columns,
    shown.map((member, i) => memberRow(member, i, { handles, names })),
    { auto: true, open: 20 },
  )}`;
}

function memberRow(
  member: DossierMember,
  index: number,
  { handles, names }: { handles: boolean; names: boolean },
): Content[] {
  return [
    memberName(index),
    token(member.accountId),
    ...(names ? [spoken(cut(member.names.slice(-2).reverse().join(", formerly "), 120))] : []),
    ...(handles
      ? [html`${member.handles.slice(0, 4).map((handle, i) => html`${i > 0 && ", "}${token(handle)}`)}`]
      : []),
    count(member.events),
    count(member.support),
    count(member.partners),
    member.firstSeen ? days(member.firstSeen, member.lastSeen) : "–",
  ];
}

/** Objects that most members met on first, with how many accounts outside the group acted on the same. */
export function objectsTable(dossier: Dossier, traces: readonly TraceWords[], detail: Detail): Html | false {
  const { objects: limit, token: length } = detail;
  if (dossier.objects.length === 0) return false;
  const several = dossier.traces.length > 1;
  return html`<h4>What they met on</h4>${table(
    html`Things on which members met within ${windowWords(dossier.windowSeconds)}${several && " in any trace of the group"}. A thing that thousands share says less than one that only the group has.${left(dossier.objectsTotal, Math.min(limit, dossier.objects.length), "meetings.parquet")}`,
    [
      { head: "Thing", kind: "object" },
      ...(several ? [{ head: "Trace" }] : []),
      { head: "Members", number: true },
      { head: "All accounts", number: true },
      { head: "First to last", number: true },
      { head: "First seen (UTC)", kind: "when" },
    ],
    dossier.objects
      .slice(0, limit)
      .map((object) => objectRow(object, length, several && traceTitle(traces, object.trace))),
    { open: 10 },
  )}`;
}

function objectRow(object: DossierObject, length: number, trace: string | false): Content[] {
  return [
    html`${token(cut(object.objectId, length))}${object.sample !== null && object.sample !== "" && html`<small class="sample">${spoken(cut(object.sample, 140))}</small>`}`,
    ...(trace === false ? [] : [trace]),
    count(object.members),
    count(object.accounts),
    duration(object.spanSeconds),
    clock(object.firstSeen),
  ];
}

function left(total: number, shown: number, file: string): string {
  return total > shown
    ? ` The first ${count(shown)} of ${count(total)} are shown; the rest stand in ${file}.`
    : "";
}
