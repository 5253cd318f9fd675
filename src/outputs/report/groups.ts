/** The groups, the strongest test first; shared audiences and what did not get room behind them, folded. */
import { type Dossier, type GroupStatus, NAMING_STATUSES, type ReportInput } from "../../model/index.js";
import { count, counted, days, expectedCount } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { BAREST, detailAt } from "./detail.js";
import { fold } from "./fold.js";
import { sheet } from "./sheet.js";
import { fittingTitles, STATUS_MEANING } from "./status-words.js";
import { table } from "./table.js";
import { capital, chanceOf, countOf, groupName, groupsOf, isGroup, leadWords } from "./words.js";

/** Audiences that are shown at length. */
const AUDIENCES = 5;

/** The sections of groups and of shared audiences; nothing where there are none. */
export function groupsSection(input: ReportInput): Html {
  const groups = input.dossiers.filter(isGroup);
  const audiences = input.dossiers.filter(({ status }) => status === "shared-audience");
  return html`${groups.length > 0 && groupsPart(groups, input)}${audiences.length > 0 && audiencesPart(audiences, input)}`;
}

function groupsPart(groups: readonly Dossier[], input: ReportInput): Html {
  const total = groupsOf(input.totals);
  const sheets = groups.map((dossier, i) => {
    const detail = detailAt(i);
    return detail && sheet(dossier, input, { detail, folded: i > 0, only: total === 1 });
  });
  const rest = groups.filter((_, i) => detailAt(i) === null);
  return html`<section id="groups">${total > 1 && html`<h2>The ${count(total)} groups</h2>`}
${total > 1 && html`<p>The strongest test first, which is the strongest evidence and not the worst conduct.</p>`}
${sheets}
${rest.length > 0 && fold(counted(rest.length, "more group"), linesOf(rest, input))}
${total > groups.length && html`<p class="aside">${counted(total - groups.length, "more group")}: claque show CASE groups --limit all</p>`}
${glossary(input)}</section>`;
}

function audiencesPart(audiences: readonly Dossier[], input: ReportInput): Html {
  const total = input.totals.byStatus["shared-audience"];
  return html`<section id="audiences" class="pale"><h2>${counted(total, "shared audience")}</h2>
<p>Accounts that meet more than by chance, as people do who care for the same things, read one page or follow one account. Nobody here is said to act in concert.</p>
${audiences.slice(0, AUDIENCES).map((dossier) => sheet(dossier, input, { detail: BAREST, folded: true, only: false }))}
${audiences.length > AUDIENCES && fold(counted(audiences.length - AUDIENCES, "more shared audience"), linesOf(audiences.slice(AUDIENCES), input))}
${groupsOf(input.totals) === 0 && glossary(input)}</section>`;
}

function linesOf(dossiers: readonly Dossier[], { traces }: ReportInput): Html {
  return table(
    "One line each; claque open CASE shows the posts.",
    [
      { head: "Group" },
      { head: "Status" },
      { head: "Accounts", number: true },
      { head: "By" },
      { head: "Counted", number: true },
      { head: "Expected by chance", number: true },
      { head: "When", kind: "when" },
      { head: "What fits" },
    ],
    dossiers.map((dossier) => [
      html`${groupName(dossier)} <small>${dossier.groupId}</small>`,
      dossier.status,
      count(dossier.size),
      leadWords(dossier, traces),
      count(countOf(dossier)),
      expectedCount(chanceOf(dossier)),
      days(dossier.firstSeen, dossier.lastSeen),
      fittingTitles(dossier).join(", ") || "–",
    ]),
  );
}

const ORDER: readonly GroupStatus[] = [...NAMING_STATUSES, "shared-audience", "candidate"];

/** What the statuses mean that occur here. */
function glossary({ totals: { byStatus } }: ReportInput): Html {
  const used = ORDER.filter((status) => byStatus[status] > 0);
  return fold(
    "What the words mean",
    html`<dl class="facts">${used.map((status) => html`<div><dt>${capital(status.replace("-", " "))}</dt><dd>${capital(STATUS_MEANING[status])}.</dd></div>`)}
<div><dt>Not settled</dt><dd>is not ruled out. An explanation lowers a status only where it was measured and fits: look at those that could not be settled, and settle them yourself.</dd></div>
<div><dt>The error rate</dt><dd>is the group’s and no account’s. It holds if whoever was active at the same time could as well have written these posts.</dd></div></dl>`,
  );
}
