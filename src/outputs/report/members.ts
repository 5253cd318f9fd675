/** Who and what: the members of a group and the things they met on, as tables. */
import type { Dossier, DossierMember, ReportInput, TraceWords } from "../../model/index.js";
import { clock, count, days, duration, windowWords } from "../text/format.js";
import { type Content, cut, type Html, html, spoken, token } from "../text/html.js";
import type { Detail } from "./detail.js";
import { type TableColumn, table } from "./table.js";
import { thing } from "./things.js";
import { leadWords, memberName, traceTitle } from "./words.js";

const [OPEN_MEMBERS, OPEN_THINGS] = [20, 10];

/** Members in the order of their first meeting. */
export function membersTable(
  dossier: Dossier,
  { traces, plan }: Pick<ReportInput, "traces" | "plan">,
  limit: number,
): Html {
  const shown = dossier.members.slice(0, limit);
  const handles = shown.some((member) => member.handles.length > 0);
  const names = shown.some((member) => member.names.length > 0);
  const columns: TableColumn[] = [
    { head: "Name here" },
    { head: plan.identity.mode === "pseudonym" ? "Pseudonym" : "Account", kind: "account" },
    ...(names ? [{ head: "Called", kind: "called" }] : []),
    ...(handles ? [{ head: "Handles", kind: "account" }] : []),
    { head: "Posts in the data", number: true },
    { head: "Things shared", number: true },
    { head: "Partners", number: true },
    { head: "Seen", kind: "when" },
  ];
  return table(
    html`Things shared with another member, and partners, are those by ${leadWords(dossier, traces)}. No account is scored.${left(dossier.members.length, limit, "members")}`,
    columns,
    shown.map((member, i) => memberRow(member, i, { handles, names })),
    { auto: true, open: OPEN_MEMBERS },
  );
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
      ? [
          html`${member.handles.slice(0, 4).map((handle, i) => html`${i > 0 && ", "}${token(cut(handle, 80))}`)}`,
        ]
      : []),
    count(member.events),
    count(member.support),
    count(member.partners),
    member.firstSeen ? days(member.firstSeen, member.lastSeen) : "–",
  ];
}

/** Things that most members met on first, with how many accounts of all acted on the same. */
export function objectsTable(dossier: Dossier, traces: readonly TraceWords[], detail: Detail): Html | false {
  const { objects: limit, token: length } = detail;
  if (dossier.objects.length === 0) return false;
  const several = dossier.traces.length > 1;
  return table(
    html`Things on which members met within ${windowWords(dossier.windowSeconds)}. A thing that thousands share says less than one that only the group has.${left(dossier.objectsTotal, Math.min(limit, dossier.objects.length), "meetings")}`,
    [
      { head: "Thing", kind: "object" },
      ...(several ? [{ head: "By" }] : []),
      { head: "Members", number: true },
      { head: "All accounts", number: true },
      { head: "First to last", number: true },
      { head: "First (UTC)", kind: "when" },
    ],
    dossier.objects
      .slice(0, limit)
      .map((object) => [
        thing(object, length),
        ...(several ? [traceTitle(traces, object.trace)] : []),
        count(object.members),
        count(object.accounts),
        duration(object.spanSeconds),
        clock(object.firstSeen),
      ]),
    { open: OPEN_THINGS },
  );
}

function left(total: number, shown: number, name: string): Html | false {
  return (
    total > shown &&
    html` The first ${count(shown)} of ${count(total)}; all: <code>claque show CASE ${name} --limit all</code>`
  );
}
