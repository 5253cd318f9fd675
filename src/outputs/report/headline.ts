/** The head of the report: what was found in one sentence, what a candidate is, and, where nothing was found, why. */
import type { Dossier, NetworkSummary, ReportInput } from "../../model/index.js";
import { clock, count, counted, days, listed, windowWords } from "./format.js";
import { type Html, html, spoken } from "./html.js";
import { worthALook, yardstick } from "./self-check.js";
import { chanceOf } from "./words.js";

/** Title, finding, the figures under it, and what they mean. */
export function headline(input: ReportInput): Html {
  const { dossiers, limits } = input;
  const groups = Math.max(limits.groupsTotal, dossiers.length);
  return html`<header class="head" id="top">
<p class="kicker"><span>${spoken(input.title)}</span><span>claque ${input.claqueVersion}</span><span>made ${clock(input.createdAt, "minute")} UTC</span></p>
<h1>${groups === 0 ? "No group of accounts stood out" : finding(groups, input)}</h1>
<p class="lead">${groups === 0 ? nothing(input) : html`${yardstick(input)} ${status(groups, dossiers)} ${ladder(dossiers)}`}</p>
${figures(input, groups)}
${groups === 0 ? silence() : meaning(input)}
</header>`;
}

function finding(groups: number, input: ReportInput): string {
  const { dossiers, selfCheck } = input;
  const above = dossiers.filter((dossier) => dossier.observed > chanceOf(dossier)).length;
  const subject = `${counted(groups, "group")} of accounts`;
  if (dossiers.every((dossier) => dossier.status === "candidate")) {
    if (!selfCheck) return `${subject} may be worth a look`;
    const worth = worthALook(input).length;
    return worth === 0
      ? "No group of accounts stands out more than chance makes one stand out"
      : `${counted(worth, "group")} of accounts may be worth a look`;
  }
  if (above === dossiers.length) return `${subject} met more often than chance gives`;
  return `${subject} found; ${count(above)} of the ${count(dossiers.length)} shown met more often than chance gives`;
}

function status(groups: number, dossiers: readonly Dossier[]): Html {
  const candidates = dossiers.filter((dossier) => dossier.status === "candidate").length;
  const tested = dossiers.length - candidates;
  if (tested === 0)
    return html`${groups === 1 ? html`It is a <strong>candidate</strong>, not a finding.` : html`All are <strong>candidates</strong>, not findings.`} Groups that are picked for meeting often always meet more than chance gives, to a degree.`;
  const kinds = (["coordinated", "contested", "shared-audience", "candidate"] as const)
    .map((kind) => [kind, dossiers.filter((dossier) => dossier.status === kind).length] as const)
    .filter(([, number]) => number > 0)
    .map(([kind, number]) => `${count(number)} ${kind}`);
  return html`Of those shown: ${listed(kinds)}. A candidate is worth a look, not yet a finding.`;
}

const standsOut = (dossier: Dossier): boolean => dossier.level !== "none";

/** How many of the groups also hold pairs that stand out: the first step of the evidence ladder. */
function ladder(dossiers: readonly Dossier[]): string {
  const reached = dossiers.filter(standsOut).length;
  const all = dossiers.length;
  const rest = "most pairs of accounts stand out from chance one by one";
  if (all === 1)
    return reached === 1
      ? `In it, ${rest}.`
      : "Most of its pairs of accounts do not stand out from chance one by one.";
  if (reached === 0) return `In none of them do ${rest}.`;
  return reached === all
    ? `In each of them, ${rest}.`
    : `In ${count(reached)} of the ${count(all)} shown, ${rest}.`;
}

function figures(input: ReportInput, groups: number): Html {
  const { quality, dossiers } = input;
  const members = new Set(dossiers.flatMap((dossier) => dossier.members.map((member) => member.accountId)));
  const items: [string, string][] = [
    [count(quality.events), "posts and other acts read"],
    [count(quality.accounts), "accounts"],
    [count(groups), groups === 1 ? "group" : "groups"],
    [count(members.size), groups > dossiers.length ? "accounts in the groups shown" : "accounts in groups"],
  ];
  if (quality.firstEvent && quality.lastEvent)
    items.push([days(quality.firstEvent, quality.lastEvent), "first to last, UTC"]);
  return html`<dl class="figures">${items.map(([value, label]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function meaning(input: ReportInput): Html {
  return html`<aside class="note" aria-label="What candidate means">
<h2 class="small">What “candidate” means, and what it does not</h2>
<div class="columns">
<div><p class="tag">What it says</p><ul>
<li>These accounts did the same things at nearly the same time, more often than chance gives to accounts as active, at those times, on things as popular.</li>
<li>The posts behind it are shown below, with file and line, so that a person can check each of them.</li>
<li>It says where to look first.</li>
</ul></div>
<div><p class="tag">What it does not say</p><ul>
<li><strong>It is not proof.</strong> No error rate is stated yet: the groups were found and counted on the same data, so some of the contrast with chance comes from choosing the most striking ones. Data in which nobody acts in concert shows some such groups too.</li>
<li><strong>The ranking is not a verdict.</strong> Rank 1 is the most striking count, not the worst conduct.</li>
<li><strong>No account is called inauthentic.</strong> Newsrooms, unions, fandoms and protest movements coordinate openly and honestly. ${input.dossiers.length === 1 ? "The group" : "Each group"} lists such readings; none of them has been tested yet.</li>
</ul></div>
</div>
</aside>`;
}

function silence(): Html {
  return html`<aside class="note" aria-label="What this means"><h2 class="small">What this does not mean</h2>
<p>It does not show that nobody acted in concert. Accounts that wait an hour between their acts, that act on things which this data does not hold, or that are not in these files, leave no mark here.</p></aside>`;
}

/** Which filter emptied the result, the first that did. */
function nothing(input: ReportInput): string {
  const { quality, network, plan } = input;
  if (quality.rowsRead === 0) return "The input holds no rows.";
  if (quality.events === 0)
    return `None of the ${counted(quality.rowsRead, "row")} could be used; the next section says why.`;
  const sum = (pick: (part: NetworkSummary) => number) =>
    network.reduce((total, part) => total + pick(part), 0);
  const most = (pick: (part: NetworkSummary) => number) => Math.max(0, ...network.map(pick));
  if (sum((part) => part.actions) === 0)
    return `${counted(quality.events, "event")} by ${counted(quality.accounts, "account")} were read, and no two accounts acted on the same thing in any trace that this data allows.`;
  const widest = windowWords(most((part) => part.windowSeconds));
  if (sum((part) => part.pairs) === 0)
    return `Accounts acted on the same things, but never within ${widest} of each other.`;
  if (most((part) => part.minimumSupport ?? 2) > 2 && sum((part) => part.edges) === 0)
    return `More pairs of accounts met on two or more things within ${widest} than fit in memory; nothing can be said of them. Raise --memory or narrow the window.`;
  if (sum((part) => part.edges) === 0)
    return `Up to ${counted(
      most((part) => part.pairs),
      "pair",
    )} of accounts met within ${widest}, each on one thing only; claque asks for two or more.`;
  const beating = most((part) => part.edges - (part.edgesByLevel.none ?? 0));
  return `Up to ${counted(
    most((part) => part.edges),
    "pair",
  )} of accounts met on two or more things within ${widest} and ${count(beating)} of them more often than chance gives at q\u00a0≤\u00a0${plan.fdr}, but no ${count(plan.minGroup)} accounts or more held together as a group above that. If nearly all shared acts in these files come from accounts that act together, they have nothing to stand out from: read this as no contrast, and add data of other accounts.`;
}
