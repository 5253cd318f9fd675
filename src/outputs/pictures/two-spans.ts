/** When a group was active in two cases: a bar for each, on one axis of time, so that runs can be compared. */
import { clock } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { framed, inside, NARROW, type PictureOptions, round } from "./frame.js";
import { timeScale } from "./scales.js";

/** A span of time, milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is drawn: null where a case does not have the group. */
export interface SpanRows {
  readonly a: Span | null;
  readonly b: Span | null;
  /** The axis, the same for all that are compared. */
  readonly whole: Span;
}

const [BAR, BETWEEN, FOOT] = [7, 3, 20];

/** The drawing; `data-from` and `data-to` are the times at its left and right edge. */
export function twoSpans({ a, b, whole }: SpanRows, { width }: PictureOptions): Html {
  const { place, ticks } = timeScale(whole.from, whole.to);
  const x = (time: number) => (place(time) / 100) * width;
  const [from, to] = [x(whole.from), x(whole.to)];
  const edge = (px: number) =>
    Math.round(whole.from + ((px - from) / Math.max(1, to - from)) * (whole.to - whole.from));
  const bottom = 2 * BAR + 3 * BETWEEN;
  const bar = (span: Span | null, y: number, name: string) =>
    span &&
    html`<rect class="${name}" x="${round(x(span.from))}" width="${round(Math.max(2, x(span.to) - x(span.from)))}" y="${y}" height="${BAR}" rx="2"/>`;
  return framed(
    {
      kind: "two-spans",
      width,
      height: bottom + FOOT,
      label: [spoken("A", a), spoken("B", b)].filter(Boolean).join("; "),
      data: { from: edge(0), to: edge(width), bottom },
    },
    html`${ticks.map(({ at, label, minor }) => html`<line class="grid" x1="${round((at / 100) * width)}" x2="${round((at / 100) * width)}" y1="0" y2="${bottom}"/>${!(minor && width < NARROW) && html`<text class="tick" x="${inside((at / 100) * width, width)}" y="${bottom + 15}" text-anchor="middle">${label}</text>`}`)}
${bar(a, BETWEEN, "before")}${bar(b, 2 * BETWEEN + BAR, "after")}`,
  );
}

const iso = (time: number): string => new Date(time).toISOString();
const spoken = (name: string, span: Span | null): string =>
  span === null ? "" : `${name} from ${clock(iso(span.from))} to ${clock(iso(span.to))}`;
