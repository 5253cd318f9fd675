/**
 * What weakens a group, said next to the sentence that makes it look strong: plain facts of the same data that a reader
 * needs before naming anybody. Each is a comparison that the reader can check in the tables below it.
 */
import type { Dossier } from "../../model/index.js";
import { clock, count, counted, expectedCount, share } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { memberName, phrase } from "./words.js";

const DAY = 86_400_000;

/** Facts that weaken a group, the gravest first; none where nothing does. */
export function cautions(dossier: Dossier): string[] {
  return [
    noContrast(dossier),
    pairAlone(dossier),
    looseMembers(dossier),
    oneDay(dossier),
    fewPosts(dossier),
    smallPart(dossier),
    machineGap(dossier),
  ].filter((text): text is string => text !== null);
}

/** The same as a list; nothing where there are none. */
export function cautionList(dossier: Dossier): Html | false {
  const list = cautions(dossier);
  return list.length > 0 && html`<ul class="cautions">${list.map((text) => html`<li>${text}</li>`)}</ul>`;
}

function noContrast({ contrast, observed, expected, log10E, ownShare }: Dossier): string | null {
  if (contrast === "hour") return null;
  const held = `by who was active in the very same hours, ${expectedCount(expected)} of the ${counted(observed, "meeting")} would be expected`;
  const own = share(ownShare, 1);
  if (log10E !== null)
    return `The count alone shows nothing: ${held}. ${ownWords(ownShare)} The finding rests on the test.`;
  return ownShare < LITTLE
    ? `No contrast within the hour: ${held}. The group's own acts are only ${own} of all such acts in those hours, so the hours may explain them.`
    : `No contrast within the hour: ${held}. Either those hours explain them, or the group fills them itself: ${own} of all such acts in them are its own. This data cannot tell which.`;
}

/** Shares of the acts of an hour: from the first the group fills it, below the second it is a small part of it. */
const [NEARLY_ALL, LITTLE] = [0.8, 0.2];

function ownWords(ownShare: number): string {
  const own = share(ownShare, 1);
  if (ownShare >= NEARLY_ALL)
    return `Of all such acts in those hours ${own} are this group's own, so exchanging accounts within the hour shows nothing.`;
  return ownShare < LITTLE
    ? `The group's own acts are only ${own} of all such acts in those hours, so the hours may explain the count.`
    : `Of all such acts in those hours ${own} are this group's own, which raises what is expected by chance.`;
}

function pairAlone(dossier: Dossier): string | null {
  const { topPair, observed, size, members } = dossier;
  if (!topPair || size < 3 || 2 * topPair.meetings <= observed) return null;
  const name = (id: string) => memberName(members.findIndex((member) => member.accountId === id));
  return `Mostly one pair: ${name(topPair.accountA)} and ${name(topPair.accountB)} make ${count(topPair.meetings)} of the ${count(observed)} meetings (${share(topPair.meetings, observed)}). Little speaks for the other ${counted(size - 2, "account")}.`;
}

function looseMembers({ members, size }: Dossier): string | null {
  const none = members.filter((member) => member.partners === 0).length;
  const one = members.filter((member) => member.partners === 1).length;
  if (none + one === 0) return null;
  const parts = [
    one > 0 ? `${count(one)} of the ${count(size)} accounts met one other member only` : "",
    none > 0 ? `${count(none)} of the ${count(size)} met none in this trace and window` : "",
  ].filter(Boolean);
  return `Loosely tied: ${parts.join(", and ")}.`;
}

function oneDay({ firstSeen, lastSeen }: Dossier): string | null {
  if (Date.parse(lastSeen) - Date.parse(firstSeen) > DAY) return null;
  return `All meetings lie within 24 hours, from ${clock(firstSeen, "minute")} UTC; one event may explain them.`;
}

function fewPosts({ posts, actions, leadTrace }: Dossier): string | null {
  if (2 * posts > actions) return null;
  const { many } = phrase(leadTrace);
  return `Several ${many} in one post: the ${count(actions)} acts behind the meetings stand in ${counted(posts, "post")}. What one post carries comes together: count the posts, not the ${many}.`;
}

function smallPart({ objects, leadTrace }: Dossier): string | null {
  const shown = objects.filter((object) => object.trace === leadTrace);
  const popular = shown.filter((object) => object.members * 10 < object.accounts).length;
  if (shown.length === 0 || 2 * popular <= shown.length) return null;
  return `On ${popular === shown.length ? `all ${count(popular)}` : `${count(popular)} of ${count(shown.length)}`} ${phrase(leadTrace).many} looked at, more than nine in ten of the accounts that acted are outside it.`;
}

function machineGap({ medianGapSeconds }: Dossier): string | null {
  if (medianGapSeconds === null || medianGapSeconds > 1) return null;
  return "Half of the meetings lie a second or less apart, as feeds, cross-posting and planning tools do it.";
}
