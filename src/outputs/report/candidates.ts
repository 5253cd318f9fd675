/** Candidates, pale and folded: a line each, the few that stand out most with their closest moment. */
import type { Dossier, ReportInput } from "../../model/index.js";
import { count, counted, days, expectedCount, listed, share } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { cautionList } from "./cautions.js";
import { fold } from "./fold.js";
import { momentFigure } from "./moment.js";
import { beatsCopies, worthALook, yardstick } from "./self-check.js";
import { fittingTitles } from "./status-words.js";
import { table } from "./table.js";
import { anchor, capital, chanceOf, countOf, groupName, leadWords, memberName } from "./words.js";

const [AT_LENGTH, LINES] = [5, 10];

/** The section; nothing where there is no candidate. */
export function candidatesSection(input: ReportInput): Html | false {
  const candidates = input.dossiers.filter(({ status }) => status === "candidate");
  const total = input.totals.byStatus.candidate;
  if (total === 0) return false;
  const leads = new Set(worthALook(input));
  const shown = candidates.filter((dossier) => leads.has(dossier)).slice(0, AT_LENGTH);
  return html`<section class="pale"><details class="candidates"><summary><h2>${counted(total, "candidate")}</h2><p class="line">Worth a look, not findings: no error rate stands behind ${total === 1 ? "it" : "them"}.</p></summary>
<p id="candidates">${capital(yardstick(input))} Each was found and counted on the same data, so part of the contrast comes from the choice. The most striking count comes first; candidates that are mostly one pair, or without contrast within the hour, come last.</p>
${shown.map((dossier) => atLength(dossier, input))}
${candidates.length > 0 && lines(candidates, input)}
${total > candidates.length && html`<p class="aside">${counted(total - candidates.length, "more candidate")}: <code>claque show CASE groups --limit all</code></p>`}
<p class="ways"><span>Go through them: <code>claque open CASE</code></span> <span>Who is in one: <code>claque show CASE members --limit all</code></span></p></details></section>`;
}

function atLength(dossier: Dossier, { traces }: ReportInput): Html {
  const members = dossier.members
    .slice(0, 12)
    .map(
      ({ accountId }, i) => html`${i > 0 && ", "}${memberName(i)} <span class="token">${accountId}</span>`,
    );
  return fold(
    groupName(dossier),
    html`${cautionList(dossier)}${ownHours(dossier)}${momentFigure(dossier, { wide: 820, posts: 4, title: "The closest moment" })}
<p class="aside">${members}${dossier.members.length > 12 && ` and ${count(dossier.members.length - 12)} more`}</p>`,
    {
      aside: html`${dossier.groupId}, ${counted(dossier.size, "account")}, ${leadWords(dossier, traces)}: ${count(countOf(dossier))} meetings, ${expectedCount(chanceOf(dossier))} expected`,
    },
  );
}

function lines(candidates: readonly Dossier[], { traces, selfCheck }: ReportInput): Html {
  return table(
    "All of them, a line each.",
    [
      { head: "Candidate" },
      { head: "Accounts", number: true },
      { head: "By" },
      { head: "Meetings", number: true },
      { head: "Expected by chance", number: true },
      { head: "When", kind: "when" },
      ...(selfCheck ? [{ head: "Above the copies" }] : []),
      { head: "Innocent explanations that fit" },
    ],
    candidates.map((dossier) => [
      html`<span id="${anchor(dossier)}">${dossier.groupId}</span>`,
      count(dossier.size),
      leadWords(dossier, traces),
      count(countOf(dossier)),
      expectedCount(chanceOf(dossier)),
      days(dossier.firstSeen, dossier.lastSeen),
      ...(selfCheck ? [beatsCopies(dossier, selfCheck) ? "yes" : "no"] : []),
      listed(fittingTitles(dossier)) || "–",
    ]),
    { open: LINES },
  );
}

/** Chance of the hour from this share of what was counted on, above this multiple of the chance of the time of day, and this share of the acts: it fills its own hours. */
const [FILLS_ITS_HOURS, RAISED, OWNED] = [0.5, 2, 0.2];

/** What to say where exchanging accounts within the hour mostly exchanges the candidate's own. */
function ownHours({ contrast, observed, expected, expectedRhythm, ownShare }: Dossier): Html | false {
  const own =
    contrast === "hour" &&
    ownShare >= OWNED &&
    expected >= FILLS_ITS_HOURS * observed &&
    expectedRhythm > 0 &&
    expected > RAISED * expectedRhythm;
  return (
    own &&
    html`<p>Of all such acts in the hours of the meetings ${share(ownShare, 1)} are its own, which raises what is expected: at the same times of day over all days, ${expectedCount(expectedRhythm)}.</p>`
  );
}
