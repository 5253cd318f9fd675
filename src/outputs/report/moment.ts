/** The closest moment of a group as a figure: who acted how long after whom, in what words, and who else was there. */
import type { Dossier } from "../../model/index.js";
import { closestMoment } from "../pictures/closest-moment.js";
import { momentRows } from "../pictures/dossier-rows.js";
import { count, day, duration, windowWords } from "../text/format.js";
import { type Content, type Html, html } from "../text/html.js";
import { fluid } from "./fluid.js";
import { momentThing } from "./things.js";
import { phrase } from "./words.js";

/** How the figure is made. */
export interface MomentFigure {
  readonly wide: number;
  /** Posts drawn at most. */
  readonly posts: number;
  readonly title: string;
  /** Stands behind the caption. */
  readonly after?: Content;
}

/** The figure; nothing where no two members met by the lead trace. */
export function momentFigure(dossier: Dossier, { wide, posts, title, after }: MomentFigure): Html | false {
  const { moment } = dossier;
  const rows = momentRows(dossier);
  if (!moment || !rows) return false;
  const silent = moment.posts.every(({ text }) => !text?.trim());
  return html`<figure class="moment"><figcaption><b>${title}:</b> ${who(moment.members, dossier.size)} ${phrase(moment.trace).did} ${within(moment.spanSeconds, rows.precision)} on ${day(moment.posts[0].timeUtc)}${others(moment.others)}${silent && " The data holds no text of these posts."} ${momentThing(dossier, 90)} ${after}</figcaption>
${fluid((options) => closestMoment(rows, { ...options, posts: silent ? 2 * posts : posts, lines: 2 }), wide)}</figure>`;
}

const who = (members: number, size: number): string =>
  members === size ? `all ${count(size)} accounts` : `${count(members)} of the ${count(size)} accounts`;

function within(span: number, precision: string): string {
  if (span > 0) return `within ${span >= 60 && span % 60 === 0 ? windowWords(span) : duration(span)}`;
  return precision === "minute" || precision === "day" ? `in the same ${precision}` : "in the same second";
}

function others(accounts: number): string {
  if (accounts === 0) return "; nobody else in the data did in that time.";
  return `; so did ${count(accounts)} ${accounts === 1 ? "other account" : "other accounts"}.`;
}
