/** The evidence: the posts of the closest moment with where they stand in the files, and pairs of posts side by side. */
import type {
  Dossier,
  EdgeEvidence,
  EvidencePost,
  Meeting,
  ReportInput,
  TraceWords,
} from "../../model/index.js";
import {
  clock,
  count,
  counted,
  duration,
  expectedCount,
  probability,
  timeOfDay,
  windowWords,
} from "../text/format.js";
import { type Content, cut, type Html, html, spoken, token } from "../text/html.js";
import { compared } from "./compared.js";
import type { Detail } from "./detail.js";
import { table } from "./table.js";
import { metOn, momentThing } from "./things.js";
import { memberNames, phrase, traceTitle } from "./words.js";

/** Posts of the group: its closest moment, then the strongest pairs. Nothing where there are none. */
export function evidence(
  dossier: Dossier,
  { traces, plan: { fdr } }: Pick<ReportInput, "traces" | "plan">,
  detail: Detail,
): Html | false {
  if (dossier.edges.length === 0 && !dossier.moment) return false;
  const names = memberNames(dossier);
  const called = new Map(
    dossier.members.map(({ accountId, names: known }) => [accountId, known.at(-1) ?? ""]),
  );
  const shown = dossier.edges.slice(0, detail.pairs);
  return html`${momentTable(dossier, detail)}
${shown.length > 0 && html`<p class="aside">${pairsNote(dossier, shown.length)} “p” is how often chance alone gives a pair that many meetings; pairs were picked out afterwards, so read it as a ranking. A pair stands out by itself where q, corrected for all pairs, is at most ${fdr}: ${pairsStanding(dossier)}</p>`}
${shown.map((edge, i) => edgeBlock(edge, { names, called, traces, detail, dossier, open: i === 0 }))}`;
}

function momentTable(dossier: Dossier, detail: Detail): Html | false {
  const { moment } = dossier;
  if (!moment || moment.posts.length === 0) return false;
  const names = memberNames(dossier);
  let before: string | null = null;
  const rows = moment.posts.map((post): Content[] => {
    const same = post.text !== null && post.text === before;
    before = post.text;
    return [
      names.get(post.accountId) ?? "",
      timeOfDay(post.timeUtc, post.timePrecision),
      same
        ? html`<i>the same words</i>`
        : post.text
          ? html`<span class="sample">${spoken(cut(post.text, detail.text))}</span>`
          : "–",
      token(post.place),
    ];
  });
  return table(
    html`The closest moment${momentThing(dossier, detail.token) && html`, ${momentThing(dossier, detail.token)}`}${moment.members > rows.length && `; the first ${count(rows.length)} of ${counted(moment.members, "post")}`}.`,
    [
      { head: "Account" },
      { head: "UTC", kind: "when" },
      { head: "Post", kind: "called" },
      { head: "Where it stands", kind: "file" },
    ],
    rows,
  );
}

function pairsNote({ edgesTotal }: Dossier, shown: number): string {
  return edgesTotal > shown
    ? `The ${count(shown)} strongest of ${counted(edgesTotal, "pair")} that met on two things or more; claque open CASE shows the others.`
    : `${counted(edgesTotal, "pair")} met on two things or more, the strongest first.`;
}

/** How many of all pairs of members stand out one by one. */
function pairsStanding({ size, pairsStanding: standing, log10E }: Dossier): Html {
  const pairs = count((size * (size - 1)) / 2);
  if (standing > 0) return html`${count(standing)} of ${pairs} ${standing === 1 ? "does" : "do"}.`;
  return html`none of ${pairs} does. <strong>No pair of this group stands out by itself</strong>${log10E === null ? "." : ": the evidence is the group’s, so name no two accounts by them."}`;
}

interface Setting {
  readonly names: ReadonlyMap<string, string>;
  /** Display names that the data gives; none under pseudonyms. */
  readonly called: ReadonlyMap<string, string>;
  readonly traces: readonly TraceWords[];
  readonly detail: Detail;
  readonly dossier: Dossier;
  readonly open: boolean;
}

function edgeBlock(edge: EdgeEvidence, setting: Setting): Html {
  const { one, many } = phrase(edge.trace);
  const shown = edge.meetings.slice(0, setting.detail.meetings);
  const name = (id: string) => setting.names.get(id) ?? id;
  const several = setting.dossier.traces.length > 1 ? `${traceTitle(setting.traces, edge.trace)}, ` : "";
  return html`<details class="edge"${setting.open && html` open`}><summary><b>${name(edge.accountA)} – ${name(edge.accountB)}</b> <span>met on ${counted(edge.support, one, many)}${edge.postPairs < edge.support && ` in ${counted(edge.postPairs, "pair")} of posts`} within ${windowWords(edge.windowSeconds)}; ${expectedCount(edge.expected)} expected by chance</span> <small>${several}p ${probability(edge.log10P)}, q ${probability(Math.log10(Math.max(edge.qValue, 1e-300)))}</small></summary>
${shown.map((meeting) => meetingBlock(meeting, setting))}</details>`;
}

function meetingBlock(meeting: Meeting, setting: Setting): Html {
  const [first, second] =
    meeting.a.timeUtc <= meeting.b.timeUtc ? [meeting.a, meeting.b] : [meeting.b, meeting.a];
  const same = sameWords(meeting);
  return html`<div class="meeting"><p class="object"><span class="gap">${gapWords(meeting)}</span> ${metOn(meeting, setting.detail.token)}</p>
<div class="pair">${postBlock(first, setting, { other: second.text })}${postBlock(second, setting, { other: first.text, same })}</div></div>`;
}

const sameWords = ({ a, b }: Meeting): boolean =>
  a.text !== null && a.text.trim() !== "" && a.text === b.text;

function gapWords(meeting: Meeting): string {
  const precision = meeting.a.timePrecision;
  if (meeting.deltaSeconds === 0)
    return precision === "minute" || precision === "day" ? `same ${precision}` : "same second";
  return `${duration(meeting.deltaSeconds)} apart`;
}

/** The address of the post on its platform, to be opened by whoever checks it; null under pseudonyms. */
function address(permalink: string | null): Html | false {
  if (permalink === null || !/^https?:\/\//i.test(permalink)) return false;
  return html`, <a href="${permalink}" rel="noreferrer noopener">${token(cut(permalink, 90))}</a>`;
}

function postBlock(
  post: EvidencePost,
  { names, called, detail }: Setting,
  { other, same = false }: { readonly other: string | null; readonly same?: boolean },
): Html {
  const words = same
    ? html`<p class="aside">The same words.</p>`
    : post.text
      ? html`<blockquote>${compared(cut(post.text, detail.text), cut(other ?? "", detail.text))}</blockquote>`
      : html`<p class="aside">The data holds no text of this act.</p>`;
  return html`<article><header><b>${names.get(post.accountId) ?? ""}</b> ${spoken(cut(called.get(post.accountId) ?? "", 60))} <time datetime="${post.timeUtc}">${clock(post.timeUtc, post.timePrecision)} UTC</time></header>${words}<footer>${post.postId !== null && html`post ${token(cut(post.postId, 60))}, `}${token(post.place)}${address(post.permalink)}</footer></article>`;
}
