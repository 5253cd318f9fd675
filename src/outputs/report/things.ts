/** What accounts met on, by its words before its code: a wording says its words, a hashtag bears its sign, a link is a link. */
import type { Dossier, Meeting } from "../../model/index.js";
import { cut, type Html, html, spoken, token } from "../text/html.js";

/** A thing as the data has it. */
export interface Thing {
  readonly objectId: string;
  readonly trace: string;
  /** A text that shows what it is. */
  readonly sample?: string | null;
}

/** Traces whose objects are families with a code of ours. */
const CODED: Readonly<Record<string, string>> = {
  "co-text": "a wording",
  "co-phrase": "a story",
  "co-image": "a picture",
};

/** The thing in words, cut after a number of characters; the code stands small behind words. */
export function thing({ objectId, trace, sample }: Thing, characters: number): Html {
  const coded = CODED[trace];
  if (coded === undefined)
    return token(cut(trace === "co-hashtag" ? objectId.replace(/^(?!#)/, "#") : objectId, characters));
  const words = sample?.trim() ?? "";
  return words === ""
    ? html`${coded} ${token(cut(objectId, characters))}`
    : html`“${spoken(cut(words, characters))}” <span class="code">${token(cut(objectId, 40))}</span>`;
}

/** The thing of a meeting; the first post says its words. */
export const metOn = ({ objectId, trace, a }: Meeting, characters: number): Html =>
  thing({ objectId, trace, sample: a.text }, characters);

/** The thing of a group's closest moment; nothing where the posts themselves say it: a wording, a story. */
export function momentThing({ moment }: Dossier, characters: number): Html | false {
  if (!moment || (CODED[moment.trace] !== undefined && moment.posts.some(({ text }) => text !== null)))
    return false;
  return thing(moment, characters);
}
