/** The evidence: pairs of accounts, the things they met on, and both posts side by side with where they stand in the files. */
import type {
  Dossier,
  EdgeEvidence,
  EvidencePost,
  Meeting,
  ReportInput,
  TraceWords,
} from "../../model/index.js";
import { clock, count, counted, duration, expectedCount, probability, windowWords } from "../text/format.js";
import { cut, type Html, html, spoken, token } from "../text/html.js";
import type { Detail } from "./detail.js";
import { memberName, phrase, traceTitle } from "./words.js";

/** The strongest pairs of a group; the first is unfolded. */
export function evidence(
  dossier: Dossier,
  { traces, plan: { fdr } }: Pick<ReportInput, "traces" | "plan">,
  detail: Detail,
): Html | false {
  if (dossier.edges.length === 0) return false;
  const names = new Map(dossier.members.map((member, i) => [member.accountId, memberName(i)]));
  const called = new Map(
    dossier.members.map(({ accountId, names: known }) => [accountId, known.at(-1) ?? ""]),
  );
  const shown = dossier.edges.slice(0, detail.edges);
  const total = Math.max(dossier.edgesTotal, shown.length);
  const note =
    total > shown.length
      ? `The ${count(shown.length)} strongest of ${counted(total, "pair")}; the rest stand in edges.parquet and meetings.parquet.`
      : `${counted(total, "pair")}, the strongest first.`;
  return html`<h4>The posts, side by side</h4>
<p class="aside">${note} Of each pair the meetings closest in time are shown. “p” is how often chance alone gives this pair as many meetings or more; it was computed for pairs that were picked out afterwards, so read it as a ranking. “q” corrects it for all the pairs of accounts that were compared: a pair stands out by itself from ${fdr} down.</p>
${dossier.pairsStanding === 0 && html`<p><strong>No pair of this group stands out by itself.</strong> ${dossier.log10E === null ? "Read the pairs as examples of what was counted for the group." : "The evidence is the group's, which the test asks for as a whole: read the pairs as examples, and name no two accounts by them."}</p>`}
${shown.map((edge, i) => edgeBlock(edge, { names, called, traces, detail, dossier, open: i === 0 }))}`;
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
  return html`<details class="edge"${setting.open && html` open`}><summary><b>${name(edge.accountA)} – ${name(edge.accountB)}</b> <span>met on ${counted(edge.support, one, many)}${edge.postPairs < edge.support && ` in ${counted(edge.postPairs, "pair")} of posts`} within ${windowWords(edge.windowSeconds)}; chance gives ${expectedCount(edge.expected)}</span> <small>${several}p ${probability(edge.log10P)}, q ${probability(Math.log10(Math.max(edge.qValue, 1e-300)))}, ${edge.level === "none" ? "does not stand out by itself" : "stands out by itself"}</small></summary>
${shown.map((meeting) => meetingBlock(meeting, setting))}
${edge.meetingsTotal > shown.length && html`<p class="aside">${count(shown.length)} of ${counted(edge.meetingsTotal, "meeting")} shown, closest in time first.</p>`}</details>`;
}

function meetingBlock(meeting: Meeting, setting: Setting): Html {
  const [first, second] =
    meeting.a.timeUtc <= meeting.b.timeUtc ? [meeting.a, meeting.b] : [meeting.b, meeting.a];
  return html`<div class="meeting"><p class="object"><span class="gap">${gapWords(meeting)}</span> ${token(cut(meeting.objectId, setting.detail.token))}${sameWords(meeting) && html` <span class="same">the same words</span>`}</p>
<div class="pair">${[first, second].map((post) => postBlock(post, setting))}</div></div>`;
}

const sameWords = ({ a, b }: Meeting): boolean =>
  a.text !== null && a.text.trim() !== "" && a.text === b.text;

function gapWords(meeting: Meeting): string {
  const precision = meeting.a.timePrecision;
  if (meeting.deltaSeconds === 0)
    return precision === "minute" || precision === "day" ? `same ${precision}` : "same second";
  return `${duration(meeting.deltaSeconds)} apart`;
}

function postBlock(post: EvidencePost, { names, called, detail }: Setting): Html {
  const words = post.text
    ? html`<blockquote>${spoken(cut(post.text, detail.text))}</blockquote>`
    : html`<p class="aside">The data holds no text of this act.</p>`;
  return html`<article><header><b>${names.get(post.accountId) ?? ""}</b> ${spoken(cut(called.get(post.accountId) ?? "", 60))} ${token(post.accountId)} <time datetime="${post.timeUtc}">${clock(post.timeUtc, post.timePrecision)} UTC</time></header>${words}<footer>${post.postId !== null && html`post ${token(cut(post.postId, 60))}, `}${token(post.place)}</footer></article>`;
}
