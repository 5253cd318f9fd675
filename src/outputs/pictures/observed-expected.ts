/** What was counted beside what is expected by chance, on a log scale: a ring for chance, a dot for the count, both with their number. */
import { count, expectedCount } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { framed, NARROW, type PictureOptions, round, TEXT } from "./frame.js";
import { fitted, textWidth } from "./labels.js";
import { countScale } from "./scales.js";

/** One comparison. */
export interface ObservedRow {
  readonly label: string;
  readonly observed: number;
  readonly expected: number;
  /** Stands for comparison only. */
  readonly pale?: boolean;
}

const [ROW, HEAD, FOOT] = [30, 24, 22];

/** The drawing; `data-i` of a row is its index. */
export function observedExpected(rows: readonly ObservedRow[], { width }: PictureOptions): Html {
  const above = width < NARROW;
  const room = above ? width : Math.round(width * 0.34);
  const widest = rows.reduce((most, { label }) => Math.max(most, textWidth(label, TEXT)), 0);
  const left = above ? 0 : Math.min(room, Math.ceil(widest) + 16);
  const step = ROW + (above ? 16 : 0);
  const { place, ticks } = countScale(rows.flatMap((row) => [row.observed, row.expected]));
  const [from, to] = [left + 58, width - 58];
  const x = (value: number) => from + ((place(value) - 2) / 96) * (to - from);
  const bottom = HEAD + rows.length * step;
  return framed(
    { kind: "observed-expected", width, height: bottom + FOOT, label: rows.map(spokenRow).join(" ") },
    html`${ticks.map(({ at, label, minor }) => {
      const px = round(from + ((at - 2) / 96) * (to - from));
      return html`<line class="grid" x1="${px}" x2="${px}" y1="${HEAD}" y2="${bottom}"/>${!(minor && above) && html`<text class="tick" x="${px}" y="${bottom + 16}" text-anchor="middle">${label}</text>`}`;
    })}
<circle class="ring" cx="${left + 6}" cy="${HEAD - 12}" r="4.5"/><text class="tick" x="${left + 16}" y="${HEAD - 8}">expected by chance</text><circle class="dot" cx="${left + 142}" cy="${HEAD - 12}" r="5"/><text class="tick" x="${left + 152}" y="${HEAD - 8}">counted</text>
${rows.map((row, i) => rowMarks(row, { i, x, left: left - 12, y: HEAD + i * step + step - ROW / 2, above, room }))}`,
  );
}

interface Place {
  readonly i: number;
  readonly x: (value: number) => number;
  readonly left: number;
  readonly y: number;
  readonly above: boolean;
  readonly room: number;
}

function rowMarks(row: ObservedRow, { i, x, left, y, above, room }: Place): Html {
  const [ring, dot] = [round(x(row.expected)), round(x(row.observed))];
  const more = row.observed >= row.expected;
  const [low, high] = more ? [ring, dot] : [dot, ring];
  const words = { ring: expectedCount(row.expected), dot: count(row.observed) };
  return html`<g data-i="${i}"${row.pale && html` class="pale"`}><text x="${above ? 0 : left}" y="${above ? y - 16 : y + 4.5}"${!above && html` text-anchor="end"`}>${fitted(row.label, room - 12, TEXT)}</text><line class="span" x1="${low}" x2="${high}" y1="${y}" y2="${y}"/><circle class="ring" cx="${ring}" cy="${y}" r="5"/><circle class="dot" cx="${dot}" cy="${y}" r="5.5"/>
<text class="soft" x="${more ? ring - 11 : ring + 11}" y="${y + 4.5}" text-anchor="${more ? "end" : "start"}">${words.ring}</text><text class="strong" x="${more ? dot + 11 : dot - 11}" y="${y + 4.5}" text-anchor="${more ? "start" : "end"}">${words.dot}</text></g>`;
}

const spokenRow = ({ label, observed, expected }: ObservedRow): string =>
  `${label}: counted ${count(observed)}, expected by chance ${expectedCount(expected)}.`;
