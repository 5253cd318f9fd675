/** The head of the report: what was found in one sentence, what its words mean, and, where nothing was found, why. */
import {
  anythingShared,
  lacksPower,
  NAMING_STATUSES,
  type NetworkSummary,
  type ReportInput,
} from "../../model/index.js";
import { clock, count, counted, days, share, windowWords } from "../text/format.js";
import { type Html, html, spoken } from "../text/html.js";
import { yardstick } from "./self-check.js";
import { audienceHeadline, readingsOfFound } from "./status-words.js";
import { ofStatus, testLead } from "./test-words.js";

/** Title, finding, the figures under it, and what they mean. */
export function headline(input: ReportInput): Html {
  const { dossiers, limits } = input;
  const groups = Math.max(limits.groupsTotal, dossiers.length);
  return html`<header class="head" id="top">
<p class="kicker"><span>${spoken(input.title)}</span><span>claque ${input.claqueVersion}</span><span>made ${clock(input.createdAt, "minute")} UTC</span></p>
<h1>${groups === 0 ? noFinding(input) : finding(input)}</h1>
<p class="lead">${groups === 0 ? nothing(input) : html`${testLead(input)} ${candidatesLead(input)}`}</p>
${figures(input)}
${groups === 0 ? silence() : meaning(input)}
</header>`;
}

function finding(input: ReportInput): string {
  const { groupTest } = input;
  const found = ofStatus(input, ...NAMING_STATUSES);
  if (found.length > 0)
    return `${counted(found.length, "group")} of accounts ${found.length === 1 ? "acts" : "act"} together more than chance and taste explain; ${readingsOfFound(found)}`;
  const audience = ofStatus(input, "shared-audience");
  if (audience.length > 0) return audienceHeadline(audience);
  const worth = input.totals.leads;
  if (lacksPower(groupTest))
    return worth === 0
      ? "No group could be tested, and none stands out more than chance makes one stand out"
      : `${counted(worth, "group")} of accounts may be worth a look; the test has no power here`;
  return worth === 0
    ? "No group of accounts passed the test, and none stands out more than chance makes one stand out"
    : `No group of accounts passed the test; ${counted(worth, "candidate")} may be worth a look`;
}

function candidatesLead(input: ReportInput): Html {
  const { candidates, passed } = input.totals;
  if (candidates === 0) return html``;
  return html`${candidates === 1 ? html`One ${passed > 0 && "more "}group is a <strong>candidate</strong>, not a finding.` : html`${count(candidates)} ${passed > 0 && "more "}groups are <strong>candidates</strong>, not findings.`} ${yardstick(input)}`;
}

function figures(input: ReportInput): Html {
  const { quality, totals } = input;
  const { passed, candidates, inSeveral } = totals;
  const items: [string, string][] = [
    [count(quality.events), "posts and other acts read"],
    [count(quality.accounts), "accounts"],
  ];
  const add = (value: number, one: string, many: string) =>
    items.push([count(value), value === 1 ? one : many]);
  if (passed > 0) {
    add(passed, "group passed the test", "groups passed the test");
    add(totals.passedAccounts, "account in it", passed === 1 ? "accounts in it" : "accounts in them");
  }
  if (candidates > 0) {
    add(candidates, "candidate, no finding", "candidates, no findings");
    add(totals.candidateAccounts, "account in candidates alone", "accounts in candidates alone");
  }
  if (inSeveral > 0) add(inSeveral, "account in more than one group", "accounts in more than one group");
  if (passed + candidates === 0) items.push(["0", "groups"]);
  if (quality.firstEvent && quality.lastEvent)
    items.push([days(quality.firstEvent, quality.lastEvent), "first to last, UTC"]);
  return html`<dl class="figures">${items.map(([value, label]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function meaning(input: ReportInput): Html {
  const rate = share(input.groupTest.alpha, 1);
  return html`<aside class="note" aria-label="What the words mean, and what they do not">
<h2 class="small">What the words mean, and what they do not</h2>
<div class="columns">
<div><p class="tag">What it says</p><ul>
<li><strong>Coordinated:</strong> found on one half of the time, tested on the other, and there these accounts followed each other more often than chance and their common taste explain; this data could test the four common innocent explanations, and none fits. The test is set to ${rate} wrong among all groups called so; where posts of all kinds are the background, that rate is measured and not proven.</li>
<li><strong>Open:</strong> the same, and nothing innocent fits, but this data cannot test each of the four common explanations (a common source, a shared audience, a public call, one publisher or feed). Why they act together stays open. Data without texts, links and profiles ends here.</li>
<li><strong>Contested:</strong> the same, but an innocent reading fits the numbers. Take the reading first.</li>
<li><strong>Not settled is not ruled out.</strong> A reading lowers a status only where it was measured and fits. A group may be called coordinated though some of its readings could not be settled: look at how many, and settle them yourself.</li>
<li><strong>Shared audience:</strong> they meet more than chance gives, as people do who care for the same things, follow the same account, or take up what everybody takes up. Readings that fit are named beside it.</li>
<li><strong>Candidate:</strong> worth a look and not a finding. It was found and counted on the same data, and no error rate stands behind it.</li>
</ul></div>
<div><p class="tag">What it does not say</p><ul>
<li><strong>Acting together is not misconduct.</strong> Newsrooms, unions, fandoms and protest movements coordinate openly and honestly. ${input.dossiers.length === 1 ? "The group" : "Each group"} lists such readings, and what a test of each against the data gave.</li>
<li><strong>The error rate is the group's.</strong> It covers that somebody acts together here, not each account that is listed, and it holds if whoever is active within a quarter of an hour could as well have written each other's posts.</li>
<li><strong>No account is called inauthentic,</strong> and the ranking is not a verdict: rank 1 is the strongest evidence, not the worst conduct.</li>
</ul></div>
</div>
</aside>`;
}

function silence(): Html {
  return html`<aside class="note" aria-label="What this means"><h2 class="small">What this does not mean</h2>
<p>It does not show that nobody acted in concert. Accounts that wait an hour between their acts, that act on things which this data does not hold, or that are not in these files, leave no mark here.</p></aside>`;
}

const noFinding = ({ network }: ReportInput): string =>
  anythingShared(network)
    ? "No group of accounts stood out"
    : "Nothing could be searched: no two accounts share anything in what was read";

/** Which filter emptied the result, the first that did. */
function nothing(input: ReportInput): string {
  const { quality, network, plan } = input;
  if (quality.rowsRead === 0) return "The input holds no rows.";
  if (quality.events === 0)
    return `None of the ${counted(quality.rowsRead, "row")} could be used; the next section says why.`;
  const sum = (pick: (part: NetworkSummary) => number) =>
    network.reduce((total, part) => total + pick(part), 0);
  const most = (pick: (part: NetworkSummary) => number) => Math.max(0, ...network.map(pick));
  if (!anythingShared(network))
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
