/** Pairs that met and pairs expected by chance for each window, on two logarithmic axes; the windows of the run as lines. */
import { count, windowWords } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { framed, NARROW, type PictureOptions, round } from "./frame.js";

/** What is drawn; `met` and `expected` hold a value for each window. */
export interface WindowRows {
  readonly title: string;
  readonly windowsSeconds: readonly number[];
  readonly met: readonly number[];
  readonly expected: readonly number[];
  readonly runWindowsSeconds: readonly number[];
  /** The finest window that the clock of the data supports, seconds: below it the curve says nothing. */
  readonly precisionSeconds: number;
}

const [LEFT, RIGHT, TOP, HEIGHT, FOOT] = [58, 12, 26, 216, 32];
const NAMED = [1, 10, 60, 600, 3600, 21_600, 86_400];

/** The drawing; a window of s seconds stands at `data-left` + `data-inner` · ln(s / `data-first`) / ln(`data-last` / `data-first`). */
export function windowCurve(rows: WindowRows, { width }: PictureOptions): Html {
  const { windowsSeconds: seconds, met, expected } = rows;
  const [first, last] = [seconds[0] ?? 1, Math.max((seconds[0] ?? 1) * 1.001, seconds.at(-1) ?? 2)];
  const inner = width - LEFT - RIGHT;
  const x = (value: number) => LEFT + (Math.log(value / first) / Math.log(last / first)) * inner;
  const most = Math.log10([...met, ...expected].reduce((top, value) => Math.max(top, value), 10));
  const y = (value: number) => TOP + HEIGHT - (Math.log10(Math.max(1, value)) / most) * HEIGHT;
  const line = (values: readonly number[]) =>
    values.map((value, i) => `${i === 0 ? "M" : "L"}${round(x(seconds[i]))} ${round(y(value))}`).join("");
  const bottom = TOP + HEIGHT;
  const coarse = Math.min(last, Math.max(first, rows.precisionSeconds));
  const named = NAMED.filter((value) => value >= first && value <= last);
  return framed(
    {
      kind: "window-curve",
      width,
      height: bottom + FOOT,
      label: labelOf(rows),
      data: { left: LEFT, inner, first, last, top: TOP, bottom },
    },
    html`${coarse > first && html`<rect class="missing" x="${LEFT}" y="${TOP}" width="${round(x(coarse) - LEFT)}" height="${HEIGHT}"><title>The clock of this data is no finer: windows below say nothing.</title></rect>`}
${Array.from({ length: Math.floor(most) + 1 }, (_, i) => html`<line class="grid" x1="${LEFT}" x2="${width - RIGHT}" y1="${round(y(10 ** i))}" y2="${round(y(10 ** i))}"/><text class="tick" x="${LEFT - 8}" y="${round(y(10 ** i) + 4)}" text-anchor="end">${count(10 ** i)}</text>`)}
<line class="line-met" x1="${LEFT}" x2="${LEFT + 18}" y1="9" y2="9"/><text class="tick" x="${LEFT + 23}" y="13">pairs met</text><line class="line-expected" x1="${LEFT + 94}" x2="${LEFT + 112}" y1="9" y2="9"/><text class="tick" x="${LEFT + 117}" y="13">expected by chance</text>${rows.runWindowsSeconds.length > 0 && html`<line class="run" x1="${LEFT + 242}" x2="${LEFT + 242}" y1="3" y2="15"/><text class="tick" x="${LEFT + 248}" y="13">${width < NARROW ? "run" : "windows of the run"}</text>`}
${rows.runWindowsSeconds.map((value) => html`<line class="run" x1="${round(x(value))}" x2="${round(x(value))}" y1="${TOP}" y2="${bottom}"><title>The run looked at ${windowWords(value)}.</title></line>`)}
<path class="line-expected" d="${line(expected)}"/><path class="line-met" d="${line(met)}"/>
${named.map((value, i) => !(width < NARROW && i % 2 === 1) && html`<text class="tick" x="${round(Math.min(width - 18, x(value)))}" y="${bottom + 20}" text-anchor="middle">${shortWindow(value)}</text>`)}`,
  );
}

function shortWindow(seconds: number): string {
  if (seconds >= 86_400) return `${count(seconds / 86_400)} d`;
  if (seconds >= 3600) return `${count(seconds / 3600)} h`;
  return seconds >= 60 ? `${count(seconds / 60)} min` : `${count(seconds)} s`;
}

function labelOf({ title, windowsSeconds, met, expected }: WindowRows): string {
  const at = (i: number) =>
    `${windowWords(windowsSeconds[i])}: ${count(met[i])} met, ${count(expected[i])} expected`;
  const told = windowsSeconds.length === 0 ? "" : ` ${at(0)}; ${at(windowsSeconds.length - 1)}.`;
  return `${title}: pairs that met and pairs expected by chance, by window.${told}`;
}
