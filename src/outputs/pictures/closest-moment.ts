/**
 * The closest moment of a group: the posts of one meeting on a time axis. Dots stand on the rail to scale, and each leads to
 * its post, so that how close they lie and what they say are seen at once.
 */
import { count, counted, duration, timeOfDay } from "../text/format.js";
import { drawn, type Html, html } from "../text/html.js";
import { framed, NARROW, note, type PictureOptions, round } from "./frame.js";
import { startsRightToLeft, wrapped } from "./labels.js";
import { spanTicks } from "./scales.js";

/** A post of the moment. */
export interface MomentPost {
  /** ISO clock, UTC. */
  readonly timeUtc: string;
  /** The account as the page calls it: "A3". */
  readonly name: string;
  /** Null where the data holds no text. */
  readonly text: string | null;
}

/** The posts of one meeting, in order of time. */
export interface MomentRows {
  readonly posts: readonly MomentPost[];
  /** Posts of the moment in all; more than `posts` where some are not given. */
  readonly total: number;
  /** How fine the clock is: "second", "minute", … */
  readonly precision: string;
}

/** How a moment is drawn. */
export interface MomentOptions extends PictureOptions {
  /** Posts drawn at most. */
  readonly posts?: number;
  /** Lines of a text at most. */
  readonly lines?: number;
}

const [HEAD, LINE, BETWEEN, TOP] = [17, 19, 11, 6];
const SIZE = 14;
/** Pixels between two tick labels at least. */
const TICK_ROOM = 24;

interface Row {
  readonly post: MomentPost;
  readonly after: number;
  readonly lines: readonly string[];
  /** The same words as an earlier post, or no words: said in italics. */
  readonly aside: string | null;
  readonly y: number;
}

/** The drawing; `data-i` of a row is the index of its post. */
export function closestMoment(rows: MomentRows, options: MomentOptions): Html {
  const { width } = options;
  const axis = width >= NARROW;
  const rail = axis ? 78 : 8;
  const left = rail + (axis ? 48 : 36);
  const placed = placedRows(rows, options, width - left - 4);
  const bottom = (placed.at(-1)?.y ?? 0) + heightOf(placed.at(-1));
  const left0 = rows.total - placed.length;
  const height = TOP + bottom + (left0 > 0 ? 22 : 4);
  const span = placed.at(-1)?.after ?? 0;
  const [from, to] = [TOP + 8, TOP + (placed.at(-1)?.y ?? 0) + 8];
  const y = (after: number) => (span === 0 ? (from + to) / 2 : from + ((to - from) * after) / span);
  return framed(
    { kind: "closest-moment", width, height, label: spoken(rows, span) },
    html`<line class="rail" x1="${rail}" x2="${rail}" y1="${from}" y2="${round(to)}"/>${axis && ticks(span, y, rail)}
${placed.map((row, i) => rowMarks(row, i, { y, rail, left, width, rows }))}
${left0 > 0 && note(`and ${counted(left0, "more post")} of the same moment`, left, height - 6)}`,
  );
}

function placedRows(rows: MomentRows, { posts = 8, lines = 2 }: MomentOptions, width: number): Row[] {
  const start = Date.parse(rows.posts[0]?.timeUtc ?? "");
  const seen = new Map<string, string>();
  const silent = rows.posts.every((post) => !post.text?.trim());
  let y = 0;
  return rows.posts.slice(0, posts).map((post) => {
    const text = post.text?.trim() ?? "";
    const twin = seen.get(text);
    if (text !== "" && twin === undefined) seen.set(text, post.name);
    const aside =
      text === ""
        ? silent
          ? ""
          : "no text in the data"
        : twin !== undefined
          ? `the same words as ${twin}`
          : null;
    const row = {
      post,
      after: (Date.parse(post.timeUtc) - start) / 1000,
      lines: aside === null ? wrapped(text, { width, size: SIZE, lines }) : [],
      aside,
      y,
    };
    y += heightOf(row) + BETWEEN;
    return row;
  });
}

const heightOf = (row: Row | undefined): number => (row ? HEAD + LINE * row.lines.length : 0);

interface Place {
  readonly y: (after: number) => number;
  readonly rail: number;
  readonly left: number;
  readonly width: number;
  readonly rows: MomentRows;
}

function rowMarks(row: Row, i: number, { y, rail, left, width, rows }: Place): Html {
  const [dot, at] = [round(y(row.after)), TOP + row.y + 8];
  const when =
    i === 0 ? `${timeOfDay(row.post.timeUtc, rows.precision)} UTC` : afterWords(row.after, rows.precision);
  const right = startsRightToLeft(row.lines[0] ?? "");
  return html`<g data-i="${i}"><path class="leader" d="M${rail} ${dot}C${rail + 18} ${dot} ${left - 26} ${at} ${left - 8} ${at}"/><circle class="dot" cx="${rail}" cy="${dot}" r="5"/>
<text x="${left}" y="${at + 5}"><tspan class="strong">${row.post.name}</tspan> <tspan class="soft" dx="4">${when}</tspan>${row.aside !== null && html` <tspan class="italic" dx="4">${row.aside}</tspan>`}</text>
${row.lines.map((line, n) => html`<text class="said" ${right ? html`direction="rtl" x="${width - 4}"` : html`x="${left}"`} y="${at + 5 + LINE * (n + 1)}">${drawn(line)}</text>`)}</g>`;
}

function afterWords(after: number, precision: string): string {
  if (after > 0) return `+${duration(after)}`;
  return precision === "minute" || precision === "day" ? `the same ${precision}` : "the same second";
}

function ticks(span: number, y: (after: number) => number, rail: number): Html {
  const all = span === 0 ? [] : spanTicks(0, span);
  const apart = all.length > 1 ? y(all[1]) - y(all[0]) : TICK_ROOM;
  const values = all.filter((_, i) => i % Math.ceil(TICK_ROOM / apart) === 0);
  return html`${values.map((value) => html`<line class="axis" x1="${rail - 6}" x2="${rail}" y1="${round(y(value))}" y2="${round(y(value))}"/><text class="tick" x="${rail - 10}" y="${round(y(value) + 4)}" text-anchor="end">${value === 0 ? "0 s" : `+${duration(value)}`}</text>`)}`;
}

function spoken({ posts, total }: MomentRows, span: number): string {
  const names = [...new Set(posts.map(({ name }) => name))];
  return `${counted(total, "post")} by ${names.slice(0, 12).join(", ")}${names.length > 12 ? ` and ${count(names.length - 12)} more` : ""}, ${span === 0 ? "at one moment" : `the drawn ones within ${duration(span)}`}.`;
}
