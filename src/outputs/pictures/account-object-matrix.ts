/**
 * Who took part in what: a row an account, a column a thing, in order of time. A diamond marks who came first, a square who
 * followed; an empty place is an account that did not.
 */
import { count, counted, dayAndMonth } from "../text/format.js";
import { type Html, html } from "../text/html.js";
import { framed, note, type PictureOptions, round } from "./frame.js";
import { fitted } from "./labels.js";

/** What is drawn. */
export interface MatrixRows {
  /** Names of the accounts, a row each, in the order of the rows. */
  readonly accounts: readonly string[];
  /** Things in order of time: ISO clock of the first act. */
  readonly objects: readonly { readonly label: string; readonly timeUtc: string }[];
  /** Indices of the account and the thing; `first` for who acted first on it. */
  readonly cells: readonly { readonly account: number; readonly object: number; readonly first: boolean }[];
  /** Accounts and things in all, where not all are given. */
  readonly accountsTotal?: number;
  readonly objectsTotal?: number;
}

const [HEAD, LEFT, RIGHT, LEAST, MOST] = [22, 48, 40, 9, 20];
const MOST_ROWS = 60;

/** The drawing; `data-left`, `data-top`, `data-cell` and `data-row` are pixels by which a page finds account and thing. Columns that do not fit are left out, and that is said. */
export function accountObjectMatrix(rows: MatrixRows, { width }: PictureOptions): Html {
  const room = width - LEFT - RIGHT;
  const columns = Math.min(rows.objects.length, Math.floor(room / LEAST));
  const lanes = Math.min(rows.accounts.length, MOST_ROWS);
  const cell = Math.min(MOST, Math.floor(room / Math.max(1, columns)));
  const high = Math.max(14, Math.min(cell, 18));
  const shown = rows.cells.filter(({ account, object }) => account < lanes && object < columns);
  const bottom = HEAD + lanes * high;
  const left = leftOut(rows, lanes, columns);
  const end = LEFT + columns * cell;
  return framed(
    {
      kind: "account-object-matrix",
      width,
      height: bottom + 24 + (left ? 20 : 0),
      label: labelOf(rows),
      data: { left: LEFT, top: HEAD, cell, row: high },
    },
    html`${dayMarks(rows.objects.slice(0, columns), cell, bottom)}
${Array.from({ length: Math.ceil(lanes / 2) }, (_, i) => html`<rect class="band" x="${LEFT}" y="${HEAD + 2 * i * high}" width="${columns * cell}" height="${high}"/>`)}
${rows.accounts.slice(0, lanes).map((name, i) => html`<text class="tick" x="${LEFT - 8}" y="${round(HEAD + i * high + high / 2 + 4)}" text-anchor="end">${fitted(name, LEFT - 10, 12)}</text><text class="tick" x="${end + 8}" y="${round(HEAD + i * high + high / 2 + 4)}">${count(rows.cells.filter(({ account }) => account === i).length)}</text>`)}
<path class="follower" d="${shown.filter(({ first }) => !first).map((mark) => cellPath(mark, cell, high))}"/><path class="first" d="${shown.filter(({ first }) => first).map((mark) => cellPath(mark, cell, high))}"/>
<path class="first" d="${diamond(6, bottom + 13, 5)}"/><text class="tick" x="16" y="${bottom + 17}">came first</text><rect class="follower" x="92" y="${bottom + 8}" width="10" height="10" rx="1.5"/><text class="tick" x="107" y="${bottom + 17}">followed</text>
${left && note(left, 0, bottom + 40)}`,
  );
}

function cellPath(
  { account, object, first }: MatrixRows["cells"][number],
  cell: number,
  high: number,
): string {
  const [x, y] = [LEFT + object * cell + cell / 2, HEAD + account * high + high / 2];
  const size = Math.min(cell, high) - (cell > 11 ? 3 : 2);
  return first
    ? diamond(x, y, size / 2 + 1)
    : `M${round(x - size / 2)} ${round(y - size / 2)}h${size}v${size}h${-size}z`;
}

const diamond = (x: number, y: number, half: number): string =>
  `M${round(x)} ${round(y - half)}l${half} ${half}l${-half} ${half}l${-half} ${-half}z`;

/** A label where a day begins, as long as the one before leaves room. */
function dayMarks(objects: MatrixRows["objects"], cell: number, bottom: number): Html {
  let free = 0;
  return html`${objects.map(({ timeUtc }, i) => {
    const x = LEFT + i * cell;
    if (i > 0 && objects[i - 1].timeUtc.slice(0, 10) === timeUtc.slice(0, 10)) return false;
    const label = x >= free;
    if (label) free = x + 52;
    return html`<line class="grid" x1="${x}" x2="${x}" y1="${label ? HEAD - 18 : HEAD}" y2="${bottom}"/>${label && html`<text class="tick" x="${x + 3}" y="${HEAD - 8}">${dayAndMonth(timeUtc)}</text>`}`;
  })}`;
}

function leftOut(rows: MatrixRows, lanes: number, columns: number): string {
  const { accountsTotal = rows.accounts.length, objectsTotal = rows.objects.length } = rows;
  const parts = [
    lanes < accountsTotal ? `${count(lanes)} of ${counted(accountsTotal, "account")}` : "",
    columns < objectsTotal ? `${count(columns)} of ${counted(objectsTotal, "thing")}` : "",
  ].filter(Boolean);
  return parts.length > 0 ? `Drawn: ${parts.join(" and ")}.` : "";
}

function labelOf({ accounts, objects, cells }: MatrixRows): string {
  const possible = accounts.length * objects.length;
  return `${counted(accounts.length, "account")} and ${counted(objects.length, "thing")}: ${count(cells.length)} of ${count(possible)} places are filled.`;
}
