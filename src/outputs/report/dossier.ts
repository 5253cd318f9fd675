/** One group as a folded section: counts, pictures, members, objects, the posts side by side, and what else may explain it. */
import type { Dossier, ReportInput } from "../../model/index.js";
import { mark } from "../pictures/marks.js";
import { clock, counted } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { cautionList } from "./cautions.js";
import { countsFigure } from "./counts.js";
import type { Detail } from "./detail.js";
import { evidence } from "./evidence.js";
import { anchor } from "./groups.js";
import { membersTable, objectsTable } from "./members.js";
import { readingsList } from "./readings.js";
import { beatsCopies } from "./self-check.js";
import { signalsPart } from "./signals/section.js";
import { statusSentence, wordingSentence } from "./status-words.js";
import { testSentence, WOULD_CHANGE } from "./test-words.js";
import { timelineFigures } from "./timeline.js";
import { countRatio, excessBesideTest, groupName, groupSentence, leadWords, ownHours } from "./words.js";

/** The dossier of one group; unfolded when `open`. */
export function dossierSection(dossier: Dossier, input: ReportInput, detail: Detail, open: boolean): Html {
  const ratio = countRatio(dossier);
  const test = testSentence(dossier);
  const excess = excessBesideTest(dossier);
  return html`<details class="dossier" id="${anchor(dossier)}"${open && html` open`}>
<summary><h3>${mark(dossier.rank)}${groupName(dossier)} <small>${counted(dossier.size, "account")}, ${dossier.groupId}</small> <span class="pill">${dossier.status}</span></h3></summary>
<p class="sentence">${groupSentence(dossier)}${ratio && html` That is ${ratio}.`}${ownHours(dossier)}</p>
${test && html`<p class="test"><strong>${test}</strong> ${excess && html`${excess} `}${WOULD_CHANGE}</p>`}
<p class="aside">First meeting ${leadWords(dossier, input.traces)}: ${clock(dossier.firstSeen)}, last ${clock(dossier.lastSeen)} UTC. ${statusSentence(dossier)}${wordingSentence(dossier)}${test === null && " The group was chosen because it meets often, so part of the contrast with chance comes from the choice."}</p>
${beatsCopies(dossier, input.selfCheck) === false && html`<p class="aside"><strong>Stands out no more than a group of a shuffled copy of this data</strong>, in which accounts were exchanged at random.</p>`}
${cautionList(dossier)}
${countsFigure(dossier, input.traces)}
${timelineFigures(dossier, detail)}
${membersTable(dossier, input, detail.members)}
${objectsTable(dossier, input.traces, detail)}
${evidence(dossier, input, detail)}
${readingsList(dossier, input.traces)}
${signalsPart(dossier, input)}
<p class="back"><a href="#groups">Back to the list of groups</a></p>
</details>`;
}
