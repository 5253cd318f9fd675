/** The first screen: a headline, three sentences, and the closest moment of the strongest group with its posts. */
import type { Dossier, ReportInput } from "../../model/index.js";
import { count, counted, days } from "../text/format.js";
import { type Html, html, spoken } from "../text/html.js";
import { activityFigure } from "./activity.js";
import { answers } from "./answers.js";
import { headline } from "./headline.js";
import { momentFigure } from "./moment.js";
import { anchor, fileNames, groupName, groupsOf, isGroup } from "./words.js";

const [WIDE, POSTS] = [640, 8];

/** The group whose moment the first screen shows: the strongest of those said to act in concert. */
export const leading = ({ dossiers }: ReportInput): Dossier | undefined => dossiers.find(isGroup);

/** Headline, answers, picture, and the way on. */
export function firstScreen(input: ReportInput): Html {
  const { found, sure, otherwise, helps } = answers(input);
  const { quality } = input;
  const span = quality.firstEvent && quality.lastEvent && days(quality.firstEvent, quality.lastEvent);
  return html`<header class="head" id="top">
<p class="kicker"><span class="name">${spoken(fileNames(input.plan.inputs))}</span> <span>${counted(quality.events, "post")} by ${counted(quality.accounts, "account")}</span>${span && html` <span>${span}</span>`}</p>
<h1>${headline(input)}</h1>
<div class="first"><dl class="answers"><div><dt>What was found</dt><dd>${found}</dd></div><div><dt>How sure</dt><dd>${sure}</dd></div><div><dt>${helps ? "What data would show more" : "What else could explain it"}</dt><dd>${otherwise}</dd></div></dl>
${picture(input)}</div>
<p class="not-said">${notSaid(input)}</p>
${contents(input)}</header>`;
}

function picture(input: ReportInput): Html | false {
  const group = leading(input);
  if (group?.moment) {
    const several = groupsOf(input.totals) > 1;
    return momentFigure(group, {
      wide: WIDE,
      posts: POSTS,
      title: several ? `The closest moment of ${groupName(group)}` : "The closest moment",
      after: html`<a href="#${anchor(group)}">Check ${several ? groupName(group) : "the group"} ↓</a>`,
    });
  }
  return activityFigure(input.quality, WIDE);
}

function notSaid({ plan, totals }: ReportInput): string {
  if (groupsOf(totals) === 0) return "Nobody is accused here.";
  const who =
    plan.identity.mode === "pseudonym"
      ? "Accounts stand under pseudonyms."
      : "Accounts stand under the identifiers of the data.";
  return `Acting together is not misconduct, and nothing here says who is behind it. ${who}`;
}

function contents(input: ReportInput): Html {
  const { byStatus } = input.totals;
  const groups = groupsOf(input.totals);
  const audiences = byStatus["shared-audience"];
  const links: [string, string][] = [
    ...(groups > 0
      ? ([["groups", groups === 1 ? "The group" : `The ${count(groups)} groups`]] as [string, string][])
      : []),
    ...(audiences > 0 ? ([["audiences", counted(audiences, "shared audience")]] as [string, string][]) : []),
    ...(byStatus.candidate > 0
      ? ([["candidates", counted(byStatus.candidate, "candidate")]] as [string, string][])
      : []),
    ["data", "What was read"],
    ["method", "Method"],
    ["limits", "What it cannot say"],
  ];
  return html`<nav aria-label="Contents"><ul>${links.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>`;
}
