/** The groups as a ranked list: one plain sentence each, and a mark that shows how far from chance it lies. */
import type { Dossier, ReportInput } from "../../model/index.js";
import { mark } from "../pictures/marks.js";
import { axisHead, countScale } from "../pictures/scales.js";
import { count, counted, days, duration } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { cautionList } from "./cautions.js";
import { dumbbell } from "./dumbbell.js";
import { beatsCopies, worthALook } from "./self-check.js";
import { readingsInShort } from "./status-words.js";
import { testInShort } from "./test-words.js";
import {
  chanceOf,
  countOf,
  countRatio,
  groupName,
  groupSentence,
  ownHours,
  pairsWords,
  traceTitle,
} from "./words.js";

const OPEN = 12;

const WORDINGS = {
  "one-wording": "nearly one wording",
  retold: "one story, other words",
  unlike: "texts unlike each other",
};

const ORDER =
  "Groups that passed the test come first, the strongest test first; those of which little is left once common taste is held fixed stand behind the others. Candidates follow, the most striking count first; of these, groups that are mostly one pair come after the others, and groups without contrast within the hour last.";

/** The section with the list; nothing where there are no groups. */
export function groupsSection(input: ReportInput): Html | false {
  const { dossiers, limits } = input;
  if (dossiers.length === 0) return false;
  const top = Math.max(...dossiers.map((dossier) => Math.max(countOf(dossier), chanceOf(dossier))));
  const more = limits.groupsTotal - dossiers.length;
  const worth = worthALook(input);
  const shown = worth.slice(0, OPEN);
  const rest = dossiers.filter((dossier) => !shown.includes(dossier));
  const weak = dossiers.length - worth.length;
  return html`<section id="groups"><h2>The groups, ranked</h2>
<p>${ORDER} Each time two accounts meet on one thing counts once: five accounts that act on one link together make ten meetings. The bar runs from what chance gives (ring) to what was counted (dot), each step ten times the one before. Lines with a dash say what weakens a group.</p>
${shown.length > 0 ? html`${axisHead(countScale(top).ticks)}<ol class="groups">${shown.map((dossier) => card(dossier, input, top))}</ol>` : html`<p><strong>None of the ${counted(dossiers.length, "group")} below is a lead.</strong> Each stands out no more than a group of a shuffled copy of this data does.</p>`}
${rest.length > 0 && html`<details class="more rest"><summary>${counted(rest.length, "more group")}${weak > 0 && ` (${weak === rest.length ? "all" : count(weak)} no stronger than in a shuffled copy)`}</summary><ol class="groups">${rest.map((dossier) => card(dossier, input, top))}</ol></details>`}
${more > 0 && html`<p class="aside">${count(more)} more ${more === 1 ? "group stands" : "groups stand"} in groups.parquet; this report shows the first ${count(dossiers.length)}.</p>`}
</section>`;
}

function card(dossier: Dossier, input: ReportInput, top: number): Html {
  const ratio = countRatio(dossier);
  const test = testInShort(dossier);
  const readings = readingsInShort(dossier);
  const gap = dossier.medianGapSeconds;
  return html`<li class="card"><h3>${mark(dossier.rank)}<a href="#${anchor(dossier)}">${groupName(dossier)}</a> <span class="pill">${dossier.status}</span></h3>
<p class="sentence">${groupSentence(dossier)}${ownHours(dossier)}</p>
${test && html`<p class="test">${test}</p>`}
${readings && html`<p class="test">${readings}</p>`}
${beatsCopies(dossier, input.selfCheck) === false && html`<p class="aside">No stronger than a group of a shuffled copy: chance makes such groups in data like this.</p>`}
${cautionList(dossier)}
${dumbbell(countOf(dossier), chanceOf(dossier), top)}
<ul class="meta"><li>${count(dossier.size)} accounts</li><li>${dossier.traces.map((id, i) => html`${i > 0 && ", "}${traceTitle(input.traces, id)}`)}</li>${ratio && html`<li>${ratio}</li>`}${gap !== null && html`<li>typical gap ${duration(gap)}</li>`}${dossier.wording && html`<li>${WORDINGS[dossier.wording]}</li>`}<li>${days(dossier.firstSeen, dossier.lastSeen)}</li><li>${pairsWords(dossier)}</li></ul></li>`;
}

/** The anchor of a group's dossier. */
export const anchor = (dossier: Dossier): string => `group-${dossier.rank}`;
