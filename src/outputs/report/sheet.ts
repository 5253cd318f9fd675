/** One group as a sheet: what it is and what weakens it, in sight; who, when, what, the posts and how it lives, folded. */
import type { Dossier, ReportInput } from "../../model/index.js";
import { mark } from "../pictures/marks.js";
import { clock, counted, days, windowWords } from "../text/format.js";
import { type Content, Html, html } from "../text/html.js";
import { cautionList } from "./cautions.js";
import { countsFigure } from "./counts.js";
import type { Detail } from "./detail.js";
import { evidence } from "./evidence.js";
import { leading } from "./first-screen.js";
import { fold } from "./fold.js";
import { membersTable, objectsTable } from "./members.js";
import { momentFigure } from "./moment.js";
import { readingsPart } from "./readings.js";
import { signalsPart } from "./signals/section.js";
import { statusSentence, wordingSentence } from "./status-words.js";
import { sinceWhen, testSentence, WOULD_CHANGE } from "./test-words.js";
import { matrixFigure, timelineFigure } from "./who-when.js";
import { anchor, groupName, groupSentence, traceTitle } from "./words.js";

/** How a sheet is shown. */
export interface SheetOptions {
  readonly detail: Detail;
  readonly folded: boolean;
  /** The only group of its section, whose heading it bears. */
  readonly only: boolean;
}

/** The sheet; the group of the first screen does not say again what stands there. */
export function sheet(dossier: Dossier, input: ReportInput, { detail, folded, only }: SheetOptions): Html {
  const title = html`${mark(dossier.rank)}${groupName(dossier)} <span class="pill ${dossier.status}">${dossier.status}</span>`;
  const facts = html`${counted(dossier.size, "account")}, ${days(dossier.firstSeen, dossier.lastSeen)}, ${dossier.groupId}`;
  const inside = body(dossier, input, detail, only ? "h3" : "h4");
  const head = only ? new Html("h2") : new Html("h3");
  return folded
    ? html`<details class="sheet" id="${anchor(dossier)}"><summary><h3>${title} <small>${facts}</small></h3><p class="line">${groupSentence(dossier)}</p></summary>${inside}</details>`
    : html`<article class="sheet" id="${anchor(dossier)}"><${head}>${title} <small>${facts}</small></${head}>${inside}</article>`;
}

function body(dossier: Dossier, input: ReportInput, detail: Detail, level: "h3" | "h4"): Html {
  const first = leading(input) === dossier;
  const { traces } = input;
  return html`<p class="sentence">${statusSentence(dossier)} ${!first && testSentence(dossier)}</p>
${cautionList(dossier)}
${!first && momentFigure(dossier, { wide: 820, posts: detail.moment, title: "The closest moment" })}
${readingsPart(dossier, traces, { level, ruledOut: detail.ruledOut })}
${countsFigure(dossier, traces)}
${detail.pictures && matrixFigure(dossier)}
${folds(dossier, input, detail)}
${ways(dossier, input)}`;
}

function folds(dossier: Dossier, input: ReportInput, detail: Detail): Html {
  const { traces } = input;
  const part = (title: string, content: Content, aside: Content) =>
    content !== false && content !== null && fold(title, content, { aside });
  return html`${part("The posts, side by side", evidence(dossier, input, detail), "with file and line")}
${part("What they met on", objectsTable(dossier, traces, detail), counted(dossier.objectsTotal, "thing"))}
${part("Who", membersTable(dossier, input, detail.members), counted(dossier.size, "account"))}
${part("When", whenPart(dossier, input, detail), days(dossier.firstSeen, dossier.lastSeen))}
${detail.pictures && part("How the group lives", signalsPart(dossier, input), "marks beside acting together")}`;
}

function whenPart(dossier: Dossier, { traces }: ReportInput, detail: Detail): Html {
  const since = dossier.log10E === null ? null : sinceWhen(dossier);
  return html`<p>First meeting by “${traceTitle(traces, dossier.leadTrace)}” within ${windowWords(dossier.windowSeconds)}: ${clock(dossier.firstSeen)}, last ${clock(dossier.lastSeen)} UTC. ${since} ${wordingSentence(dossier)} ${dossier.log10E !== null && WOULD_CHANGE}</p>${detail.pictures && timelineFigure(dossier)}`;
}

function ways({ groupId }: Dossier, { plan }: ReportInput): Html {
  return html`<p class="ways"><span>Every pair and post: <code>claque open CASE</code></span>${plan.identity.mode === "pseudonym" && html` <span>Names, with the key: <code>claque reveal CASE ${groupId} --purpose TEXT</code></span>`}</p>`;
}
